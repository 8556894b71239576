"""`luxterm index`: manage the search index."""

import click

from taxonomy.settings import Settings
from taxonomy.store import changes
from taxonomy.termbase import Termbase
from webapp.cli import options


@click.group()
def command() -> None:
    """Manage the search index. It’s a copy: deleting it loses nothing."""


@command.command()
@options.settings("data", "database_url")
def rebuild(settings: Settings) -> None:
    """Rebuild the index from the database."""
    termbase = Termbase.open(settings, caught_up=False)
    try:
        click.echo(f"Concepts indexed: {termbase.rebuild()}.")
    finally:
        termbase.close()


@command.command()
@options.settings("data", "database_url")
def status(settings: Settings) -> None:
    """Show whether the index is up to date with the change log."""
    termbase = Termbase.open(settings, caught_up=False)
    try:
        with termbase.reading() as session:
            last = changes.position(session)
        reached = termbase.search.position
    finally:
        termbase.close()
    click.echo(f"Index in {settings.index}")
    click.echo(f"It includes changes up to position {reached} of {last}.")
    click.echo("Up to date." if reached == last else "Behind: it catches up at the next start.")
