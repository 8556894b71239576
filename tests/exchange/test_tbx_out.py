"""TBX that we write: valid in each style, read by others, and back but for what is listed."""

import io
import re
from dataclasses import replace

import pytest
import sound
from hypothesis import given
from lxml import etree
from making import NOON, a_scheme, an_entry, caution, discouraged, preferred
from saxonche import PySaxonProcessor
from standards import schemas
from tbx_files import entries, read
from translate.storage.tbx import tbxfile

from taxonomy.entry.model import Usage
from taxonomy.exchange import shipped, yaml
from taxonomy.exchange.losses import without
from taxonomy.exchange.tbx import data_categories, styles, tbx_writer
from taxonomy.exchange.vocabulary import Holding, Item

STYLES = {"dca": styles.DCA, "dct": styles.DCT, "martif": styles.MARTIF}
VERSION_3 = ("dca", "dct")
TBX = "urn:iso:std:iso:30042:ed-2"

# The content models of ISO 30042:2008, as far as they are used here; it has no other schema beside.
MODELS = etree.DTD(
    io.StringIO("""
<!ENTITY % beside "(descrip | descripGrp | admin | note | ref | xref)*">
<!ELEMENT martif (martifHeader, text)>
<!ATTLIST martif type CDATA #REQUIRED xml:lang CDATA #REQUIRED>
<!ELEMENT martifHeader (fileDesc, encodingDesc?)>
<!ELEMENT fileDesc (titleStmt?, sourceDesc+)>
<!ELEMENT titleStmt (title)>
<!ELEMENT title (#PCDATA)>
<!ELEMENT sourceDesc (p+)>
<!ELEMENT encodingDesc (p+)>
<!ELEMENT p (#PCDATA)>
<!ATTLIST p type CDATA #IMPLIED>
<!ELEMENT text (body)>
<!ELEMENT body (termEntry+)>
<!ELEMENT termEntry (%beside;, langSet+)>
<!ATTLIST termEntry id ID #IMPLIED>
<!ELEMENT langSet (%beside;, tig+)>
<!ATTLIST langSet xml:lang CDATA #REQUIRED>
<!ELEMENT tig (term, termNote*, %beside;)>
<!ELEMENT descripGrp (descrip, (admin | note | ref | xref)*)>
<!ELEMENT term (#PCDATA)>
<!ELEMENT termNote (#PCDATA)>
<!ATTLIST termNote type CDATA #REQUIRED>
<!ELEMENT descrip (#PCDATA)>
<!ATTLIST descrip type CDATA #REQUIRED xml:lang CDATA #IMPLIED>
<!ELEMENT admin (#PCDATA)>
<!ATTLIST admin type CDATA #REQUIRED>
<!ELEMENT note (#PCDATA)>
<!ATTLIST note xml:lang CDATA #IMPLIED>
<!ELEMENT ref (#PCDATA)>
<!ELEMENT xref (#PCDATA)>
<!ATTLIST xref type CDATA #REQUIRED target CDATA #REQUIRED>
""")
)


@pytest.fixture(params=STYLES)
def style(request):
    """Each style in turn."""
    return request.param


@pytest.fixture(scope="module")
def luxembourg():
    """The vocabulary that is shipped."""
    return yaml.read(shipped.LUXEMBOURG)


def written(entries, style, scheme=None):
    items = [Item(entry, 7, NOON) for entry in entries]
    holding = Holding(scheme or a_scheme(), "https://t.example", items, NOON)
    return b"".join(tbx_writer.write(holding, STYLES[style]))


def all_of(vocabulary, style):
    return written([found.entry for found in vocabulary.entries], style, vocabulary.scheme)


def as_tbx_keeps_it(entry):
    """Without what is listed; terms by language; no caution, and few parts of speech."""
    kept = without(entry, data_categories.LOSSES)
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
    known = said is None or said in data_categories.PARTS_OF_SPEECH
    return replace(term, usage=usage, part_of_speech=said if known else data_categories.OTHER)


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


@pytest.mark.parametrize("style", STYLES)
@sound.FEW
@given(made=sound.entries().map(warned_with_reason))
def test_what_is_written_is_read_back_but_for_what_is_listed(style, made):
    given_back = entries(written(made, style))
    back = [sorted_definitions(without(each, data_categories.LOSSES)) for each in given_back]

    assert back == [as_tbx_keeps_it(entry) for entry in made]


@pytest.mark.parametrize("style", STYLES)
@sound.FEW
@given(made=sound.entries().map(warned_with_reason))
def test_what_tbx_cannot_carry_stays_as_it_was(style, made):
    vocabulary = read(written(made, style))

    for found, entry in zip(vocabulary.entries, made, strict=True):
        assert vocabulary.over(found.entry, entry) == entry


def rules(style):
    return etree.parse(schemas("tbx") / f"TBX-Basic_{style.upper()}.sch")


