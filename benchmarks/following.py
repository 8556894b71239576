"""Time from the publication of a concept to a check of texts that knows it.

`python benchmarks/following.py` publishes other labels of made-up concepts, one at a
time, in vocabularies of 300, 5,000 and 100,000, index and suggestions included, and
checks a sentence for each.
"""

import sys
from pathlib import Path

# This folder has a module, `http`, of the same name as one of the standard library.
sys.path[0] = str(Path(__file__).parents[1])

import argparse
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from benchmarks.luxterm import Luxterm, mapped, resident
from benchmarks.prose import Prose
from taxonomy.entry.model import Entry, Term, Usage

_FORMS = 50  # labels that a concept has in turn


def main() -> None:
    """Measure and print the table."""
    options = _options()
    print("| concepts | found after, ms (median / most) | memory grown by, MB (files apart) |")
    print("| --- " * 3 + "|")
    for many in options.concepts:
        with tempfile.TemporaryDirectory() as name:
            luxterm, made = _filled(Path(name), many)
            before = resident() - mapped()
            took = list(_published(luxterm, made, options.publications))
            grown = (resident() - mapped() - before) / 1_000_000
            luxterm.termbase.close()
        told = f"{1000 * median(took):.0f} / {1000 * max(took):.0f}"
        print(f"| {many:,} | {told} | {grown:.0f} |", flush=True)


def _filled(folder: Path, many: int) -> tuple[Luxterm, list[Entry]]:
    made = [_entry(number, label) for number, label in enumerate(Prose().labels(many))]
    luxterm = Luxterm(folder)
    luxterm.fill(made)
    luxterm.build(made)
    luxterm.open()
    luxterm.termbase.checker.check("one word", language="en")  # makes the matcher
    return luxterm, made


def _entry(number: int, label: str) -> Entry:
    terms = (
        Term(f"preferred {label}", "en", Usage.PREFERRED),
        Term(label, "en", Usage.DISCOURAGED, reason={"en": "It is made up."}),
    )
    return Entry("bench", f"c{number}", terms)


def _published(luxterm: Luxterm, made: list[Entry], many: int) -> Iterator[float]:
    """Seconds for each of so many publications."""
    for number in range(many):
        entry = made[number % len(made)]
        preferred, avoided = entry.terms
        label = f"{avoided.label} form{number % _FORMS}"
        start = time.perf_counter()
        luxterm.change(replace(entry, terms=(preferred, replace(avoided, label=label))))
        [found] = luxterm.termbase.checker.check(f"A {label}.", language="en").findings
        assert found.rule.label == label
        yield time.perf_counter() - start


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--concepts", type=int, nargs="+", default=[300, 5_000, 100_000])
    parser.add_argument("--publications", type=int, default=30)
    return parser.parse_args()


if __name__ == "__main__":
    main()
