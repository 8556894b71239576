"""How much of the code has a type that says something, told by mypy's own report."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WALLS = {"taxonomy": 97.0, "webapp": 85.0}  # per cent of expressions


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """mypy's table of expressions: module → (of type Any, all)."""
    folder = tmp_path_factory.mktemp("types")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--any-exprs-report", str(folder)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    rows = re.findall(
        r"^\s*([\w.]+)\s+(\d+)\s+(\d+)\s+[\d.]+%",
        (folder / "any-exprs.txt").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return {module: (int(untyped), int(all_of_it)) for module, untyped, all_of_it in rows}


@pytest.mark.parametrize("package", WALLS)
def test_most_expressions_have_a_type(report, package):
    mine = [counts for module, counts in report.items() if module.split(".")[0] == package]
    typed = 100 * (1 - sum(untyped for untyped, _ in mine) / sum(each for _, each in mine))

    assert typed >= WALLS[package]
