"""What is found in text formats, where it stands there, and what they are fixed to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sound import FEW

from taxonomy.checking.documents import document
from taxonomy.checking.documents.apply_fixes import fixed

PO = """# child pornography
msgid ""
msgstr ""
"Language: fr_FR\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: a.c:1
msgctxt "child pornography"
msgid "child pornography"
msgid_plural "child pornographies"
msgstr[0] "«\\"pornographie "
"infantile» \\n"
msgstr[1] ""

#~ msgid "old"
#~ msgstr "pornographie infantile"
"""
XLIFF_1 = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
 <file source-language="en" target-language="fr" original="a" datatype="plaintext"><body>
  <trans-unit id="7"><source>child pornography</source>
   <target>La <g id="1">pornographie</g> infantile
    &amp; <ph id="2">pornographie infantile</ph></target>
   <alt-trans><target>pornographie infantile</target></alt-trans>
   <note>pornographie infantile</note>
  </trans-unit>
 </body></file>
</xliff>
"""
XLIFF_2 = """<xliff version="2.0" srcLang="fr" trgLang="en"
 xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f"><unit id="u"><segment id="s"><source>pornographie infantile</source>
<target><![CDATA[<b>]]> child <pc id="1">porno</pc>graphy</target></segment></unit></file></xliff>
"""
SRT = """1
00:00:01,000 --> 00:00:02,500
<i>child
pornography</i>

2
00:00:03,000 --> 00:00:04,000
No.
""".replace("\n", "\r\n")
VTT = """WEBVTT

NOTE child pornography

intro
00:01.000 --> 00:02.000 align:start
<v Ann>It is &nbsp;child&nbsp;pornography.

00:03.000 --> 00:04.000
child pornography
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_plain_text_tells_line_and_column(found, mark, ending):
    text = ending.join(["One.", "", "Of 👩‍👧 é child pornography.", ""])
    [(place, words)] = found(mark + text.encode(), "a.txt")

    assert words == "child pornography"
    assert (place.line, place.column) == (3, 10)
    assert (place.end_line, place.end_column) == (3, 27)
    assert text[place.start : place.end] == "child pornography"


def test_utf_16_is_read_and_written_by_its_mark(found, every):
    content = "Of child pornography.".encode("utf-16")

    assert found(content, "a.txt")[0][0].column == 4
    assert fixed(content, "a.txt", every(content, "a.txt")) == (
        "Of child sexual abuse material.".encode("utf-16")
    )


def test_a_catalogue_is_checked_in_its_translations_alone(found):
    [(place, words)] = found(PO.encode(), "a.po", None)

    assert words == "pornographie infantile"
    assert (place.unit, place.line, place.column) == ("child pornography", 11, 15)
    assert PO[place.start : place.end] == 'pornographie "\n"infantile'


def test_mending_a_catalogue_keeps_its_quotation_marks(every):
    better = [
        (at, each._replace(fix='dite "abus"')) for at, each in every(PO.encode(), "a.po", None)
    ]

    assert 'msgstr[0] "«\\"dite \\"abus\\""\n"» \\n"\n' in (
        fixed(PO.encode(), "a.po", better).decode()
    )


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        (XLIFF_1, "7", "pornographie</g> infantile"),
        (XLIFF_2, "u/s", 'child <pc id="1">porno</pc>graphy'),
    ],
)
def test_xliff_is_checked_in_its_targets_alone(found, text, unit, words):
    [(place, _)] = found(text.encode(), "a.xlf", None)

    assert (place.unit, text[place.start : place.end]) == (unit, words)
    assert text.splitlines()[place.line - 1][place.column - 1 :].startswith(words[:5])


def test_subtitles_are_checked_by_cue(found):
    [(place, _)] = found(SRT.encode(), "a.srt")
    assert (place.cue, place.line, place.column) == ("1", 3, 4)

    seen = found(VTT.encode(), "a.vtt")
    assert [(place.cue, place.line) for place, _ in seen] == [("intro", 7), ("2", 10)]


def test_mending_subtitles_keeps_cues_apart(every):
    text = fixed(SRT.encode(), "a.srt", every(SRT.encode(), "a.srt")).decode()

    assert text == SRT.replace("child\r\npornography", "child sexual abuse material")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<!DOCTYPE html><p>x</p>", "html"),
        (XLIFF_2.encode(), "xliff"),
        (VTT.encode(), "subtitles"),
        (PO.encode(), "po"),
        (b"Plainly.", "text"),
    ],
)
def test_a_file_without_a_telling_name_is_known_by_its_beginning(content, kind):
    assert document.read(content, "upload").kind == kind


_BITS = st.lists(
    st.sampled_from(
        [
            *("child pornography", "*child* pornography", "`x`", "é", "&amp;", "[a](b)", "\\", "|"),
            *("\n", "\n\n", "\r\n", "> ", "- ", "    ", "1. ", "# ", "```\n"),
            *("<b>", "</b>", "<p>", "<!--", "-->"),
        ]
    ),
    max_size=20,
).map("".join)


@FEW
@given(_BITS, st.sampled_from(["a.md", "a.html", "a.txt", "a.srt"]))
def test_whatever_is_around_them_the_words_stand_where_it_is_told(found, text, name):
    for place, words in found(text.encode(), name):
        stands = text[place.start : place.end]
        assert stands.casefold().startswith("child")
        assert stands.endswith("pornography")
        lines = text.split("\n")
        assert lines[place.line - 1][place.column - 1 :].startswith("child")
        assert words.startswith("child")


@FEW
@given(_BITS, st.sampled_from(["a.md", "a.html", "a.txt"]))
def test_mending_changes_nothing_but_the_words(every, text, name):
    content = text.encode()
    found = every(content, name)
    better = fixed(content, name, [(at, each._replace(fix="abuse")) for at, each in found])

    assert better.decode().count("abuse") == len(found)
    assert fixed(content, name, []) == content
