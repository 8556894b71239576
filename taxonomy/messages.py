"""Messages in English that a face can translate: the template, and what fills its blanks."""

from collections.abc import Mapping
from typing import Self


class Untranslated(str):
    """Words of a library, such as what a parser says of a file: they stay English."""

    __slots__ = ()


class Message(str):
    """An English sentence that knows its template and parameters, so that it can be translated.

    The template stands where the message is made, as a literal, because that is
    where `docs/catalogues.py` finds it for the catalogues. Blanks are written as
    `%(name)s`; without parameters, nothing is filled in. An `int` is a quantity,
    which each language writes in its own way; a number that is a name (of a
    revision, a line, a year) is given as text. A parameter may be a `Message`.
    """

    __slots__ = ("params", "template")

    template: str
    params: Mapping[str, object]

    def __new__(cls, template: str, /, **params: object) -> Self:
        """Fill a template in English."""
        self = super().__new__(cls, filled(template, params))
        self.template = template
        self.params = params
        return self

    @classmethod
    def untranslated(cls, text: str) -> Self:
        """A text that stays English: what operators read in logs and on the command line."""
        return cls("%(text)s", text=Untranslated(text))

    def with_params(self, **params: object) -> Self:
        """The same template with more of its blanks filled."""
        return type(self)(self.template, **self.params, **params)

    def format(self, *_: object, **__: object) -> Self:
        """Itself: marshmallow formats the messages of validators; this one has its parameters."""
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:  # for copies and pickles
        return (self.template,), dict(self.params)


def filled(template: str, params: Mapping[str, object]) -> str:
    """A template with its blanks filled as English writes them."""
    if not params:
        return template
    return template % {name: _english(value) for name, value in params.items()}


def _english(value: object) -> str:
    is_quantity = isinstance(value, int) and not isinstance(value, bool)
    return f"{value:,}" if is_quantity else str(value)
