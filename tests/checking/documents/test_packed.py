"""DOCX, ODT and PDF: what is found where, comments at the very words, and words fixed in place."""

import io
import zipfile

import pytest
from docx import Document
from lxml import etree

from taxonomy.checking.documents import document
from taxonomy.checking.documents.apply_fixes import fixed
from taxonomy.checking.documents.document_comments import commented

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPLIT = [("Of ch", ""), ("ild porn", "bold"), ("ography", "bold italic"), (" & more.", "")]
WHOLE = ("First child pornography, then child pornography.", "italic")
PLAIN = ("Nothing of it.", "")
SAID = [
    "Avoid: child pornography",
    "It hides the crime.",
    "Say instead: child sexual abuse material",
]
ODT = (
    "<text:h>Of child <text:span>porn</text:span>ography</text:h>"
    "<text:p>A child<text:s text:c='2'/><text:span>porno<text:span>graphy</text:span></text:span>"
    " and<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>See child pornography.</text:p></text:note-body></text:note>"
    " child<text:line-break/>pornography &amp; <text:a>more</text:a></text:p>"
    "<text:p>Nothing of it.</text:p>"
)


@pytest.fixture(scope="module")
def a_docx(make):
    return make.docx(SPLIT, PLAIN, WHOLE)


@pytest.fixture(scope="module")
def an_odt(make):
    return make.odt(ODT)


@pytest.fixture(scope="module")
def from_office(office, make):
    """A DOCX and an ODT as LibreOffice writes them, with a comment that was there before."""
    made = Document(io.BytesIO(make.docx(SPLIT, PLAIN, WHOLE)))
    made.add_comment(made.paragraphs[1].runs, text="Is it so?", author="Ada")
    file = io.BytesIO()
    made.save(file)
    odt = office(file.getvalue(), "docx", "odt")
    return {"odt": odt, "docx": office(odt, "odt", "docx")}


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {each.filename: packed.read(each) for each in packed.infolist()}


def looks(content):
    """The runs of a DOCX that hold text: (text, bold, italic)."""
    made = Document(io.BytesIO(content))
    runs = (run for paragraph in made.paragraphs for run in paragraph.runs)
    return [(run.text, bool(run.bold), bool(run.italic)) for run in runs if run.text]


def test_findings_in_a_docx_tell_the_paragraph(found, a_docx):
    seen = found(a_docx, "a.docx")

    assert [(place.paragraph, words) for place, words in seen] == [
        (1, "child pornography"),
        (3, "child pornography"),
        (3, "child pornography"),
    ]
    assert {place.part for place, _ in seen} == {"word/document.xml"}


def test_findings_in_an_odt_tell_the_paragraph(found, an_odt):
    assert [(place.paragraph, words) for place, words in found(an_odt, "a.odt")] == [
        (1, "child pornography"),
        (3, "child pornography"),
        (2, "child  pornography"),
        (2, "child\npornography"),
    ]


def test_comments_in_a_docx_stand_at_the_very_words(every, commented_words, a_docx):
    content = commented(a_docx, every(a_docx, "a.docx"))

    assert commented_words(content, "docx") == [("Luxterm", SAID, "child pornography")] * 3


def test_comments_in_a_docx_change_nothing_else(every, a_docx):
    content = commented(a_docx, every(a_docx, "a.docx"))
    before, after = parts(a_docx), parts(content)

    changed = {name for name in before if after[name] != before[name]}
    assert changed == {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    assert after.keys() - before.keys() == {"word/comments.xml"}
    joined = [("".join(text for text, *_ in looks(each))) for each in (a_docx, content)]
    assert joined[0] == joined[1]
    assert set(looks(content)) >= {
        ("Of ", False, False),
        ("ild porn", True, False),
        ("ography", True, True),
        (", then ", False, True),
    }
    read = Document(io.BytesIO(content)).comments
    assert [(each.author, each.text.split("\n")) for each in read] == [("Luxterm", SAID)] * 3


def test_comments_in_an_odt_stand_at_the_very_words(every, commented_words, an_odt):
    content = commented(an_odt, every(an_odt, "a.odt"))

    assert sorted(commented_words(content, "odt")) == sorted(
        ("Luxterm", SAID, words)
        for words in (
            "child pornography",
            "child  pornography",
            "child pornography",
            "childpornography",  # with a line break, which is an element
        )
    )
    assert {name for name, part in parts(an_odt).items() if parts(content)[name] != part} == {
        "content.xml"
    }


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_files_of_a_word_processor_keep_the_comments_that_they_have(
    every, commented_words, from_office, suffix
):
    before = from_office[suffix]
    content = commented(before, every(before, f"a.{suffix}"))

    seen = commented_words(content, suffix)
    assert [each[0] for each in seen] == ["Luxterm", "Ada", "Luxterm", "Luxterm"]
    assert [each[2] for each in seen] == [
        "child pornography",
        "Nothing of it.",
        "child pornography",
        "child pornography",
    ]


def test_comments_are_in_the_language_of_the_words(every, commented_words, make):
    content = make.docx(("La pornographie infantile", ""))
    seen = commented_words(commented(content, every(content, "a.docx", "fr")), "docx")

    said = ["À éviter\N{NO-BREAK SPACE}: pornographie infantile", "Elle cache le crime."]
    assert seen == [("Luxterm", said, "pornographie infantile")]


def test_a_footnote_of_a_docx_takes_its_comment(every, office, make):
    body = (
        "<text:p>Text<text:note text:note-class='footnote'><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>On child pornography.</text:p>"
        "</text:note-body></text:note></text:p>"
    )
    content = office(make.odt(body), "odt", "docx")
    [(segment, _)] = found = every(content, "a.docx")

    assert segment.where.part == "word/footnotes.xml"
    assert b"commentRangeStart" in parts(commented(content, found))["word/footnotes.xml"]


def test_mending_a_docx_keeps_looks_and_all_other_parts(every, a_docx):
    content = fixed(a_docx, "a.docx", every(a_docx, "a.docx"))

    assert looks(content) == [
        ("Of child sexual abuse material", False, False),
        (" & more.", False, False),
        ("Nothing of it.", False, False),
        (
            "First child sexual abuse material, then child sexual abuse material.",
            False,
            True,
        ),
    ]
    before, after = parts(a_docx), parts(content)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]


