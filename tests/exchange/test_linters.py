"""Rules for other programs: they load there, and find what our own check finds."""

import io
import json
import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import strategies
import yaml
from conftest import without
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from making import NOON, a_scheme, admitted, an_entry, caution, discouraged, preferred
from sound import FEW

from taxonomy.checking import rules
from taxonomy.checking.checker import Checker
from taxonomy.checking.judging import told
from taxonomy.entry.model import Ending, Kind, Replacement, Retirement, Usage
from taxonomy.entry.scheme import ProtectedPhrase
from taxonomy.exchange import formats
from taxonomy.exchange.vocabulary import Holding, Item
from taxonomy.termbase import EVERYTHING

LINTERS = ("vale", "textlint-prh", "languagetool", "autocorrect")
HERE = Path(__file__).parent
INSTEAD = "child sexual abuse material"


def files(form, holding):
    """What a format packs, by its path."""
    with zipfile.ZipFile(io.BytesIO(b"".join(formats.BY_NAME[form].write(holding)))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def of(*entries, names=()):
    scheme = a_scheme(protected=tuple(ProtectedPhrase("en", name) for name in names))
    return Holding(scheme, "https://terms.example", [Item(each) for each in entries], NOON)


def one(*terms, names=()):
    return of(an_entry(*terms), names=names)


# --- what is written -----------------------------------------------------------------------


@FEW
@given(
    entries=st.lists(strategies.ENTRIES, max_size=3),
    names=st.lists(strategies.WORDS, max_size=3),
)
@pytest.mark.parametrize("form", LINTERS)
def test_whatever_labels_hold_every_file_parses(form, entries, names):
    for name, content in files(form, of(*entries, names=names)).items():
        if name.endswith(".yml"):
            yaml.safe_load(content)
        elif name.endswith(".json"):
            json.loads(content)
        elif name.endswith(".xml"):
            etree.fromstring(content)
        elif name.endswith(".dat"):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                etree.fromstring(parts.read("DocumentList.xml"))


def vale_rules(holding):
    return {
        name.rpartition("/")[2].removesuffix(".yml"): yaml.safe_load(content)
        for name, content in files("vale", holding).items()
        if name.endswith(".yml")
    }


def test_a_rule_for_vale_tells_what_to_say_instead_why_and_where_to_read_more():
    rule = vale_rules(one(discouraged(replacements=(INSTEAD,))))["child-pornography"]

    assert rule["message"] == f"child pornography → {INSTEAD}. It hides the crime."
    assert rule["link"] == "https://terms.example/test/csam"
    assert list(rule["swap"].values()) == [INSTEAD]
    assert rule["level"] == "error"


@pytest.mark.parametrize(
    ("release", "folder"), [(None, "test.vale"), ("2025-04", "test-2025-04.vale")]
)
def test_the_folder_for_vale_is_called_as_the_file_is_without_its_ending(release, folder):
    found = files("vale", replace(one(discouraged()), release=release))

    assert {name.partition("/")[0] for name in found} == {folder}


def test_a_concept_that_is_used_no_longer_has_no_rules():
    retired = an_entry(discouraged(), retirement=Retirement(Ending.RETIRED))

    assert vale_rules(of(retired)) == {}


def test_a_reason_is_told_in_the_language_of_the_term_or_else_in_english():
    both = replace(discouraged("pornographie", "fr"), reason={"en": "Why.", "fr": "Pourquoi."})
    found = vale_rules(one(both, discouraged("mineur", "fr", reason="Only why.")))

    assert found["pornographie"]["message"] == "pornographie. Pourquoi."
    assert found["mineur"]["message"] == "mineur. Only why."


def test_the_level_follows_the_verdict_and_what_needs_context_is_a_suggestion():
    found = vale_rules(
        one(caution("one"), discouraged("two"), discouraged("three", needs_context=True))
    )

    levels = {name: rule["level"] for name, rule in found.items()}
    assert levels == {"one": "warning", "two": "error", "three": "suggestion"}


def test_of_a_label_that_two_concepts_have_the_gravest_verdict_is_told():
    entries = an_entry(caution("word")), an_entry(discouraged("Word"), concept="other")

    (rule,) = vale_rules(of(*entries)).values()
    assert rule["level"] == "error"
    assert rule["link"].endswith("/other")


def test_labels_that_are_found_alike_have_one_rule():
    found = vale_rules(one(discouraged("sex-worker"), caution("Sex worker")))

    assert [rule["level"] for rule in found.values()] == ["error"]


def test_terms_of_a_script_of_their_own_have_rules_with_names_of_their_own():
    found = vale_rules(one(discouraged("児童ポルノ", "ja"), discouraged("児童買春", "ja")))

    assert list(found) == ["csam", "csam-2"]


def test_a_dictionary_for_prh_leaves_out_what_nobody_can_replace_unseen():
    depends = Replacement("image", "en", when={"en": "In court."})
    holding = one(
        discouraged("bad", replacements=("good",)),
        discouraged("unsure", needs_context=True, replacements=("good",)),
        discouraged("depends", replacements=(depends,)),
        discouraged("nothing"),
    )

    (dictionary,) = (yaml.safe_load(each) for each in files("textlint-prh", holding).values())
    assert [each["specs"] for each in dictionary["rules"]] == [[{"from": "bad", "to": "good"}]]


def test_a_rule_for_languagetool_that_needs_context_is_off_until_it_is_turned_on():
    holding = one(discouraged("bad", needs_context=True, replacements=("good",)))

    (rule,) = etree.fromstring(files("languagetool", holding)["rules-en-Luxterm.xml"]).iter("rule")
    assert rule.get("default") == "off"
    assert rule.findtext("message/suggestion") == "good"


def corrections(holding):
    content = files("autocorrect", holding).get("acor_en-GB.dat")
    if content is None:
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        blocks = etree.fromstring(parts.read("DocumentList.xml"))
    return {block.values()[0]: block.values()[1] for block in blocks}


def test_only_what_is_wrong_wherever_it_stands_is_replaced_while_one_types():
    assert corrections(one(discouraged("bad", replacements=("good",)))) == {
        "bad": "good",
        "Bad": "Good",
    }
    for kept in (
        caution("bad", replacements=("good",)),
        discouraged("bad", replacements=("good",), needs_context=True),
        discouraged("bad", replacements=("good",), exceptions={"en": "In titles."}),
        discouraged("bad", replacements=(Replacement("good", "en", when={"en": "At times."}),)),
        discouraged("bad", replacements=(Replacement("bon", "fr"),)),
    ):
        assert corrections(one(kept)) == {}
    assert corrections(one(discouraged("bad", replacements=("good",)), names=["The Bad Act"])) == {}


# --- what the programs make of it ----------------------------------------------------------


def tool(variable):
    """What a variable says where a program is."""
    return os.environ.get(variable) or without(f"{variable} does not say where it is")


def ran(*command, cwd):
    """What a program prints; it may say by its exit code that it found something."""
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode in {0, 1}, done.stderr + done.stdout
    return done.stdout


def unpacked(form, holding, folder):
    for name, content in files(form, holding).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def by_vale(holding, language, text, folder):
    """What Vale finds: line, words, level."""
    vale = tool("LUXTERM_TEST_VALE")
    form = formats.BY_NAME["vale"]
    package = form.file(holding.scheme.id)
    (folder / package).write_bytes(b"".join(form.write(holding)))
    (folder / ".vale.ini").write_text(
        f"StylesPath = styles\nMinAlertLevel = suggestion\nPackages = {package}\n"
        f"[*.txt]\nBasedOnStyles = Luxterm-{language}\n"
    )
    (folder / "text.txt").write_text(text)
    ran(vale, "sync", cwd=folder)
    found = json.loads(ran(vale, "--output=JSON", "text.txt", cwd=folder))
    return {(each["Line"], each["Match"], each["Severity"]) for each in found.get("text.txt", ())}


def by_textlint(holding, language, text, folder):
    """What textlint finds by a dictionary: line, words."""
    modules = Path(tool("LUXTERM_TEST_TEXTLINT"))
    unpacked("textlint-prh", holding, folder)
    rule = {"prh": {"rulePaths": [f"{language}.prh.yml"]}}
    (folder / ".textlintrc.json").write_text(json.dumps({"rules": rule}))
    (folder / "text.txt").write_text(text)
    command = [modules / ".bin/textlint", "--rules-base-directory", modules, "--format=json"]
    (found,) = json.loads(ran(*command, "text.txt", cwd=folder))
    return {(each["line"], each["message"].partition(" => ")[0]) for each in found["messages"]}


def by_languagetool(holding, language, text, folder):
    """What LanguageTool finds: line, words."""
    jars = Path(tool("LUXTERM_TEST_LANGUAGETOOL"))
    unpacked("languagetool", holding, folder)
    (folder / "text.txt").write_text(text)
    check = ["java", "-cp", jars / "*", HERE / "LanguageToolCheck.java"]
    lines = ran(*check, "en-GB", f"rules-{language}-Luxterm.xml", "text.txt", cwd=folder)
    spans = [tuple(map(int, line.split()[:2])) for line in lines.splitlines()]
    return {(text.count("\n", 0, start) + 1, text[start:end]) for start, end in spans}


@pytest.fixture(scope="module")
def checker(luxembourg):
    with luxembourg.reading() as session:
        return Checker(rules.of_store(session))


@pytest.fixture
def holding(luxembourg):
    with luxembourg.holding("luxembourg", EVERYTHING, base="https://terms.example") as found:
        yield found


LANGUAGES = pytest.mark.parametrize("language", ["en", "fr", "es", "de", "ja", "zh", "ru", "th"])


def sample(checker, language):
    """Every term as the vocabulary writes it, and every name, a paragraph each.

    Without those that hold a comma or full stop, at which our check stops.
    """
    labels = [
        f"{each.label}."
        for each in checker.book.rules
        if each.language == language and not each.needs_context and "," not in each.label
    ]
    names = [
        f"«{each.text}»."
        for each in checker.book.phrases
        if each.language == language and "." not in each.text
    ]
    return "\n\n".join([*labels, *names])


def ours(checker, language, text, wanted=lambda _: True):
    found = told(checker.check(text, language=language).findings)
    return {
        (
            text.count("\n", 0, each.start) + 1,
            each.match,
            "error" if each.rule.usage is Usage.DISCOURAGED else "warning",
        )
        for each in found
        if wanted(each.rule)
    }


@LANGUAGES
def test_vale_finds_what_our_check_finds(checker, holding, language, tmp_path):
    text = sample(checker, language)
    expected = ours(checker, language, text)
    found = by_vale(holding, language, text, tmp_path)

    assert {each for each in found if each[2] != "suggestion"} == expected
    assert len(expected) > 3


@LANGUAGES
def test_textlint_finds_what_our_check_finds(checker, holding, language, tmp_path):
    def can_be_replaced(rule):
        first = rule.replacements[0]
        return not first.conditional and not rule.needs_context

    text = sample(checker, language)
    expected = {each[:2] for each in ours(checker, language, text, can_be_replaced)}

    assert by_textlint(holding, language, text, tmp_path) == expected
    assert len(expected) > 3


def test_languagetool_finds_what_our_check_finds(checker, holding, tmp_path):
    text = sample(checker, "en")
    expected = {each[:2] for each in ours(checker, "en", text)}

    assert by_languagetool(holding, "en", text, tmp_path) == expected
    assert len(expected) > 100


HARD = one(
    preferred("good"),
    admitted("bad practice"),
    discouraged("bad", replacements=("good",)),
    discouraged("CP", kind=Kind.ABBREVIATION, replacements=("material",)),
    discouraged("a+b (c) $1 100% {x} [y] C:\\d <&\"'>", replacements=("50% | <b> \\1 $2",)),
    discouraged("élève", replacements=("pupil",)),
    names=["The Bad Act", "Act on bad-tempered CP"],
)
HARD_TEXT = """\
It is bad. A BAD one, badly.

This is bad practice, and the Bad Act is a name; the bad actor is not.

CP is not cp. The Act on bad-tempered CP is a name.

See a+b (c) $1 100% {x} [y] C:\\d <&"'> there.

An élève, not a bélève.
"""
HARD_FOUND = {
    (1, "bad"),
    (1, "BAD"),
    (3, "bad"),
    (5, "CP"),
    (7, "a+b (c) $1 100% {x} [y] C:\\d <&\"'>"),
    (9, "élève"),
}


@pytest.mark.parametrize("by", [by_vale, by_textlint, by_languagetool])
def test_signs_case_names_and_longer_terms_are_taken_as_they_are_meant(by, tmp_path):
    assert {each[:2] for each in by(HARD, "en", HARD_TEXT, tmp_path)} == HARD_FOUND


def test_libreoffice_corrects_by_the_list(holding, tmp_path):
    if not shutil.which("soffice") or not Path("/usr/bin/python3").exists():
        without("There is no LibreOffice with its Python")
    unpacked("autocorrect", holding, tmp_path / "user/autocorr")
    typed = "Underage woman here, an underage woman there; child pornography is a matter of names."

    said = ran("/usr/bin/python3", HERE / "in_libreoffice.py", tmp_path, typed, cwd=tmp_path)
    assert said.strip() == ("Child here, an child there; child pornography is a matter of names.")
