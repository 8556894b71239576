"""Of Whoosh's private names, our adapter reaches those below and no others; each is there."""

import ast
import inspect
from pathlib import Path

import pytest
from whoosh.codec import whoosh3
from whoosh.index import TOC
from whoosh.reading import SegmentReader

ADAPTER = Path(__file__).parents[2] / "taxonomy" / "search" / "whoosh"
# Each with the class of Whoosh that has it, and what our adapter does with it.
PRIVATE = {
    "_colfiles": (whoosh3.W3PerDocReader, "opens the files of all columns with their segment"),
    "_colwriters": (whoosh3.W3PerDocWriter, "stores which columns a segment has"),
    "_fieldid": (whoosh3.W3FieldWriter, "writes keys of a field and a token"),
    "_fieldmap": (whoosh3.W3TermsReader, "looks a token up without copying its key"),
    "_filename": (TOC, "sees whether an index changed by one name instead of a listing"),
    "_get_column_file": (whoosh3.W3PerDocReader, "maps the file of a column"),
    "_keydecoder": (whoosh3.W3TermsReader, "reads every key of a field"),
    "_segment": (whoosh3.W3PerDocWriter, "hands the columns on to the segment"),
    "_terms": (SegmentReader, "asks our codec for sets of documents"),
    "_tindex": (whoosh3.W3TermsReader, "reads and writes the term dictionary"),
}


def _reached():
    """Private names that our adapter uses and does not define."""
    used, defined = set(), set()
    for path in ADAPTER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                defined.add(node.attr)
            elif isinstance(node, ast.Attribute):
                used.add((node.attr, ast.unparse(node.value)))
            elif isinstance(node, ast.FunctionDef | ast.ClassDef):
                defined.add(node.name)
    private = {(name, of) for name, of in used if name.startswith("_") and name[1] != "_"}
    # Ours have two of Whoosh's names as well: told apart by what they are asked of.
    of_whoosh = {("_terms", "reader"), ("_get_column_file", "super()")}
    return {name for name, of in private if name not in defined or (name, of) in of_whoosh}


def test_the_adapter_reaches_no_other_private_name():
    assert _reached() == PRIVATE.keys()


@pytest.mark.parametrize("name", PRIVATE)
def test_whoosh_has_the_private_name(name):
    owner, _ = PRIVATE[name]

    assert hasattr(owner, name) or f"self.{name} =" in inspect.getsource(owner)
