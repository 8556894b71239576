"""Code, addresses and tags are looked past, and every place is one of the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taxonomy.checking.documents import document
from taxonomy.checking.documents.apply_fixes import fixed
from taxonomy.errors import Malformed

MARKDOWN = """\
# Child pornography

See `child pornography` and [one](https://x.example/child-pornography) on *child* **pornography**.

```python
child_pornography = "child pornography"
```

<!-- child pornography --> Of child pornography, at https://x.example/child/pornography.
"""
HTML = """\
<!DOCTYPE html><html lang="fr"><head><style>.pornographie-infantile {}</style></head>
<body><p title="pornographie infantile">De la <b>pornographie</b> infantile.</p><p>pornographie</p>
<p>infantile</p><script>"pornographie infantile"</script><code>pornographie infantile</code>
</body></html>
"""
EVERY_MARK = """# On child pornography

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
EVERY_BLOCK = """<!doctype html><html lang="en"><head><title>child pornography</title>
<style>child pornography</style><script>"child pornography"</script></head>
<body><!-- child pornography --><p title="x > y">Of child<br>
  <em>porn</em>ography: <code>child pornography</code>
<p lang="fr">La pornographie&#32;infantile, <span lang="en">child pornography</span>
<pre>child pornography</pre>
<ul><li>child<li>pornography</ul>
"""


@pytest.fixture
def placed(luxembourg):
    """The findings of a file of text, each where it stands in it."""

    def _placed(text, name):
        read = document.read(text.encode(), name)
        found = document.checked(luxembourg.checker, read).reported(name).found
        assert all(text[each.place.start : each.place.end] == each.finding.match for each in found)
        return [each.finding for each in found]

    return _placed


def test_markdown_is_read_without_code_addresses_and_remarks(placed):
    found = placed(MARKDOWN, "a.MD")

    assert [each.match for each in found] == [
        "Child pornography",
        "child* **pornography",
        "child pornography",
    ]


def test_html_is_read_as_it_is_shown_and_in_its_own_language(placed):
    assert [each.match for each in placed(HTML, "a.html")] == ["pornographie</b> infantile"]


def test_no_fix_is_offered_for_words_with_markup_inside(placed):
    assert [each.fix is not None for each in placed(MARKDOWN, "a.md")] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "name", "better"),
    [
        (
            "Of *child* **pornography**, child pornography.",
            "a.md",
            "Of *child* **pornography**, child sexual abuse material.",
        ),
        (
            '<p lang="en">Child pornography &amp; <b>child</b> pornography.</p>',
            "a.html",
            '<p lang="en">Child sexual abuse material &amp; <b>child</b> pornography.</p>',
        ),
    ],
)
def test_marks_are_never_left_without_words(luxembourg, text, name, better):
    read = document.read(text.encode(), name)
    outcome = document.checked(luxembourg.checker, read, "en")

    assert fixed(text.encode(), name, outcome.fixes).decode() == better


def test_a_remark_in_the_file_keeps_a_line_from_being_told(placed):
    text = "<!-- luxterm:ignore-next-line -->\n\nchild pornography\n"

    assert len(placed(text, "a.md")) == 1
    assert placed(text.replace("\n\n", "\n"), "a.txt") == []


def offsets(found, text):
    """The words of the original that findings point to."""
    return [text[place.start : place.end] for place, _ in found]


def test_markdown_is_read_without_code_addresses_and_comments(found):
    seen = found(EVERY_MARK.encode(), "a.md")

    assert offsets(seen, EVERY_MARK) == [
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
    content = EVERY_MARK.encode()
    text = fixed(content, "a.md", every(content, "a.md")).decode()

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
    seen = found(EVERY_BLOCK.encode(), "a.html", None)

    assert offsets(seen, EVERY_BLOCK) == [
        "child pornography",
        "child<br>\n  <em>porn</em>ography",
        "pornographie&#32;infantile",
        "child pornography",
    ]
    assert seen[2][1] == "pornographie infantile"
    assert (seen[1][0].line, seen[1][0].column) == (3, 53)


def test_mending_html_keeps_its_elements(every):
    content = b"<p>Of <b>child</b>\n porn&shy;ography &amp; more</p>"
    better = [(at, each._replace(fix="images & <films>")) for at, each in every(content, "a.html")]

    assert fixed(content, "a.html", better) == (
        b"<p>Of <b>images &amp; &lt;films&gt;</b> &amp; more</p>"
    )


def test_html_in_another_encoding_is_read_and_mended_in_it(found, every):
    page = '<meta charset="windows-1252"><p>Café “child pornography”: child pornography</p>'
    content = page.encode("cp1252")

    assert [page[place.start : place.end] for place, _ in found(content, "a.html")] == [
        "child pornography"
    ] * 2
    better = [(at, each._replace(fix="中")) for at, each in every(content, "a.html")]
    assert fixed(content, "a.html", better) == page.replace("child pornography", "&#20013;").encode(
        "cp1252"
    )


def test_a_comment_takes_a_line_out_though_comments_are_not_read(found):
    content = b"<p>child pornography <!-- luxterm:ignore --></p>\n<p>child pornography</p>\n"

    assert [place.line for place, _ in found(content, "a.html")] == [2]


def test_a_language_of_which_there_is_no_term_has_no_findings(found):
    content = b'<p lang="fr">child pornography</p><p lang="x-none">child pornography</p>'

    assert found(content, "a.html") == []


@given(st.text(st.sampled_from("a`~<>!-*[](): /\n\"'http&;|\\#")), st.sampled_from(["md", "html"]))
def test_every_character_that_is_read_stands_in_the_file(text, suffix):
    try:
        segments = document.read(text.encode(), f"a.{suffix}").segments
    except Malformed:
        return
    for segment in segments:
        for piece in segment.where.pieces:
            if piece.end - piece.start == piece.to - piece.at and not piece.fixed:
                kept = segment.text[piece.at : piece.to]
                assert kept in {text[piece.start : piece.end], " ", "\n"} or len(kept) == 1
