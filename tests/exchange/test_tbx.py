"""TBX: what goes out is valid and comes back but for what is listed; what others write comes in."""

import io
from dataclasses import replace

import pytest
import sound
from hypothesis import given
from lxml import etree
from making import NOON, a_scheme, an_entry, caution, discouraged, preferred
from saxonche import PySaxonProcessor
from standards import schemas

from taxonomy.entry.model import Kind, NoteKind, Usage
from taxonomy.entry.schema import read_entry, write_entry
from taxonomy.errors import Malformed
from taxonomy.exchange import shipped, yaml
from taxonomy.exchange.losses import without
from taxonomy.exchange.tbx import categories, reading, writing
from taxonomy.exchange.vocabulary import Holding, Item


def written(entries, scheme=None):
    items = [Item(entry, 7, NOON) for entry in entries]
    return b"".join(writing.write(Holding(scheme or a_scheme(), "https://t.example", items, NOON)))


def read(content):
    given_bytes = content.encode() if isinstance(content, str) else content
    vocabulary = reading.read(io.BytesIO(given_bytes), "theirs.tbx", a_scheme())
    for found in vocabulary.entries:
        assert read_entry(write_entry(found.entry)) == found.entry
    return vocabulary


def entries(content):
    return [found.entry for found in read(content).entries]


def told(content):
    return {each.rule for each in read(content).repaired}


def as_tbx_keeps_it(entry):
    """Without what is listed; terms by language; no caution, and few parts of speech."""
    kept = without(entry, categories.LOSSES)
    spoken = list(dict.fromkeys(term.language for term in kept.terms))
    terms = sorted(kept.terms, key=lambda term: spoken.index(term.language))
    return replace(
        kept,
        terms=tuple(map(_as_tbx_keeps_it, terms)),
        definitions=tuple(sorted(kept.definitions, key=lambda each: each.language)),
    )


def _as_tbx_keeps_it(term):
    usage = Usage.ADMITTED if term.usage is Usage.CAUTION else term.usage
    said = term.part_of_speech
    known = said is None or said in categories.PARTS_OF_SPEECH
    return replace(term, usage=usage, part_of_speech=said if known else categories.OTHER)


def sorted_definitions(entry):
    return replace(entry, definitions=tuple(sorted(entry.definitions, key=lambda d: d.language)))


def warned_with_reason(made):
    """The rules want a reason where a term is warned of; a file without one gets one."""
    return tuple(
        replace(
            entry,
            terms=tuple(
                replace(term, reason=term.reason or {"en": "x"}) if term.usage.warns else term
                for term in entry.terms
            ),
        )
        for entry in made
    )


@sound.FEW
@given(sound.entries().map(warned_with_reason))
def test_what_is_written_is_read_back_but_for_what_is_listed(made):
    back = [sorted_definitions(without(each, categories.LOSSES)) for each in entries(written(made))]

    assert back == [as_tbx_keeps_it(entry) for entry in made]


@sound.FEW
@given(sound.entries().map(warned_with_reason))
def test_what_tbx_cannot_carry_stays_as_it_was(made):
    vocabulary = read(written(made))

    for found, entry in zip(vocabulary.entries, made, strict=True):
        assert vocabulary.over(found.entry, entry) == entry


def valid(content):
    grammar = etree.RelaxNG(etree.parse(schemas("tbx") / "TBXcoreStructV03.rng"))
    grammar.assertValid(etree.fromstring(content))


def broken_rules(content):
    """The assertions of the dialect's Schematron that do not hold, each where it applies."""
    rules = etree.parse(schemas("tbx") / "TBX-Basic_DCA.sch")
    schematron = "{http://purl.oclc.org/dsdl/schematron}"
    applied, broken = 0, []
    with PySaxonProcessor(license=False) as processor:
        asked = processor.new_xpath_processor()
        asked.declare_namespace("tbx", "urn:iso:std:iso:30042:ed-2")
        asked.set_context(xdm_item=processor.parse_xml(xml_text=content.decode()))
        for rule in rules.iter(f"{schematron}rule"):
            for assertion in rule.iter(f"{schematron}assert"):
                where, wanted = rule.get("context"), assertion.get("test")
                applied += asked.evaluate_single(f"count(//{where})").integer_value
                if asked.evaluate_single(f"count((//{where})[not({wanted})])").integer_value:
                    broken.append(assertion.text)
    assert applied
    return broken


def test_what_is_written_is_valid_by_grammar_and_rules_of_the_standard():
    vocabulary = yaml.read(shipped.LUXEMBOURG)
    content = written([found.entry for found in vocabulary.entries], vocabulary.scheme)

    valid(content)
    assert broken_rules(content) == []
    wrong = content.replace(b"preferredTerm-admn-sts", b"preferredTerm")
    assert "administrativeStatus" in broken_rules(wrong)[0]


def test_a_verdict_is_an_administrative_status_and_a_reason_a_note():
    content = written([an_entry(preferred("good"), caution("so so"), discouraged("bad"))]).decode()

    assert "<term>bad</term>" in content
    assert content.count(">deprecatedTerm-admn-sts<") == 1
    assert content.count(">admittedTerm-admn-sts<") == 1
    assert '<note xml:lang="en">It hides the crime.</note>' in content


