"""`luxterm check` behaves as linters do: places, exit codes, formats, fixes, exceptions."""

import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import NamedTuple

import documents_made
import docx
import pytest
from command_line import LUXTERM, environment

BETTER = "child sexual abuse material"
LETTER = documents_made.docx(
    ("Dear all,", ""), [("of ", ""), ("child ", "bold"), ("pornography", "italic"), (", yours", "")]
)
CLEAN = "He shared child sexual abuse material.\n"
FOUND = "He shared child pornography.\nThe kid was a victim of sexual abuse.\n"


class Ran(NamedTuple):
    """How a command ended, and all that it said."""

    exit_code: int
    output: str


def run(*words, given=None):
    """Run the command in the folder, without a database."""
    done = subprocess.run(
        [*LUXTERM, *words],
        env=environment(LUXTERM_DATA=str(Path.cwd() / "no-database")),
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout + done.stderr)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder in which somebody checks files, with no database anywhere."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "found.txt").write_text(FOUND, encoding="utf-8")
    return tmp_path


def test_no_dictionary_is_read_where_rules_have_their_lemmas(folder, monkeypatch):
    cache = folder / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    (folder / "long.txt").write_text(FOUND * 1_000, encoding="utf-8")

    short = run("check", "found.txt", "--lang", "en").output.splitlines()
    long = run("check", "long.txt", "--lang", "en").output.splitlines()

    assert not cache.exists()
    begin = [each.replace("long.txt", "found.txt") for each in long[: len(short)]]
    assert (begin, len(long)) == (short, 1_000 * len(short))


