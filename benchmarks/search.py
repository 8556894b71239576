"""Search beside other engines, on the same vocabulary, in one run.

`python benchmarks/search.py --concepts 10000 100000` makes vocabularies up
(at 100,000 concepts it takes half an hour); `--skos FILE` takes one of another
maker's. Needs the packages `tantivy` and, for SKOS, `pyoxigraph`. The engines
are asked in a process of their own, as a server has not made what it serves. They
take turns by some questions, so that all meet the same machine, and none is
asked with every cache full of what another read for the question before.
"""

import sys
from pathlib import Path

# This folder has a module, `http`, of the same name as one of the standard library.
sys.path[0] = str(Path(__file__).parents[1])

import argparse
import gc
import multiprocessing
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

from benchmarks.engines import Engine, Fts5, Tantivy, changed
from benchmarks.luxterm import Luxterm, resident
from benchmarks.vocabulary import entries, questions
from taxonomy.entry.model import Entry

Figures = dict[str, dict[str, str]]  # row → engine → figure
Questions = dict[str, list[tuple[str, str]]]  # kind → text and language
CHANGES = 20
TURN = 50  # questions
_MUCH = 1 << 20  # bytes that are read at once


def main() -> None:
    """Measure and print a table for each size."""
    options = _options()
    exact = {}
    for made in _vocabularies(options):
        concepts = len(made)
        with tempfile.TemporaryDirectory() as name:
            figures, ratios, spent = _measured(made, options.queries, Path(name))
        print(f"\n{concepts:,} concepts, {options.queries} questions of each kind")
        print("(milliseconds: p50 / p95 / p99)\n")
        _show(figures)
        print("\n" + "; ".join(ratios))
        exact[concepts] = spent
    for smaller, larger in pairwise(exact):
        grown = {kind: exact[larger][kind] / exact[smaller][kind] for kind in exact[larger]}
        told = ", ".join(f"{kind} ×{factor:.1f}" for kind, factor in grown.items())
        print(f"\nFrom {smaller:,} to {larger:,} concepts, Luxterm's p50: {told}")


def _vocabularies(options: argparse.Namespace) -> Iterator[list[Entry]]:
    if options.skos is None:
        for concepts in options.concepts:
            yield list(entries(concepts))
    else:
        from benchmarks import skos  # noqa: PLC0415 - needs a package of its own

        yield skos.entries(options.skos)


def _measured(
    made: list[Entry], many: int, folder: Path
) -> tuple[Figures, list[str], dict[str, float]]:
    asked = questions(made, many)
    luxterm = Luxterm(folder)
    _say(f"{len(made):,} concepts: storing them")
    luxterm.fill(made)
    gc.collect()
    gc.freeze()  # what was made up is no part of what is measured
    engines: list[Engine] = [luxterm, Fts5(folder), Tantivy(folder)]
    figures: Figures = {}
    built = {}
    for engine in engines:
        _say(f"building {engine.name}")
        built[engine.name] = _seconds(lambda engine=engine: engine.build(made))
        _note(figures, "build, s", engine, f"{built[engine.name]:.1f}")
    _note(figures, "opening adds, MB", luxterm, f"{_memory(luxterm, asked):.0f}")
    os.sync()  # else the system writes what was built to the disk while questions are asked
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        opened, spent = pool.apply(_served, (folder, asked, made[:CHANGES]))
    for engine in engines:
        _note(figures, "open, ms", engine, f"{1000 * opened[engine.name]:.0f}")
        for kind, times in spent.items():
            _note(figures, kind, engine, _spread(times[engine.name]))
    mine, other = luxterm.name, engines[1].name

    def beside(kind: str, percent: int) -> str:
        ratio = _at(spent[kind][mine], percent) / _at(spent[kind][other], percent)
        return f"{kind} p{percent} {ratio:.2f}× FTS5's"

    ratios = [beside("suggest", 95), beside("word", 50)]
    ratios.append(f"build {built[mine] / built[other]:.2f}× FTS5's")
    growing = {kind: _at(spent[kind][mine], 50) for kind in ("exact", "suggest", "word")}
    return figures, ratios, growing


def _served(
    folder: Path, asked: Questions, changing: list[Entry]
) -> tuple[dict[str, float], dict[str, dict[str, list[float]]]]:
    """Seconds of each engine: to open; for every question of each kind, and for every change."""
    _read_through(folder)
    engines: list[Engine] = [Luxterm(folder), Fts5(folder), Tantivy(folder)]
    opened = {engine.name: _seconds(engine.open) for engine in engines}
    gc.collect()
    gc.freeze()  # as the server does when it has started
    spent: dict[str, dict[str, list[float]]] = {}
    for kind, each in asked.items():
        _say(kind)
        spent[kind] = _turns(engines, kind, each)
    spent["one change, ms"] = {
        engine.name: [
            _seconds(lambda engine=engine, n=n, entry=entry: engine.change(changed(entry, n)))
            for n, entry in enumerate(changing)
        ]
        for engine in engines
    }
    return opened, spent


def _read_through(folder: Path) -> None:
    """Have the system hold every file, whichever engine's it is: no disk is to be measured."""
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("rb") as content:
                while content.read(_MUCH):
                    pass


def _turns(engines: list[Engine], kind: str, each: list[tuple[str, str]]) -> dict[str, list[float]]:
    """Each question asked of each engine; they take turns by some questions."""
    spent: dict[str, list[float]] = {engine.name: [] for engine in engines}
    for first in range(0, len(each), TURN):
        for engine in engines:
            spent[engine.name] += [
                _seconds(lambda engine=engine, t=text, tag=language: engine.ask(kind, t, tag))
                for text, language in each[first : first + TURN]
            ]
    return spent


def _memory(engine: Luxterm, asked: Questions) -> float:
    """What opening and a question of each kind add to a fresh process, in MB."""
    context = multiprocessing.get_context("spawn")
    pipe, end = context.Pipe()
    first = {kind: each[0] for kind, each in asked.items()}
    process = context.Process(target=_opened, args=(engine, first, end))
    process.start()
    grown: float = pipe.recv()
    process.join()
    return grown


def _opened(engine: Luxterm, asked: dict[str, tuple[str, str]], end: object) -> None:
    before = resident()
    engine.open()
    for kind, (text, language) in asked.items():
        engine.ask(kind, text, language)
    end.send((resident() - before) / 1_000_000)  # type: ignore[attr-defined] # a Connection, on every system another


def _seconds(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def _at(times: list[float], percent: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * percent // 100)]


def _spread(times: list[float]) -> str:
    return " / ".join(f"{1000 * _at(times, percent):.2f}" for percent in (50, 95, 99))


def _note(figures: Figures, row: str, engine: Engine, figure: str) -> None:
    figures.setdefault(row, {})[engine.name] = figure


def _show(figures: Figures) -> None:
    names = [Luxterm.name, Fts5.name, Tantivy.name]
    print(f"| | {' | '.join(names)} |")
    print("| --- " * (len(names) + 1) + "|")
    for row, told in figures.items():
        print(f"| {row} | {' | '.join(told.get(name, '–') for name in names)} |")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--concepts", type=int, nargs="+", default=[1_000])
    parser.add_argument("--skos", type=Path, metavar="FILE", help="a vocabulary, in place of those")
    parser.add_argument("--queries", type=int, default=300, help="questions of each kind")
    return parser.parse_args()


if __name__ == "__main__":
    main()
