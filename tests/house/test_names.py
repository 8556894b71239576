"""Names are the field's words: one word, one meaning, and the glossary has it."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GLOSSARY = ROOT / "docs" / "glossary.md"
FOLDERS = ("taxonomy", "webapp")

# Riddles that names of this code once were made of, each with the word that stands there now.
OLD_WORDS = {
    "amiss": "error",
    "arriving": "publishing",
    "bearing": "terms_with_label",
    "beginnings": "prefixes",
    "carrying": "three_way_merge",
    "fitness": "ranking",
    "judging": "disambiguation",
    "kept": "cache, stored",
    "mended": "fixed",
    "mending": "fixes",
    "perhaps": "optional",
    "planting": "trie",
    "reshaping": "merge_split",
    "said": "comments",
    "shelf": "catalogue",
    "showing": "presenters",
    "signs": "characters",
    "stating": "rdf_writer",
    "stock": "vocabulary",
    "strands": "runs",
    "strangers": "out_of_vocabulary",
    "surroundings": "rule_context",
    "telling": "report",
    "tidying": "normalization",
    "tied": "related_to",
    "told": "reported, serialized",
    "unsaved": "autosave",
    "uproot": "remove",
}
# Several files of one name are for one subject, in the folder of each layer that deals with it.
SAME_SUBJECT = {
    "accounts": "who may sign in",
    "audit": "the audit log",
    "autosaves": "forms stored while they are filled in",
    "batches": "sets of changes",
    "bulk_edits": "one change in many entries",
    "changes": "the change log",
    "check": "the check of texts",
    "check_settings": "the exceptions and context words of the check",
    "citation": "how an entry is cited",
    "concept_tree": "the tree of a vocabulary",
    "concepts": "concepts",
    "history": "the revisions of a concept",
    "imports": "the import of files",
    "merge_split": "concepts merged, split and retired",
    "messages": "messages of the domain, and their translations",
    "proposals": "what readers suggest",
    "quality": "the quality report",
    "reconciliation": "labels of a table matched to terms",
    "releases": "releases",
    "revisions": "revisions",
    "schemes": "schemes",
    "search": "search",
    "suggestions": "suggestions while somebody types",
    "term_lists": "the check of lists of terms",
    "three_way_merge": "drafts rebased on newer publications",
    "translation": "the translator's view",
    "workflow_steps": "the steps of a draft",
}
MODULES = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
SOURCES = [path for path in MODULES if "versions" not in path.parts]


def _words(name):
    """`LiveChecker` and `live_checker` are both of the words live and checker."""
    return {word.lower() for word in re.findall(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*", name)}


def _names(path):
    """Every name that a module gives: of itself, its classes, functions, arguments, variables."""
    yield path.stem
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_name_is_a_riddle_of_old(path):
    riddles = {name for name in _names(path) if _words(name) & OLD_WORDS.keys()}

    assert riddles == set()


def test_a_file_name_stands_for_one_subject():
    files = defaultdict(list)
    for path in SOURCES:
        if path.stem != "__init__":
            files[path.stem].append(str(path.relative_to(ROOT)))
    shared = {stem for stem, paths in files.items() if len(paths) > 1}

    assert shared == SAME_SUBJECT.keys()


def test_a_public_class_name_is_defined_once():
    defined = defaultdict(list)
    for path in SOURCES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                defined[node.name].append(str(path.relative_to(ROOT)))

    assert {name: paths for name, paths in defined.items() if len(paths) > 1} == {}


def test_the_glossary_leads_to_modules_that_exist():
    places = re.findall(r"`((?:taxonomy|webapp)/[^`]*)`", GLOSSARY.read_text(encoding="utf-8"))

    assert places
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_the_glossary_has_the_words_of_every_module_name():
    glossary = _words(GLOSSARY.read_text(encoding="utf-8").lower())
    names = {path.parent.name if path.stem == "__init__" else path.stem for path in SOURCES}

    assert {name for name in names if _words(name) - glossary} == set()
