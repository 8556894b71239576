"""Code, addresses and tags are looked past, and every place is one of the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taxonomy.checking.masking import Kind, kind_of, masked

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


def places(checker, text, kind):
    found = checker.check(text, kind=kind).findings
    assert all(text[each.start : each.end] == each.match for each in found)
    return [each.match for each in found]


def test_markdown_is_read_without_code_addresses_and_remarks(luxembourg):
    found = places(luxembourg.checker, MARKDOWN, Kind.MARKDOWN)

    assert found == ["Child pornography", "child* **pornography", "child pornography"]


def test_html_is_read_as_it_is_shown_and_in_its_own_language(luxembourg):
    assert places(luxembourg.checker, HTML, Kind.HTML) == ["pornographie</b> infantile"]


def test_no_fix_is_offered_for_words_with_markup_inside(luxembourg):
    found = luxembourg.checker.check(MARKDOWN, kind=Kind.MARKDOWN).findings

    assert [each.fix is not None for each in found] == [True, False, True]


@given(st.text(st.sampled_from("a`~<>!-*[](): /\n\"'http")), st.sampled_from(Kind))
def test_what_is_left_is_as_long_as_the_text(text, kind):
    assert len(masked(text, kind)) == len(text)


@pytest.mark.parametrize(
    ("name", "kind"), [("a.MD", Kind.MARKDOWN), ("b.html", Kind.HTML), ("c", Kind.PLAIN)]
)
def test_a_name_tells_the_kind(name, kind):
    assert kind_of(name) is kind
