"""The check of texts beside the bare automaton, and beside public checkers.

`python benchmarks/check.py` checks 1 MB and 50 MB of made-up English for the terms of
the shipped scheme and of vocabularies that are made up, each in turn with the same
labels sought in the lower-cased text by `ahocorasick-rs` and `pyahocorasick` (two
packages that it needs), and by the former for whole words of the folded text, with
their places in what was written. `--public FOLDER` instead checks 1 MB for the shipped terms
with every public checker that is there: `proselint` among the packages, and, below
FOLDER, `node_modules` with alex, write-good, textlint and textlint-rule-prh, and `vale`.
Times are seconds of processor, so that what else the machine does counts for little.
"""

import sys
from pathlib import Path

# This folder has a module, `http`, of the same name as one of the standard library.
sys.path[0] = str(Path(__file__).parents[1])

import argparse
import gc
import multiprocessing
import tempfile
import time
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate
from statistics import median
from typing import NamedTuple

import ahocorasick
import ahocorasick_rs

from benchmarks import checkers
from benchmarks.luxterm import resident
from benchmarks.prose import Prose
from taxonomy.checking.checker import Checker
from taxonomy.checking.rulebook import Rule, Rulebook
from taxonomy.entry.model import Usage

_MB = 1_000_000
_CHANGES = 30
_SERVED = "Luxterm, a server's second text"
_Check = Callable[[str], int]  # how much is found in a text


class _Vocabulary(NamedTuple):
    name: str
    book: Rulebook

    @property
    def labels(self) -> list[str]:
        """The English labels."""
        return sorted({rule.label for rule in self.book.rules if rule.language == "en"})


def main() -> None:
    """Measure and print."""
    options = _options()
    prose = Prose()
    if options.public is not None:
        _beside_public(options.public, prose, options.rounds)
        return
    names = "pyahocorasick", "ahocorasick-rs", "whole words"
    told = " | ".join([*names, *(f"Luxterm ÷ {name}" for name in names)])
    print(f"| terms | text, MB | Luxterm, first text | Luxterm | {told} | found by each |")
    print("| --- " * 11 + "|")
    built = []
    for vocabulary in _vocabularies(prose, options.terms):
        built.append(_built(vocabulary))
        _rates(vocabulary, prose, options)
    print(
        "\n| terms | Luxterm: built in, s; adds, MB | pyahocorasick | ahocorasick-rs "
        "| Luxterm: one concept changed, ms |"
    )
    print("| --- " * 5 + "|")
    print("\n".join(built))


def _vocabularies(prose: Prose, sizes: list[int]) -> list[_Vocabulary]:
    made = [_Vocabulary("shipped", checkers.shipped())]
    for many in sizes:
        rules = (
            Rule("bench", f"c{number}", label, "en", Usage.DISCOURAGED)
            for number, label in enumerate(prose.labels(many))
        )
        made.append(_Vocabulary(f"{many:,}", Rulebook(tuple(rules))))
    return made


def _rates(vocabulary: _Vocabulary, prose: Prose, options: argparse.Namespace) -> None:
    """A row for each size of text: MB a second, the median of the rounds."""
    makers = (_luxterm, _pyahocorasick, _rs, _whole_words)
    checks: list[_Check] = [make(vocabulary) for make in makers]
    for size in options.sizes:
        text = prose.text(size * _MB, vocabulary.labels)
        gc.collect()
        gc.freeze()  # as the server does when it has started
        first, _ = _timed(_luxterm(vocabulary), text)
        spent: list[list[float]] = [[] for _ in checks]
        for _ in range(options.rounds):
            found = []
            for check, times in zip(checks, spent, strict=True):
                took, many = _timed(check, text)
                times.append(took)
                found.append(f"{many:,}")
        rates = [size / median(times) for times in spent]
        told = " | ".join(f"{rate:.1f}" for rate in [size / first, *rates])
        ratios = " | ".join(f"{rates[0] / rate:.2f}" for rate in rates[1:])
        print(
            f"| {vocabulary.name} | {size} | {told} | {ratios} | {' / '.join(found)} |", flush=True
        )


def _timed(check: _Check, text: str) -> tuple[float, int]:
    start = time.process_time()
    found = check(text)
    return time.process_time() - start, found


def _luxterm(vocabulary: _Vocabulary) -> _Check:
    checker = Checker(vocabulary.book)
    checker.check("one word", language="en")  # makes the matcher
    return lambda text: len(checker.check(text, language="en").findings)


def _pyahocorasick(vocabulary: _Vocabulary) -> _Check:
    automaton = ahocorasick.Automaton()
    for number, label in enumerate(vocabulary.labels):
        automaton.add_word(label.lower(), number)
    automaton.make_automaton()
    return lambda text: len(list(automaton.iter_long(text.lower())))


