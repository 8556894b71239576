"""A citation in words as the manuals have it, and as records that others' programs read."""

import json
import warnings
from datetime import date

import pytest
from citeproc.source.bibtex import BibTeX
from citeproc.source.json import CiteProcJSON

from taxonomy.exchange import citation
from taxonomy.exchange.citation import Citation

ADDRESS = "https://terms.example/luxembourg/csam?at=2026-03-31"


def a_citation(**fields):
    known = {
        "concept": "csam",
        "title": "child sexual abuse material",
        "language": "en",
        "container": "Luxterm: Luxembourg Guidelines",
        "author": "Luxterm",
        "revision": 7,
        "published": date(2026, 3, 31),
        "address": ADDRESS,
    }
    return Citation(**{**known, **fields})


def test_apa_has_author_date_entry_and_work():
    assert citation.apa(a_citation()).text == (
        "Luxterm. (2026, March 31). Child sexual abuse material. "
        f"In Luxterm: Luxembourg Guidelines (Revision 7). {ADDRESS}"
    )


def test_chicago_has_the_entry_in_quotation_marks_and_the_date_behind():
    assert citation.chicago(a_citation()).text == (
        "Luxterm. “Child sexual abuse material.” "
        f"In Luxterm: Luxembourg Guidelines, revision 7. March 31, 2026. {ADDRESS}."
    )


@pytest.mark.parametrize("style", [citation.apa, citation.chicago])
def test_the_work_is_in_italics_and_no_title_ends_twice(style):
    reference = style(a_citation(title="how old is a child?"))

    assert reference.italic == "Luxterm: Luxembourg Guidelines"
    assert "How old is a child?" in reference.before
    assert "?." not in reference.text


# TeX would stop at these, or take them as commands.
@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("50% & more", r"50\% \& more"),
        ("a_b {c} #d $e", r"A\_b \{c\} \#d \$e"),
        ("~^\\", r"\textasciitilde{}\textasciicircum{}\textbackslash{}"),
        ("matériel", "Matériel"),
    ],
)
def test_bibtex_escapes_what_tex_would_stop_at(title, written):
    assert f"title = {{{{{written}}}}}," in citation.bibtex(a_citation(title=title))


def test_ris_has_a_tag_a_line_and_ends():
    lines = citation.ris(a_citation(title="two\nlines")).split("\r\n")

    assert lines[0] == "TY  - DICT"
    assert lines[-2:] == ["ER  - ", ""]
    assert "TI  - Two lines" in lines
    assert "DA  - 2026/03/31/" in lines
    assert f"UR  - {ADDRESS}" in lines
    assert all(line[2:6] == "  - " for line in lines[:-1])


def test_csl_json_is_read_by_a_processor_of_others():
    (key,) = (read := CiteProcJSON(json.loads(citation.csl_json(a_citation())))).keys()

    assert str(read[key].title) == "Child sexual abuse material"
    assert (read[key].issued.year, read[key].issued.month, read[key].issued.day) == (2026, 3, 31)
    assert str(read[key].container_title) == "Luxterm: Luxembourg Guidelines"


def test_bibtex_is_read_by_a_processor_of_others(tmp_path):
    path = tmp_path / "cited.bib"
    path.write_text(citation.bibtex(a_citation()), encoding="utf-8")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = BibTeX(str(path), encoding="utf-8")
    entry = read["luxterm-csam-7"]

    assert str(entry.title) == "Child sexual abuse material"
    assert (entry.issued.year, entry.issued.month) == (2026, 3)
