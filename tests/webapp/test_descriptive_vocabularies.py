"""A thesaurus beside the guidelines: found and named, but never taken for advice."""

import io
import json
import re
import zipfile

import pytest
from click.testing import CliRunner

from taxonomy.entry.verdicts import Advice
from taxonomy.exchange import shipped, yaml
from taxonomy.settings import Settings
from taxonomy.termbase import Termbase
from webapp.app import create_app
from webapp.cli.main import main

THESAURUS = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://thesaurus.example/> .
: a skos:ConceptScheme ; skos:prefLabel "Example Thesaurus"@en .
:porn a skos:Concept ; skos:inScheme : ; skos:prefLabel "Pornography"@en, "Pornographie"@fr ;
  skos:altLabel "Obscene material"@en ; skos:related :child .
:child a skos:Concept ; skos:inScheme : ; skos:prefLabel "Children"@en, "Enfant"@fr ;
  skos:altLabel "Child pornography"@en .
:zebra a skos:Concept ; skos:inScheme : ; skos:prefLabel "Zebras"@en .
:a a skos:Collection ; skos:inScheme : ; skos:prefLabel "Animals"@en ; skos:notation "A" ;
  skos:member :zebra .
"""
STATUSES = "concept,language,term,usage,reason en\nx,en,good word,preferred,\nx,en,bad word,{},{}\n"
# What only the guidelines say: verdicts on words, their editions, how each label was checked.
WORDING = re.compile(
    r"Luxembourg|[Gg]uidelines|edition|hecked against a source|rom memory|[Vv]erdict|data-usage"
    r"|Take care|You may use|Say instead|Still correct when|>\s*(?:Use|Avoid)\s*<"
)
NOT_THE_PAGES_OWN = re.compile(r"<(form|template)\b.*?</\1>", re.DOTALL)
CHECKERS = ("vale.zip", "prh.zip", "languagetool.zip", "autocorrect.zip")
VERDICTS = ('data-usage="preferred"', 'data-usage="admitted"', 'data-usage="discouraged"')


def imported(data, name, text, *options):
    file = data / name
    file.write_text(text, encoding="utf-8")
    answer = CliRunner().invoke(main, ["import", str(file), "--data", str(data), *options])
    assert answer.exit_code == 0, answer.output
    return answer.output


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("descriptive")
    from datetime import UTC, datetime  # noqa: PLC0415

    opened = Termbase.open(Settings(data=folder))
    opened.load(yaml.read(shipped.LUXEMBOURG), by="test", at=datetime.now(UTC))
    opened.close()
    said = imported(folder, "thesaurus.ttl", THESAURUS, "--scheme", "thesaurus")
    assert "thesaurus gives no verdicts" in said
    return folder


@pytest.fixture(scope="module")
def both(data):
    opened = Termbase.open(Settings(data=data))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def reader(both):
    return create_app(both).test_client()


def test_a_label_of_the_thesaurus_alone_has_no_verdict(reader):
    answer = reader.get("/api/v1/lookup?label=pornography").json

    assert answer["verdict"] == "none"
    assert answer["senses"] == []
    assert [each["usage"] for each in answer["other_vocabularies"]] == [None]
    assert [each["usage"] for each in answer["items"]] == [None]


def test_a_label_of_both_has_the_verdict_of_the_guidelines(reader, both):
    answer = reader.get("/api/v1/lookup?label=child+pornography").json

    assert answer["verdict"] == "discouraged"
    assert {each["scheme"] for each in answer["senses"]} == {"luxembourg"}
    assert [each["scheme"] for each in answer["other_vocabularies"]] == ["thesaurus"]
    assert both.catalogue.answer("child pornography").advice is Advice.DISCOURAGED


@pytest.mark.parametrize("query", ["pornography", "child pornography", "child", "obscene material"])
def test_the_guidelines_lead_wherever_they_have_the_word(query, reader):
    items = reader.get(f"/api/v1/search?q={query}").json["items"]

    schemes = [each["scheme"] for each in items]
    if "luxembourg" in schemes and query != "obscene material":
        assert schemes[0] == "luxembourg"
    assert all(each["usage"] is None for each in items if each["scheme"] == "thesaurus")


def test_no_facet_counts_a_status_of_the_thesaurus_as_a_verdict(reader):
    found = reader.get("/api/v1/search?q=zebras").json

    assert found["total"] == 1
    assert found["facets"]["usage"] == {}
    assert reader.get("/api/v1/search?q=zebras&usage=preferred").json["total"] == 0
    assert reader.get("/api/v1/concepts?scheme=thesaurus&usage=preferred").json["total"] == 0


def test_suggestions_name_the_vocabulary_and_give_no_verdict(reader):
    [row] = reader.get("/api/v1/suggest?q=zebra").json["items"]

    assert (row["verdict"], row["usage"], row["scheme_title"]) == (
        "none",
        None,
        "Example Thesaurus",
    )


@pytest.mark.parametrize(
    "address",
    ["/search?q=zebras", "/thesaurus", "/thesaurus/zebra", "/thesaurus/porn", "/thesaurus/child"],
)
def test_pages_of_the_thesaurus_show_no_verdict(address, reader):
    main_part = reader.get(address).text.partition("<main")[2].partition("</main")[0]
    shown = main_part.partition('id="answer"')[2] or main_part
    without_box = shown.partition("</form>")[2] or shown

    assert without_box
    assert not [mark for mark in VERDICTS if mark in without_box.partition("</template>")[0]]


def test_texts_are_not_checked_for_its_terms_unless_asked(reader):
    text = {"text": "Obscene material and zebras.", "lang": "en"}

    assert reader.post("/api/v1/check", json=text).json["findings"] == []
    assert reader.post("/api/v1/check", json={**text, "scheme": "thesaurus"}).json["findings"] == []


def test_rules_for_other_programs_hold_none_of_its_terms(data):
    out = data / "rules.json"
    answer = CliRunner().invoke(main, ["check", "--export-rules", str(out), "--data", str(data)])
    assert answer.exit_code == 0, answer.output

    assert json.loads(out.read_text(encoding="utf-8"))["book"]["on_request"] == ["thesaurus"]


@pytest.mark.parametrize(
    ("usage", "reason", "options", "verdict"),
    [
        ("discouraged", "Because.", (), "discouraged"),
        ("admitted", "", (), "none"),
        ("admitted", "", ("--verdicts",), "admitted"),
        ("discouraged", "Because.", ("--no-verdicts",), "none"),
    ],
)
def test_a_table_with_statuses_gives_verdicts_unless_it_is_said_not_to(
    tmp_path, usage, reason, options, verdict
):
    table = STATUSES.format(usage, reason)
    said = imported(tmp_path, "terms.csv", table, "--scheme", "own", *options)
    opened = Termbase.open(Settings(data=tmp_path))

    assert opened.catalogue.answer("bad word").advice == verdict
    assert ("gives no verdicts" in said) == (verdict == "none")
    opened.close()


def test_an_operator_orders_the_vocabularies(data):
    table = STATUSES.format("discouraged", "Because.").replace("bad word", "child pornography")
    imported(data, "own.csv", table, "--scheme", "own")

    for order in ("own,luxembourg", "luxembourg,own"):
        opened = Termbase.open(Settings(data=data, scheme_order=order))
        senses = opened.catalogue.answer("child pornography", language="en").senses
        assert [each.scheme for each in senses] == order.split(",")
        assert opened.catalogue.order.neutral == ("thesaurus",)
        opened.close()


def reached(reader, start):
    """Each address under a scheme that pages link to, with its answer."""
    waiting, answers = [start], {}
    while waiting:
        address = waiting.pop()
        if address not in answers:
            answers[address] = answer = reader.get(address, buffered=True)
            if answer.mimetype == "text/html":
                links = re.findall(r'href="(?:http://localhost)?(/thesaurus[^"#]*)', answer.text)
                waiting += [each.replace("&amp;", "&") for each in links if "ui=" not in each]
    return answers


def read(answer):
    """What an answer says of its own: without masthead, footer, forms, or package."""
    if answer.mimetype == "text/html":
        main = answer.text.partition("<main")[2].partition("</main")[0]
        return NOT_THE_PAGES_OWN.sub("", main)
    if answer.data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(answer.data)) as package:
            return "\n".join(package.read(each).decode() for each in package.namelist())
    return answer.text


def test_no_page_or_file_of_a_thesaurus_speaks_as_the_guidelines_do(reader):
    answers = reached(reader, "/thesaurus")
    suffixes = {address.partition("?")[0].partition(".")[2] for address in answers}

    assert {"", "ttl", "tbx", "csv", "xlsx", "json", "yaml", "bib"} <= suffixes
    assert not suffixes & set(CHECKERS)
    assert "/thesaurus/sections/A" in answers
    assert {answer.status_code for answer in answers.values()} == {200}
    found = {address: WORDING.findall(read(answer)) for address, answer in answers.items()}
    assert {address: words for address, words in found.items() if words} == {}


def test_the_same_words_are_found_on_the_pages_of_the_guidelines(reader):
    """So that the test above can fail."""
    page = read(reader.get("/luxembourg/csam"))

    assert {"edition", "rom memory", "data-usage"} <= set(WORDING.findall(page))


@pytest.mark.parametrize("suffix", CHECKERS)
def test_rules_for_a_checker_are_refused_with_the_reason(suffix, reader):
    answer = reader.get(f"/thesaurus.{suffix}", headers={"Accept": "application/json"})

    assert answer.status_code == 409
    assert "“thesaurus” gives no verdicts" in answer.text
