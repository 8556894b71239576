"""`luxterm import`: import other people's vocabularies, and our own back."""

import getpass
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import click

from taxonomy.curation.loading import Plan
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import NotFound, Violation
from taxonomy.exchange import formats
from taxonomy.exchange.import_options import ImportOptions
from taxonomy.exchange.prescription import prescribed
from taxonomy.exchange.tables.header import Unclear
from taxonomy.exchange.vocabulary import Vocabulary
from taxonomy.settings import Settings
from taxonomy.store import schemes
from taxonomy.termbase import Termbase
from webapp.addresses import RESERVED
from webapp.cli import options

_NOBODY = "luxterm import"
_SHOWN = 20  # refusals, or conflicts; the report has them all


def _columns(_: click.Context, option: click.Parameter, given: Iterable[str]) -> Mapping[str, str]:
    """Their column, or the fixed value, by our column."""
    chosen: dict[str, str] = {}
    for each in given:
        ours, equals, theirs = each.partition("=")
        if not (ours.strip() and equals and theirs.strip()):
            message = f"“{each}” must look like “term=Begriff” or “language=@fr”."
            raise click.BadParameter(message, param=option)
        if chosen.setdefault(ours.strip(), theirs.strip()) != theirs.strip():
            message = f"“{ours.strip()}” is given twice."
            raise click.BadParameter(message, param=option)
    return chosen


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--scheme", required=True, help="Vocabulary to import into; created if new.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(formats.IMPORTS_BY_NAME)),
    help="File format. Default: from its name.",
)
@click.option("--from", "wanted", help="Which vocabulary of the file to import, if it has several.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="OURS=THEIRS",
    callback=_columns,
    help="Name the column of a table, such as “term=Begriff”, or give one value for every row, "
    "such as “language=@fr”. Can be repeated.",
)
@click.option(
    "--language",
    default="en",
    show_default=True,
    help="Language of texts that have no language tag.",
)
@click.option(
    "--verdicts/--no-verdicts",
    default=None,
    help="Whether the vocabulary says which terms to use. Default for a new vocabulary: only if "
    "some terms are deprecated or need care. A thesaurus gives no verdicts.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, without changing it.")
@click.option(
    "--overwrite", is_flag=True, help="Replace edits made here since the file was exported."
)
@click.option("--by", default=None, help="Name to record for the change. Default: your user name.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write every repair, refusal and conflict to this file, one a line.",
)
@options.settings("data", "database_url")
def command(  # noqa: PLR0913 - click gives one argument an option
    settings: Settings,
    *,
    path: Path,
    scheme: str,
    form: str | None,
    wanted: str | None,
    columns: Mapping[str, str],
    language: str,
    verdicts: bool | None,
    by: str | None,
    report: Path | None,
    dry_run: bool,
    overwrite: bool,
) -> None:
    """Import the concepts in PATH: SKOS (gzipped or not), TBX, CSV or Excel.

    Concepts that are only in the database stay there. Everything is published in
    one step, or nothing is; you can undo the import as one set at the desk.
    """
    termbase = Termbase.open(settings, reserved=RESERVED)
    try:
        with path.open("rb") as file:
            known = _scheme(termbase, scheme, language)
            options = ImportOptions(wanted, columns, _print_number)
            vocabulary = _read(file, path.name, known, form, options)
            vocabulary = prescribed(vocabulary, is_new=not known.title, wanted=verdicts)
        plan = termbase.plan(vocabulary)
        del vocabulary  # which is as large as the plan
        _print_plan(plan, report)
        if plan.refused or (plan.conflicts and not overwrite):
            click.echo("Nothing has changed.", err=True)
            raise click.exceptions.Exit(1)
        if not dry_run:
            _bring_in(termbase, plan, path.name, by or _user())
    finally:
        termbase.close()


def _read(
    file: BinaryIO, name: str, scheme: Scheme, form: str | None, options: ImportOptions
) -> Vocabulary:
    try:
        return formats.read(file, name, scheme, form=form, options=options)
    except Unclear:
        click.echo("Use --column OURS=THEIRS to name the columns.", err=True)
        raise


def _bring_in(termbase: Termbase, plan: Plan, name: str, by: str) -> None:
    imported = f"Imported from {name}"
    batch = termbase.bring_in(plan, by=by, at=datetime.now(UTC), imported=imported)
    if batch is None:
        click.echo("Nothing new to import.")
    else:
        click.echo(f"Published as set {batch.number}. You can undo it at the desk.")


def _user() -> str:
    """The name of the user; containers often run as a number without one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return _NOBODY


def _scheme(termbase: Termbase, scheme: str, language: str) -> Scheme:
    with termbase.reading() as session:
        try:
            return schemes.get(session, scheme)
        except NotFound:
            return Scheme(scheme, {}, source_language=language)


def _print_number(statements: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{statements:,} statements", nl=False, err=True)


def _print_plan(plan: Plan, report: Path | None) -> None:
    verdicts = "gives verdicts" if plan.scheme.prescriptive else "gives no verdicts"
    click.echo(f"{plan.scheme.id} {verdicts} (change this with --verdicts or --no-verdicts).")
    click.echo(
        f"{plan.scheme.id}: {len(plan.added):,} added, {len(plan.changed):,} changed, "
        f"{plan.unchanged:,} unchanged, {len(plan.absent):,} only in the database, "
        f"{len(plan.refused):,} refused."
    )
    if plan.repaired:
        click.echo(f"{len(plan.repaired):,} repairs:")
        for rule, number in Counter(each.rule for each in plan.repaired).most_common():
            first = next(each for each in plan.repaired if each.rule == rule)
            click.echo(f"  {number:,} × {rule}, first: {first}")
    conflicts = [
        f"{concept}, {each.place}: “{each.theirs}” here, “{each.mine}” in the file"
        for concept, each in plan.conflicts
    ]
    _print_problems("Changed here since the file was exported", conflicts)
    _print_problems("Refused", map(str, plan.refused))
    if report is not None:
        lines: Iterable[Violation | str] = (*plan.refused, *plan.repaired, *conflicts)
        report.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")


def _print_problems(what: str, lines: Iterable[str]) -> None:
    every = list(lines)
    for line in every[:_SHOWN]:
        click.echo(f"{what}: {line}", err=True)
    if len(every) > _SHOWN:
        more = f"And {len(every) - _SHOWN:,} more; --report FILE lists them."
        click.echo(more, err=True)
