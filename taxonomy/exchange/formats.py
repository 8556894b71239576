"""The formats by which schemes go out and come in: who writes them, and who reads them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from taxonomy.entry.schema import write_entry
from taxonomy.entry.scheme import Scheme
from taxonomy.entry.scheme_schema import write_scheme
from taxonomy.errors import Malformed, NotPossible, Violation
from taxonomy.exchange import yaml
from taxonomy.exchange.import_options import AS_IT_IS, ImportOptions
from taxonomy.exchange.linters import autocorrect, languagetool, prh, vale
from taxonomy.exchange.skos import rdf_reader as skos_reading
from taxonomy.exchange.skos import rdf_serializer as skos
from taxonomy.exchange.skos.rdf_serializer import RdfSyntax
from taxonomy.exchange.tables import concept_table, in_csv, in_xlsx
from taxonomy.exchange.tbx import styles
from taxonomy.exchange.tbx import tbx_reader as tbx_reading
from taxonomy.exchange.tbx import tbx_writer as tbx
from taxonomy.exchange.tbx.styles import Style
from taxonomy.exchange.vocabulary import Holding, Vocabulary
from taxonomy.messages import Message

_ZIP = "application/zip"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

Writer = Callable[[Holding], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a scheme; `suffix` ends addresses, without a dot.

    File names end in it, and then in the `ending` that programs know, if that is another.
    A format that `needs_verdicts` holds rules for checkers: a descriptive scheme has none.
    """

    name: str
    title: str
    media_type: str
    suffix: str
    write: Writer
    ending: str = ""
    needs_verdicts: bool = False

    def file(self, stem: str) -> str:
        """What a file is called."""
        return ".".join(filter(None, (stem, self.suffix, self.ending)))


def _json(holding: Holding) -> Iterator[bytes]:
    """The entry documents as the API has them, after that of the scheme; without loss."""
    head = {
        "scheme": write_scheme(holding.scheme) if holding.whole else {"id": holding.scheme.id},
        "base": holding.base,
        "made": holding.made.isoformat(),
        "release": holding.release,
    }
    serialized = json.dumps(head, ensure_ascii=False)
    yield f'{serialized[:-1]}, "entries": ['.encode()
    separator = b"\n"
    for item in holding.items:
        yield separator + json.dumps(write_entry(item.entry), ensure_ascii=False).encode()
        separator = b",\n"
    yield b"\n]}\n"


def _yaml(holding: Holding) -> Iterator[bytes]:
    """The file that `luxterm load` reads; without loss."""
    yield yaml.write(holding.scheme).encode()
    yield yaml.write_entries(item.entry for item in holding.items).encode()


def _skos(name: str, syntax: str, media_type: str, form: RdfSyntax) -> Format:
    return Format(name, f"{syntax} (SKOS)", media_type, form, partial(skos.write, form=form))


def _tbx(name: str, title: str, parameter: str, suffix: str, style: Style) -> Format:
    media_type = f"application/x-tbx{parameter}"
    ending = "" if suffix == "tbx" else "tbx"
    return Format(
        name=name,
        title=title,
        media_type=media_type,
        suffix=suffix,
        write=partial(tbx.write, style=style),
        ending=ending,
    )


def _table(name: str, title: str, media_type: str, write: Callable[..., Iterator[bytes]]) -> Format:
    """The layout for translators; what has the same media type comes before it."""
    return Format(
        f"{name}-languages",
        Message("%(format)s (one column per language)", format=title),
        media_type,
        f"languages.{name}",
        partial(write, layout=concept_table.table),
    )


def _rules(name: str, title: Message, suffix: str, write: Writer) -> Format:
    """A folder of rules for another program, packed."""

    def write_rules(holding: Holding) -> Iterator[bytes]:
        if holding.scheme.descriptive:
            message = Message("“%(scheme)s” gives no verdicts, so there are no rules to export.")
            raise NotPossible(message.with_params(scheme=holding.scheme.id))
        yield from write(holding)

    return Format(name, title, _ZIP, suffix, write_rules, needs_verdicts=True)


