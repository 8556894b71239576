"""`luxterm account`: who can use the desk."""

import sys
from datetime import UTC, datetime

import click

from taxonomy.curation import accounts as steps
from taxonomy.settings import Settings
from taxonomy.store import accounts
from taxonomy.store.database import Store
from taxonomy.store.records import Actor, Role
from taxonomy.termbase import make_folder
from webapp.cli import options

# Whoever can run commands on this machine can read its database as well.
_COMMAND_LINE = Actor("command line", Role.ADMINISTRATOR)


@click.group()
def command() -> None:
    """Manage the accounts that can edit (at /desk)."""


@command.command()
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice([each.value for each in Role]),
    default=Role.CONTRIBUTOR.value,
    show_default=True,
    help="What the account can do.",
)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@options.settings("data", "database_url", "base_uri")
def add(settings: Settings, name: str, role: str, password_stdin: bool) -> None:  # noqa: FBT001
    """Create an account and print the link for setting its password."""
    now = datetime.now(UTC)
    store = _store(settings)
    with store.writing() as session:
        secret = steps.add(session, name, Role(role), by=_COMMAND_LINE, at=now)
        if password_stdin:
            steps.set_password(session, secret, sys.stdin.readline().rstrip("\n"), at=now)
    _print_link(settings, name, None if password_stdin else secret)


@command.command(name="list")
@options.settings("data", "database_url")
def listed(settings: Settings) -> None:
    """List accounts with their role and state."""
    with _store(settings).reading() as session:
        for each in accounts.every(session):
            state = "disabled" if each.disabled else "" if each.password else "no password yet"
            click.echo(f"{each.name}\t{each.role}\t{state}".rstrip())


@command.command()
@click.argument("name")
@click.argument("role", type=click.Choice([each.value for each in Role]))
@options.settings("data", "database_url")
def role(settings: Settings, name: str, role: str) -> None:
    """Change the role of an account and sign it out everywhere."""
    with _store(settings).writing() as session:
        steps.change_role(session, name, Role(role), by=_COMMAND_LINE, at=datetime.now(UTC))
    click.echo(f"{name} now has the role {role}.")


@command.command()
@click.argument("name")
@options.settings("data", "database_url", "base_uri")
def reset(settings: Settings, name: str) -> None:
    """Print a link for setting a new password. It works once, for 24 hours."""
    with _store(settings).writing() as session:
        secret = steps.make_link(session, name, by=_COMMAND_LINE, at=datetime.now(UTC))
    _print_link(settings, name, secret)


@command.command()
@click.argument("name")
@options.settings("data", "database_url")
def disable(settings: Settings, name: str) -> None:
    """Disable an account immediately."""
    with _store(settings).writing() as session:
        steps.disable(session, name, by=_COMMAND_LINE, at=datetime.now(UTC))
    click.echo(f"{name} is disabled.")


@command.command()
@click.argument("name")
@options.settings("data", "database_url")
def enable(settings: Settings, name: str) -> None:
    """Enable an account again and reset its failed sign-ins."""
    with _store(settings).writing() as session:
        steps.enable(session, name, by=_COMMAND_LINE, at=datetime.now(UTC))
    click.echo(f"{name} can sign in again.")


def _store(settings: Settings) -> Store:
    make_folder(settings)
    store = Store(settings.database)
    if store.is_empty():
        store.upgrade()
    store.require_current()
    return store


def _print_link(settings: Settings, name: str, secret: str | None) -> None:
    if secret is None:
        click.echo(f"{name} can sign in.")
        return
    click.echo(f"Link for {name} to set a password (works once, for 24 hours):")
    click.echo(f"{settings.root}/desk/link/{secret}")
