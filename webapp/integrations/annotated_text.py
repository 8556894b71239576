"""A text as LanguageTool's clients send it, with markup or without, and its places in UTF-16."""

import json
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple, Self

from taxonomy.checking.text_positions import LineIndex

_NOT_SO = (
    "“data” is a JSON object with a list “annotation”, each part of which has either “text” "
    "or “markup”, and with markup perhaps “interpretAs”; all of them are texts."
)


class MarkupPart(NamedTuple):
    """A piece of a text: how it is written, and what is read there."""

    written: str
    read: str


class Annotated:
    """A text of parts: `plain` is what is read, `written` all of it, markup included.

    Places are told as clients count them: in UTF-16 units of what is written.
    """

    def __init__(self, parts: Iterable[MarkupPart]) -> None:
        """Put the parts together."""
        self._parts = [MarkupPart(_sound(each.written), _sound(each.read)) for each in parts]
        self.plain = "".join(each.read for each in self._parts)
        self.written = "".join(each.written for each in self._parts)
        self._read_from = _starts(each.read for each in self._parts)
        self._written_from = _starts(each.written for each in self._parts)
        self._places = LineIndex(self.written)

    @classmethod
    def of_text(cls, text: str) -> Self:
        """A text without markup."""
        return cls([MarkupPart(text, text)])

    @classmethod
    def of_json(cls, data: str) -> Self:
        """A text with markup, as JSON has it. Raises `ValueError` where it has it otherwise."""
        try:
            given = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise ValueError(_NOT_SO) from error
        parts = given.get("annotation") if isinstance(given, dict) else None
        if not isinstance(parts, list):
            raise ValueError(_NOT_SO)  # noqa: TRY004 - what was sent is wrong, not a type of ours
        return cls([_part(each) for each in parts])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a passage of `plain` (which has a sign at least) stands in `written`."""
        first, last = self._at(start), self._at(end - 1)
        begins, ends = self._written_from[first], self._written_from[last]
        if self._is_text(first):
            begins += start - self._read_from[first]
        ends += end - self._read_from[last] if self._is_text(last) else len(self._parts[last][0])
        return begins, ends

    def units(self, place: int) -> int:
        """A place of `written`, in UTF-16 units."""
        return self._places.utf16(place)

    def _at(self, place: int) -> int:
        """The part that a sign of `plain` is read in."""
        return bisect_right(self._read_from, place) - 1

    def _is_text(self, number: int) -> bool:
        written, read = self._parts[number]
        return written == read


def _part(given: Any) -> MarkupPart:  # noqa: ANN401 - it may be any JSON
    if not isinstance(given, dict) or ("text" in given) == ("markup" in given):
        raise ValueError(_NOT_SO)
    written = given.get("text", given.get("markup"))
    read = written if "text" in given else given.get("interpretAs", "")
    if not isinstance(written, str) or not isinstance(read, str):
        raise ValueError(_NOT_SO)  # noqa: TRY004 - as above
    return MarkupPart(written, read)


def _starts(texts: Iterable[str]) -> list[int]:
    found, place = [], 0
    for each in texts:
        found.append(place)
        place += len(each)
    return found


def _sound(text: str) -> str:
    """The text, with a mark where JSON had half a character: as long, and fit to be written."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