DCA = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader>
<fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c5"><descrip type="subjectField">law</descrip>
<langSec xml:lang="en"><descripGrp><descrip type="definition">What it is.</descrip>
<admin type="source">A book</admin></descripGrp>
<termSec><term>good</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
<termNote type="partOfSpeech">noun</termNote></termSec>
<termSec><term>BD</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
<termNote type="termType">acronym</termNote><descrip type="context">A BD here.</descrip></termSec>
</langSec><langSec xml:lang="fr"><termSec><term>bon</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""
DCT = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body><conceptEntry id="c5"><min:subjectField>law</min:subjectField>
<langSec xml:lang="en"><descripGrp><basic:definition>What it is.</basic:definition>
<basic:source>A book</basic:source></descripGrp>
<termSec><term>good</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
<min:partOfSpeech>noun</min:partOfSpeech></termSec>
<termSec><term>BD</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
<basic:termType>acronym</basic:termType><basic:context>A BD here.</basic:context></termSec>
</langSec><langSec xml:lang="fr"><termSec><term>bon</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""
MARTIF = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body><termEntry id="c5">
<descripGrp><descrip type="subjectField">law</descrip></descripGrp>
<langSet xml:lang="en"><descripGrp><descrip type="definition">What it is.</descrip>
<admin type="source">A book</admin></descripGrp>
<tig><term>good</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
<termNote type="partOfSpeech">noun</termNote></tig>
<ntig><termGrp><term>BD</term><termNote type="administrativeStatus">deprecatedTerm</termNote>
<termNote type="termType">acronym</termNote></termGrp><descrip type="context">A BD here.</descrip>
</ntig></langSet><langSet xml:lang="fr"><tig><term>bon</term></tig></langSet>
</termEntry></body></text></martif>"""


@pytest.mark.parametrize("content", [DCA, DCT, MARTIF], ids=["dca", "dct", "martif"])
def test_every_style_and_version_is_read_alike(content):
    (entry,) = entries(content)
    good, bad, bon = entry.terms

    assert entry.concept == "c5"
    assert (good.label, good.usage, good.part_of_speech) == ("good", Usage.PREFERRED, "noun")
    assert (bad.label, bad.usage, bad.kind) == ("BD", Usage.DISCOURAGED, Kind.ABBREVIATION)
    assert (bon.label, bon.language, bon.usage) == ("bon", "fr", Usage.ADMITTED)
    assert entry.definitions[0].text == "What it is."
    assert entry.definitions[0].source.title == "A book"
    assert [(each.kind, each.text) for each in entry.notes] == [(NoteKind.EXAMPLE, "A BD here.")]
    assert told(content) == {"reason-missing", "not-kept"}


def test_categories_that_have_no_place_are_told_by_name():
    content = DCA.replace(
        "<term>bon</term>", '<term>bon</term><admin type="customerSubset">x</admin>'
    )

    assert any("“customerSubset”" in str(each) for each in read(content).repaired)


def test_a_concept_with_a_tilde_keeps_its_name():
    assert [entry.concept for entry in entries(written([an_entry(concept="a~b")]))] == ["a~b"]


def test_a_note_keeps_its_source():
    content = DCA.replace('<descrip type="definition">', '<descrip type="explanation">')
    (note, _example) = entries(content)[0].notes

    assert (note.text, note.source.title) == ("What it is.", "A book")


@pytest.mark.parametrize("tag", ["termNote type='partOfSpeech'", "note"])
def test_what_is_too_long_is_refused_with_its_line_and_never_cut(tag):
    name = tag.partition(" ")[0]
    content = DCA.replace("<term>bon</term>", f"<term>bon</term><{tag}>{'a' * 20_000}</{name}>")
    (refused, *_others) = read(content).refused

    assert "theirs.tbx, line" in str(refused)
    assert "at most" in str(refused)


LAUGHS = (
    "<!DOCTYPE tbx [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "]>"
    + DCA.partition("?>")[2].replace("<term>good", "<term>&a11;")
)
FILE = "<!DOCTYPE tbx [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + DCA.partition("?>")[2].replace(
    "<term>good", "<term>&a;"
)


def test_no_entity_is_replaced_and_no_file_is_read():
    for content in (LAUGHS, FILE):
        try:
            labels = [term.label for entry in entries(content) for term in entry.terms]
        except Malformed:
            continue
        assert all(len(label) < 100 and "root" not in label for label in labels)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "Not well-formed"),
        ("<tbx><text>", "theirs.tbx, line 1: Not well-formed XML"),
        ("<html/>", "no concept"),
        ("<a>" * 100_000, "Not well-formed"),
        ("<a>" + "a" * 17_000_000, "too long"),
        (DCA.replace("<term>good</term>", "").replace("<term>BD</term>", "").replace(
            "<term>bon</term>", ""), "no concept"),
    ],
    ids=["empty", "cut", "html", "deep", "line", "no terms"],
)  # fmt: skip
def test_a_file_that_harms_or_makes_no_sense_is_refused_in_words(content, message):
    with pytest.raises(Malformed) as refused:
        read(content)

    assert message in str(refused.value)
