"""`luxterm load`: load or update a vocabulary, all of it or nothing."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from taxonomy.curation.loading import Plan
from taxonomy.exchange import shipped, yaml
from taxonomy.settings import Settings
from taxonomy.termbase import Termbase
from webapp.addresses import RESERVED
from webapp.cli import options

BY = "luxterm load"


@click.command()
@click.argument("path", type=click.Path(path_type=Path), default=shipped.LUXEMBOURG)
@click.option("--dry-run", is_flag=True, help="Show what would change, without changing it.")
@options.settings("data", "database_url")
def command(settings: Settings, path: Path, *, dry_run: bool) -> None:
    """Load or update a vocabulary from PATH, a folder of YAML files or one file.

    Without PATH, loads the vocabulary that comes with Luxterm. Concepts that
    are only in the database stay there. If any entry is refused, nothing changes.
    """
    termbase = Termbase.open(settings, reserved=RESERVED)
    try:
        plan = termbase.plan(yaml.read(path)) if dry_run else load(termbase, path)
    finally:
        termbase.close()
    print_plan(plan)
    if plan.refused:
        raise click.exceptions.Exit(1)


def load(termbase: Termbase, path: Path) -> Plan:
    """Load a vocabulary with a progress bar; returns what was done.

    If any entry is refused, nothing changes and the plan says why.
    """
    vocabulary = yaml.read(path)
    label = f"Loading {vocabulary.scheme.id}"
    with click.progressbar(length=len(vocabulary.entries), label=label, file=sys.stderr) as bar:
        return termbase.load(vocabulary, by=BY, at=datetime.now(UTC), on_progress=bar.update)


def print_plan(plan: Plan) -> None:
    """Print what a plan does and, on standard error, what it refuses and where."""
    click.echo(
        f"{plan.scheme.id}: {len(plan.added)} added, {len(plan.changed)} changed, "
        f"{plan.unchanged} unchanged, {len(plan.refused)} refused."
    )
    if plan.absent:
        click.echo(f"Only in the database, and kept: {', '.join(plan.absent)}.")
    for violation in plan.refused:
        click.echo(str(violation), err=True)
    if plan.refused:
        click.echo("Nothing has changed. Fix these problems and load again.", err=True)
