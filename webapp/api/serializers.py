"""Serializers: values of the domain as JSON bodies.

Texts that exist in several languages are told in one: the reader's
(Accept-Language) where there is one, else the term's own, else English.
"""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from taxonomy.entry.designation import Wording
from taxonomy.entry.diff import Difference
from taxonomy.entry.model import Usage
from taxonomy.entry.scheme import Scheme
from taxonomy.entry.sense_document import sense_document
from taxonomy.entry.verdicts import Answer, Sense
from taxonomy.search.catalogue import SectionCount
from taxonomy.search.contract import Hit, Hits, ListedConcept, ListedTerm, TermHit
from webapp.context import choose, choose_language, concept_uri, root, termbase

Body = dict[str, Any]
Wanted = tuple[str, ...]


def answer(found: Answer, wanted: Wanted) -> Body:
    """The verdict on a label, with the senses that it comes from."""
    return {
        "label": found.label,
        "lang": found.language,
        "verdict": found.advice,
        "senses": [_sense(each, wanted) for each in found.senses],
        "other_languages": [_sense(each, wanted) for each in found.others],
        "other_vocabularies": [_sense(each, wanted, gives_verdict=False) for each in found.neutral],
    }


def hits(found: Hits, label: Answer, wanted: Wanted) -> Body:
    """A page of a search's answers, with the one on the query as a label."""
    return {
        "query": found.query.text,
        "answer": answer(label, wanted) if label.is_known else None,
        "total": found.total,
        "page": found.query.page,
        "per_page": found.query.per_page,
        "items": [_hit(found, each, wanted) for each in found.items],
        "facets": found.facets,
        "read_as_plain_words": found.plain_because,
        "approximate": found.approximate,
        "did_you_mean": [_label(each) for each in found.meant],
    }


def term(found: TermHit, wanted: Wanted) -> Body:
    """A term with the verdict on it, the reason, and what to say instead."""
    return {
        **_named(found),
        "reason": choose(found.reason, (*wanted, found.language)),
        "replacements": [_label(each) for each in found.replacements],
        "verified": found.verified,
    }


def suggestion(found: ListedTerm, label: Answer, wanted: Wanted) -> Body:
    """A label that begins as was typed, with the verdict on it."""
    title = termbase().catalogue.scheme(found.scheme).title
    return {
        **_named(found),
        "verdict": label.advice,
        "verified": label.verified,
        "scheme_title": choose(title, wanted) or found.scheme,
    }


def concept(card: ListedConcept, wanted: Wanted) -> Body:
    """A concept as lists show it."""
    return {
        "scheme": card.scheme,
        "concept": card.concept,
        "uri": concept_uri(card.scheme, card.concept),
        "section": card.section,
        "group": card.group,
        "preferred": card.preferred,
        "definition": choose(card.definitions, wanted),
        "terms": [
            {"label": each.label, "lang": each.language, "usage": _usage(each)}
            for each in card.terms
        ],
    }


def sections(counts: Iterable[SectionCount]) -> list[Body]:
    """The sections of a scheme with how many concepts stand in each."""
    return [
        {
            "id": section.id,
            "title": section.title,
            "confidence": section.confidence,
            "concepts": concepts,
        }
        for section, concepts in counts
    ]


def differences(found: Iterable[Difference]) -> list[Body]:
    """What differs between two entries."""
    return [
        {
            "change": each.change,
            "field": each.field,
            "of": each.of,
            "language": each.language,
            "before": each.before,
            "after": each.after,
        }
        for each in found
    ]


def scheme(known: Scheme, concepts: int) -> Body:
    """A scheme as lists show it."""
    uri = f"{root()}/{known.id}"
    return {
        "id": known.id,
        "uri": uri,
        "title": known.title,
        "prescriptive": known.prescriptive,
        "concepts": concepts,
    }


def _hit(found: Hits, hit: Hit, wanted: Wanted) -> Body:
    language = choose_language(hit.definitions, (*wanted, hit.term.language))
    definition = hit.definitions[language] if language else None
    return {
        **term(hit.term, wanted),
        "preferred": hit.preferred,
        "definition": definition,
        "highlight": _marked(hit.highlight),
        "definition_highlight": _marked(found.marked(definition, language))
        if language and definition
        else None,
        "score": hit.score,
    }


def _sense(sense: Sense, wanted: Wanted, *, gives_verdict: bool = True) -> Body:
    concept = sense if isinstance(sense, TermHit) else None
    return sense_document(
        sense, concept, readers=wanted, base_uri=root(), gives_verdict=gives_verdict
    )


def _usage(term: TermHit | ListedTerm) -> Usage | None:
    """The verdict on a term; none where its vocabulary gives no verdicts."""
    return term.usage if termbase().catalogue.order.gives_verdicts(term.scheme) else None


def _label(each: Wording) -> Body:
    return {"label": each.label, "lang": each.language}


def _named(found: TermHit | ListedTerm) -> Body:
    return {
        "scheme": found.scheme,
        "concept": found.concept,
        "uri": concept_uri(found.scheme, found.concept),
        "label": found.label,
        "lang": found.language,
        "usage": _usage(found),
    }


def _marked(pieces: Iterable[tuple[str, bool]]) -> str:
    return Markup().join(
        Markup("<mark>{}</mark>").format(text) if matched else escape(text)
        for text, matched in pieces
    )
