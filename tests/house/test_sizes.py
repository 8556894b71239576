"""Modules and functions stay short enough to be read in one go."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_MODULE = 300  # lines
LONGEST_FUNCTION = 40
# A migration tells what tables were once made of, column by column, and is never changed.
MODULES = [
    path
    for folder in ("taxonomy", "webapp", "benchmarks", "docs")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "versions" not in path.parts
]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_their_functions_are_short(path):
    source = path.read_text(encoding="utf-8")
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]

    assert len(source.splitlines()) <= LONGEST_MODULE
    assert long == []
