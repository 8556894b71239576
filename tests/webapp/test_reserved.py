"""No scheme may be called as a page is."""

from command_line import luxterm
from making import a_scheme

from taxonomy.curation import scheme_rules
from webapp.addresses import RESERVED


def test_every_first_part_of_an_address_is_reserved(app):
    used = {rule.rule.split("/")[1] for rule in app.url_map.iter_rules()} - {"", "<scheme>"}
    used = {part for part in used if not part.startswith("<scheme>.")}

    assert used == RESERVED


def test_a_scheme_called_as_a_page_is_refused():
    found = scheme_rules.violations(a_scheme("desk"), lambda pointer: pointer, RESERVED)

    assert [each.rule for each in found] == ["identifier-is-free"]


def test_a_scheme_called_as_a_page_is_not_loaded(tmp_path):
    folder = tmp_path / "scheme"
    folder.mkdir()
    text = "scheme: {id: desk, title: {en: Desk}}\nentries: []\n"
    (folder / "scheme.yaml").write_text(text, encoding="utf-8")

    done = luxterm("load", folder, LUXTERM_DATA=str(tmp_path / "data"))

    assert done.returncode != 0
    assert "“desk” is an address of this service." in done.stderr