def _rs(vocabulary: _Vocabulary) -> _Check:
    labels = [label.lower() for label in vocabulary.labels]
    longest = ahocorasick_rs.MatchKind.LeftmostLongest
    automaton = ahocorasick_rs.AhoCorasick(labels, matchkind=longest)
    return lambda text: len(automaton.find_matches_as_indexes(text.lower()))


class _Letters(dict[str, str]):
    """Characters, each as it is compared: without case, accents, or width."""

    def __missing__(self, character: str) -> str:
        parted = unicodedata.normalize("NFKD", character.casefold())
        self[character] = "".join(each for each in parted if not unicodedata.combining(each))
        return self[character]


def _whole_words(vocabulary: _Vocabulary) -> _Check:
    """The automaton with what any check must do besides: fold, keep places, know words."""
    letters = _Letters()
    labels = ["".join(map(letters.__getitem__, label)) for label in vocabulary.labels]
    automaton = ahocorasick_rs.AhoCorasick(labels)

    def check(text: str) -> int:
        parts = list(map(letters.__getitem__, text))
        folded, ends = "".join(parts), list(accumulate(map(len, parts)))
        found = [
            (start, -end)
            for _, start, end in automaton.find_matches_as_indexes(folded, overlapping=True)
            if not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum())
        ]
        places, last = [], 0
        for start, end in sorted(found):
            if start >= last:  # the longest of those that begin first
                last = -end
                places.append((bisect_right(ends, start), bisect_right(ends, last - 1) + 1))
        return len(places)

    return check


def _built(vocabulary: _Vocabulary) -> str:
    """A row of what each takes to be made, in a process that did nothing before."""
    told = []
    for make in (_luxterm, _pyahocorasick, _rs):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            took, grown = pool.apply(_making, (make, vocabulary))
        told.append(f"{took:.2f} s, {grown / _MB:.0f} MB")
    changed = 1_000 * median(_changes(vocabulary))
    return f"| {vocabulary.name} | {' | '.join(told)} | {changed:.1f} |"


def _changes(vocabulary: _Vocabulary) -> Iterator[float]:
    """Seconds from other rules of one concept to the checker that knows them, some times over."""
    checker = Checker(vocabulary.book)
    checker.check("one word", language="en")
    one = next(rule.of for rule in vocabulary.book.rules if rule.language == "en")
    rules = [rule for rule in vocabulary.book.rules if rule.of == one]
    for number in range(_CHANGES):
        new = tuple(replace(each, label=f"{each.label} form{number}") for each in rules)
        start = time.perf_counter()
        checker = checker.changed({one: new})
        yield time.perf_counter() - start


def _making(make: Callable[[_Vocabulary], _Check], vocabulary: _Vocabulary) -> tuple[float, int]:
    make(_Vocabulary("none", Rulebook(vocabulary.book.rules[:1])))  # loads the dictionary
    before = resident()
    start = time.process_time()
    made = make(vocabulary)
    took = time.process_time() - start
    made("one word")
    return took, resident() - before


def _beside_public(tools: Path, prose: Prose, rounds: int) -> None:
    """A row for each checker: seconds for 1 MB of English less those for a line."""
    vocabulary = _Vocabulary("shipped", checkers.shipped())
    text = prose.text(_MB, vocabulary.labels)
    again = _luxterm(vocabulary)
    again(text)
    gc.collect()
    gc.freeze()
    spent: dict[str, list[float]] = {}
    started: dict[str, list[float]] = {}
    said = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "text.txt").write_text(text, encoding="utf-8")
        (folder / "line.txt").write_text("This is one line.\n", encoding="utf-8")
        known = checkers.commands(tools, folder, vocabulary.book)
        for _ in range(rounds):
            spent.setdefault(_SERVED, []).append(_timed(again, text)[0])
            for each, command in known.items():
                start, _ = checkers.run([*command, "line.txt"], folder)
                whole, said[each] = checkers.run([*command, "text.txt"], folder)
                started.setdefault(each, []).append(start)
                spent.setdefault(each, []).append(whole - start)
    print("| checker | starts in, s | 1 MB of English, s | × Luxterm | says, kB |")
    print("| --- " * 5 + "|")
    for each, times in spent.items():
        ratio = median(times) / median(spent[_SERVED])
        start = f"{median(started[each]):.2f}" if each in started else "–"
        size = f"{said[each] / 1_000:.0f}" if each in said else "–"
        print(f"| {each} | {start} | {median(times):.2f} | {ratio:.1f} | {size} |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--terms", type=int, nargs="+", default=[5_000, 100_000])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 50], help="MB of text")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--public", type=Path, metavar="FOLDER", help="where public checkers are")
    return parser.parse_args()


if __name__ == "__main__":
    main()
