"""`luxterm import`: bring other people's vocabularies in, and our own back."""

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
from taxonomy.exchange.prescription import prescribed
from taxonomy.exchange.tables.header import Unclear
from taxonomy.exchange.vocabulary import Vocabulary
from taxonomy.settings import Settings
from taxonomy.store import schemes
from taxonomy.termbase import Termbase
from webapp.cli import options

_SHOWN = 20  # of what was refused, or is in conflict


def _columns(_: click.Context, option: click.Parameter, said: Iterable[str]) -> Mapping[str, str]:
    """What was said of columns, by ours."""
    chosen: dict[str, str] = {}
    for each in said:
        ours, equals, theirs = each.partition("=")
        if not (ours.strip() and equals and theirs.strip()):
            message = f"“{each}” is not like “term=Begriff” or “language=@fr”."
            raise click.BadParameter(message, param=option)
        if chosen.setdefault(ours.strip(), theirs.strip()) != theirs.strip():
            message = f"“{ours.strip()}” is said twice."
            raise click.BadParameter(message, param=option)
    return chosen


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--scheme", required=True, help="The scheme that the concepts are for.")
@click.option("--format", "form", type=click.Choice(formats.READ), help="Default: by its name.")
@click.option("--from", "wanted", help="Which scheme of the file, where it has several.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="OURS=THEIRS",
    callback=_columns,
    help="Which column of a table is which, as in “term=Begriff”, or what is the same in every "
    "row, as in “language=@fr”; may be repeated.",
)
@click.option("--language", default="en", show_default=True, help="Of texts that say none.")
@click.option(
    "--verdicts/--no-verdicts",
    default=None,
    help="Whether the terms say what to write. Default for a new vocabulary: only if some of them "
    "are deprecated or to be used with care; a thesaurus gives no verdicts.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and do nothing.")
@click.option("--overwrite", is_flag=True, help="Let the file win over edits made since.")
@click.option("--by", default=None, help="Whose change it is. Default: who you are here.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file for every repair and refusal, a line each.",
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
    """Bring in the concepts of PATH: SKOS (gzipped or not), TBX, or a table, CSV or Excel.

    What was published here and not in the file stays. All of it is published in
    one step, or nothing; the set can be undone as a whole at the desk.
    """
    termbase = Termbase.open(settings)
    try:
        with path.open("rb") as file:
            known = _scheme(termbase, scheme, language)
            say = {"form": form, "wanted": wanted}
            vocabulary = _read(file, path.name, known, columns, **say)
            vocabulary = prescribed(vocabulary, is_new=not known.title, wanted=verdicts)
        plan = termbase.plan(vocabulary)
        del vocabulary  # which is as large as the plan
        _tell(plan, report)
        if plan.refused or (plan.conflicts and not overwrite):
            click.echo("Nothing was changed.", err=True)
            raise click.exceptions.Exit(1)
        if not dry_run:
            _bring_in(termbase, plan, path.name, by or getpass.getuser())
    finally:
        termbase.close()


def _read(
    file: BinaryIO, name: str, scheme: Scheme, columns: Mapping[str, str], **said: str | None
) -> Vocabulary:
    try:
        return formats.read(file, name, scheme, columns=columns, tell=_tell_number, **said)
    except Unclear:
        click.echo("Say which column is which with --column OURS=THEIRS.", err=True)
        raise


def _bring_in(termbase: Termbase, plan: Plan, name: str, by: str) -> None:
    imported = f"Imported from {name}"
    batch = termbase.bring_in(plan, by=by, at=datetime.now(UTC), imported=imported)
    if batch is None:
        click.echo("Nothing is new.")
    else:
        click.echo(f"Published as set {batch.number}, which can be undone at the desk.")


def _scheme(termbase: Termbase, scheme: str, language: str) -> Scheme:
    with termbase.reading() as session:
        try:
            return schemes.get(session, scheme)
        except NotFound:
            return Scheme(scheme, {}, source_language=language)


def _tell_number(statements: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{statements:,} statements", nl=False, err=True)


def _tell(plan: Plan, report: Path | None) -> None:
    verdicts = "gives verdicts" if plan.scheme.prescriptive else "gives no verdicts"
    click.echo(f"{plan.scheme.id} {verdicts} (change this with --verdicts or --no-verdicts).")
    click.echo(
        f"{plan.scheme.id}: {len(plan.added):,} added, {len(plan.changed):,} changed, "
        f"{plan.unchanged:,} unchanged, {len(plan.absent):,} not in the file and kept, "
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
    _tell_amiss("Changed here since the file was exported", conflicts)
    _tell_amiss("Refused", map(str, plan.refused))
    if report is not None:
        lines: Iterable[Violation | str] = (*plan.refused, *plan.repaired, *conflicts)
        report.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8")


def _tell_amiss(what: str, lines: Iterable[str]) -> None:
    every = list(lines)
    for line in every[:_SHOWN]:
        click.echo(f"{what}: {line}", err=True)
    if len(every) > _SHOWN:
        more = f"And {len(every) - _SHOWN:,} more; --report FILE lists them."
        click.echo(more, err=True)