def test_mending_a_docx_keeps_the_spaces_around(every, make):
    content = make.docx([("child", ""), (" pornography rings", "bold")])
    better = fixed(content, "a.docx", every(content, "a.docx"))

    assert looks(better) == [("child sexual abuse material", False, False), (" rings", True, False)]
    document_xml = etree.fromstring(parts(better)["word/document.xml"])
    spaces = "{http://www.w3.org/XML/1998/namespace}space"
    assert [each.get(spaces) for each in document_xml.iter(f"{WORDS}t")] == ["preserve"] * 2


def test_mending_an_odt_keeps_all_other_parts(every, an_odt):
    better = [(at, each._replace(fix="abuse & more")) for at, each in every(an_odt, "a.odt")]
    content = fixed(an_odt, "a.odt", better)

    assert every(content, "a.odt") == []
    assert (
        b"<text:h>Of abuse &amp; more<text:span></text:span></text:h>"
        in (parts(content)["content.xml"])
    )
    before, after = parts(an_odt), parts(content)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == ["content.xml"]


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_a_word_processor_reads_what_was_mended(every, office, from_office, suffix):
    before = from_office[suffix]
    content = fixed(before, f"a.{suffix}", every(before, f"a.{suffix}"))

    assert office(content, suffix, "txt:Text (encoded):UTF8").decode("utf-8-sig").split("\n")[
        :3
    ] == [
        "Of child sexual abuse material & more.",
        "Nothing of it.",
        "First child sexual abuse material, then child sexual abuse material.",
    ]


def test_nothing_to_say_leaves_every_part_as_it_was(a_docx, an_odt):
    for content, name in ((a_docx, "a.docx"), (an_odt, "a.odt")):
        assert parts(commented(content, [])) == parts(content)
        assert parts(fixed(content, name, [])) == parts(content)


def test_findings_in_a_pdf_tell_the_page(found, make, office, a_docx):
    made = make.pdf("Nothing.", "On child pornography.")
    assert [place.page for place, _ in found(made, "a.pdf")] == [2]

    printed = office(a_docx, "docx", "pdf")
    assert [place.page for place, _ in found(printed, "a.pdf")] == [1, 1, 1]


def test_text_that_was_deleted_or_is_there_twice_is_not_read(make):
    content = make.docx(("Here.", ""))
    text = parts(content)["word/document.xml"].decode()
    run = "<w:r><w:t>child pornography</w:t></w:r>"
    hidden = (
        f"<w:del w:id='1' w:author='A'>{run.replace('w:t', 'w:delText')}</w:del>"
        f"<w:moveFrom w:id='2' w:author='A'>{run}</w:moveFrom>"
        f"<mc:AlternateContent><mc:Fallback>{run}</mc:Fallback></mc:AlternateContent>"
    )
    changed = make.zip(
        {**parts(content), "word/document.xml": text.replace("</w:p>", hidden + "</w:p>")}
    )

    assert [each.text for each in document.read(changed, "a.docx").segments] == ["Here."]


def test_headers_and_footers_are_read_and_mended_but_take_no_comments(every, make):
    made = Document(io.BytesIO(make.docx(PLAIN)))
    made.sections[0].header.paragraphs[0].text = "On child pornography"
    table = made.add_table(1, 1)
    table.cell(0, 0).text = "Child pornography"
    file = io.BytesIO()
    made.save(file)
    content = file.getvalue()

    found = every(content, "a.docx")
    assert [segment.where.part for segment, _ in found] == ["word/document.xml", "word/header1.xml"]
    assert parts(commented(content, found[1:])) == parts(content)
    header = Document(io.BytesIO(fixed(content, "a.docx", found))).sections[0].header
    assert header.paragraphs[0].text == "On child sexual abuse material"


def test_comments_are_made_twice_without_taking_each_others_names(
    every, commented_words, a_docx, an_odt
):
    for content, suffix in ((a_docx, "docx"), (an_odt, "odt")):
        found = every(content, f"a.{suffix}")
        once = commented(content, found[:1])
        twice = commented(once, every(once, f"a.{suffix}"))
        assert len(commented_words(twice, suffix)) == len(found) + 1
