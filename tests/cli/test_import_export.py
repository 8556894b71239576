"""`luxterm export` and `luxterm import`: what goes out comes back, what is amiss is told."""

import gzip
import subprocess
import sys

import pytest
from command_line import SMALL, environment, luxterm

TURTLE = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://o.example/s> a skos:ConceptScheme ; skos:prefLabel "Others"@en .
<https://o.example/a> a skos:Concept ; skos:inScheme <https://o.example/s> ;
    skos:prefLabel "hotline"@en, "ligne d'urgence"@fr ; skos:hiddenLabel "hot line"@en .
"""


@pytest.fixture
def data(tmp_path):
    """A data folder with a small vocabulary."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    folder = tmp_path / "data"
    assert luxterm("load", tmp_path / "small.yaml", "--data", folder).returncode == 0
    return folder


def test_another_makers_file_is_brought_in_and_found(data, tmp_path):
    (tmp_path / "others.ttl.gz").write_bytes(gzip.compress(TURTLE.encode()))
    words = ["import", tmp_path / "others.ttl.gz", "--scheme", "others", "--data", data]
    told = luxterm(*words, "--dry-run", "--report", tmp_path / "report.txt")
    done = luxterm(*words)
    again = luxterm(*words)

    assert "1 added" in told.stdout
    assert "1 × hidden-label" in told.stdout
    assert "“hot line”" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "Published as set 1" in done.stdout
    assert "Nothing new to import" in again.stdout
    assert "1 of 1 concepts" in luxterm("search", "hot line", "--data", data).stdout


def test_a_user_without_a_name_can_import(data, tmp_path):
    (tmp_path / "others.ttl").write_text(TURTLE, encoding="utf-8")
    # As in a container that runs as a number.
    program = "import os; os.getuid = lambda: 54321; from webapp.cli.main import main; main()"
    words = ["import", tmp_path / "others.ttl", "--scheme", "others", "--data", data]
    nameless = dict.fromkeys(("LOGNAME", "USER", "LNAME", "USERNAME"), "")
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, words)],
        env=environment(**nameless),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert "Published as set 1" in done.stdout, done.stderr


def test_what_was_exported_comes_back_unchanged(data, tmp_path):
    for form in ("turtle", "rdf-xml", "json-ld", "n-triples"):
        file = tmp_path / f"small.{form}"
        words = ["export", "--scheme", "small", "--format", form, "--output", file]
        assert luxterm(*words, "--data", data).returncode == 0
        back = luxterm("import", file, "--scheme", "small", "--data", data)

        assert "0 added, 0 changed, 1 unchanged" in back.stdout
        assert "repairs" not in back.stdout


@pytest.mark.parametrize("name", ["small.tbx", "small.dct", "small.martif", "small.martif.tbx"])
def test_what_was_exported_for_cat_tools_comes_back_unchanged(data, tmp_path, name):
    form = {"tbx": "tbx", "dct": "tbx-dct", "martif": "tbx-v2"}[name.split(".")[1]]
    words = ["export", "--scheme", "small", "--format", form, "--output", tmp_path / name]
    assert luxterm(*words, "--data", data).returncode == 0
    back = luxterm("import", tmp_path / name, "--scheme", "small", "--data", data)

    assert "0 added, 0 changed, 1 unchanged" in back.stdout
    assert "repairs" not in back.stdout


def test_an_export_goes_to_standard_output_and_may_be_of_one_concept(data):
    shown = luxterm("export", "child", "--scheme", "small", "--format", "json", "--data", data)

    assert '"concept": "child"' in shown.stdout


def test_what_is_exported_as_yaml_can_be_loaded(data, tmp_path):
    file = tmp_path / "out.yaml"
    words = ["export", "--scheme", "small", "--format", "yaml", "--output", file, "--data", data]

    assert luxterm(*words).returncode == 0
    assert "1 unchanged" in luxterm("load", file, "--data", data).stdout


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<a> <b>", "bad.ttl, line 1"),
        ("", "no concepts (skos:Concept)"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data, tmp_path, content, message):
    (tmp_path / "bad.ttl").write_text(content, encoding="utf-8")
    done = luxterm("import", tmp_path / "bad.ttl", "--scheme", "bad", "--data", data, "--dry-run")

    assert message in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_scheme_that_is_not_there_is_no_file(data, tmp_path):
    done = luxterm("export", "--scheme", "no", "--output", tmp_path / "no.ttl", "--data", data)

    assert done.returncode == 1
    assert "There is no vocabulary “no”" in done.stderr
    assert not (tmp_path / "no.ttl").exists()


