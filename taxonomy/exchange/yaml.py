"""Vocabularies as folders of readable YAML: the form in which they ship and are kept by hand.

Each file is a mapping with `scheme` (one file has it), `entries` (a list of
entry documents), or both.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from taxonomy.entry.model import Entry
from taxonomy.entry.schema import read_entry, write_entry
from taxonomy.entry.scheme import Scheme
from taxonomy.entry.scheme_schema import read_scheme, write_scheme
from taxonomy.errors import Malformed, Violation
from taxonomy.exchange import yaml_parser
from taxonomy.exchange.vocabulary import FoundEntry, Vocabulary
from taxonomy.messages import Message

LARGEST = 64 * 1024 * 1024  # bytes a file
_SUFFIXES = {".yaml", ".yml"}


def read(path: Path) -> Vocabulary:
    """The vocabulary in a folder of YAML files, or in one file.

    What is wrong with single entries stands in the vocabulary's `refused`.
    Raises `Malformed` where there is no scheme to speak of, and for text that
    is not YAML.
    """
    pages = [_page(file, path) for file in _files(path)]
    refused = [violation for page in pages for violation in _unknown_entries(page)]
    scheme, page = _scheme(pages, path)
    entries: list[FoundEntry] = []
    for found in _entries(pages, scheme.id):
        if isinstance(found, FoundEntry):
            entries.append(found)
        else:
            refused.extend(found)
    return Vocabulary(scheme, _inside(page, "/scheme"), tuple(entries), tuple(refused))


def write(scheme: Scheme) -> str:
    """The text of the file that holds a scheme."""
    return yaml_parser.write({"scheme": write_scheme(scheme)})


def write_entries(entries: Iterable[Entry]) -> str:
    """The text of a file of entries; the scheme is known from its own file."""
    documents = [write_entry(entry) for entry in entries]
    for document in documents:
        del document["scheme"]
    return yaml_parser.write({"entries": documents})


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        message = Message("There is no such file or folder.")
        raise Malformed([Violation("yaml", "", message, str(path))])
    files = [file for file in path.rglob("*") if file.suffix in _SUFFIXES and file.is_file()]
    if not files:
        message = Message("There is no YAML file in this folder.")
        raise Malformed([Violation("yaml", "", message, str(path))])
    return sorted(files, key=_natural)


def _natural(file: Path) -> tuple[tuple[int, object], ...]:
    parts = re.split(r"(\d+)", file.as_posix())
    return tuple((1, int(part)) if part.isdigit() else (0, part) for part in parts)


def _page(file: Path, base: Path) -> yaml_parser.Page:
    name = str(file.relative_to(base.parent) if base in file.parents else file)
    if file.stat().st_size > LARGEST:
        message = Message(
            "The file is larger than %(most)s bytes. Split it into several files.", most=LARGEST
        )
        raise Malformed([Violation("yaml", "", message, name)])
    page = yaml_parser.read(file.read_bytes(), name)
    if not isinstance(page.value, dict):
        message = Message("Write a mapping with “scheme” or “entries” here.")
        raise Malformed([Violation("yaml", "", message, page.place(""))])
    return page


def _unknown_entries(page: yaml_parser.Page) -> Iterator[Violation]:
    assert isinstance(page.value, dict)
    for key in page.value:
        if key not in {"scheme", "entries"}:
            yield Violation(
                "yaml",
                f"/{key}",
                Message("“%(key)s” isn’t known here. Use “scheme” or “entries”.", key=key),
                page.place(f"/{key}"),
            )


def _scheme(pages: list[yaml_parser.Page], path: Path) -> tuple[Scheme, yaml_parser.Page]:
    with_scheme = [
        page for page in pages if isinstance(page.value, dict) and "scheme" in page.value
    ]
    if len(with_scheme) != 1:
        places = ", ".join(page.place("/scheme") for page in with_scheme) or str(path)
        message = Message(
            "Exactly one file must contain the scheme. %(count)s do.", count=len(with_scheme)
        )
        raise Malformed([Violation("one-scheme", "/scheme", message, places)])
    page = with_scheme[0]
    assert isinstance(page.value, dict)
    try:
        return read_scheme(page.value["scheme"]), page
    except Malformed as error:
        raise Malformed(_placed(error, _inside(page, "/scheme"))) from error


def _entries(pages: list[yaml_parser.Page], scheme: str) -> Iterator[FoundEntry | list[Violation]]:
    for page in pages:
        assert isinstance(page.value, dict)
        documents = page.value.get("entries") or []
        if not isinstance(documents, list):
            message = Message("Write a list of entries here.")
            yield [Violation("yaml", "/entries", message, page.place("/entries"))]
            continue
        for number, document in enumerate(documents):
            place = _inside(page, f"/entries/{number}")
            if isinstance(document, dict):
                document.setdefault("scheme", scheme)
            try:
                yield FoundEntry(read_entry(document), place)
            except Malformed as error:
                yield _placed(error, place)


def _inside(page: yaml_parser.Page, prefix: str) -> Callable[[str], str]:
    return lambda pointer: page.place(prefix + pointer)


def _placed(error: Malformed, place: Callable[[str], str]) -> list[Violation]:
    return [replace(violation, place=place(violation.pointer)) for violation in error.violations]
