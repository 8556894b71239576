"""Near labels: labels of the vocabulary within a small edit distance of one that it lacks."""

from collections.abc import Callable

from rapidfuzz.distance import OSA

from taxonomy.search.contract import Hits, Label, Query
from taxonomy.text import fold, words

_READ = 10  # answers whose labels are compared
_LETTERS_A_SLIP = 6  # letters of a label for each that may differ
_FEWEST, _MOST = 1, 4  # letters that may differ, in a short label and in a long one


def near_labels(
    find: Callable[[Query], Hits], label: str, *, language: str | None = None, limit: int = 3
) -> tuple[Label, ...]:
    """The closest labels, the nearest first; none where all are too far to have been meant.

    `find` answers a search. Letters that changed places count once (optimal string
    alignment), and letters are compared folded.
    """
    wanted = fold(label)
    furthest = max(_FEWEST, min(_MOST, len(wanted) // _LETTERS_A_SLIP))
    plain = " ".join(word.folded for word in words(label))  # nothing that a query gives a meaning
    hits = find(Query(text=plain, language=language, per_page=_READ))
    near: dict[str, tuple[int, Label]] = {}
    for term in (hit.term for hit in hits.items):
        distance = OSA.distance(wanted, fold(term.label), score_cutoff=furthest)
        if 0 < distance <= furthest:
            near.setdefault(fold(term.label), (distance, Label(term.label, term.language)))
    ordered = sorted(near.values(), key=lambda each: each[0])
    return tuple(found for _, found in ordered[:limit])