def test_a_check_imports_nothing_that_it_does_not_need(folder):
    script = """
import sys
from webapp.cli.main import main
try:
    main()
finally:
    print(*sorted({each.partition(".")[0] for each in sys.modules}))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, "check", "found.txt", "--lang", "en"],
        env=environment(LUXTERM_DATA=str(folder / "no-database")),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    imported = set(done.stdout.splitlines()[-1].split())

    assert done.returncode == 1
    assert imported.isdisjoint({"yaml", "marshmallow", "simplemma", "sqlalchemy", "flask"})
    assert imported.isdisjoint({"numpy", "py3langid"})


@pytest.mark.parametrize("form", ["json", "sarif", "checkstyle"])
def test_programs_get_utf_8_whatever_the_encoding_of_the_terminal(folder, form):
    (folder / "found.txt").write_text("De la pornographie infantile, café.\n", encoding="utf-8")
    asked = [*LUXTERM, "check", "found.txt", "--lang", "fr", "--format", form]
    settings = {"LUXTERM_DATA": str(folder / "no-database"), "PYTHONIOENCODING": "latin-1"}

    done = subprocess.run(asked, env=environment(**settings), capture_output=True, check=False)

    assert "matériel d'abus sexuel d'enfants" in done.stdout.decode("utf-8").replace("&apos;", "'")


@pytest.mark.usefixtures("folder")
def test_what_is_found_is_told_by_line_and_column_and_by_the_exit_code():
    clean, found = run("check", "clean.txt"), run("check", "found.txt", "--lang", "en")

    assert (clean.exit_code, clean.output) == (0, "")
    assert found.exit_code == 1
    assert "found.txt:1:11: error: Avoid “child pornography”; say “child sexual" in found.output
    assert "[luxembourg/csam]" in found.output
    assert run("check", "found.txt", "--fail-on", "never").exit_code == 0


def test_no_database_is_made_by_a_check(folder):
    run("check", "found.txt")

    assert not (folder / "no-database").exists()


@pytest.mark.usefixtures("folder")
def test_every_format_can_be_read_by_what_it_is_for():
    def told(form):
        return run("check", "found.txt", "--lang", "en", "--format", form).output

    (document,) = json.loads(told("json"))
    (log,) = json.loads(told("sarif"))["runs"]
    errors = ET.fromstring(told("checkstyle")).findall("file/error")

    assert document["findings"][0]["match"] == "child pornography"
    assert log["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 11
    assert errors[0].get("line") == "1"
    assert told("github").startswith("::error file=found.txt,line=1,col=11,endColumn=27::Avoid")


def test_fixes_are_put_in_place_and_nothing_else_is_touched(folder):
    found = run("check", "found.txt", "--lang", "en", "--fix")
    text = (folder / "found.txt").read_text(encoding="utf-8")

    assert text == FOUND.replace("child pornography", "child sexual abuse material")
    assert "child pornography" not in found.output
    assert run("check", "-", "--lang", "en", "--fix", given=FOUND).output.startswith(text)


def test_rules_are_taken_along_in_a_file(folder):
    assert run("check", "--export-rules", "rules.json").exit_code == 0

    assert run("check", "found.txt", "--rules", "rules.json").exit_code == 1
    (folder / "bad.json").write_text("{}", encoding="utf-8")
    refused = run("check", "found.txt", "--rules", "bad.json")
    assert refused.exit_code == 1
    assert "export-rules" in refused.output


def test_a_project_keeps_a_list_of_what_is_left_alone(folder):
    (folder / "docs").mkdir()
    (folder / "docs" / "one.md").write_text(FOUND, encoding="utf-8")
    (folder / "docs" / "two.md").write_text(FOUND, encoding="utf-8")
    (folder / ".luxtermignore").write_text(
        "# ours\ndocs/two.md\nfound.*\nterm: kid\n", encoding="utf-8"
    )

    found = run("check", ".", "--lang", "en", "--fail-on", "caution")

    assert "one.md:1" in found.output
    assert "two.md" not in found.output
    assert "found.txt" not in found.output
    assert "“kid”" not in found.output


@pytest.mark.parametrize("remark", ["<!-- luxterm:ignore -->", "# luxterm:ignore"])
def test_a_remark_leaves_its_line_alone(folder, remark):
    text = f"Of child pornography. {remark}\nOf child pornography.\n"
    (folder / "marked.txt").write_text(text, encoding="utf-8")

    found = run("check", "marked.txt", "--lang", "en")

    assert "marked.txt:2:4" in found.output
    assert "marked.txt:1" not in found.output


def test_what_cannot_be_read_is_told_with_exit_code_2(folder):
    (folder / "binary.txt").write_bytes(b"one\n\xff\xfe")

    assert run("check", "nowhere.txt").exit_code == 2
    told = run("check", "binary.txt")
    assert told.exit_code == 2
    assert "binary.txt: Line 2 isn’t valid UTF-8 text" in told.output
    assert run("check").exit_code == 2


@pytest.mark.parametrize(("option", "value"), [("--lang", "q!"), ("--scheme", "nowhere")])
@pytest.mark.usefixtures("folder")
def test_what_would_check_nothing_is_refused(option, value):
    told = run("check", "found.txt", option, value)

    assert told.exit_code == 2
    assert f"“{value}”" in told.output


def test_a_list_of_exceptions_that_is_no_text_is_told_with_its_line(folder):
    (folder / ".luxtermignore").write_bytes(b"# ours\n\xff")

    told = run("check", "found.txt")

    assert told.exit_code == 1
    assert ".luxtermignore, line 2: This file isn’t UTF-8 text." in told.output
    assert "Traceback" not in told.output


def test_documents_are_checked_among_other_files(folder):
    (folder / "letter.docx").write_bytes(LETTER)
    (folder / "page.pdf").write_bytes(documents_made.pdf("Of child pornography."))

    found = run("check", ".", "--lang", "en")

    assert "letter.docx:paragraph 2: error: Avoid “child pornography”" in found.output
    assert "page.pdf:page 1, paragraph 1: error: Avoid “child pornography”" in found.output
    assert "found.txt:1:11" in found.output


def test_a_file_that_cannot_be_read_hides_nothing_of_the_others(folder):
    (folder / "broken.docx").write_bytes(b"PK\x03\x04broken")

    told = run("check", ".", "--lang", "en", "--fix")

    assert told.exit_code == 2
    assert "broken.docx: This document can’t be unpacked" in told.output
    assert "found.txt:1" not in told.output  # which was fixed all the same
    assert BETTER in (folder / "found.txt").read_text(encoding="utf-8")
    (folder / "found.txt").write_text(FOUND, encoding="utf-8")
    assert "found.txt:1:11: error" in run("check", ".", "--lang", "en").output


def test_a_document_is_mended_and_nothing_else_of_it_touched(folder):
    (folder / "letter.docx").write_bytes(LETTER)
    (folder / "page.pdf").write_bytes(documents_made.pdf("Of child pornography."))

    left = run("check", "letter.docx", "page.pdf", "--lang", "en", "--fix")
    fixed = docx.Document(folder / "letter.docx")

    assert "letter.docx" not in left.output
    assert "page.pdf: a PDF can’t be fixed" in left.output
    assert [each.text for each in fixed.paragraphs] == ["Dear all,", f"of {BETTER}, yours"]
    assert [(each.text, each.bold) for each in fixed.paragraphs[1].runs if each.text] == [
        ("of ", None),
        (BETTER, True),
        (", yours", None),
    ]
    written = (folder / "letter.docx").read_bytes()
    before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (LETTER, written))
    changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["word/document.xml"]


def test_a_copy_with_comments_is_written_beside_a_document(folder):
    (folder / "letter.docx").write_bytes(LETTER)

    told = run("check", "letter.docx", "--lang", "en", "--comment")
    (comment,) = docx.Document(folder / "letter.commented.docx").comments

    assert "comments written to letter.commented.docx" in told.output
    assert comment.text.startswith("Avoid: child pornography")
    assert (folder / "letter.docx").read_bytes() == LETTER
