"""The catalogues are complete, and what is compiled is what is written."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages import extract, mofile, pofile

WEBAPP = Path(__file__).parents[3] / "webapp"
LANGUAGES = ("fr", "es")


def catalogue(language):
    path = WEBAPP / "translations" / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return pofile.read_po(file, locale=language), path


@pytest.fixture(scope="module")
def said():
    """Every message that code and templates have: (context, id)."""
    found = extract.extract_from_dir(
        WEBAPP,
        method_map=[("**.py", "python"), ("templates/**.html", "jinja2")],
        options_map={"templates/**.html": {"trimmed": "true"}},
        keywords={**extract.DEFAULT_KEYWORDS, "lazy_gettext": None},
    )
    return {(context, message) for _, _, message, _, context in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated_and_nothing_is_left_over(language, said):
    messages, _ = catalogue(language)

    assert {(each.context, each.id) for each in messages if each.id} == said
    for each in messages:
        strings = each.string if isinstance(each.string, tuple) else (each.string,)
        assert all(strings), each.id
        assert not (each.id and each.fuzzy), each.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_blanks_to_fill(language):
    messages, _ = catalogue(language)

    assert not [(each.id, error) for each, errors in messages.check() for error in errors]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language):
    messages, path = catalogue(language)
    compiled = BytesIO()
    mofile.write_mo(compiled, messages)

    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue(), (
        "Run “pybabel compile -d webapp/translations”."
    )