def broken_rules(content, style):
    """The assertions of the dialect's Schematron that do not hold, each where it applies."""
    schematron = "{http://purl.oclc.org/dsdl/schematron}"
    applied, broken = 0, []
    with PySaxonProcessor(license=False) as processor:
        asked = processor.new_xpath_processor()
        asked.declare_namespace("tbx", TBX)
        asked.set_context(xdm_item=processor.parse_xml(xml_text=content.decode()))
        for rule in rules(style).iter(f"{schematron}rule"):
            for assertion in rule.iter(f"{schematron}assert"):
                where, wanted = rule.get("context"), assertion.get("test")
                applied += asked.evaluate_single(f"count(//{where})").integer_value
                if asked.evaluate_single(f"count((//{where})[not({wanted})])").integer_value:
                    broken.append(assertion.text)
    assert applied
    return broken


@pytest.mark.parametrize("style", VERSION_3)
def test_version_3_is_valid_by_the_grammar_of_the_standard(luxembourg, style):
    grammar = etree.RelaxNG(etree.parse(schemas("tbx") / "TBXcoreStructV03.rng"))
    content = all_of(luxembourg, style)

    grammar.assertValid(etree.fromstring(content))
    assert not grammar.validate(etree.fromstring(content.replace(b"langSec", b"langSet")))


@pytest.mark.parametrize(
    ("style", "right", "wrong", "told"),
    [
        ("dca", rb"preferredTerm-admn-sts", rb"preferredTerm", "administrativeStatus"),
        ("dct", rb'style="dct"', rb'style="dca"', "declared as 'dct'"),
        ("dct", rb"min:subjectField>(.*?)</min:subjectField", rb'p type="x">\1</p', "DCA style"),
    ],
)
def test_version_3_keeps_the_rules_of_the_dialect(luxembourg, style, right, wrong, told):
    content = all_of(luxembourg, style)
    changed = re.sub(right, wrong, content)

    assert broken_rules(content, style) == []
    assert told in broken_rules(changed, style)[0]


def test_dct_has_each_category_in_the_module_that_the_standard_puts_it_in(luxembourg):
    known = {
        (module, name)
        for pattern in rules("dca").iter("{*}pattern")
        for module in re.findall(r"^module\.(\w+)\.", pattern.get("id"))
        for rule in pattern.iter("{*}rule")
        for name in re.findall(r"@type='(\w+)'", rule.get("context"))
    }
    tags = {etree.QName(each) for each in etree.fromstring(all_of(luxembourg, "dct")).iter()}
    said = {(tag.namespace, tag.localname) for tag in tags if tag.namespace != TBX}

    assert len(said) == len({"subjectField", "externalCrossReference", "source", "definition",
                             "administrativeStatus", "partOfSpeech", "termType"})  # fmt: skip
    for namespace, name in said:
        home, _, module = namespace.rpartition("/")
        assert home == "http://www.tbxinfo.net/ns"
        assert (module, name) in known


def test_version_2_keeps_to_the_content_models_of_its_standard(luxembourg):
    content = all_of(luxembourg, "martif")

    assert MODELS.validate(etree.fromstring(content)), MODELS.error_log
    assert not MODELS.validate(etree.fromstring(content.replace(b"tig>", b"termSec>")))


def test_the_translate_toolkit_finds_every_term_of_version_2(luxembourg):
    store = tbxfile.parsestring(all_of(luxembourg, "martif"), "en", "fr")

    units = dict(zip((unit.getid() for unit in store.units), store.units, strict=True))
    assert len(units) == len(luxembourg.entries)
    for entry in (found.entry for found in luxembourg.entries):
        unit = units[data_categories.identity(entry.concept)]
        for language, theirs in (("en", unit.get_source_terms()), ("fr", unit.get_target_terms())):
            ours = [term for term in entry.terms if term.language == language]
            assert [term.text for term in theirs] == [term.label for term in ours]
            for term, told in zip(ours, theirs, strict=True):
                assert told.deprecated == (term.usage is Usage.DISCOURAGED)
                notes = [note.text for note in told.notes if note.scope == "term"]
                assert set(term.reason.values()) <= set(notes)


def test_the_translate_toolkit_translates_by_the_first_terms_of_version_2():
    terms = (preferred("good"), discouraged("bad"), preferred("bon", "fr"), preferred("gut", "de"))
    content = written([an_entry(*terms)], "martif")

    (to_french,) = tbxfile.parsestring(content, "en", "fr").units
    (to_german,) = tbxfile.parsestring(content, "fr", "de").units
    assert (to_french.source, to_french.target) == ("good", "bon")
    assert (to_german.source, to_german.target) == ("bon", "gut")


def test_a_verdict_is_an_administrative_status_and_a_reason_a_note(style):
    terms = (preferred("good"), caution("so so"), discouraged("bad"))
    content = written([an_entry(*terms)], style).decode()

    assert "<term>bad</term>" in content
    assert content.count(">deprecatedTerm-admn-sts<") == 1
    assert content.count(">admittedTerm-admn-sts<") == 1
    assert '<note xml:lang="en">It hides the crime.</note>' in content


def test_a_concept_with_a_tilde_keeps_its_name(style):
    assert [each.concept for each in entries(written([an_entry(concept="a~b")], style))] == ["a~b"]
