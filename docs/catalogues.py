"""Extract, update, compile and fill the interface's catalogues: see `docs/translations.md`."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import click
from babel.messages import Catalog, Message, extract, mofile, pofile
from babel.messages.frontend import parse_mapping_cfg

from webapp.i18n import INTERFACES, UNREVIEWED

ROOT = Path(__file__).parents[1]
TRANSLATIONS = ROOT / "webapp" / "translations"
LANGUAGES = tuple(tag for tag in INTERFACES if tag != "en")

# The functions that mark a string. A new marker needs one line here: `None` where the
# string is its first argument, `(1, 2)` where the plural is its second.
KEYWORDS: Mapping[str, Any] = {
    **extract.DEFAULT_KEYWORDS,
    "Message": None,
    "lazy_gettext": None,
    "lazy_ngettext": (1, 2),
    "lazy_pgettext": ((1, "c"), 2),
}

_WIDTH = 100
_CONTEXT = "\x04"  # between context and msgid, as gettext itself has it
# CLDR's forms for whole millions, which Babel takes over, need two forms that nobody can tell.
_PLURALS = {"pt": "nplurals=2; plural=(n > 1);"}
_UNREVIEWED = "Machine-made, unreviewed: no speaker of the language has read it yet."
_PLACEHOLDER = re.compile(r"%%|%\(\w+\)[a-z]|\{\w*\}")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


class Refused(click.ClickException):
    """Translations that would break a page; nothing was written."""


def extracted() -> Catalog:
    """Every string that code and templates mark, with where it is used."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog(charset="utf-8")
    for name, line, message, comments, context in extract.extract_from_dir(
        ROOT, methods, options, keywords=KEYWORDS
    ):
        found.add(message, locations=[(name, line)], auto_comments=comments, context=context)
    return found


def read(language: str) -> Catalog:
    """The catalogue of a language; an empty one with the right plurals where there is none."""
    path = _path(language)
    if path.exists():
        with path.open("rb") as file:
            return pofile.read_po(file, locale=language)
    catalogue = Catalog(
        locale=language,
        project="Luxterm",
        version="0.1",
        last_translator="Luxterm",
        language_team=language,
        revision_date=datetime.now(UTC),
        fuzzy=False,
    )
    if language in _PLURALS:
        catalogue.mime_headers = [("Plural-Forms", _PLURALS[language])]
    return catalogue


def update(language: str, found: Catalog) -> Catalog:
    """The catalogue with what was found and nothing else; nothing is guessed from near strings."""
    catalogue = read(language)
    created = catalogue.creation_date  # not today: else every update would change every file
    catalogue.update(found, no_fuzzy_matching=True)
    catalogue.creation_date = created
    catalogue.obsolete.clear()
    note = f"\n# {_UNREVIEWED}" if language in UNREVIEWED else ""
    catalogue.header_comment = f"# The interface in {catalogue.locale.english_name}.{note}"
    for message in catalogue:
        message.locations, message.auto_comments = [], []
    return catalogue


def write(language: str, catalogue: Catalog) -> None:
    """Write the catalogue, and compile what is written."""
    path = _path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        pofile.write_po(file, catalogue, width=_WIDTH, sort_output=True)
    path.with_suffix(".mo").write_bytes(compiled(read(language)))


def compiled(catalogue: Catalog) -> bytes:
    """What gettext reads."""
    file = BytesIO()
    mofile.write_mo(file, catalogue)
    return file.getvalue()


def missing(catalogue: Catalog, found: Catalog, *, every: bool = False) -> dict[str, Any]:
    """What a translator is to fill in, keyed by msgid (and context where there is one)."""
    asked = {}
    for message in found:
        known = catalogue.get(message.id, message.context) if message.id else None
        if message.id and (every or not known or not all(forms(known.string))):
            asked[key(message)] = {
                "context": message.context,
                "plural": message.id[1] if message.pluralizable else None,
                "used": [f"{name}:{line}" for name, line in message.locations],
                "translation": _blank(message, catalogue, known),
            }
    return asked


