import io
import re
import shutil
import subprocess
import zipfile
from types import SimpleNamespace

import docx
import pytest
from lxml import etree
from making import a_scheme, an_entry, discouraged, preferred

from taxonomy.checking import rules
from taxonomy.checking.checker import Checker
from taxonomy.checking.documents import document

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
TERM = "child pornography"
BETTER = "child sexual abuse material"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="{type}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


@pytest.fixture(scope="session")
def checker():
    entry = an_entry(
        preferred(),
        discouraged(TERM, replacements=[BETTER]),
        discouraged("pornographie infantile", "fr", reason="Elle cache le crime."),
    )
    return Checker(rules.of_entry(entry, a_scheme()))


@pytest.fixture(scope="session")
def make():
    """Documents as bytes, by what they hold."""
    return SimpleNamespace(docx=_docx, odt=_odt, pdf=_pdf, zip=_zip)


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
    program = shutil.which("soffice")
    assert program, "LibreOffice Writer must be there: see .ci/run"
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


def _docx(*paragraphs):
    """A DOCX of paragraphs, each a list of runs: (text, how it looks)."""
    made = docx.Document()
    for runs in paragraphs:
        paragraph = made.add_paragraph()
        for text, look in [runs] if isinstance(runs, tuple) else runs:
            run = paragraph.add_run(text)
            for each in look.split():
                setattr(run, each, True)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _odt(body, **parts):
    """An ODT with that XML for a body."""
    kind = "application/vnd.oasis.opendocument.text"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{OFFICE}" '
        f'xmlns:text="{TEXT}" office:version="1.3"><office:body><office:text>{body}'
        "</office:text></office:body></office:document-content>"
    )
    return _zip(
        {
            "mimetype": kind,
            "content.xml": content,
            "META-INF/manifest.xml": _MANIFEST.format(type=kind),
            **parts,
        }
    )


def _zip(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(name, text, compress_type=method)
    return file.getvalue()


def _pdf(*pages):
    """A PDF of pages with one line of text each."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, text in enumerate(pages):
        painted = f"BT /F1 12 Tf 72 720 Td ({re.sub(r'([()])', r'', text)}) Tj ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(painted)} >>\nstream\n{painted}\nendstream")
    made, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    size = len(objects) + 1
    made += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{made.rindex('xref')}\n%%EOF\n"
    return made.encode("latin-1")
