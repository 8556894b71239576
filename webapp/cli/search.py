"""`luxterm search`: look a term up, the verdict first."""

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from taxonomy.entry.model import Usage
from taxonomy.entry.verdicts import Advice, SchemeOrder
from taxonomy.search.contract import LONGEST_QUERY, Hit, Query
from taxonomy.settings import Settings
from taxonomy.termbase import Termbase
from webapp.cli import options

_VERDICTS = {
    Usage.PREFERRED: ("✓ use", "green"),
    Usage.ADMITTED: ("○ you may use", "green"),
    Usage.CAUTION: ("△ take care", "yellow"),
    Usage.DISCOURAGED: ("✗ avoid", "red"),
}
_NO_VERDICT = ("· no verdict", "default")
_ADVICE = {
    Advice.PREFERRED: "use",
    Advice.ADMITTED: "you may use it",
    Advice.CAUTION: "take care",
    Advice.DISCOURAGED: "avoid",
    Advice.DEPENDS: "it depends on what is meant",
}


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--lang", help="Only terms of this language, as a BCP 47 tag.")
@click.option("--usage", type=click.Choice([usage.value for usage in Usage]))
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True)
@options.settings("data", "database_url")
def command(
    settings: Settings, words: tuple[str, ...], lang: str | None, usage: str | None, limit: int
) -> None:
    """Look WORDS up, in any language; nothing found ends with exit code 1."""
    text = " ".join(words)
    if len(text) > LONGEST_QUERY:
        raise click.UsageError(f"At most {LONGEST_QUERY} characters can be looked up.")
    termbase = Termbase.open(settings)
    try:
        wanted = Usage(usage) if usage else None
        hits = termbase.catalogue.find(Query(text, language=lang, usage=wanted, per_page=limit))
        answer = termbase.catalogue.answer(text, language=lang)
        order = termbase.catalogue.order
    finally:
        termbase.close()
    if not hits.items:
        click.echo(f"Nothing found for “{text}”.")
        raise click.exceptions.Exit(1)
    if answer.advice is not Advice.NONE:
        click.echo(f"{text}: {_ADVICE[answer.advice]}")
    Console(soft_wrap=False).print(_table(hits.items, order))
    click.echo(f"{len(hits.items)} of {hits.total} concepts.")


def _table(hits: tuple[Hit, ...], order: SchemeOrder) -> Table:
    table = Table(show_lines=True, expand=True)
    table.add_column("Verdict", no_wrap=True)
    for column, share in (("Term", 3), ("Say instead", 5), ("Why", 5), ("Concept", 3)):
        table.add_column(column, overflow="fold", ratio=share)
    for hit in hits:
        words, colour = _VERDICTS[hit.term.usage]
        if not order.gives_verdicts(hit.term.scheme):
            words, colour = _NO_VERDICT
        reason = hit.term.reason.get("en") or next(iter(hit.term.reason.values()), "")
        # Text, not str: square brackets in data are not Rich's markup.
        table.add_row(
            Text(words, style=colour),
            Text(f"{hit.term.label} ({hit.term.language})"),
            Text("\n".join(each.label for each in hit.term.replacements)),
            Text(reason),
            Text(f"{hit.term.scheme}/{hit.term.concept}"),
        )
    return table
