"""Loading a vocabulary: idempotent, all or nothing, every refusal with its place."""

import pytest
from making import NOON, discouraged, preferred

from taxonomy.entry.model import Usage
from taxonomy.exchange import yaml
from taxonomy.search.contract import Query
from taxonomy.store import changes

SCHEME = """\
scheme:
  id: test
  title: {en: Test}
  sections:
  - {id: A, title: {en: First}}
"""
GOOD = """\
entries:
- concept: child
  section: A
  terms:
  - {label: child, language: en, usage: preferred}
- concept: csam
  section: A
  broader: [child]
  terms:
  - {label: child sexual abuse material, language: en, usage: preferred}
  - label: child pornography
    language: en
    usage: discouraged
    reason: {en: It hides the crime.}
    replacements: [{label: child sexual abuse material, language: en}]
"""


@pytest.fixture
def load(termbase, tmp_path):
    """Write the two files and load them."""

    def written(entries=GOOD, scheme=SCHEME):
        (tmp_path / "scheme.yaml").write_text(scheme, encoding="utf-8")
        (tmp_path / "entries.yaml").write_text(entries, encoding="utf-8")
        return termbase.load(
            yaml.read(tmp_path / "scheme.yaml" if entries is None else tmp_path), by="Ada", at=NOON
        )

    (tmp_path / "data").mkdir(exist_ok=True)
    return written


def log(termbase):
    with termbase.reading() as session:
        return changes.position(session)


def outcome(plan):
    changed = [entry.concept for entry, _ in plan.changed]
    return [entry.concept for entry in plan.added], changed, plan.unchanged


def test_a_first_load_publishes_everything(termbase, load):
    plan = load()

    assert outcome(plan) == (["child", "csam"], [], 0)
    assert termbase.entry("test", "csam").entry.broader == ("child",)
    assert termbase.search.find(Query("child pornography")).items[0].term.concept == "csam"


def test_a_second_load_changes_nothing_and_adds_nothing_to_the_log(termbase, load):
    load()
    before = log(termbase)

    assert outcome(load()) == ([], [], 2)
    assert log(termbase) == before


def test_a_changed_file_changes_one_entry_and_keeps_the_earlier_revision(termbase, load):
    load()
    first = termbase.entry("test", "csam").revision

    plan = load(GOOD.replace("It hides the crime.", "It makes the crime sound harmless."))

    assert outcome(plan) == ([], ["csam"], 1)
    after = termbase.entry("test", "csam")
    assert after.revision > first
    assert after.entry.terms[1].reason == {"en": "It makes the crime sound harmless."}


def test_an_entry_that_the_files_no_longer_hold_is_kept_and_told(termbase, load):
    load()

    plan = load(GOOD.partition("- concept: csam")[0])

    assert plan.absent == ("csam",)
    assert termbase.entry("test", "csam")


def test_a_scheme_can_change_alone(termbase, load):
    load()

    plan = load(scheme=SCHEME.replace("First", "The first"))

    assert plan.scheme_changes
    assert outcome(plan) == ([], [], 2)
    assert termbase.catalogue.scheme("test").sections[0].title == {"en": "The first"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("broader: [child]", "broader: [parent]"), "There is no concept “parent”"),
        (("usage: discouraged", "usage: preferred"), "are both the preferred term in en"),
        (("reason: {en: It hides the crime.}", "reason: {}"), "Say why"),
        (("label: child sexual abuse material, language: en}]", "label: x, language: en}]"), "“x”"),
        (("concept: csam\n  section: A", "concept: csam\n  section: Z"), "no section “Z”"),
        (("concept: csam", "concept: child"), "“child” is here twice"),
        (("label: child, language: en", "label: child, language: klingonish"), "language tag"),
    ],
)
def test_one_bad_entry_refuses_the_load_and_changes_nothing(termbase, load, change, told):
    plan = load(GOOD.replace(*change))

    messages = [str(each) for each in plan.refused]
    assert any(told in each for each in messages), messages
    assert all("entries.yaml:" in each for each in messages), messages
    assert log(termbase) == 0


def test_a_published_entry_that_the_new_scheme_would_break_is_told(termbase, load):
    load()

    plan = load("entries: []", SCHEME.replace("id: A", "id: B"))

    assert "“csam” is published but not in these files" in str(plan.refused[-1])
    assert termbase.catalogue.scheme("test").sections[0].id == "A"


def test_the_shipped_scheme_is_whole(luxembourg):
    catalogue = luxembourg.catalogue

    assert len(catalogue.scheme("luxembourg").sections) == 14
    with luxembourg.reading() as session:
        assert changes.position(session) == 90
    terms = luxembourg.entry("luxembourg", "csam").entry.terms
    assert (preferred().label, Usage.PREFERRED) in [(term.label, term.usage) for term in terms]
    assert discouraged().label in [term.label for term in terms]
