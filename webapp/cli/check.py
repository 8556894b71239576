"""`luxterm check`: find terms to avoid in files and documents, as linters do."""

import glob
import importlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import click
import orjson

from taxonomy import languages
from taxonomy.checking import file_selection, reports, rule_file
from taxonomy.checking.checker import Checker
from taxonomy.checking.disambiguation import Level
from taxonomy.checking.documents import apply_fixes, document, document_comments
from taxonomy.checking.documents.document import CheckedDocument
from taxonomy.checking.reports import Checked
from taxonomy.checking.rulebook import Rulebook
from taxonomy.checking.shipped_rules import shipped
from taxonomy.errors import Malformed
from taxonomy.settings import Settings
from webapp.cli import options

_STDIN = "-"
_FORMATS: Mapping[str, Callable[[list[Checked]], Iterable[str]]] = {
    "text": reports.lines,
    "json": reports.as_json,
    "sarif": lambda found: [orjson.dumps(reports.sarif(found)).decode()],
    "checkstyle": reports.checkstyle,
    "github": reports.github,
}
_FOR_PEOPLE = {"text", "github"}  # in the terminal's encoding; programs are promised UTF-8
_FAILING = {
    "discouraged": {Level.ERROR},
    "caution": {Level.ERROR, Level.WARNING},
    "never": set(),
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """How files are checked, and what is done with them."""

    language: str | None
    scheme: str | None
    ignored: tuple[str, ...]
    fix: bool
    comment: bool


@click.command()
@click.argument("paths", nargs=-1, metavar="FILES…")
@click.option("--lang", help="Language of the text, such as en or pt-BR. Default: detected.")
@click.option("--scheme", help="Only look for terms of this vocabulary.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help="How to print the findings.",
)
@click.option(
    "--fail-on",
    type=click.Choice(list(_FAILING)),
    default="discouraged",
    show_default=True,
    help="Which findings end with exit code 1.",
)
@click.option("--fix", is_flag=True, help="Replace terms in the files where it is safe to.")
@click.option(
    "--comment",
    is_flag=True,
    help="Write a copy of each DOCX and ODT file, NAME.commented.docx, with the findings as "
    "comments.",
)
@click.option(
    "--rules",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Use the rules in this file instead of the database.",
)
@click.option(
    "--export-rules",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rules to a file, to use with --rules, and exit.",
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
    comment: bool,
    rules: Path | None,
    export_rules: Path | None,
) -> None:
    """Find terms to avoid in FILES.

    FILES are files, folders or patterns, or “-” for standard input. Word, OpenDocument, PDF,
    HTML, Markdown and other formats are read as well as plain text.

    To skip files, name them in .luxtermignore. To allow a term, add a line “term: …” there. To
    skip a line of text, add a comment with “luxterm:ignore”.

    Exit codes: 0 if nothing was found, 1 if --fail-on applies, 2 if a file can’t be read.
    """
    book = _book(settings, rules)
    if export_rules is not None:
        _export(book, export_rules)
        return
    _require_sense(paths, lang, scheme, book)
    checker, left_out = Checker(book), file_selection.ignored(Path())
    asked = _Asked(lang, scheme, left_out.terms, fix=fix, comment=comment)
    checked, refused = list[Checked](), list[str]()
    for name, content in _contents(paths, left_out):
        with _noted(refused, name):
            outcome = _outcome(checker, name, content, asked)
            checked.append(outcome.reported(name, settings.base_uri.rstrip("/")))
    _print(_FORMATS[form](checked), form)
    if refused:
        raise click.UsageError("\n".join(refused))
    if any(found.finding.level in _FAILING[fail_on] for one in checked for found in one.found):
        raise click.exceptions.Exit(1)


def _export(book: Rulebook, path: Path) -> None:
    """Write the rules with their lemmas, so that who reads them needs no dictionary."""
    # What it needs loads slowly.
    tables: ModuleType = importlib.import_module("taxonomy.checking.lemma_tables")
    compiled = tables.compiled(
        book, lambda language: click.echo(f"Looking for word forms: {language}.", err=True)
    )
    path.write_bytes(rule_file.write(compiled))


def _print(lines: Iterable[str], form: str) -> None:
    """Print a report: for people as their terminal can, for programs always in UTF-8."""
    for line in lines:
        click.echo(line if form in _FOR_PEOPLE else line.encode("utf-8", "replace"))


def _require_sense(
    paths: tuple[str, ...], lang: str | None, scheme: str | None, book: Rulebook
) -> None:
    """Refuse what would check nothing, and so find nothing."""
    if not paths:
        raise click.UsageError("Give the files to check, or “-” for standard input.")
    if lang is not None and not languages.is_valid(lang):
        raise click.UsageError(f"“{lang}” isn’t a language tag. Use one such as en or pt-BR.")
    known = sorted({rule.scheme for rule in book.rules})
    if scheme is not None and scheme not in known:
        raise click.UsageError(f"There is no vocabulary “{scheme}”. There are: {', '.join(known)}.")


def _book(settings: Settings, rules: Path | None) -> Rulebook:
    """The rules of a file, else of the database, else of the vocabulary that is shipped."""
    if rules is not None:
        return rule_file.read(rules.read_bytes(), str(rules))
    if not _has_database(settings):
        return shipped()
    stored = importlib.import_module("webapp.cli.stored_rules")  # what it needs loads slowly
    book: Rulebook = stored.read(settings)
    return book


def _has_database(settings: Settings) -> bool:
    """Whether there is one already: to check a text makes none."""
    kind, _, path = settings.database.partition(":///")
    return kind != "sqlite" or Path(path).exists()


def _contents(
    paths: Iterable[str], left_out: file_selection.Ignored
) -> Iterator[tuple[str, bytes]]:
    for given in paths:
        if given == _STDIN:
            yield "stdin", sys.stdin.buffer.read()
            continue
        found = [Path(given)] if Path(given).exists() else [Path(each) for each in _like(given)]
        for path in file_selection.chosen(found, left_out):
            yield str(path), path.read_bytes()


def _like(pattern: str) -> list[str]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - pathlib's has no absolute ones
    if not found:
        raise click.UsageError(f"No file matches “{pattern}”.")
    return found


def _outcome(checker: Checker, name: str, content: bytes, asked: _Asked) -> CheckedDocument:
    """What is found in a file, or what is left of it once it is fixed. Raises `Malformed`."""
    read = document.read(content, name)
    outcome = document.checked(checker, read, asked.language, asked.scheme, asked.ignored)
    if asked.comment:
        _write_comments(name, content, outcome)
    return _put_in_place(name, content, outcome) if asked.fix else outcome


@contextmanager
def _noted(refused: list[str], name: str) -> Iterator[None]:
    """Note why a file is refused, so that what is found in the others is told all the same."""
    try:
        yield
    except Malformed as error:
        reasons = "; ".join(each.message for each in error.violations)
        refused.append(f"{name}: {reasons}")


def _put_in_place(name: str, content: bytes, outcome: CheckedDocument) -> CheckedDocument:
    """Write a file with every fix in place, or answer standard input so; returns what is left."""
    if outcome.kind in apply_fixes.NEVER:
        click.echo(f"{name}: a PDF can’t be fixed. Fix the document it was made from.", err=True)
        return outcome
    fixed = apply_fixes.fixed(content, name, outcome.fixes)
    if name == "stdin":
        sys.stdout.buffer.write(fixed)
    elif fixed != content:
        Path(name).write_bytes(fixed)
    return outcome.without(outcome.fixes)


def _write_comments(name: str, content: bytes, outcome: CheckedDocument) -> None:
    """Write a copy of a DOCX or ODT beside it, with what was found as comments."""
    if outcome.kind in document_comments.KINDS and outcome.unexcused:
        path = Path(name)
        copy = path.with_name(f"{path.stem}.commented{path.suffix}")
        copy.write_bytes(document_comments.commented(content, outcome.unexcused))
        click.echo(f"{name}: comments written to {copy}.", err=True)
