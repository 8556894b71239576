"""What answers a query: exactly so, in all its words, in some of them, or nearly.

Answers come in tiers, each a set of documents and better than the next; inside
a tier they are ranked by how well their labels fit, as far as that is looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pyroaring import BitMap

from taxonomy.entry.model import Usage
from taxonomy.search import parsing
from taxonomy.search.contract import Filter, Query
from taxonomy.search.whoosh import questions
from taxonomy.search.whoosh.fitness import Words
from taxonomy.search.whoosh.questions import Scope, Wanted
from taxonomy.search.whoosh.reader import Reader
from taxonomy.text import fold

LOOKED_AT = 30  # documents of a tier that is ranked as a whole


@dataclass(frozen=True, slots=True)
class Found:
    """The documents that answer, tier by tier, no document in two of them."""

    words: Words
    scope: Scope
    tiers: tuple[BitMap, ...] = ()
    approximate: bool = False

    @property
    def every(self) -> BitMap:
        """All of them."""
        return BitMap().union(*self.tiers)


def narrowed(query: Query, reading: parsing.Reading) -> Query:
    """The query with the filters of its text, where nothing else was chosen."""
    usage = reading.filters.get("usage")
    return replace(
        query,
        language=query.language or reading.filters.get("lang"),
        scheme=query.scheme or reading.filters.get("scheme"),
        section=query.section or reading.filters.get("section"),
        usage=query.usage or (Usage(usage) if usage else None),
    )


def find(reader: Reader, query: Query, reading: parsing.Reading) -> Found:
    """What answers a query whose filters are in place."""
    scope = Scope.of(reader, query.language, reading.filters.get("in"))
    typed = questions.typed(reading.wanted)
    if not reading.is_words_alone or not typed:
        if not reading.filters and not typed:  # a label may be signs alone, as an emoji is
            exact = _tiers(reader, query, [questions.exactly(reader, query.text)])
            return Found(Words(query, query.text, typed), scope, exact)
        words = Words(query, reading.wanted, typed)
        fitting = questions.expression(reader, reading.expression, scope)
        return Found(words, scope, _tiers(reader, query, [fitting]))
    text = reading.wanted if reading.filters else query.text
    words = Words(query, text, typed)
    found = Found(words, scope, _tiers(reader, query, _strictly(reader, words, scope)))
    return found if found.tiers else _nearly(reader, words, scope)


def _strictly(reader: Reader, words: Words, scope: Scope) -> Iterable[BitMap]:
    """What has all the words: as a label, in labels, in definitions, in notes."""
    query = words.query
    if scope.has_labels:
        for having in (
            questions.exactly(reader, words.text),
            questions.whole_label(reader, words.text, scope),
        ):
            if query.language is None and query.usage is None:
                yield having
            else:  # the index has no language and no verdict of whole labels; the card does
                yield BitMap(each for each in having if words.is_a_label_of(reader.card(each)))
    labels, *others = questions.all_words(reader, words.words, scope)
    if scope.has_labels and len(labels) > LOOKED_AT:
        yield from questions.in_labels_of_size(reader, words.words, scope)
    yield labels
    yield from others


def _nearly(reader: Reader, words: Words, scope: Scope) -> Found:
    """What has what was meant by the words, or some of them."""
    unknown = [word for word in words.words if not questions.is_known(reader, word, scope)]
    meant = tuple(
        each for word in words.words for each in _meant(reader, word, known=word not in unknown)
    )
    approximate = meant != words.words
    text = " ".join(word.text for word in meant) if approximate else words.text
    told = Words(words.query, text, meant, nearly=True)
    for ask in (_in_full, _in_part):
        found = _tiers(reader, words.query, ask(reader, told, scope))
        if found:
            return Found(told, scope, found, approximate)
    return Found(told, scope)


def _in_full(reader: Reader, words: Words, scope: Scope) -> Iterable[BitMap]:
    return questions.all_words(reader, words.words, scope)


def _in_part(reader: Reader, words: Words, scope: Scope) -> Iterable[BitMap]:
    """Every word, in whichever languages; a label among the words; ever fewer of them."""
    every, *fewer = _by_number(questions.each_word(reader, words.words, scope)) or [BitMap()]
    yield every
    if scope.has_labels:
        yield questions.labels_within(reader, words.text, scope)
    yield from fewer


def _by_number(sets: Iterable[BitMap]) -> list[BitMap]:
    """What stands in all of the sets, in all but one, and so on down to one."""
    at_least: list[BitMap] = []  # one set, two sets, …
    for each in sets:
        grown = [each, *(each & having for having in at_least)]
        at_least = [more | known for more, known in zip(grown, [*at_least, BitMap()], strict=True)]
    return at_least[::-1]


def _tiers(reader: Reader, query: Query, sets: Iterable[BitMap]) -> tuple[BitMap, ...]:
    """The sets without what the filters keep out and what stands in an earlier one."""
    allowed = reader.allowed(
        Filter(query.scheme, query.section, language=query.language, usage=query.usage)
    )
    seen = BitMap()
    tiers = []
    for each in sets:
        fresh = each - seen if allowed is None else (each & allowed) - seen
        seen |= fresh
        if fresh:
            tiers.append(fresh)
    return tuple(tiers)


def _meant(reader: Reader, word: Wanted, *, known: bool) -> tuple[Wanted, ...]:
    """The word with what is close to it, unless some label has it just so.

    A word that is known by its stem alone may be an inflection, or a slip that
    happens to end like a word of another language; so it stands for itself too.
    A word that is nowhere may be two that were written as one, or part of one.
    """
    folded = fold(word.text)
    if folded in reader.spelling:
        return (word,)
    close = reader.spelling.near(folded)
    if known:
        return (Wanted(word.text, (word.text, *close)),)
    if parts := () if close else reader.spelling.parts(folded):
        return tuple(Wanted(part, (part,)) for part in parts)
    close = close or reader.spelling.containing(folded)
    return (Wanted(word.text, close or (word.text,)),)
