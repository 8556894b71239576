"""What is refused, with a message that says why; and that nothing else than a refusal comes."""

import contextlib
import io
import random
import time
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from sound import FEW

from taxonomy.checking.documents import document, in_markdown, limits
from taxonomy.checking.documents.apply_fixes import fixed
from taxonomy.checking.documents.document_comments import commented
from taxonomy.errors import Malformed

TYPES = ["docx", "odt", "pdf", "txt", "md", "html", "xlf", "po", "srt", "vtt", "none"]
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE xliff [<!ENTITY a "child"><!ENTITY b "&a;&a;">]>'
    '<xliff version="1.2"><file target-language="en"><body><trans-unit id="1"><target>&b;</target>'
    "</trans-unit></body></file></xliff>"
)
OUTSIDE = LAUGHS.replace('"child"', 'SYSTEM "file:///etc/passwd"')


def refusal(content, name):
    with pytest.raises(Malformed) as raised:
        document.read(content, name)
    return str(raised.value)


def test_a_file_beyond_bounds_is_refused():
    assert "larger than 16 MB" in refusal(b" " * (limits.LARGEST + 1), "a.txt")


def test_more_paragraphs_than_can_be_told_apart_are_refused():
    assert "200,000 paragraphs" in refusal(b"a\n\n" * (limits.MOST_SEGMENTS + 1), "a.txt")


def test_markdown_beyond_bounds_is_refused():
    assert "characters" in refusal(b"a " * in_markdown.LARGEST, "a.md")
    assert "200,000 lines" in refusal(b"a\n" * 200_001, "a.md")


@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE])
def test_xml_with_a_document_type_is_refused(xml):
    assert "document type" in refusal(xml.encode(), "a.xlf")


@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE])
def test_so_it_is_inside_a_packed_document(make, xml):
    relation = '<Relationship Type="x/officeDocument" Target="a.xml" Id="1"/>'
    relations = f"<Relationships>{relation}</Relationships>"

    assert "document type" in refusal(make.zip({"_rels/.rels": relations, "a.xml": xml}), "a.docx")
    assert "document type" in refusal(make.odt("", **{"content.xml": xml}), "a.odt")


def test_what_unfolds_beyond_bounds_is_refused(make):
    bomb = {f"{number}.bin": b"\0" * (64 * 1024 * 1024) for number in range(5)}

    content = make.odt("<text:p>Here.</text:p>", **bomb)
    assert len(content) < limits.LARGEST
    assert "more than 256 MB" in refusal(content, "a.odt")


def test_a_part_beyond_bounds_is_refused(make):
    content = make.odt("<text:p>Here.</text:p>" + " " * limits.LARGEST_PART)

    assert "content.xml is larger than" in refusal(content, "a.odt")


def test_too_many_parts_are_refused(make):
    parts = {str(number): "" for number in range(limits.MOST_PARTS)}

    assert "5,000 parts" in refusal(make.odt("", **parts), "a.odt")


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "old or encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", "old or encrypted"),
        (b"{\\rtf1 Hello}", "a.rtf", "RTF"),
        (b"Hello", "a.docx", "its content isn’t"),
        (b"PK\x03\x04", "a.docx", "unpacked"),
        (b"\xff\xfeabc", "a.txt", "UTF-16"),
        (b"caf\xe9", "a.txt", "UTF-8"),
        (b"a\0b", "a.txt", "control characters"),
        (b"<xliff><file></xliff>", "a.xlf", "well-formed"),
        (b"%PDF-1.4\nnothing", "a.pdf", "PDF can’t be read"),
    ],
)
def test_a_refusal_says_why(content, name, why):
    assert why in refusal(content, name)


def test_a_workbook_is_no_document(make):
    assert "neither a DOCX nor an ODT" in refusal(make.zip({"a": "b"}), "a.xlsx")
    assert "no text part" in refusal(make.zip({"_rels/.rels": "<Relationships/>"}), "a.docx")


