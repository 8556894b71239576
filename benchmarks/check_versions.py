"""The check of texts in this checkout beside another: the same texts, in turns, in one run.

`python benchmarks/check_versions.py OTHER` wants a checkout of Luxterm at OTHER with its
environment in `.venv`. English texts of 1 kB to 1 MB are checked for the shipped rules, each
size in a process of its own: the first text that the process checks, and the median of
those that follow, which are other texts. `--lang de` takes the sentences of another
language from the corpus of the tests. With `--command`, `luxterm check` of a file of 1 kB is
timed from start to end instead, with and without `--lang`. Times are seconds of processor,
medians of the rounds; what loads the rules is not in those of texts, but is in the command's.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path
from statistics import median

import yaml

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "checking" / "corpus"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
_FOLLOWING = 9  # texts after the first
_MEASURED = """
import gc, json, sys, time
try:
    from taxonomy.checking.shipped_rules import shipped
except ImportError:
    from taxonomy.checking.rules import shipped  # as it was called before
import numpy  # which a long text needs
from taxonomy.checking import dictionaries
from taxonomy.checking.checker import Checker
texts = json.load(open(sys.argv[1], encoding="utf-8"))
checker = Checker(shipped())
while time.process_time() < 1:  # a core begins at half its speed
    sum(range(1000))
gc.collect()
gc.freeze()  # what is loaded is not collected within a text
spent = []
for text in texts:
    began = time.process_time()
    checker.check(text, language=sys.argv[2])
    spent.append(time.process_time() - began)
print(json.dumps(spent))
"""


def main() -> None:
    """Measure and print."""
    options = _options()
    trees = {"this": ROOT, "other": options.other.resolve()}
    with tempfile.TemporaryDirectory() as folder:
        if options.command:
            _commands(trees, Path(folder), options.rounds)
        else:
            _texts(trees, Path(folder), options.lang, options.rounds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("other", type=Path)
    parser.add_argument("--lang", default="en")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--command", action="store_true")
    return parser.parse_args()


def _texts(trees: dict[str, Path], folder: Path, lang: str, rounds: int) -> None:
    print(f"| {lang}, characters | text | other, ms | this, ms | this ÷ other |")
    print("| --- | --- | --- | --- | --- |")
    for size in SIZES:
        file = folder / "texts.json"
        file.write_text(json.dumps(_made(lang, size)), encoding="utf-8")
        spent: dict[str, list[list[float]]] = {name: [] for name in trees}
        for _ in range(rounds):
            for name, tree in trees.items():
                run = [_python(tree), "-c", _MEASURED, str(file), lang]
                spent[name].append(json.loads(subprocess.check_output(run, cwd=tree)))  # noqa: S603 - ours
        _row(f"{size:,}", "first", {n: median(s[0] for s in some) for n, some in spent.items()})
        later = {n: median(median(s[1:]) for s in some) for n, some in spent.items()}
        _row("", "later", later)


def _commands(trees: dict[str, Path], folder: Path, rounds: int) -> None:
    file = folder / "text.txt"
    file.write_text(_made("en", SIZES[0])[0], encoding="utf-8")
    environment = {**os.environ, "LUXTERM_DATA": str(folder)}
    print("| `luxterm check` of 1 kB | | other, ms | this, ms | this ÷ other |")
    print("| --- | --- | --- | --- | --- |")
    for named in ([], ["--lang", "en"]):
        spent: dict[str, list[float]] = {name: [] for name in trees}
        for _ in range(rounds):
            for name, tree in trees.items():
                command = [str(tree / ".venv/bin/luxterm"), "check", str(file), *named]
                spent[name].append(_processor(command, environment))
        _row(" ".join(named) or "detected", "", {n: median(some) for n, some in spent.items()})


def _row(size: str, text: str, spent: dict[str, float]) -> None:
    ratio = spent["this"] / spent["other"]
    other, this = (f"{spent[name] * 1000:.2f}" for name in ("other", "this"))
    print(f"| {size} | {text} | {other} | {this} | {ratio:.2f} |", flush=True)


def _made(lang: str, size: int) -> list[str]:
    """Texts of so many characters: sentences of the corpus and, in English, of our docs."""
    chosen = random.Random(f"{lang} {size}")
    loaded = yaml.safe_load((CORPUS / f"{lang}.yaml").read_text(encoding="utf-8"))
    sentences = [each["text"] for each in loaded]
    if lang == "en":
        prose = "\n".join(path.read_text(encoding="utf-8") for path in _prose())
        sentences += [each.strip() for each in prose.split(".") if each.strip()]
    return [_text(chosen, sentences, size) for _ in range(_FOLLOWING + 1)]


def _prose() -> list[Path]:
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def _text(chosen: random.Random, sentences: list[str], size: int) -> str:
    made, length = list[str](), 0
    for mark in cycle((". ", ".\n\n")):
        made.append(chosen.choice(sentences) + mark)
        length += len(made[-1])
        if length >= size:
            break
    return "".join(made)[:size]


def _python(tree: Path) -> str:
    return str(tree / ".venv/bin/python")


def _processor(command: list[str], environment: dict[str, str]) -> float:
    """Seconds of processor that a command takes, with its children."""
    before = os.times()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)  # noqa: S603
    after = os.times()
    spent = (after.children_user, -before.children_user, after.children_system)
    return sum((*spent, -before.children_system))


if __name__ == "__main__":
    sys.exit(main())
