"""Code, addresses and tags are looked past, and every place is one of the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taxonomy.checking.documents import document, mending
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
    ("text", "name", "mended"),
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
def test_marks_are_never_left_without_words(luxembourg, text, name, mended):
    read = document.read(text.encode(), name)
    outcome = document.checked(luxembourg.checker, read, "en")

    assert mending.mended(text.encode(), name, outcome.fixes).decode() == mended


def test_a_remark_in_the_file_keeps_a_line_from_being_told(placed):
    text = "<!-- luxterm:ignore-next-line -->\n\nchild pornography\n"

    assert len(placed(text, "a.md")) == 1
    assert placed(text.replace("\n\n", "\n"), "a.txt") == []


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
