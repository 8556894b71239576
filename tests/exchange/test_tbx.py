"""TBX that others write: every style and version comes in, what harms does not."""

import pytest
from tbx_files import entries, read

from taxonomy.entry.model import Kind, NoteKind, Usage
from taxonomy.errors import Malformed


def told(content):
    return {each.rule for each in read(content).repaired}


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
    assert "up to" in str(refused)


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
        ("", "isn’t well-formed"),
        ("<tbx><text>", "theirs.tbx, line 1: This isn’t well-formed XML"),
        ("<html/>", "no concept"),
        ("<a>" * 100_000, "isn’t well-formed"),
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
