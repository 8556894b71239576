"""Queries as sets: the documents that have given terms, phrases, labels or filters.

Each language is asked in its own stems; what fits in any of them fits.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pyroaring import BitMap

from taxonomy import languages
from taxonomy.search import query_parser
from taxonomy.search.analysis import content, squashed, stems, whole
from taxonomy.search.whoosh.index_reader import IndexReader
from taxonomy.search.whoosh.index_schema import LONGEST_SIZED
from taxonomy.stemming import stem
from taxonomy.text import fold
from taxonomy.text import words as words_of

_LONGEST_RUN = 16  # words, or signs and their pairs, of a label that is looked for in a text
_ENOUGH = 200  # documents whose order by the size of their labels is told
_MAX_PREFIXES = 64  # words that a prefix stands for


@dataclass(frozen=True, slots=True)
class QueryScope:
    """Where words are looked for: in which languages, in which kinds of text."""

    languages: tuple[str, ...]
    kinds: tuple[str, ...] = query_parser.KINDS

    @classmethod
    def of(cls, reader: IndexReader, language: str | None, kind: str | None) -> "QueryScope":
        """The languages of an index that are wanted, and one kind of text or all."""
        tags = tuple(tag for tag in reader.languages if languages.matches(tag, language))
        return cls(tags, (kind,) if kind else query_parser.KINDS)

    @property
    def has_labels(self) -> bool:
        """Whether labels are among what is asked."""
        return "label" in self.kinds

    def of_kinds(self, *kinds: str) -> "QueryScope":
        """The same in fewer kinds of text."""
        return QueryScope(self.languages, tuple(kind for kind in self.kinds if kind in kinds))


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A word as it was typed, and the words that stand for it: itself, or what is close to it."""

    text: str
    alternatives: tuple[str, ...]

    def stem(self, tag: str) -> str:
        """Its stem in a language."""
        return stem(self.text, languages.base(tag))

    def stems(self, tag: str) -> tuple[str, ...]:
        """The stems that stand for it in a language."""
        base = languages.base(tag)
        return tuple(dict.fromkeys(stem(each, base) for each in self.alternatives))


def typed(text: str) -> tuple[QueryTerm, ...]:
    """The words of a text, each once; of a script without spaces, its signs and their pairs."""
    found = dict.fromkeys(text[word.start : word.end] for word in words_of(text))
    return tuple(QueryTerm(word, (word,)) for word in islice(found, query_parser.MOST_WORDS))


Groups = tuple[tuple[str, ...], ...]  # for each word that must be there, the stems that may stand


def exactly(reader: IndexReader, text: str) -> BitMap:
    """Documents with just that label, folded."""
    return reader.postings("exact", fold(text))


def whole_label(reader: IndexReader, text: str, scope: QueryScope) -> BitMap:
    """Documents with that label but for inflection, spelling and hyphens."""
    keys = {whole(text, tag) for tag in scope.languages} - {""}
    found = [reader.postings("whole", key) for key in keys]
    if together := squashed(text):
        found.append(reader.postings("squashed", together))
    return BitMap().union(*found)


def all_words(reader: IndexReader, words: Sequence[QueryTerm], scope: QueryScope) -> list[BitMap]:
    """Documents that have every word, in one language.

    First those whose labels have them, then those with help of their
    definitions, then with help of their notes.
    """
    return merged(words_by_language(reader, words, scope).values(), scope)


def merged(found: Iterable[Sequence[BitMap]], scope: QueryScope) -> list[BitMap]:
    """The documents of several languages together, kind of text by kind of text."""
    return [BitMap().union(*sets) for sets in zip(*found, strict=True)] or [
        BitMap() for _ in scope.kinds
    ]


def words_by_language(
    reader: IndexReader, words: Sequence[QueryTerm], scope: QueryScope
) -> dict[str, list[BitMap]]:
    """For each language in which any has every word, the documents as `all_words` has them."""
    found: dict[str, list[BitMap]] = {}
    for tag, groups in by_language(words, scope):
        every: list[BitMap | None] = [None for _ in scope.kinds]
        for group in groups:
            postings = BitMap()
            for number, kind in enumerate(scope.kinds):
                postings = postings.union(
                    *(reader.postings(f"{kind}_{tag}", each) for each in group)
                )
                known = every[number]
                every[number] = postings if known is None else known & postings
            if not every[-1]:  # which has all that the others have: no document of this language
                break
        else:
            found[tag] = [postings or BitMap() for postings in every]
    return found


