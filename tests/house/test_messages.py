"""Messages can be translated: each template is a literal, is extracted, and fits its parameters."""

import ast
import re
from pathlib import Path

import pytest
from translatable import templates

from webapp import problem_kinds

ROOT = Path(__file__).parents[2]
# These make messages of texts that are literals elsewhere.
MAKERS = {"taxonomy/messages.py", "webapp/api/reference.py"}
BLANK = re.compile(r"%\((\w+)\)s")


def _calls():
    for folder in ("taxonomy", "webapp"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree) if name not in MAKERS else ():
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "Message":
                    yield pytest.param(node, id=f"{name}:{node.lineno}")


@pytest.mark.parametrize("call", list(_calls()))
def test_a_template_is_a_literal_that_is_extracted_and_has_its_blanks_filled(call):
    (template,) = (ast.literal_eval(each) for each in call.args)
    blanks = set(BLANK.findall(template))
    given = {each.arg for each in call.keywords}

    assert template in templates()
    assert "%" not in BLANK.sub("", template)
    assert given in ({*()}, blanks)  # the rest by `with_params`


def test_every_kind_of_problem_has_a_title_that_can_be_translated():
    for kind in problem_kinds.every().values():
        assert {kind.title.template, kind.about.template} <= templates()
