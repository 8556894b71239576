"""`luxterm load`: bring a vocabulary in, or up to date, all of it or nothing."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from taxonomy.curation.loading import Plan
from taxonomy.exchange import shipped, yaml
from taxonomy.settings import Settings
from taxonomy.termbase import Termbase
from webapp.cli import options

BY = "luxterm load"


@click.command()
@click.argument("path", type=click.Path(path_type=Path), default=shipped.LUXEMBOURG)
@click.option("--dry-run", is_flag=True, help="Tell what would be done, and do nothing.")
@options.settings("data", "database_url")
def command(settings: Settings, path: Path, *, dry_run: bool) -> None:
    """Load or update a vocabulary from PATH, a folder of YAML files or one file.

    Without PATH the shipped vocabulary is loaded. What stands in the database
    and not in the files is kept. If anything is refused, nothing is changed.
    """
    termbase = Termbase.open(settings)
    try:
        plan = termbase.plan(yaml.read(path)) if dry_run else load(termbase, path)
    finally:
        termbase.close()
    tell(plan)
    if plan.refused:
        raise click.exceptions.Exit(1)


def load(termbase: Termbase, path: Path) -> Plan:
    """Load a vocabulary with a progress bar; returns what was done.

    Where anything is refused nothing is changed, and the plan says what.
    """
    vocabulary = yaml.read(path)
    label = f"Loading {vocabulary.scheme.id}"
    with click.progressbar(length=len(vocabulary.entries), label=label, file=sys.stderr) as bar:
        return termbase.load(vocabulary, by=BY, at=datetime.now(UTC), tell=bar.update)


def tell(plan: Plan) -> None:
    """Say what a plan comes to; what was refused, on standard error, with its place."""
    click.echo(
        f"{plan.scheme.id}: {len(plan.added)} added, {len(plan.changed)} changed, "
        f"{plan.unchanged} unchanged, {len(plan.refused)} refused."
    )
    if plan.absent:
        click.echo(f"Kept, though not in the files: {', '.join(plan.absent)}.")
    for violation in plan.refused:
        click.echo(str(violation), err=True)
    if plan.refused:
        click.echo("Nothing was changed: mend these and load again.", err=True)
