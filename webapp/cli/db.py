"""`luxterm db`: look after the database."""

import click

from taxonomy.settings import Settings
from taxonomy.store.database import Store
from taxonomy.termbase import make_folder
from webapp.cli import options


@click.group()
def command() -> None:
    """Look after the database."""


@command.command()
@options.settings("data", "database_url")
def upgrade(settings: Settings) -> None:
    """Bring the tables to what this version of Luxterm needs.

    Run it after an update of Luxterm, while nothing else uses the database.
    Running it again does no harm.
    """
    make_folder(settings)
    store = Store(settings.database)
    store.upgrade()
    store.require_current()
    click.echo("The database is up to date.")
