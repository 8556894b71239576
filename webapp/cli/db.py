"""`luxterm db`: manage the database."""

import click

from taxonomy.settings import Settings
from taxonomy.store.database import Store
from taxonomy.termbase import make_folder
from webapp.cli import options


@click.group()
def command() -> None:
    """Manage the database."""


@command.command()
@options.settings("data", "database_url")
def upgrade(settings: Settings) -> None:
    """Update the database tables for this version of Luxterm.

    Run this after updating Luxterm, while nothing else is using the database.
    You can safely run it again.
    """
    make_folder(settings)
    store = Store(settings.database)
    store.upgrade()
    store.require_current()
    click.echo("The database is up to date.")
