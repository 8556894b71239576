"""Publications while others read: memory, errors, answers that go back in time, time until visible.

`python benchmarks/updates.py` publishes 10,000 revisions of 1,000 made-up
concepts while four readers search, look up, list and take suggestions, each
again a hundredth of a second after the last answer.
"""

import sys
from pathlib import Path

# This folder has a module, `http`, of the same name as one of the standard library.
sys.path[0] = str(Path(__file__).parents[1])

import argparse
import random
import tempfile
import time

from benchmarks.luxterm import Luxterm, mapped, resident
from benchmarks.vocabulary import entries
from benchmarks.witness import Stage, Witness, numbered

CONCEPTS = 1_000
PAUSE = 0.01  # seconds
ROWS = 10
HEAD = (
    "updates",
    "visible after, ms (p50 / p95)",
    "memory, MB (files apart)",
    "index, MB",
    "open files",
    "answers",
    "errors",
    "mixtures",
)


def main() -> None:
    """Measure and print the table."""
    options = _options()
    stage = Stage(list(entries(CONCEPTS)))
    with tempfile.TemporaryDirectory() as name:
        luxterm = Luxterm(Path(name))
        luxterm.fill(numbered(entry, 1) for entry in stage.made)
        luxterm.build(stage.made)
        luxterm.open()
        readers = [
            Witness(luxterm.termbase, stage, seed, pause=PAUSE) for seed in range(options.readers)
        ]
        for reader in readers:
            reader.start()
        _published(luxterm, stage, readers, options.updates)
        for reader in readers:
            reader.stop()
    for reader in readers:
        for line in (*reader.errors, *reader.mixtures):
            sys.stderr.write(f"{line}\n")


def _published(luxterm: Luxterm, stage: Stage, readers: list[Witness], updates: int) -> None:
    """Publish so many revisions, and tell ten times how it goes."""
    print(f"| {' | '.join(HEAD)} |")
    print("| --- " * len(HEAD) + "|")
    chance = random.Random(3)
    took: list[float] = []
    for count in range(1, updates + 1):
        entry = chance.choice(stage.made)
        start = time.perf_counter()
        stage.publish(entry, luxterm.change)
        assert luxterm.termbase.catalogue.lookup(
            f"{entry.terms[0].label} r{stage.told[entry.concept]}"
        )
        took.append(1000 * (time.perf_counter() - start))
        if count % max(1, updates // ROWS) == 0:
            _show(count, luxterm, sorted(took), readers)
            took.clear()


def _show(count: int, luxterm: Luxterm, took: list[float], readers: list[Witness]) -> None:
    index = sum(file.stat().st_size for file in luxterm.folder.iterdir() if file.is_file())
    figures = (
        f"{count:,}",
        f"{took[len(took) // 2]:.0f} / {took[len(took) * 95 // 100]:.0f}",
        f"{(resident() - mapped()) / 1_000_000:.0f}",
        f"{index / 1_000_000:.0f}",
        str(len(list(Path("/proc/self/fd").iterdir()))),
        f"{sum(reader.answers for reader in readers):,}",
        str(sum(len(reader.errors) for reader in readers)),
        str(sum(len(reader.mixtures) for reader in readers)),
    )
    print(f"| {' | '.join(figures)} |", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--updates", type=int, default=10_000)
    parser.add_argument("--readers", type=int, default=4)
    return parser.parse_args()


if __name__ == "__main__":
    main()
