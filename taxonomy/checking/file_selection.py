"""File selection: which files of a project are checked, and which terms `.luxtermignore` allows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from taxonomy.checking.documents import document
from taxonomy.errors import Malformed, Violation
from taxonomy.messages import Message
from taxonomy.text import line_of

LIST = ".luxtermignore"
SUFFIXES = document.SUFFIXES | {".rst", ".adoc", ".tex", ".csv"}  # of files to check in folders

_TERM = "term:"


@dataclass(frozen=True, slots=True)
class Ignored:
    """Patterns of files that are left alone, and terms that a project keeps."""

    patterns: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    def leaves_out(self, path: Path) -> bool:
        """Whether a file is not to be checked: by its path, its name, or a folder of it."""
        whole = PurePosixPath(path.as_posix())
        parts = [whole.as_posix(), whole.name, *(f"{each.as_posix()}/" for each in whole.parents)]
        return any(
            fnmatchcase(part, pattern) or fnmatchcase(part, f"{pattern}/")
            for pattern in self.patterns
            for part in parts
        )


_NOT_UTF_8 = Message("This file isn’t UTF-8 text. Save it as UTF-8.")


def ignored(folder: Path) -> Ignored:
    """What the list of a folder says: a pattern a line, `term: …` for a term, `#` for remarks.

    Raises `Malformed` for one that is not UTF-8.
    """
    path = folder / LIST
    if not path.is_file():
        return Ignored()
    try:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    except UnicodeDecodeError as error:
        place = f"{path}, line {line_of(error)}"
        raise Malformed([Violation("utf-8", "", _NOT_UTF_8, place)]) from error
    patterns = [line for line in lines if line and not line.startswith("#")]
    return Ignored(
        tuple(line for line in patterns if not line.startswith(_TERM)),
        tuple(line.removeprefix(_TERM).strip() for line in patterns if line.startswith(_TERM)),
    )


def chosen(paths: Iterable[Path], left_out: Ignored) -> Iterator[Path]:
    """The files that are meant: those named, and those of text inside folders, in order."""
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for each in inside:
            fits = each == path or (each.is_file() and each.suffix.lower() in SUFFIXES)
            if fits and not left_out.leaves_out(each):
                yield each