def fill(catalogue: Catalog, translations: Mapping[str, Any]) -> int:
    """Put translations in, and tell how many.

    A translation is a string, a list with one string a plural form, or what `missing`
    gave with its `translation` filled in. Empty ones are passed over.

    Raises `Refused` with every one that does not fit its msgid; then none is put in.
    """
    messages = {key(message): message for message in catalogue if message.id}
    errors, fitting = [], []
    for name, given in translations.items():
        value = given["translation"] if isinstance(given, Mapping) else given
        strings = forms(value)
        if not any(strings):
            continue
        if name not in messages:
            errors.append(f"{name!r}: not a string of the interface")
            continue
        message = messages[name]
        errors += [f"{name!r}: {error}" for error in faults(message, strings, catalogue)]
        fitting.append((message, tuple(strings) if message.pluralizable else strings[0]))
    if errors:
        raise Refused("\n".join(errors))
    for message, value in fitting:
        message.string = value
    return len(fitting)


def faults(message: Message, strings: Sequence[str], catalogue: Catalog) -> Iterator[str]:
    """What in a translation would break a page or read wrongly."""
    wanted = catalogue.num_plurals if message.pluralizable else 1
    if len(strings) != wanted:
        yield f"{len(strings)} forms, not {wanted}"
    sources = forms(message.id)
    for string in strings:
        if not string:
            yield "a form is empty"
            continue
        if not any(_fits(_PLACEHOLDER, each, string) for each in sources) and not (
            message.pluralizable and _leaves_out_one(sources, string)
        ):
            yield f"placeholders differ: {string!r}"
        if "%" in _PLACEHOLDER.sub("", string) and "%" not in _PLACEHOLDER.sub("", sources[0]):
            yield f"a percent sign alone: {string!r}"
        if not any(_fits(_TAG, each, string) for each in sources):
            yield f"markup differs: {string!r}"
        if _edges(string) != _edges(sources[0]):
            yield f"spaces at the ends differ: {string!r}"


def key(message: Message) -> str:
    """What a message is known by in the translators' JSON."""
    name = forms(message.id)[0]
    return f"{message.context}{_CONTEXT}{name}" if message.context else name


def forms(text: str | Iterable[str] | None) -> list[str]:
    """The forms of a msgid or msgstr: one, or one a plural form."""
    return [text or ""] if isinstance(text, str | None) else list(text)


def _path(language: str) -> Path:
    return TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"


def _blank(message: Message, catalogue: Catalog, known: Message | None) -> str | list[str]:
    if not message.pluralizable:
        return str(known.string) if known else ""
    given = forms(known.string) if known and known.string else []
    return [*given, *[""] * catalogue.num_plurals][: catalogue.num_plurals]


def _fits(pattern: re.Pattern[str], source: str, string: str) -> bool:
    return Counter(pattern.findall(source)) == Counter(pattern.findall(string))


def _leaves_out_one(sources: Sequence[str], string: str) -> bool:
    """Whether only one placeholder is left out: the number, which “one” or “two” may stand for."""
    left, added = (Counter(_PLACEHOLDER.findall(each)) for each in (sources[-1], string))
    return not added - left and (left - added).total() == 1


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


@click.group(help=__doc__)
def main() -> None:
    """Give the commands a name."""


@main.command("update")
def update_all() -> None:
    """Extract the strings, update every catalogue and compile it."""
    found = extracted()
    for language in LANGUAGES:
        catalogue = update(language, found)
        write(language, catalogue)
        click.echo(f"{language}: {len(missing(catalogue, found))} of {len(found)} missing")


@main.command("missing")
@click.argument("language", type=click.Choice(LANGUAGES))
@click.option("--all", "every", is_flag=True, help="What is translated too, for a reviewer.")
def show_missing(language: str, *, every: bool) -> None:
    """Print what LANGUAGE has no translation of, as JSON to fill in."""
    asked = missing(read(language), extracted(), every=every)
    click.echo(json.dumps(asked, ensure_ascii=False, indent=1))


@main.command("fill")
@click.argument("language", type=click.Choice(LANGUAGES))
@click.argument("file", type=click.File(encoding="utf-8"))
def fill_in(language: str, file: Any) -> None:  # noqa: ANN401 - click opens it
    """Put the translations of a JSON FILE into the catalogue of LANGUAGE and compile it."""
    catalogue = update(language, extracted())
    many = fill(catalogue, json.load(file))
    catalogue.revision_date = datetime.now(UTC)
    write(language, catalogue)
    click.echo(f"{language}: {many} put in")


if __name__ == "__main__":
    main()
