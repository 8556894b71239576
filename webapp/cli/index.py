"""`luxterm index`: look after the search index."""

import click

from taxonomy.settings import Settings
from taxonomy.store import changes
from taxonomy.termbase import Termbase
from webapp.cli import options


@click.group()
def command() -> None:
    """Look after the search index. It is a copy: deleting it loses nothing."""


@command.command()
@options.settings("data", "database_url")
def rebuild(settings: Settings) -> None:
    """Make the index anew from the database."""
    termbase = Termbase.open(settings, caught_up=False)
    try:
        click.echo(f"{termbase.rebuild()} concepts indexed.")
    finally:
        termbase.close()


@command.command()
@options.settings("data", "database_url")
def status(settings: Settings) -> None:
    """Tell how far the index has followed the change log."""
    termbase = Termbase.open(settings, caught_up=False)
    try:
        with termbase.reading() as session:
            last = changes.position(session)
        reached = termbase.search.position
    finally:
        termbase.close()
    click.echo(f"Index in {settings.index}")
    click.echo(f"It reflects the change log up to position {reached} of {last}.")
    click.echo("Up to date." if reached == last else "It is behind: the next start catches up.")
