"""`luxterm`: the commands by name; each is imported only when it is called."""

import importlib
import sys
from collections.abc import Mapping
from importlib.metadata import version
from io import TextIOWrapper
from typing import IO, Any

import click

from taxonomy.errors import Refused, TermbaseError

WIDTH = 80  # of every help text, whatever the terminal: `docs/commands.md` is the same text

COMMANDS: Mapping[str, str] = {
    "serve": "Start the website and the API.",
    "load": "Load or update a vocabulary from YAML files.",
    "import": "Import a vocabulary: SKOS, TBX, CSV or Excel.",
    "export": "Export a vocabulary: SKOS, TBX, CSV, Excel, JSON, YAML and others.",
    "account": "Manage the accounts that can edit.",
    "check": "Find terms to avoid in files and documents.",
    "search": "Look up a term.",
    "index": "Manage the search index.",
    "db": "Manage the database.",
}
# Where a command is not in the module of its name: `import` is a keyword of Python.
_MODULES = {"account": "accounts", "import": "imports"}


class Stopped(click.ClickException):
    """What the domain refused, one reason a line."""

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
        name = _MODULES.get(cmd_name, cmd_name)
        module = importlib.import_module(f"webapp.cli.{name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands with their help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - click's signature
        """Run the command line; what a terminal cannot show becomes “?”, never an error."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        return super().main(*args, **options)

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


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
    if wanted:
        click.echo(f"luxterm {version('luxterm')}")
        ctx.exit()


@click.group(
    cls=Luxterm,
    context_settings={"help_option_names": ["-h", "--help"], "terminal_width": WIDTH},
    epilog="Run “luxterm COMMAND --help” for the options of a command. You can also set options "
    "with the environment variables named there.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and exit.",
)
def main() -> None:
    """Luxterm: which words to use, and which to avoid, in child protection."""
