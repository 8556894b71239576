"""The directory of an index: opened with care, created anew when it is not one of ours."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import Index

from taxonomy.errors import Unavailable
from taxonomy.search.whoosh.index_schema import FORMAT, schema

_log = logging.getLogger(__name__)

_FORMAT_FILE = "FORMAT"
_WRITTEN = f"Luxterm index, format {FORMAT}, Whoosh-Reloaded 2.7\n"
_OURS = ("_MAIN_*.toc", "MAIN_*.*", "MAIN_WRITELOCK", "MAIN.tmp", _FORMAT_FILE)


def opened(folder: Path) -> Index:
    """The index in a folder; an empty one where there was none that can be read.

    Whoosh pickles parts of an index, so only what this version of ours has
    written is opened. Raises `Unavailable` where the folder cannot be used.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if _is_ours(folder):
            found = _readable(folder)
            if found is not None:
                return found
        return fresh(folder)
    except OSError as error:
        raise Unavailable(f"Can’t use the index folder {folder}: {error}.") from error


def fresh(folder: Path) -> Index:
    """An empty index in place of whatever index was there; other files are left alone."""
    for file in _index_files(folder):
        if file.is_dir():  # a writer that was killed leaves a folder
            shutil.rmtree(file, ignore_errors=True)
        else:
            file.unlink(missing_ok=True)
    made = _storage(folder).create_index(schema())
    (folder / _FORMAT_FILE).write_text(_WRITTEN, encoding="utf-8")
    return made


def _storage(folder: Path) -> FileStorage:
    # Whoosh copies all of a file that it maps into memory; terms are mapped by our codec.
    return FileStorage(str(folder), supports_mmap=False)


def _is_ours(folder: Path) -> bool:
    try:
        return (folder / _FORMAT_FILE).read_text(encoding="utf-8") == _WRITTEN
    except (FileNotFoundError, UnicodeDecodeError):
        return False


def _readable(folder: Path) -> Index | None:
    try:
        index = _storage(folder).open_index()
        with index.searcher() as searcher:
            searcher.document(key="")
    except Exception:  # noqa: BLE001 - a damaged file fails in any way; the index is only a copy
        _log.warning("The index in %s cannot be read and is made anew.", folder)
        return None
    return index


def _index_files(folder: Path) -> Iterator[Path]:
    for pattern in _OURS:
        yield from folder.glob(pattern)
