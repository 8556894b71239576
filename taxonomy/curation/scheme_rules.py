"""What a scheme itself must satisfy, before its entries are looked at."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from taxonomy import languages
from taxonomy.curation.rules import no_such_language
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Violation
from taxonomy.messages import Message
from taxonomy.text import UNSEEN


def violations(
    scheme: Scheme, place: Callable[[str], str], reserved: Collection[str] = ()
) -> Iterator[Violation]:
    """All that needs fixing in a scheme; `place` gives file and line of a pointer.

    No scheme may be called by a `reserved` word, since its addresses begin with its identifier.
    """
    found = (violation for rule in _OF_SCHEME for violation in rule(scheme))
    for violation in (*found, *identifier_is_free(scheme, reserved)):
        yield replace(violation, place=place(violation.pointer))


def parts_stand_once(scheme: Scheme) -> Iterator[Violation]:
    """Each edition, section and group has its own identifier (our own rule)."""
    parts = {
        "editions": [edition.id for edition in scheme.editions],
        "sections": [section.id for section in scheme.sections],
        "groups": [group.id for group in scheme.groups],
    }
    for name, identifiers in parts.items():
        for identifier, times in Counter(identifiers).items():
            if times > 1:
                message = Message(
                    "“%(identifier)s” is used %(times)s times. Use each identifier once.",
                    identifier=identifier,
                    times=times,
                )
                yield Violation("parts-stand-once", f"/{name}", message)


def languages_are_known(scheme: Scheme) -> Iterator[Violation]:
    """Every language tag is a valid one (BCP 47)."""
    tags = [
        ("/source_language", scheme.source_language),
        *((f"/title/{tag}", tag) for tag in scheme.title),
        *((f"/description/{tag}", tag) for tag in scheme.description),
        *(
            (f"/editions/{number}/language", edition.language)
            for number, edition in enumerate(scheme.editions)
        ),
        *(
            (f"/editions/{number}/remark/{tag}", tag)
            for number, edition in enumerate(scheme.editions)
            for tag in edition.remark
        ),
    ]
    for pointer, tag in tags:
        if not languages.is_valid(tag):
            yield no_such_language(pointer, tag)


def current_edition_is_known(scheme: Scheme) -> Iterator[Violation]:
    """The current edition is one of the vocabulary’s editions (our own rule)."""
    if scheme.current_edition not in {None, *(edition.id for edition in scheme.editions)}:
        yield Violation(
            "current-edition-is-known",
            "/current_edition",
            Message(
                "This vocabulary has no edition “%(identifier)s”.",
                identifier=str(scheme.current_edition),
            ),
        )


def identifier_is_free(scheme: Scheme, reserved: Collection[str]) -> Iterator[Violation]:
    """A vocabulary’s identifier is not an address that the service uses (our own rule)."""
    if scheme.id in reserved:
        message = Message(
            "“%(identifier)s” is an address of this service. Choose another identifier.",
            identifier=scheme.id,
        )
        yield Violation("identifier-is-free", "/id", message)


def names_and_words_have_a_language(scheme: Scheme) -> Iterator[Violation]:
    """The names and context words of the text check have a valid language (BCP 47)."""
    tags = [
        *(
            (f"/protected/{place}/language", each.language)
            for place, each in enumerate(scheme.protected)
        ),
        *((f"/context/{tag}", tag) for tag in scheme.context),
    ]
    for pointer, tag in tags:
        if not languages.is_valid(tag):
            yield replace(no_such_language(pointer, tag), rule="names-and-words-have-a-language")


def names_and_words_say_something(scheme: Scheme) -> Iterator[Violation]:
    """A name or context word has letters, single spaces and nothing invisible (our own rule)."""
    for pointer, _, text in _phrases(scheme):
        message = None
        if not any(map(str.isalnum, text)):
            message = Message("“%(text)s” has no letters. Write a name or a word.", text=text)
        elif odd := UNSEEN.search(text):
            code = f"U+{ord(odd[0]):04X}"
            message = Message(
                "“%(text)s” contains an invisible character (%(code)s). Remove it.",
                text=UNSEEN.sub("", text),
                code=code,
            )
        elif text != " ".join(text.split()):
            tidy = " ".join(text.split())
            message = Message(
                "“%(label)s” has too many spaces. Write “%(tidy)s”.", label=text, tidy=tidy
            )
        if message is not None:
            yield Violation("names-and-words-say-something", pointer, message)


def names_and_words_stand_once(scheme: Scheme) -> Iterator[Violation]:
    """A name or context word is there once in a language, whatever its case (our own rule)."""
    seen: dict[tuple[bool, str, str], str] = {}
    for pointer, language, text in _phrases(scheme):
        key = pointer.startswith("/context"), language.lower(), text.casefold()
        if key in seen:
            message = Message(
                "“%(text)s” is here already, as “%(other)s”. Remove one.",
                text=text,
                other=seen[key],
            )
            yield Violation("names-and-words-stand-once", pointer, message)
        seen.setdefault(key, text)


NAMES_AND_WORDS: tuple[Callable[[Scheme], Iterator[Violation]], ...] = (
    names_and_words_have_a_language,
    names_and_words_say_something,
    names_and_words_stand_once,
)

_OF_SCHEME: tuple[Callable[[Scheme], Iterator[Violation]], ...] = (
    parts_stand_once,
    languages_are_known,
    current_edition_is_known,
    *NAMES_AND_WORDS,
)
RULES: tuple[Callable[..., Iterator[Violation]], ...] = (*_OF_SCHEME, identifier_is_free)


def _phrases(scheme: Scheme) -> Iterator[tuple[str, str, str]]:
    """Every name and every word: its pointer, its language, its text."""
    for place, each in enumerate(scheme.protected):
        yield f"/protected/{place}/text", each.language, each.text
    for tag, words in scheme.context.items():
        for place, word in enumerate(words):
            yield f"/context/{tag}/{place}", tag, word
