"""No scheme may be called as a page is."""

from making import a_scheme

from taxonomy.curation import scheme_rules


def test_every_first_part_of_an_address_is_reserved(app):
    used = {rule.rule.split("/")[1] for rule in app.url_map.iter_rules()} - {"", "<scheme>"}
    used = {part for part in used if not part.startswith("<scheme>.")}

    assert used == scheme_rules.RESERVED


def test_a_scheme_called_as_a_page_is_refused():
    told = [
        each.rule for each in scheme_rules.violations(a_scheme("desk"), lambda pointer: pointer)
    ]

    assert told == ["identifier-is-free"]
