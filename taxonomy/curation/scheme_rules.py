"""What a scheme itself must satisfy, before its entries are looked at."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from taxonomy import languages
from taxonomy.curation.rules import no_such_language
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Violation

# First parts of addresses that the faces use; a test holds them to what they do use.
RESERVED = frozenset(
    [
        "about",
        "api",
        "avoid",
        "changes.atom",
        "changes.jsonl",
        "check",
        "desk",
        "embed.js",
        "health",
        "help",
        "letters",
        "opensearch.xml",
        "problems",
        "reconcile",
        "search",
        "sitemap",
        "sitemap.xml",
        "static",
        "v2",
    ]
)


def violations(scheme: Scheme, place: Callable[[str], str]) -> Iterator[Violation]:
    """All that is to be mended in a scheme; `place` tells file and line of a pointer."""
    for rule in EVERY:
        for violation in rule(scheme):
            yield replace(violation, place=place(violation.pointer))


def parts_stand_once(scheme: Scheme) -> Iterator[Violation]:
    """An identifier of an edition, section or group is given once (our own rule)."""
    parts = {
        "editions": [edition.id for edition in scheme.editions],
        "sections": [section.id for section in scheme.sections],
        "groups": [group.id for group in scheme.groups],
    }
    for name, identifiers in parts.items():
        for identifier, times in Counter(identifiers).items():
            if times > 1:
                yield Violation(
                    "parts-stand-once", f"/{name}", f"“{identifier}” stands {times} times."
                )


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
    ]
    for pointer, tag in tags:
        if not languages.is_valid(tag):
            yield no_such_language(pointer, tag)


def current_edition_is_known(scheme: Scheme) -> Iterator[Violation]:
    """The current edition is one of the scheme's editions (our own rule)."""
    if scheme.current_edition not in {None, *(edition.id for edition in scheme.editions)}:
        yield Violation(
            "current-edition-is-known",
            "/current_edition",
            f"The scheme has no edition “{scheme.current_edition}”.",
        )


def identifier_is_free(scheme: Scheme) -> Iterator[Violation]:
    """A scheme is not called as a page of the service is, whose address it would hide (our own)."""
    if scheme.id in RESERVED:
        message = f"“{scheme.id}” is an address of the service; call the scheme otherwise."
        yield Violation("identifier-is-free", "/id", message)


EVERY: tuple[Callable[[Scheme], Iterator[Violation]], ...] = (
    parts_stand_once,
    languages_are_known,
    current_edition_is_known,
    identifier_is_free,
)
