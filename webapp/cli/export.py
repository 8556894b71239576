"""`luxterm export`: write a vocabulary to a file."""

from itertools import chain
from pathlib import Path

import click

from taxonomy.exchange import formats
from taxonomy.settings import Settings
from taxonomy.termbase import ExportSelection, Termbase
from webapp.cli import options

_FORMATS = click.Choice([each.name for each in formats.FORMATS])


@click.command()
@click.argument("concepts", nargs=-1)
@click.option("--scheme", default="luxembourg", show_default=True, help="Vocabulary to export.")
@click.option("--section", help="Only export the concepts in this section.")
@click.option("--release", help="Export the release with this name instead of the current state.")
@click.option("--format", "form", type=_FORMATS, default="turtle", show_default=True)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write. Default: standard output.",
)
@options.settings("data", "database_url", "base_uri", "host", "port")
def command(  # noqa: PLR0913 - click gives one argument an option
    settings: Settings,
    *,
    concepts: tuple[str, ...],
    scheme: str,
    section: str | None,
    release: str | None,
    form: str,
    output: Path | None,
) -> None:
    """Export the published concepts of a vocabulary: all, one section, or CONCEPTS.

    The addresses of concepts start with the base URI.
    """
    termbase = Termbase.open(settings, caught_up=False)
    try:
        with termbase.holding(
            scheme, ExportSelection(concepts or None, section, release), base=settings.root
        ) as holding:
            pieces = formats.BY_NAME[form].write(holding)
            first = next(pieces, b"")  # what is refused is refused before a file is begun
            with click.open_file(str(output or "-"), "wb") as file:
                file.writelines(chain([first], pieces))
    finally:
        termbase.close()
