"""`luxterm`: the commands by name; each is imported only when it is called."""

import importlib
import sys
from collections.abc import Mapping
from importlib.metadata import version
from typing import IO

import click

from taxonomy.errors import Refused, TermbaseError

COMMANDS: Mapping[str, str] = {
    "serve": "Serve pages and API; the first start makes everything it needs.",
    "load": "Load or update a vocabulary from a folder of YAML files.",
    "import": "Bring in a vocabulary in SKOS, TBX or a table, as one set that can be undone.",
    "export": "Write a vocabulary out: SKOS, TBX, CSV, Excel, JSON, YAML.",
    "account": "Make and look after the accounts of the desk.",
    "check": "Find the terms to avoid in files, as linters do.",
    "search": "Look a term up from the command line.",
    "index": "Look after the search index.",
    "db": "Look after the database.",
}


class Stopped(click.ClickException):
    """The domain refused: what is wrong, in a line each."""

    def __init__(self, error: TermbaseError) -> None:
        lines = [str(violation) for violation in getattr(error, "violations", ())]
        super().__init__("\n".join(lines) if isinstance(error, Refused) else str(error))

    def show(self, file: IO[str] | None = None) -> None:
        """Write the lines to standard error, or where click wants them."""
        click.echo(click.style("luxterm: ", fg="red") + self.message, file=file or sys.stderr)


class Luxterm(click.Group):
    """The commands of the table above, their help known without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command's name, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command's module."""
        if cmd_name not in COMMANDS:
            return None
        name = "importing" if cmd_name == "import" else cmd_name  # which Python keeps for itself
        module = importlib.import_module(f"webapp.cli.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands with their help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what the domain or a file refuses becomes a message and exit code 1."""
        try:
            return super().invoke(ctx)
        except TermbaseError as error:
            raise Stopped(error) from error
        except OSError as error:
            if error.filename is None:
                raise
            raise click.FileError(str(error.filename), error.strerror) from error


def _tell_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
    if wanted:
        click.echo(f"luxterm {version('luxterm')}")
        ctx.exit()


@click.group(
    cls=Luxterm,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="“luxterm COMMAND --help” tells a command's options; each option can be set in the "
    "environment too.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help="Tell the version and stop.",
)
def main() -> None:
    """Luxterm: which word to use, and which to avoid, in the protection of children."""
