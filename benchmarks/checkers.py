"""Public checkers of texts, given the shipped terms where they take terms.

`python benchmarks/checkers.py luxterm FILE` and `proselint FILE` check a file as the
commands of the others do. `commands` gives every one that is there.
"""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).parents[1])  # as in check.py

import json
import re
import resource
import subprocess
from collections.abc import Iterator

from taxonomy.checking import rulebook
from taxonomy.checking.checker import Checker
from taxonomy.checking.rulebook import Rulebook
from taxonomy.exchange import shipped as fixtures
from taxonomy.exchange import yaml

_HERE = Path(__file__)
_TEXTLINT = {"rules": {"prh": {"rulePaths": ["terms.prh.yml"]}}}
_VALE = "StylesPath = styles\nMinAlertLevel = suggestion\n[*.txt]\nBasedOnStyles = Terms\n"
_SWAP = "extends: substitution\nmessage: Use '%s' instead of '%s'.\nignorecase: true\nswap:\n"


def shipped() -> Rulebook:
    """The rulebook of the shipped scheme."""
    vocabulary = yaml.read(fixtures.LUXEMBOURG)
    found = [rulebook.of_entry(each.entry, vocabulary.scheme) for each in vocabulary.entries]
    every = tuple(rule for book in found for rule in book.rules)
    return Rulebook(every, found[0].phrases, found[0].context)


def commands(tools: Path, folder: Path, book: Rulebook) -> dict[str, list[str]]:
    """What is there, by name: the command that checks the file named behind it.

    Its terms are written into `folder`, which is where it is to be run.
    """
    terms = _terms(book)
    (folder / "terms.json").write_text(json.dumps(terms), encoding="utf-8")
    _write_prh(folder, terms)
    _write_vale(folder, terms)
    tools = tools.resolve()
    node = tools / "node_modules" / ".bin"
    known = {
        "Luxterm, a command's first text": [sys.executable, str(_HERE), "luxterm"],
        "proselint, with the same terms": [sys.executable, str(_HERE), "proselint"],
        "Vale, with the same terms": [str(tools / "vale"), "--no-exit", "--output=JSON"],
        "textlint and prh, with the same terms": [str(node / "textlint"), "--format=json"],
        "alex, with its own": [str(tools / "node_modules" / "alex" / "cli.js"), "--text"],
        "write-good, with its own": [str(node / "write-good"), "--parse"],
    }
    return {name: each for name, each in known.items() if Path(each[0]).exists()}


def run(command: list[str], folder: Path) -> tuple[float, int]:
    """What a command takes of all processors, and how many bytes it says."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with (folder / "said").open("w+b") as said:
        subprocess.run(command, cwd=folder, stdout=said, stderr=said, check=False)  # noqa: S603 - ours
        size = said.tell()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, size


def _terms(book: Rulebook) -> dict[str, str]:
    """The English terms that are warned of, each with what to say instead."""
    return {
        rule.label: next((each.label for each in rule.replacements), "another term")
        for rule in book.rules
        if rule.language == "en" and rule.usage.warns
    }


def _write_prh(folder: Path, terms: dict[str, str]) -> None:
    lines = ["version: 1", "rules:"]
    for label, other in terms.items():
        escaped = re.sub(r"([][\\^$.|?*+(){}/])", r"\\\1", label)
        pattern = rf"/(?<![\p{{L}}\p{{N}}_]){escaped}(?![\p{{L}}\p{{N}}_])/i"
        lines += [f"  - expected: {json.dumps(other)}", f"    pattern: {json.dumps(pattern)}"]
    (folder / "terms.prh.yml").write_text("\n".join(lines), encoding="utf-8")
    (folder / ".textlintrc.json").write_text(json.dumps(_TEXTLINT), encoding="utf-8")


def _write_vale(folder: Path, terms: dict[str, str]) -> None:
    styles = folder / "styles" / "Terms"
    styles.mkdir(parents=True)
    lines = (f"  {json.dumps(label)}: {json.dumps(other)}\n" for label, other in terms.items())
    (styles / "Terms.yml").write_text(_SWAP + "".join(lines), encoding="utf-8")
    (folder / ".vale.ini").write_text(_VALE, encoding="utf-8")


def _luxterm(text: str) -> Iterator[str]:
    for each in Checker(shipped()).check(text, language="en").findings:
        yield f"{each.start}-{each.end} {each.match}"


def _proselint(text: str) -> Iterator[str]:
    from proselint.backports import batched  # noqa: PLC0415 - a package the others do without
    from proselint.registry.checks import BATCH_COUNT, Check, types  # noqa: PLC0415

    terms = json.loads(Path("terms.json").read_text(encoding="utf-8"))
    lowered = {label.lower(): other for label, other in terms.items()}
    for some in batched(lowered.items(), BATCH_COUNT):
        check = Check(types.PreferredFormsSimple(items=dict(some)), message="{} for {}")
        for each in check.check(text):
            yield f"{each.span[0]}-{each.span[1]} {each.message}"


if __name__ == "__main__":
    known = {"luxterm": _luxterm, "proselint": _proselint}
    content = Path(sys.argv[2]).read_text(encoding="utf-8")
    print("\n".join(known[sys.argv[1]](content)))
