"""Scores a search against the judged set: `python tests/relevance/scoring.py` prints the table.

success@k: the answer that was expected first is among the first k. MRR: one
through its place. nDCG@10: how much of the expected order is there.
"""

import sys
import tempfile
from collections import defaultdict
from datetime import UTC, datetime
from math import log2
from pathlib import Path

import yaml as pyyaml

from taxonomy.exchange import shipped, yaml
from taxonomy.search.contract import Query
from taxonomy.settings import Settings
from taxonomy.termbase import Termbase

JUDGED = Path(__file__).parent / "judged.yaml"
LOOKED_AT = 10
MEASURES = ("success@1", "success@5", "MRR", "nDCG@10")


def judged():
    return pyyaml.safe_load(JUDGED.read_text(encoding="utf-8"))["queries"]


def score(termbase, each):
    """The four measures of one query."""
    hits = termbase.search.find(Query(each["q"], per_page=LOOKED_AT))
    found = [hit.term.concept for hit in hits.items]
    first = each["expect"] if each.get("alike") else each["expect"][:1]
    place = next((place for place, concept in enumerate(found, 1) if concept in first), None)
    return (
        float(place == 1),
        float(place is not None and place <= 5),
        1 / place if place else 0.0,
        _ndcg(found, each["expect"], alike=each.get("alike", False)),
    )


def scores(termbase):
    """(query, its measures) for the whole set."""
    return [(each, score(termbase, each)) for each in judged()]


def means(scored):
    """group → (queries, mean of each measure), for all, each tag and each language."""
    groups = defaultdict(list)
    for each, measures in scored:
        for group in ("all", each["tag"], each["language"]):
            groups[group].append(measures)
    return {
        group: (len(rows), [sum(column) / len(rows) for column in zip(*rows, strict=True)])
        for group, rows in groups.items()
    }


def table(scored):
    """The means as a table in Markdown."""
    lines = [f"| | queries | {' | '.join(MEASURES)} |", "| --- " * (len(MEASURES) + 2) + "|"]
    for group, (queries, row) in means(scored).items():
        lines.append(f"| {group} | {queries} | {' | '.join(f'{mean:.3f}' for mean in row)} |")
    return "\n".join(lines)


def _ndcg(found, expected, *, alike):
    worth = {concept: 1.0 if alike else 1.0 / (place + 1) for place, concept in enumerate(expected)}
    gained = sum(
        worth.get(concept, 0.0) / log2(place + 2) for place, concept in enumerate(found[:10])
    )
    ideal = sum(
        gain / log2(place + 2) for place, gain in enumerate(sorted(worth.values(), reverse=True))
    )
    return gained / ideal


def main():
    with tempfile.TemporaryDirectory() as folder:
        termbase = Termbase.open(Settings(data=Path(folder)))
        termbase.load(yaml.read(shipped.LUXEMBOURG), by="Ada", at=datetime.now(UTC))
        scored = scores(termbase)
        termbase.close()
    for each, measures in scored:
        if measures[0] < 1:
            sys.stderr.write(f"{each['tag']}: {each['q']} → {each['expect']} {measures}\n")
    sys.stdout.write(table(scored) + "\n")


if __name__ == "__main__":
    main()
