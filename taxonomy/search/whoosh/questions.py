"""From a reader's words to Whoosh's queries.

Each language is asked in its own stems, and the best answer of any counts.
The boosts keep the ranks apart: a phrase of a label, all words in labels, all
words anywhere.
"""

from collections.abc import Iterator

from whoosh import query as q

from taxonomy import languages
from taxonomy.search.whoosh.analysis import stems
from taxonomy.search.whoosh.reader import Reader
from taxonomy.search.whoosh.schema import KINDS

PHRASE, LABEL, ANYWHERE = 10_000.0, 100.0, 1.0
_WEIGHTS = dict(zip(KINDS, (4.0, 2.0, 1.0), strict=True))


def all_words(reader: Reader, text: str, language: str | None) -> q.Query:
    """Documents that have every word, in one language."""
    asked: list[q.Query] = []
    for tag, tokens in _by_language(reader, text, language):
        if not all(_known(reader, tag, token) for token in tokens):
            continue
        label = f"label_{tag}"
        if all(reader.has(label, token) for token in tokens):
            asked.append(q.And([q.Term(label, token) for token in tokens], boost=LABEL))
            if len(tokens) > 1:
                asked.append(q.Phrase(label, list(tokens), boost=PHRASE))
        asked.append(q.And([_anywhere(tag, token) for token in tokens], boost=ANYWHERE))
    return _best(asked)


def any_word(reader: Reader, text: str, language: str | None) -> q.Query:
    """Documents that have at least one of the words."""
    return _best(
        [
            q.Or([_anywhere(tag, token) for token in known])
            for tag, tokens in _by_language(reader, text, language)
            if (known := [token for token in tokens if _known(reader, tag, token)])
        ]
    )


def _by_language(
    reader: Reader, text: str, language: str | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for tag in reader.languages:
        if languages.matches(tag, language):
            tokens = tuple(dict.fromkeys(stems(text, tag)))
            if tokens:
                yield tag, tokens


def _known(reader: Reader, tag: str, token: str) -> bool:
    return any(reader.has(f"{kind}_{tag}", token) for kind in KINDS)


def _anywhere(tag: str, token: str) -> q.Query:
    return q.DisjunctionMax(
        [q.Term(f"{kind}_{tag}", token, boost=_WEIGHTS[kind]) for kind in KINDS]
    )


def _best(asked: list[q.Query]) -> q.Query:
    return q.DisjunctionMax(asked) if asked else q.NullQuery
