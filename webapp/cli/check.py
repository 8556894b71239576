"""`luxterm check`: find the terms to avoid in files, as linters do."""

import glob
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click
import orjson

from taxonomy.checking import files, masking, reports, rulefile
from taxonomy.checking import rules as rulebooks
from taxonomy.checking.checker import Checker, Report
from taxonomy.checking.judging import Finding, Level
from taxonomy.checking.reports import Checked
from taxonomy.checking.rules import Rulebook
from taxonomy.settings import Settings
from taxonomy.store.database import Store
from webapp.cli import options

_STDIN = "-"
_FORMATS: Mapping[str, Callable[[list[Checked]], Iterable[str]]] = {
    "text": reports.lines,
    "json": reports.as_json,
    "sarif": lambda found: [orjson.dumps(reports.sarif(found)).decode()],
    "checkstyle": reports.checkstyle,
    "github": reports.github,
}
_FAILING = {
    "discouraged": {Level.ERROR},
    "caution": {Level.ERROR, Level.WARNING},
    "never": set(),
}


@click.command()
@click.argument("paths", nargs=-1, metavar="FILES…")
@click.option("--lang", help="The language, as a BCP 47 tag; found out otherwise.")
@click.option("--scheme", help="Only terms of this scheme.")
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text")
@click.option("--fail-on", type=click.Choice(list(_FAILING)), default="discouraged")
@click.option("--fix", is_flag=True, help="Put replacements in place where they fit as they are.")
@click.option(
    "--rules",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of rules, in place of the database.",
)
@click.option(
    "--export-rules",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rules to a file, for checks without a database, and stop.",
)
@options.settings("data", "database_url", "base_uri")
def command(  # noqa: PLR0913 - click gives one argument an option
    settings: Settings,
    *,
    paths: tuple[str, ...],
    lang: str | None,
    scheme: str | None,
    form: str,
    fail_on: str,
    fix: bool,
    rules: Path | None,
    export_rules: Path | None,
) -> None:
    """Find terms to avoid in FILES: names, patterns, folders, or “-” for standard input.

    Files named in .luxtermignore are left alone, as are terms that stand there as “term: …” and
    lines with a comment “luxterm:ignore”. Exit code 1 tells that something was found that
    --fail-on names, 2 that a file could not be read.
    """
    book = _book(settings, rules)
    if export_rules is not None:
        export_rules.write_bytes(rulefile.write(book))
        return
    if not paths:
        raise click.UsageError("Name files to check, or “-” for standard input.")
    checker, left_out = Checker(book), files.ignored(Path())
    checked = []
    for name, text in _texts(paths, left_out):
        kind = masking.kind_of(name)
        report = checker.check(
            text, language=lang, scheme=scheme, ignored=left_out.terms, kind=kind
        )
        if fix:
            text, report = _mended(name, text, report), _without_fixes(report)  # noqa: PLW2901
        checked.append(Checked(name, text, report, settings.base_uri.rstrip("/")))
    for line in _FORMATS[form](checked):
        click.echo(line)
    if any(each.level in _FAILING[fail_on] for one in checked for each in one.report.findings):
        raise click.exceptions.Exit(1)


def _book(settings: Settings, rules: Path | None) -> Rulebook:
    """The rules of a file, else of the database, else of the vocabulary that is shipped."""
    if rules is not None:
        return rulefile.read(rules.read_bytes(), str(rules))
    store = Store(settings.database) if _has_database(settings) else None
    if store is None or store.is_empty():
        return rulebooks.shipped()
    try:
        store.require_current()
        with store.reading() as session:
            return rulebooks.of_store(session)
    finally:
        store.close()


def _has_database(settings: Settings) -> bool:
    """Whether there is one already: to check a text makes none."""
    kind, _, path = settings.database.partition(":///")
    return kind != "sqlite" or Path(path).exists()


def _texts(paths: Iterable[str], left_out: files.Ignored) -> Iterator[tuple[str, str]]:
    for given in paths:
        if given == _STDIN:
            yield "stdin", _decoded(sys.stdin.buffer.read(), "standard input")
            continue
        found = [Path(given)] if Path(given).exists() else [Path(each) for each in _like(given)]
        for path in files.chosen(found, left_out):
            yield str(path), _decoded(path.read_bytes(), str(path))


def _like(pattern: str) -> list[str]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - pathlib's has no absolute ones
    if not found:
        raise click.UsageError(f"There is no file “{pattern}”.")
    return found


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise click.UsageError(f"{name}, line {line}: this is not UTF-8 text.") from error


def _mended(name: str, text: str, report: Report) -> str:
    """The text with every fix in place; a file is written, standard input is answered."""
    mended = text
    for each in reversed(report.findings):
        if _is_mended(each):
            mended = f"{mended[: each.start]}{each.fix}{mended[each.end :]}"
    if name == "stdin":
        click.echo(mended, nl=False)
    elif mended != text:
        Path(name).write_bytes(mended.encode())
    return text


def _without_fixes(report: Report) -> Report:
    left = tuple(each for each in report.findings if not _is_mended(each))
    return Report(report.language, left)


def _is_mended(finding: Finding) -> bool:
    return finding.fix is not None and finding.justified is None and not finding.quoted
