"""`luxterm account`: who may use the desk."""

import sys
from datetime import UTC, datetime

import click

from taxonomy.curation import accounts as steps
from taxonomy.settings import Settings
from taxonomy.store import accounts
from taxonomy.store.database import Store
from taxonomy.store.values import Actor, Role
from taxonomy.termbase import make_folder
from webapp.cli import options

# Whoever can run commands on this machine can read its database as well.
_COMMAND_LINE = Actor("command line", Role.ADMINISTRATOR)


@click.group()
def command() -> None:
    """Make and look after the accounts of the desk."""


@command.command()
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice([each.value for each in Role]),
    default=Role.CONTRIBUTOR.value,
    show_default=True,
    help="What the account may do.",
)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@options.settings("data", "database_url", "base_uri")
def add(settings: Settings, name: str, role: str, password_stdin: bool) -> None:  # noqa: FBT001
    """Make an account, and tell the link with which its password is set."""
    now = datetime.now(UTC)
    store = _store(settings)
    with store.writing() as session:
        secret = steps.add(session, name, Role(role), by=_COMMAND_LINE, at=now)
        if password_stdin:
            steps.set_password(session, secret, sys.stdin.readline().rstrip("\n"), at=now)
    _tell(settings, name, None if password_stdin else secret)


@command.command(name="list")
@options.settings("data", "database_url")
def listed(settings: Settings) -> None:
    """List the accounts: name, role, state."""
    with _store(settings).reading() as session:
        for each in accounts.every(session):
            state = "disabled" if each.disabled else "" if each.password else "no password yet"
            click.echo(f"{each.name}\t{each.role}\t{state}".rstrip())


@command.command()
@click.argument("name")
@click.argument("role", type=click.Choice([each.value for each in Role]))
@options.settings("data", "database_url")
def role(settings: Settings, name: str, role: str) -> None:
    """Give an account another role; its sessions end."""
    with _store(settings).writing() as session:
        steps.change_role(session, name, Role(role), by=_COMMAND_LINE, at=datetime.now(UTC))
    click.echo(f"{name} is {role}.")


@command.command()
@click.argument("name")
@options.settings("data", "database_url", "base_uri")
def reset(settings: Settings, name: str) -> None:
    """Tell a link with which an account's password is set anew, once, within a day."""
    with _store(settings).writing() as session:
        secret = steps.make_link(session, name, by=_COMMAND_LINE, at=datetime.now(UTC))
    _tell(settings, name, secret)


@command.command()
@click.argument("name")
@options.settings("data", "database_url")
def disable(settings: Settings, name: str) -> None:
    """Shut an account out at once."""
    with _store(settings).writing() as session:
        steps.disable(session, name, by=_COMMAND_LINE, at=datetime.now(UTC))
    click.echo(f"{name} is shut out.")


@command.command()
@click.argument("name")
@options.settings("data", "database_url")
def enable(settings: Settings, name: str) -> None:
    """Let an account in again, forgetting wrong passwords."""
    with _store(settings).writing() as session:
        steps.enable(session, name, by=_COMMAND_LINE, at=datetime.now(UTC))
    click.echo(f"{name} may sign in again.")


def _store(settings: Settings) -> Store:
    make_folder(settings)
    store = Store(settings.database)
    if store.is_empty():
        store.upgrade()
    store.require_current()
    return store


def _tell(settings: Settings, name: str, secret: str | None) -> None:
    if secret is None:
        click.echo(f"{name} may sign in.")
        return
    click.echo(f"{name} sets a password at, once, within 24 hours:")
    click.echo(f"{settings.root}/desk/link/{secret}")
