"""What can be fetched of a term into new columns: the verdict, the reason, what to say instead."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from taxonomy.errors import BadQuestion, NotFound, Violation
from taxonomy.messages import Message
from taxonomy.search.contract import ListedConcept, ListedTerm, TermHit
from webapp.context import choose, concept_uri, termbase
from webapp.presenters.designations import anchor

Body = dict[str, Any]
Wanted = Sequence[str]


class Property(NamedTuple):
    """Something to be said of a term: its name, and how it is found."""

    name: str
    of: Callable[[TermHit, ListedConcept, Wanted], Iterable[str | None]]


PROPERTIES: Mapping[str, Property] = {
    "usage": Property("Verdict", lambda term, _concept, _wanted: [verdict(term)]),
    "reason": Property(
        "Reason", lambda term, _, wanted: [choose(term.reason, (*wanted, term.language))]
    ),
    "replacement": Property(
        "Say instead", lambda term, _concept, _wanted: [each.label for each in term.replacements]
    ),
    "language": Property("Language", lambda term, _concept, _wanted: [term.language]),
    "preferred": Property(
        "Preferred term", lambda term, concept, _: [concept.preferred.get(term.language)]
    ),
    "definition": Property(
        "Definition",
        lambda term, concept, wanted: [choose(concept.definitions, (*wanted, term.language))],
    ),
    "section": Property("Section", lambda _term, concept, _wanted: [concept.section]),
    "concept": Property(
        "Concept", lambda term, _concept, _wanted: [concept_uri(term.scheme, term.concept)]
    ),
}


def verdict(term: TermHit | ListedTerm) -> str | None:
    """The verdict on a term; none where its vocabulary gives no verdicts."""
    gives_verdicts = termbase().catalogue.order.gives_verdicts(term.scheme)
    return term.usage.value if gives_verdicts else None


def serialized() -> list[Body]:
    """Every property, as clients list them."""
    return [{"id": each, "name": known.name} for each, known in PROPERTIES.items()]


def values(identifiers: Iterable[str], names: Sequence[str], wanted: Wanted) -> Body:
    """The values of properties, term by term; nothing for a term that there is not.

    Raises `BadQuestion` for a property that there is not.
    """
    for name in names:
        if name not in PROPERTIES:
            message = Message(
                "There is no property “%(name)s”. Choose one of: %(known)s.",
                name=name,
                known=", ".join(PROPERTIES),
            )
            raise BadQuestion([Violation("property", "/extend/properties", message)])
    return {
        "meta": [{"id": name, "name": PROPERTIES[name].name} for name in names],
        "rows": {each: dict(_row(each, names, wanted)) for each in identifiers},
    }


def identifier(term: TermHit | ListedTerm) -> str:
    """What a term is called by."""
    return f"{term.scheme}/{term.concept}#{anchor(term)}"


def term(given: str) -> TermHit:
    """The term that is called so. Raises `NotFound`."""
    found = _find(given)
    if found is None:
        raise NotFound("term", given)
    return found[0]


def _row(each: str, names: Iterable[str], wanted: Wanted) -> Iterator[tuple[str, list[Body]]]:
    found = _find(each)
    for name in names:
        values_of = PROPERTIES[name].of(*found, wanted) if found else ()
        yield name, [{"str": str(value)} for value in values_of if value]


def _find(given: str) -> tuple[TermHit, ListedConcept] | None:
    address, _, place = given.partition("#")
    scheme, _, name = address.partition("/")
    concept = termbase().catalogue.concept(scheme, name)
    for each in concept.terms if concept else ():
        if anchor(each) == place and concept is not None:
            return each, concept
    return None