def test_what_is_encrypted_is_refused(make):
    writer = PdfWriter(PdfReader(io.BytesIO(make.pdf("Hello."))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert "encrypted" in refusal(locked.getvalue(), "a.pdf")

    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    assert "encrypted" in refusal(make.odt("", **{"META-INF/manifest.xml": manifest}), "a.odt")


def test_more_pages_than_are_read_are_refused(make):
    assert "2,000 pages" in refusal(make.pdf(*["x"] * (limits.MOST_PAGES + 1)), "a.pdf")


def test_a_page_that_unfolds_without_end_is_refused(make):
    painted = zlib.compress(b" " * (200 * 1024 * 1024), 9)
    plain = make.pdf("x")
    start, end = plain.index(b"<< /Length"), plain.index(b"endstream")
    bomb = (
        plain[:start]
        + f"<< /Filter /FlateDecode /Length {len(painted)} >>\nstream\n".encode()
        + painted
        + b"\n"
        + plain[end:]
    )

    assert refusal(bomb, "a.pdf")


def test_a_pdf_cannot_be_mended_and_a_text_takes_no_comments(make):
    with pytest.raises(Malformed, match="can’t be corrected"):
        fixed(make.pdf("x"), "a.pdf", [])
    with pytest.raises(Malformed, match="only to DOCX and ODT"):
        commented(b"text", [])


def test_a_word_that_an_encoding_does_not_have_is_refused(every):
    page = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\nmsgid "a"\n'
    content = f'{page}msgstr "é child pornography"\n'.encode("latin-1")
    [(segment, finding)] = every(content, "a.po")
    finding = finding._replace(fix="中")

    with pytest.raises(Malformed, match="ISO8859-1 can’t write “中”"):
        fixed(content, "a.po", [(segment, finding)])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<a " * 400_000, "a.html"),
        ('<a b=">"' * 200_000, "a.html"),
        ("<!--" * 400_000, "a.html"),
        ("<p><b><i lang=fr>" * 100_000, "a.html"),
        ("<script>" * 200_000, "a.html"),
        ("&#" * 500_000, "a.html"),
        ("`" * 1_000_000, "a.md"),
        ("` `` " * 200_000, "a.md"),
        ("[" * 500_000, "a.md"),
        ("](" * 500_000, "a.md"),
        ("> " * 500_000, "a.md"),
        ("- " * 100_000, "a.md"),
        ("*_" * 500_000, "a.md"),
        ("_" * 1_000_000 + "a", "a.md"),
        ("<!--" * 200_000, "a.md"),
        ("|a" * 100_000 + "\n" + "|-" * 100_000, "a.md"),
        (" " * 1_000_000, "a.po"),
        ('msgstr "' + "\\" * 1_000_000, "a.po"),
        ("00:00:00,000 --> 00:00:00,000\n" * 30_000, "a.srt"),
        ("{\\" * 500_000, "a.srt"),
        ("\n \n" * 500_000, "a.txt"),
    ],
    ids=lambda each: each[:12],
)
def test_texts_that_are_made_to_take_long_do_not(text, name, checker):
    started = time.process_time()
    document.checked(checker, document.read(text.encode(), name), "en")

    assert time.process_time() - started < 20  # seconds; some took hours


def samples(make):
    """A small file of each kind, with words to be found."""
    html = "<p lang=en>On <b>child</b> pornography &amp; <code>x</code><!-- y --></p>"
    return {
        "docx": make.docx([("On child", "bold"), (" pornography", "")]),
        "odt": make.odt("<text:p>On <text:span>child</text:span> pornography</text:p>"),
        "pdf": make.pdf("On child pornography."),
        "txt": b"On\r\n\r\nchild pornography",
        "md": f"# child pornography\n\n> `x` [child](y)\n> pornography\n\n{html}".encode(),
        "html": html.encode(),
        "xlf": LAUGHS.partition("]>")[2].replace("&b;", "child &amp; pornography").encode(),
        "po": b'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "a"\nmsgstr "child "\n"pornography"\n',
        "srt": b"1\n00:00:01,000 --> 00:00:02,000\n<i>child</i> pornography\n",
        "vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\nchild pornography\n",
        "none": b"child pornography",
    }


def survives(checker, content, name):
    """Read, check, comment and mend a file: whatever it is, it works or is refused."""
    with contextlib.suppress(Malformed):
        found = document.checked(checker, document.read(content, name), "en").found
        for segment, each in found:
            str(segment.place(each.start, each.end))
        fixed(content, name, found)
        commented(content, found)


@FEW
@given(st.binary(max_size=200), st.sampled_from(TYPES), st.integers(0, 3))
def test_any_bytes_are_read_or_refused(checker, content, suffix, beginning):
    begun = (b"", b"PK\x03\x04", b"%PDF-1.4\n", b"<?xml version='1.0'?><xliff>")[beginning]

    survives(checker, begun + content, f"a.{suffix}")


@pytest.mark.parametrize("suffix", TYPES)
def test_broken_files_are_read_or_refused(checker, make, suffix):
    sound = samples(make)[suffix]
    survives(checker, sound, f"a.{suffix}")
    dice = random.Random(suffix)
    for _ in range(300):
        content = bytearray(sound)
        for _ in range(dice.choice([1, 1, 2, 8])):
            at = dice.randrange(len(content))
            match dice.randrange(4):
                case 0:
                    content[at] = dice.randrange(256)
                case 1:
                    del content[at : at + dice.randrange(20)]
                case 2:
                    content[at:at] = content[at // 2 : at // 2 + dice.randrange(40)]
                case _:
                    content[at:at] = dice.randbytes(4)
            content = content or bytearray(b" ")
        survives(checker, bytes(content), f"a.{suffix}")


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_broken_parts_are_read_or_refused(checker, make, suffix):
    with zipfile.ZipFile(io.BytesIO(samples(make)[suffix])) as packed:
        parts = {each: packed.read(each) for each in packed.namelist()}
    dice = random.Random(suffix)
    names = [name for name in parts if name.endswith(("xml", "rels")) and parts[name]]
    for _ in range(200):
        broken = dict(parts)
        name = dice.choice(names)
        content = bytearray(broken[name])
        at = dice.randrange(len(content))
        content[at : at + dice.randrange(30)] = content[at // 2 : at // 2 + dice.randrange(30)]
        broken[name] = bytes(content)
        if dice.random() < 0.2:
            del broken[dice.choice(list(broken))]
        survives(checker, make.zip(broken), f"a.{suffix}")
