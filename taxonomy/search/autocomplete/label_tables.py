"""What stands in the file of labels, and what is asked of it."""

from collections.abc import Mapping
from typing import NamedTuple

FORMAT = 5  # raised when the tables change, so that older files are made anew

TABLES = """
CREATE TABLE head (position INTEGER, identity TEXT);
CREATE TABLE label (
    id INTEGER PRIMARY KEY, scheme TEXT, concept TEXT, label TEXT, language TEXT, usage TEXT,
    base TEXT, place TEXT, letter TEXT
);
CREATE TABLE beginning (
    key TEXT, one TEXT, two TEXT, three TEXT,
    inside INTEGER, rank INTEGER, length INTEGER, language TEXT, label INTEGER
);
"""
# Those of beginnings hold all that is asked of them, so that the table is never looked into.
INDEXES: Mapping[str, str] = {
    "label_of_concept": "label (scheme, concept)",
    "label_in_order": "label (base, place, label, language, letter)",
    "label_to_avoid": "label (language, place, label, letter, scheme) WHERE usage = 'discouraged'",
    "beginning_of_label": "beginning (label)",
    "beginning_key": "beginning (key, inside, rank, length, language, label)",
    "beginning_one": "beginning (one, inside, rank, length, language, label)",
    "beginning_two": "beginning (two, inside, rank, length, language, label)",
    "beginning_three": "beginning (three, inside, rank, length, language, label)",
}
# For a short beginning the index itself is in the order wanted, so that no more is read than shown.
SHORT: Mapping[int, str] = {
    1: "SELECT inside, rank, length, language, label FROM beginning WHERE one = :letters",
    2: "SELECT inside, rank, length, language, label FROM beginning WHERE two = :letters",
    3: "SELECT inside, rank, length, language, label FROM beginning WHERE three = :letters",
}
_LONGER = """
    SELECT inside, rank, length, language, label FROM beginning INDEXED BY beginning_key
    WHERE key >= :letters AND key < :beyond ORDER BY key LIMIT 400
"""
# A label lies anywhere in its table, so none is read there but those that are shown.
_RANKED = """
    SELECT scheme, concept, label.label, label.language, usage FROM (
        SELECT min(inside) AS inside, rank, length, language, label FROM (
            SELECT inside, rank, length, language, label FROM ({found})
            WHERE :languages IS NULL OR language IN (SELECT value FROM json_each(:languages))
            ORDER BY inside, rank, length LIMIT :read
        ) GROUP BY label ORDER BY inside, rank, length, language, label LIMIT :most
    ) AS found CROSS JOIN label ON label.id = found.label
    ORDER BY inside, rank, length, found.language, found.label
"""
LETTERS = """
    SELECT letter, count(*) FROM label INDEXED BY label_in_order
    WHERE base = :base AND language IN (SELECT value FROM json_each(:languages))
    GROUP BY letter ORDER BY min(place)
"""
IN_ORDER = """
    SELECT scheme, concept, label, language, usage FROM label INDEXED BY label_in_order
    WHERE base = :base AND language IN (SELECT value FROM json_each(:languages))
    ORDER BY place, label LIMIT :most OFFSET :first
"""
# Labels to avoid: some schemes left out, with some letters anywhere in them, under one letter of
# the alphabet. No letters and no initial want all.
_TO_AVOID = """
    usage = 'discouraged' AND scheme NOT IN (SELECT value FROM json_each(:without))
    AND (:initial IS NULL OR letter = :initial)
    AND (:letters = '' OR EXISTS (
        SELECT 1 FROM beginning INDEXED BY beginning_of_label
        WHERE beginning.label = label.id AND NOT inside AND instr(key, :letters)
    ))
"""
AVOIDED = f"""
    SELECT language, count(*) FROM label INDEXED BY label_to_avoid
    WHERE {_TO_AVOID} GROUP BY language
"""  # noqa: S608 - nothing from outside stands in it
AVOIDED_LETTERS = f"""
    SELECT letter, count(*) FROM label INDEXED BY label_to_avoid
    WHERE language IN (SELECT value FROM json_each(:languages)) AND {_TO_AVOID}
    GROUP BY letter ORDER BY min(place)
"""  # noqa: S608
TO_AVOID = f"""
    SELECT scheme, concept, label, language, usage
    FROM json_each(:languages) AS wanted
    CROSS JOIN label INDEXED BY label_to_avoid ON language = wanted.value
    WHERE {_TO_AVOID} ORDER BY wanted.key, place, label LIMIT :most OFFSET :first
"""  # noqa: S608


def ranked(letters: str) -> str:
    """What is asked for the labels with a beginning, best first."""
    return _RANKED.format(found=SHORT.get(len(letters), _LONGER))


class LabelRow(NamedTuple):
    """A label with all that it is found by.

    `base` is its language without script and region, whose alphabet has it at
    `place`, under `letter`; `prefixes` are `(letters, whether inside the label)`.
    """

    scheme: str
    concept: str
    label: str
    language: str
    usage: str
    base: str
    place: str
    letter: str
    rank: int
    prefixes: tuple[tuple[str, bool], ...]


class SuggestedLabel(NamedTuple):
    """A label that was found."""

    scheme: str
    concept: str
    label: str
    language: str
    usage: str


class ReflectedPosition(NamedTuple):
    """The position that is reflected, and of which log."""

    position: int
    identity: str
