"""What is found in text formats, where it stands there, and what they are mended to."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sound import FEW

from taxonomy.checking.documents import document
from taxonomy.checking.documents.mending import mended

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
MARKDOWN = """# On child pornography

Of **child** *porn*ography, `child pornography` and
[child pornography](https://example.org/child-pornography "child pornography") or
<https://example.org/child pornography>.<!-- child pornography -->

    child pornography

```
child pornography
```

> - child
>   pornography

| a | b |
| --- | --- |
| x \\| child pornography | y |

[child pornography]: https://example.org/child-pornography

<div>child <b>pornography</b></div>
"""
HTML = """<!doctype html><html lang="en"><head><title>child pornography</title>
<style>child pornography</style><script>"child pornography"</script></head>
<body><!-- child pornography --><p title="x > y">Of child<br>
  <em>porn</em>ography: <code>child pornography</code>
<p lang="fr">La pornographie&#32;infantile, <span lang="en">child pornography</span>
<pre>child pornography</pre>
<ul><li>child<li>pornography</ul>
"""


def offsets(found, text):
    """The words of the original that findings point to."""
    return [text[place.start : place.end] for place, _ in found]


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
    assert mended(content, "a.txt", every(content, "a.txt")) == (
        "Of child sexual abuse material.".encode("utf-16")
    )


def test_markdown_is_read_without_code_addresses_and_comments(found):
    seen = found(MARKDOWN.encode(), "a.md")

    assert offsets(seen, MARKDOWN) == [
        "child pornography",
        "child** *porn*ography",
        "child pornography",
        "child\n>   pornography",
        "child pornography",
        "child <b>pornography",
    ]
    assert [(place.line, place.column) for place, _ in seen] == [
        (1, 6),
        (3, 6),
        (4, 2),
        (13, 5),
        (18, 8),
        (22, 6),
    ]


def test_mending_markdown_keeps_its_marks(every):
    content = MARKDOWN.encode()
    text = mended(content, "a.md", every(content, "a.md")).decode()

    assert "# On child sexual abuse material\n" in text
    assert "> - child sexual abuse material\n" in text
    assert (
        "`child pornography` and\n[child sexual abuse material](https://example.org/child" in text
    )
    left = [segment.text[each.start : each.end] for segment, each in every(text.encode(), "a.md")]
    assert left == ["child pornography"] * 2  # with marks inside, which would be left without words
    assert "Of **child** *porn*ography" in text
    assert "<div>child <b>pornography</b></div>" in text


def test_html_is_read_by_blocks_in_the_language_of_each(found):
    seen = found(HTML.encode(), "a.html", None)

    assert offsets(seen, HTML) == [
        "child pornography",
        "child<br>\n  <em>porn</em>ography",
        "pornographie&#32;infantile",
        "child pornography",
    ]
    assert seen[2][1] == "pornographie infantile"
    assert (seen[1][0].line, seen[1][0].column) == (3, 53)


def test_mending_html_keeps_its_elements(every):
    content = b"<p>Of <b>child</b>\n porn&shy;ography &amp; more</p>"
    better = [(at, replace(each, fix="images & <films>")) for at, each in every(content, "a.html")]

    assert mended(content, "a.html", better) == (
        b"<p>Of <b>images &amp; &lt;films&gt;</b> &amp; more</p>"
    )


def test_html_in_another_encoding_is_read_and_mended_in_it(found, every):
    page = '<meta charset="windows-1252"><p>Café “child pornography”: child pornography</p>'
    content = page.encode("cp1252")

    assert [page[place.start : place.end] for place, _ in found(content, "a.html")] == [
        "child pornography"
    ] * 2
    better = [(at, replace(each, fix="中")) for at, each in every(content, "a.html")]
    assert mended(content, "a.html", better) == page.replace(
        "child pornography", "&#20013;"
    ).encode("cp1252")


def test_a_catalogue_is_checked_in_its_translations_alone(found):
    [(place, words)] = found(PO.encode(), "a.po", None)

    assert words == "pornographie infantile"
    assert (place.unit, place.line, place.column) == ("child pornography", 11, 15)
    assert PO[place.start : place.end] == 'pornographie "\n"infantile'


def test_mending_a_catalogue_keeps_its_quotation_marks(every):
    better = [
        (at, replace(each, fix='dite "abus"')) for at, each in every(PO.encode(), "a.po", None)
    ]

    assert 'msgstr[0] "«\\"dite \\"abus\\""\n"» \\n"\n' in (
        mended(PO.encode(), "a.po", better).decode()
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
    text = mended(SRT.encode(), "a.srt", every(SRT.encode(), "a.srt")).decode()

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


def test_a_comment_takes_a_line_out_though_comments_are_not_read(found):
    content = b"<p>child pornography <!-- luxterm:ignore --></p>\n<p>child pornography</p>\n"

    assert [place.line for place, _ in found(content, "a.html")] == [2]


def test_a_language_of_which_there_is_no_term_has_no_findings(found):
    content = b'<p lang="fr">child pornography</p><p lang="x-none">child pornography</p>'

    assert found(content, "a.html") == []


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
    better = mended(content, name, [(at, replace(each, fix="abuse")) for at, each in found])

    assert better.decode().count("abuse") == len(found)
    assert mended(content, name, []) == content