def in_labels_of_size(
    reader: IndexReader, words: Sequence[QueryTerm], scope: QueryScope
) -> Iterator[BitMap]:
    """Documents that have every word in labels of as many words, then of one more, and so on.

    It ends where there are enough for any reader.
    """
    asked = [
        (tag, groups)
        for tag, groups in by_language(words, scope)
        if all(any(reader.postings(f"label_{tag}", each) for each in group) for group in groups)
    ]
    fewest = min((len(groups) for _, groups in asked), default=LONGEST_SIZED + 1)
    seen = BitMap()
    for size in range(fewest, LONGEST_SIZED + 1):
        found = BitMap()
        for tag, groups in asked:
            sets = (
                BitMap().union(
                    *(reader.postings(f"sized_{tag}", f"{size} {each}") for each in group)
                )
                for group in groups
            )
            found |= BitMap.intersection(*sets)
        yield found
        seen |= found
        if len(seen) > _ENOUGH:
            break


def each_word(reader: IndexReader, words: Sequence[QueryTerm], scope: QueryScope) -> list[BitMap]:
    """For each word that says something, the documents that have it in any language."""
    found = []
    for word in words:
        sets = [
            reader.postings(field, token)
            for tag, groups in by_language([word], scope)
            for field in _fields(tag, scope)
            for group in groups
            for token in group
        ]
        postings = BitMap().union(*sets)
        if postings:
            found.append(postings)
    return found


def labels_within(reader: IndexReader, text: str, scope: QueryScope) -> BitMap:
    """Documents with a label that stands, as a whole, somewhere in a text."""
    runs = {run for tag in scope.languages for run in _runs(reader, text, tag)}
    return BitMap().union(*(reader.postings("whole", run) for run in runs))


def _runs(reader: IndexReader, text: str, tag: str) -> Iterator[str]:
    """Neighbouring words that could be a label: each stands in some label of the language."""
    tokens = stems(text, tag)[: query_parser.MOST_WORDS]
    known = [bool(reader.postings(f"label_{tag}", token)) for token in tokens]
    for first in range(len(tokens)):
        for last in range(first, min(first + _LONGEST_RUN, len(tokens))):
            if not known[last]:
                break
            yield " ".join(tokens[first : last + 1])


def is_known(reader: IndexReader, word: QueryTerm, scope: QueryScope) -> bool:
    """Whether a word, in one of its forms, stands anywhere in a language."""
    stems_of = {tag: word.stem(tag) for tag in scope.languages}
    return any(
        reader.postings(field, token)
        for tag, token in stems_of.items()
        for field in _fields(tag, scope)
    )


def expression(reader: IndexReader, part: query_parser.Expression, scope: QueryScope) -> BitMap:
    """Documents that an expression fits, in any language."""
    match part:
        case query_parser.WordQuery(text):
            return all_words(reader, typed(text), scope)[-1]
        case query_parser.PhraseQuery(text):
            return _phrase(reader, text, scope)
        case query_parser.PrefixQuery(text):
            prefixes = reader.spelling.beginning(fold(text), limit=_MAX_PREFIXES)
            return BitMap().union(*(reader.postings("word", word) for word in prefixes))
        case query_parser.Not(inner):
            return reader.every - expression(reader, inner, scope)
        case query_parser.Any(parts):
            return BitMap().union(*(expression(reader, each, scope) for each in parts))
        case query_parser.All(parts):
            found = [expression(reader, each, scope) for each in parts]
            return BitMap.intersection(reader.every, *found)


def by_language(words: Sequence[QueryTerm], scope: QueryScope) -> Iterator[tuple[str, Groups]]:
    """For each language, the stems of the words that must be there."""
    text = " ".join(word.text for word in words)
    for tag in scope.languages:
        needed = set(content(text, tag))
        groups = tuple(word.stems(tag) for word in words if word.stem(tag) in needed)
        if groups and all(groups):
            yield tag, groups


def _phrase(reader: IndexReader, text: str, scope: QueryScope) -> BitMap:
    """Documents with words side by side: in a label or, where no label has them, in other texts."""
    if scope.has_labels:
        found = _in_order(reader, text, scope.of_kinds("label"))
        if found:
            return found
    return _in_order(reader, text, scope.of_kinds("definition", "note"))


def _in_order(reader: IndexReader, text: str, scope: QueryScope) -> BitMap:
    found = BitMap()
    for tag in scope.languages:
        tokens = stems(text, tag)
        for field in _fields(tag, scope) if tokens else ():
            found |= reader.phrase(field, tokens)
    return found


def _fields(tag: str, scope: QueryScope) -> list[str]:
    return [f"{kind}_{tag}" for kind in scope.kinds]
