import shutil
import subprocess
from types import SimpleNamespace

import documents_made
import pytest
from conftest import without
from documents_made import OFFICE, TEXT
from lxml import etree
from making import a_scheme, an_entry, discouraged, preferred

from taxonomy.checking import rulebook
from taxonomy.checking.checker import Checker
from taxonomy.checking.documents import document

TERM = "child pornography"
BETTER = "child sexual abuse material"


@pytest.fixture(scope="session")
def checker():
    entry = an_entry(
        preferred(),
        discouraged(TERM, replacements=[BETTER]),
        discouraged("pornographie infantile", "fr", reason="Elle cache le crime."),
    )
    return Checker(rulebook.of_entry(entry, a_scheme()))


@pytest.fixture(scope="session")
def make():
    """Documents as bytes, by what they hold."""
    return SimpleNamespace(
        docx=documents_made.docx,
        odt=documents_made.odt,
        pdf=documents_made.pdf,
        zip=documents_made.packed,
    )


@pytest.fixture(scope="session")
def found(checker):
    """What is found in a file: (place, words) each, the words cut out of the original's text."""

    def _found(content, name, language="en"):
        read = document.read(content, name)
        return [
            (segment.place(each.start, each.end), segment.text[each.start : each.end])
            for segment, each in document.checked(checker, read, language).found
        ]

    return _found


@pytest.fixture(scope="session")
def every(checker):
    """The findings of a file as `checked` gives them."""

    def _every(content, name, language="en"):
        return list(document.checked(checker, document.read(content, name), language).found)

    return _every


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """LibreOffice: turns a file into one of another format."""
    program = shutil.which("soffice") or without("LibreOffice Writer is not installed")
    folder = tmp_path_factory.mktemp("office")

    def _converted(content, before, after):
        (folder / f"a.{before}").write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        asked = [program, profile, "--headless", "--convert-to", after, "--outdir", str(folder)]
        subprocess.run([*asked, str(folder / f"a.{before}")], check=True, capture_output=True)
        return (folder / f"a.{after.partition(':')[0]}").read_bytes()

    return _converted


@pytest.fixture(scope="session")
def commented_words(office):
    """What comments a word processor sees in a file: (author, what is said, at which words)."""

    def _seen(content, suffix):
        root = etree.fromstring(office(content, suffix, "fodt"))
        return [_seen_comment(root, each) for each in root.iter(f"{{{OFFICE}}}annotation")]

    return _seen


def _seen_comment(root, comment):
    author = comment.findtext("{http://purl.org/dc/elements/1.1/}creator")
    said = ["".join(each.itertext()) for each in comment.iter(f"{{{TEXT}}}p")]
    name = comment.get(f"{{{OFFICE}}}name")
    words, inside = [], False
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "end" and element is comment:
            inside = True
        elif event == "start" and inside and element.tag == f"{{{OFFICE}}}annotation":
            inside = False
        if inside and event == "start" and element.tag == f"{{{TEXT}}}s":
            words.append(" ")
        if inside and event == "start":
            words.append(element.text or "")
        if (
            element.tag == f"{{{OFFICE}}}annotation-end"
            and element.get(f"{{{OFFICE}}}name") == name
        ):
            break
        if inside and event == "end":
            words.append(element.tail or "")
    return author, said, "".join(words)
