"""Rules for other programs load there, and find what our own check finds."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import without
from making import admitted, discouraged, preferred
from rules_of_others import files, one

from taxonomy.checking import published_rules as stored
from taxonomy.checking.checker import Checker
from taxonomy.entry.model import Kind, Usage
from taxonomy.exchange import formats
from taxonomy.termbase import EVERYTHING

HERE = Path(__file__).parent
PYTHON_OF_LIBREOFFICE = "/usr/bin/python3"


def tool(variable):
    """What a variable says where a program is."""
    return os.environ.get(variable) or without(f"{variable} does not say where it is")


def ran(*command, cwd):
    """What a program prints; it may say by its exit code that it found something."""
    done = subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
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
        f"[*.txt]\nBasedOnStyles = Luxterm-{language}\n",
        encoding="utf-8",
    )
    (folder / "text.txt").write_text(text, encoding="utf-8")
    ran(vale, "sync", cwd=folder)
    found = json.loads(ran(vale, "--output=JSON", "text.txt", cwd=folder))
    return {(each["Line"], each["Match"], each["Severity"]) for each in found.get("text.txt", ())}


def by_textlint(holding, language, text, folder):
    """What textlint finds by a dictionary: line, words."""
    modules = Path(tool("LUXTERM_TEST_TEXTLINT"))
    unpacked("textlint-prh", holding, folder)
    rule = {"prh": {"rulePaths": [f"{language}.prh.yml"]}}
    (folder / ".textlintrc.json").write_text(json.dumps({"rules": rule}), encoding="utf-8")
    (folder / "text.txt").write_text(text, encoding="utf-8")
    command = [modules / ".bin/textlint", "--rules-base-directory", modules, "--format=json"]
    (found,) = json.loads(ran(*command, "text.txt", cwd=folder))
    return {(each["line"], each["message"].partition(" => ")[0]) for each in found["messages"]}


def by_languagetool(holding, language, text, folder):
    """What LanguageTool finds: line, words."""
    jars = Path(tool("LUXTERM_TEST_LANGUAGETOOL"))
    unpacked("languagetool", holding, folder)
    (folder / "text.txt").write_text(text, encoding="utf-8")
    check = ["java", "-cp", jars / "*", HERE / "LanguageToolCheck.java"]
    lines = ran(*check, "en-GB", f"rules-{language}-Luxterm.xml", "text.txt", cwd=folder)
    spans = [tuple(map(int, line.split()[:2])) for line in lines.splitlines()]
    return {(text.count("\n", 0, start) + 1, text[start:end]) for start, end in spans}


@pytest.fixture(scope="module")
def checker(luxembourg):
    with luxembourg.reading() as session:
        return Checker(stored.book(session))


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
    found = checker.check(text, language=language).unexcused
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


def _has_uno():
    """Whether the Python of the system can talk to LibreOffice (`python3-uno`)."""
    if not Path(PYTHON_OF_LIBREOFFICE).exists():
        return False
    done = subprocess.run(
        [PYTHON_OF_LIBREOFFICE, "-c", "import uno"], capture_output=True, check=False
    )
    return done.returncode == 0


def test_libreoffice_corrects_by_the_list(holding, tmp_path):
    if not shutil.which("soffice") or not _has_uno():
        without("There is no LibreOffice with its Python")
    unpacked("autocorrect", holding, tmp_path / "user/autocorr")
    typed = "Underage woman here, an underage woman there; child pornography is a matter of names."

    said = ran(PYTHON_OF_LIBREOFFICE, HERE / "in_libreoffice.py", tmp_path, typed, cwd=tmp_path)
    assert said.strip() == ("Child here, an child there; child pornography is a matter of names.")