def test_a_table_is_worked_on_and_brought_back(data, tmp_path):
    table = tmp_path / "small.csv"
    words = ["export", "--scheme", "small", "--format", "csv", "--output", table, "--data", data]
    assert luxterm(*words).returncode == 0
    unchanged = luxterm("import", table, "--scheme", "small", "--data", data)
    rows = table.read_text(encoding="utf-8-sig")
    table.write_text(rows.replace(",en,child,", ",en,young person,"), encoding="utf-8")
    changed = luxterm("import", table, "--scheme", "small", "--data", data)
    wrong = table.with_name("wrong.csv")
    wrong.write_text(rows.replace("preferred", "avoid"), encoding="utf-8")
    refused = luxterm("import", wrong, "--scheme", "small", "--data", data)

    assert "1 unchanged" in unchanged.stdout
    assert "1 changed" in changed.stdout
    assert "1 of 1 concepts" in luxterm("search", "young person", "--data", data).stdout
    assert "wrong.csv, row 2, column “usage”" in refused.stderr
    assert "Nothing has changed" in refused.stderr
    assert refused.returncode == 1


def test_a_translator_works_on_a_row_a_concept_and_sends_it_back(data, tmp_path):
    table = tmp_path / "small.csv"
    words = ["export", "--scheme", "small", "--format", "csv-languages", "--output", table]
    assert luxterm(*words, "--data", data).returncode == 0
    bring = ["import", table, "--scheme", "small", "--data", data]
    unchanged = luxterm(*bring)
    rows = table.read_text(encoding="utf-8-sig").splitlines()
    translated = [f"{rows[0]},preferred fr,discouraged fr", f"{rows[1]},enfant,mineur"]
    table.write_text("\n".join(translated), encoding="utf-8")
    changed = luxterm(*bring)

    assert "1 unchanged" in unchanged.stdout
    assert "1 changed" in changed.stdout
    assert "1 × reason-missing, first: small.csv, row 2: “mineur”" in changed.stdout
    assert "1 of 1 concepts" in luxterm("search", "enfant", "--data", data).stdout


def test_columns_of_other_names_are_told_on_the_command_line(data, tmp_path):
    table = tmp_path / "list.csv"
    table.write_text("Begriff;Status\nKind;preferred\n", encoding="utf-8")
    words = ["import", table, "--scheme", "others", "--data", data]
    without = luxterm(*words)
    term = ("--column", "term=begriff")
    columns = (*term, "--column", "usage=Status", "--column", "concept=Begriff")
    done = luxterm(*words, *columns, "--column", "language=@de")

    assert "The column “concept” is missing." in without.stderr
    assert "The table has these columns: “Begriff”, “Status”." in without.stderr
    assert "--column OURS=THEIRS" in without.stderr
    assert "1 added" in done.stdout
    assert "1 of 1 concepts" in luxterm("search", "Kind", "--data", data).stdout
    for wrong, told in (("term", "must look like"), ("term=Status", "“term” is given twice")):
        refused = luxterm(*words, *term, "--column", wrong)
        assert refused.returncode == 2
        assert told in " ".join(refused.stderr.split())


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--scheme", "a b"], "Use only letters, digits"),
        (["--scheme", "desk"], "is an address of this service"),
        (["--scheme", "x", "--language", "qq qq"], "isn’t a language tag"),
    ],
)
def test_a_scheme_that_could_not_be_read_again_is_refused(data, tmp_path, options, told):
    (tmp_path / "others.ttl").write_text(TURTLE, encoding="utf-8")
    done = luxterm("import", tmp_path / "others.ttl", *options, "--data", data)

    assert done.returncode == 1
    assert told in done.stderr
    assert "1 of 1 concepts" in luxterm("search", "child", "--data", data).stdout


def test_a_file_that_cannot_be_written_is_told_without_a_trace(data, tmp_path):
    nowhere = tmp_path / "nowhere" / "file"
    (tmp_path / "others.ttl").write_text(TURTLE, encoding="utf-8")
    for words in (
        ["export", "--scheme", "small", "--output", nowhere],
        ["import", tmp_path / "others.ttl", "--scheme", "x", "--report", nowhere],
    ):
        done = luxterm(*words, "--data", data)
        assert done.returncode == 1
        assert "No such file" in done.stderr
        assert "Traceback" not in done.stderr