FORMATS = (
    _skos("turtle", "Turtle", "text/turtle", RdfSyntax.TURTLE),
    _skos("rdf-xml", "RDF/XML", "application/rdf+xml", RdfSyntax.RDF_XML),
    _skos("json-ld", "JSON-LD", "application/ld+json", RdfSyntax.JSON_LD),
    _skos("n-triples", "N-Triples", "application/n-triples", RdfSyntax.N_TRIPLES),
    Format("csv", Message("CSV (one row per term)"), "text/csv", "csv", in_csv.write),
    Format("xlsx", Message("Excel (one row per term)"), _XLSX, "xlsx", in_xlsx.write),
    _table("csv", "CSV", "text/csv", in_csv.write),
    _table("xlsx", "Excel", _XLSX, in_xlsx.write),
    _tbx("tbx", "TBX-Basic (DCA)", "", "tbx", styles.DCA),
    _tbx("tbx-dct", "TBX-Basic (DCT)", "; style=dct", "dct", styles.DCT),
    _tbx("tbx-v2", Message("TBX-Basic (version 2)"), "; version=2", "martif", styles.MARTIF),
    Format("json", Message("JSON (entry documents)"), "application/json", "json", _json),
    Format("yaml", Message("YAML (entry documents)"), "application/yaml", "yaml", _yaml),
    _rules("vale", Message("Vale (styles)"), "vale.zip", vale.write),
    _rules("textlint-prh", Message("textlint (prh dictionaries)"), "prh.zip", prh.write),
    _rules("languagetool", Message("LanguageTool (rules)"), "languagetool.zip", languagetool.write),
    _rules(
        "autocorrect", Message("LibreOffice (autocorrect)"), "autocorrect.zip", autocorrect.write
    ),
)

# Those of a scheme that gives no verdicts.
WITHOUT_VERDICTS = tuple(each for each in FORMATS if not each.needs_verdicts)
BY_NAME = {each.name: each for each in FORMATS}
BY_SUFFIX = {each.suffix: each for each in FORMATS}
# Of two that have the same, the first is what its media type gives; a folder that is packed may
# be any of several, and is asked for by its address alone.
BY_MEDIA_TYPE = {each.media_type: each for each in reversed(FORMATS) if each.media_type != _ZIP}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFormat:
    """One way in which vocabularies come in; a file is known by the `endings` of its name.

    A table has columns to choose. One format without endings reads all other files.
    """

    name: str
    read: Callable[[BinaryIO, str, Scheme, ImportOptions], Vocabulary]
    endings: tuple[str, ...] = ()
    is_table: bool = False


def _read_csv(file: BinaryIO, name: str, scheme: Scheme, options: ImportOptions) -> Vocabulary:
    return in_csv.read(file, name, scheme, options.columns)


def _read_xlsx(file: BinaryIO, name: str, scheme: Scheme, options: ImportOptions) -> Vocabulary:
    return in_xlsx.read(file, name, scheme, options.columns)


def _read_tbx(file: BinaryIO, name: str, scheme: Scheme, _: ImportOptions) -> Vocabulary:
    return tbx_reading.read(file, name, scheme)


def _read_skos(file: BinaryIO, name: str, scheme: Scheme, options: ImportOptions) -> Vocabulary:
    wanted, on_progress = options.wanted, options.on_progress
    return skos_reading.read(file, name, scheme, wanted=wanted, on_progress=on_progress)


IMPORTS = (
    ImportFormat(name="skos", read=_read_skos),
    ImportFormat(name="tbx", read=_read_tbx, endings=(".tbx", ".dct", ".martif")),
    ImportFormat(name="csv", read=_read_csv, endings=(".csv", ".tsv", ".txt"), is_table=True),
    ImportFormat(name="xlsx", read=_read_xlsx, endings=(".xlsx",), is_table=True),
)
IMPORTS_BY_NAME = {each.name: each for each in IMPORTS}
_BY_ENDING = {ending: each for each in IMPORTS for ending in each.endings}
_OF_OTHER_NAMES = next(each for each in IMPORTS if not each.endings)


def is_table(name: str) -> bool:
    """Whether a file of that name is read as a table, which has columns to choose."""
    return _by_name(name).is_table


def _by_name(name: str) -> ImportFormat:
    return _BY_ENDING.get(name.lower()[name.rfind(".") :], _OF_OTHER_NAMES)


def read(
    file: BinaryIO,
    name: str,
    scheme: Scheme,
    *,
    form: str | None = None,
    options: ImportOptions = AS_IT_IS,
) -> Vocabulary:
    """A vocabulary in one of the formats of `IMPORTS`; its name tells which, where none is given.

    `wanted` and `on_progress` are as for SKOS; `columns` says by our columns what holds each in a
    table: one that is called otherwise, or `@` and what is the same in every row.

    Raises `Malformed` for what is none of them, and `Unclear` for a table whose columns
    must be named.
    """
    chosen = IMPORTS_BY_NAME[form] if form else _by_name(name)
    if options.columns and not chosen.is_table:
        message = Message("You can choose columns only for tables (CSV and Excel).")
        raise Malformed([Violation("table", "", message, name)])
    return chosen.read(file, name, scheme, options)
