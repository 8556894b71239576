"""Rules for other programs: each file parses, and says what the vocabulary says."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
import strategies
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from making import an_entry, caution, discouraged
from rules_of_others import INSTEAD, files, of, one
from sound import FEW

from taxonomy.entry.model import Ending, Replacement, Retirement

LINTERS = ("vale", "textlint-prh", "languagetool", "autocorrect")


@FEW
@given(
    entries=st.lists(strategies.ENTRIES, max_size=3),
    names=st.lists(strategies.WORDS, max_size=3),
)
@pytest.mark.parametrize("form", LINTERS)
def test_whatever_labels_hold_every_file_parses(form, entries, names):
    for name, content in files(form, of(*entries, names=names)).items():
        if name.endswith(".yml"):
            yaml.safe_load(content)
        elif name.endswith(".json"):
            json.loads(content)
        elif name.endswith(".xml"):
            etree.fromstring(content)
        elif name.endswith(".dat"):
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                etree.fromstring(parts.read("DocumentList.xml"))


def vale_rules(holding):
    return {
        name.rpartition("/")[2].removesuffix(".yml"): yaml.safe_load(content)
        for name, content in files("vale", holding).items()
        if name.endswith(".yml")
    }


def test_a_rule_for_vale_tells_what_to_say_instead_why_and_where_to_read_more():
    rule = vale_rules(one(discouraged(replacements=(INSTEAD,))))["child-pornography"]

    assert rule["message"] == f"child pornography → {INSTEAD}. It hides the crime."
    assert rule["link"] == "https://terms.example/test/csam"
    assert list(rule["swap"].values()) == [INSTEAD]
    assert rule["level"] == "error"


@pytest.mark.parametrize(
    ("release", "folder"), [(None, "test.vale"), ("2025-04", "test-2025-04.vale")]
)
def test_the_folder_for_vale_is_called_as_the_file_is_without_its_ending(release, folder):
    found = files("vale", replace(one(discouraged()), release=release))

    assert {name.partition("/")[0] for name in found} == {folder}


def test_a_concept_that_is_used_no_longer_has_no_rules():
    retired = an_entry(discouraged(), retirement=Retirement(Ending.RETIRED))

    assert vale_rules(of(retired)) == {}


def test_a_reason_is_told_in_the_language_of_the_term_or_else_in_english():
    both = replace(discouraged("pornographie", "fr"), reason={"en": "Why.", "fr": "Pourquoi."})
    found = vale_rules(one(both, discouraged("mineur", "fr", reason="Only why.")))

    assert found["pornographie"]["message"] == "pornographie. Pourquoi."
    assert found["mineur"]["message"] == "mineur. Only why."


def test_the_level_follows_the_verdict_and_what_needs_context_is_a_suggestion():
    found = vale_rules(
        one(caution("one"), discouraged("two"), discouraged("three", needs_context=True))
    )

    levels = {name: rule["level"] for name, rule in found.items()}
    assert levels == {"one": "warning", "two": "error", "three": "suggestion"}


def test_of_a_label_that_two_concepts_have_the_gravest_verdict_is_told():
    entries = an_entry(caution("word")), an_entry(discouraged("Word"), concept="other")

    (rule,) = vale_rules(of(*entries)).values()
    assert rule["level"] == "error"
    assert rule["link"].endswith("/other")


def test_labels_that_are_found_alike_have_one_rule():
    found = vale_rules(one(discouraged("sex-worker"), caution("Sex worker")))

    assert [rule["level"] for rule in found.values()] == ["error"]


def test_terms_of_a_script_of_their_own_have_rules_with_names_of_their_own():
    found = vale_rules(one(discouraged("児童ポルノ", "ja"), discouraged("児童買春", "ja")))

    assert list(found) == ["csam", "csam-2"]


def test_a_dictionary_for_prh_leaves_out_what_nobody_can_replace_unseen():
    depends = Replacement("image", "en", when={"en": "In court."})
    holding = one(
        discouraged("bad", replacements=("good",)),
        discouraged("unsure", needs_context=True, replacements=("good",)),
        discouraged("depends", replacements=(depends,)),
        discouraged("nothing"),
    )

    (dictionary,) = (yaml.safe_load(each) for each in files("textlint-prh", holding).values())
    assert [each["specs"] for each in dictionary["rules"]] == [[{"from": "bad", "to": "good"}]]


def test_a_rule_for_languagetool_that_needs_context_is_off_until_it_is_turned_on():
    holding = one(discouraged("bad", needs_context=True, replacements=("good",)))

    (rule,) = etree.fromstring(files("languagetool", holding)["rules-en-Luxterm.xml"]).iter("rule")
    assert rule.get("default") == "off"
    assert rule.findtext("message/suggestion") == "good"


def corrections(holding):
    content = files("autocorrect", holding).get("acor_en-GB.dat")
    if content is None:
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        blocks = etree.fromstring(parts.read("DocumentList.xml"))
    return {block.values()[0]: block.values()[1] for block in blocks}


def test_only_what_is_wrong_wherever_it_stands_is_replaced_while_one_types():
    assert corrections(one(discouraged("bad", replacements=("good",)))) == {
        "bad": "good",
        "Bad": "Good",
    }
    for kept in (
        caution("bad", replacements=("good",)),
        discouraged("bad", replacements=("good",), needs_context=True),
        discouraged("bad", replacements=("good",), exceptions={"en": "In titles."}),
        discouraged("bad", replacements=(Replacement("good", "en", when={"en": "At times."}),)),
        discouraged("bad", replacements=(Replacement("bon", "fr"),)),
    ):
        assert corrections(one(kept)) == {}
    assert corrections(one(discouraged("bad", replacements=("good",)), names=["The Bad Act"])) == {}
