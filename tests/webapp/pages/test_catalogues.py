"""The catalogues are complete, each in its own language, and compiled as they are written."""

import json
import re
from collections import defaultdict
from gettext import c2py

import pytest
from babel import Locale
from babel.messages.plurals import get_plural
from click.testing import CliRunner
from py3langid.langid import MODEL_FILE, LanguageIdentifier
from translations import catalogues

LANGUAGES = catalogues.LANGUAGES
LONG = 20  # letters; of fewer, neighbours share many and no detector is sure
SURE = 0.9  # the least that was right of 2,000 msgstrs; wrong guesses came to 0.66 at most
# What two languages may share although it is long, with the reason.
COINCIDENCES: dict[str, str] = {
    "turismo sexual infantil": "a label of the vocabulary, the same in Spanish and Portuguese",
}


def letters(text):
    """The words of a message without what is the same in every language."""
    return re.sub(r"%\(\w+\)\w|\{\w*\}|<[^<>]*>|&\w+;|\b\w+:\w+\b", " ", text)


def length(text):
    return sum(map(str.isalpha, text))


def long_strings(language):
    for message in catalogues.read(language):
        for string in catalogues.forms(message.string) if message.id else ():
            if length(letters(string)) >= LONG:
                yield message, string


@pytest.fixture(scope="module")
def found():
    return catalogues.extracted()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated_and_nothing_is_left_over(language, found):
    catalogue = catalogues.read(language)

    assert sorted(catalogues.missing(catalogue, found)) == [], "See docs/translations.md."
    assert {catalogues.key(each) for each in catalogue} == {
        catalogues.key(each) for each in found
    }, "Run “python docs/catalogues.py update”."
    assert not [each.id for each in catalogue if each.id and each.fuzzy]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_placeholders_markup_and_spaces(language):
    catalogue = catalogues.read(language)

    assert [
        (each.id, fault)
        for each in catalogue
        if each.id and any(catalogues.forms(each.string))
        for fault in catalogues.faults(each, catalogues.forms(each.string), catalogue)
    ] == []


def test_two_languages_never_share_a_long_string():
    users = defaultdict(set)
    for language in LANGUAGES:
        for message, string in long_strings(language):
            users[string].add(language)
            users[string] |= {"en"} if string in catalogues.forms(message.id) else set()

    shared = {string: who for string, who in users.items() if len(who) > 1}

    assert shared.keys() - COINCIDENCES.keys() == set(), shared
    assert COINCIDENCES.keys() <= shared.keys()


@pytest.fixture(scope="module")
def identifier():
    """What tells the interface's languages apart."""
    made = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    made.set_languages(["en", *LANGUAGES])
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_string_is_in_the_language_of_its_catalogue(language, identifier):
    foreign = []
    for _, string in long_strings(language):
        detected, sure = identifier.classify(letters(string))
        if detected != language and sure >= SURE:
            foreign.append((detected, round(sure, 2), string))

    assert foreign == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plural_forms_are_those_of_the_language(language):
    catalogue = catalogues.read(language)
    rule = Locale.parse(language).plural_form
    form = c2py(catalogue.plural_expr)

    by_form = defaultdict(set)
    for number in range(1_000):
        by_form[form(number)].add(rule(number))

    assert sorted(by_form) == list(range(catalogue.num_plurals))
    assert all(len(tags) == 1 for tags in by_form.values()), by_form
    assert catalogue.num_plurals <= get_plural(language).num_plurals


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language):
    path = catalogues.TRANSLATIONS / language / "LC_MESSAGES" / "messages.mo"

    assert path.read_bytes() == catalogues.compiled(catalogues.read(language)), (
        "Run “python docs/catalogues.py update”."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_that_no_speaker_has_read_says_so(language):
    header = catalogues.read(language).header_comment

    assert ("unreviewed" in header) == (language in catalogues.UNREVIEWED)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "TRANSLATIONS", tmp_path)
    return tmp_path


def run(*words, given=None):
    return CliRunner().invoke(catalogues.main, words, input=given)


def test_a_translator_is_asked_for_what_is_missing_and_gives_it_back(folder, found):
    asked = json.loads(run("missing", "ar").stdout)
    assert len(asked) == len(found)
    name, one = next((name, each) for name, each in asked.items() if each["plural"])
    assert len(one["translation"]) == 6
    assert one["used"]

    one["translation"] = [name] * 6
    done = run("fill", "ar", "-", given=json.dumps({name: one}))

    assert done.output == "ar: 1 put in\n"
    assert name not in json.loads(run("missing", "ar").stdout)
    assert (folder / "ar" / "LC_MESSAGES" / "messages.mo").exists()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda text: text.replace("%(", "%(x"), "placeholders differ"),
        (lambda text: f"{text} <b>x</b>", "markup differs"),
        (lambda text: f" {text}", "spaces at the ends differ"),
        (lambda text: f"{text} 40 %", "a percent sign alone"),
        (lambda text: [text, text], "2 forms, not 1"),
    ],
)
def test_a_translation_that_does_not_fit_is_refused(change, complaint, folder, found):
    name = next(
        each.id for each in found if isinstance(each.id, str) and "%(" in each.id and each.id
    )

    refused = run("fill", "de", "-", given=json.dumps({name: change(name)}))

    assert refused.exit_code == 1
    assert complaint in refused.output
    assert list(folder.iterdir()) == []


def test_a_translation_of_what_is_no_string_of_ours_is_refused(folder):
    refused = run("fill", "de", "-", given=json.dumps({"no such string": "x"}))

    assert "not a string of the interface" in refused.output
    assert list(folder.iterdir()) == []
