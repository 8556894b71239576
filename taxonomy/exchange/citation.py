"""How an entry is cited: in words (APA, Chicago) and as records for reference managers.

The references are those of one entry of an online reference work by a corporate author: APA's
Publication Manual, 7th edition (10.3, example 48), and the Chicago Manual of Style, 18th edition
(14.130). Both are English, and so are their dates.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SPECIAL = re.compile(r"([#$%&_{}])")  # what TeX reads as commands, each escaped by a backslash
_WORDED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What is known of an entry when it is cited; `address` leads to this very revision."""

    concept: str
    title: str
    language: str
    container: str
    author: str
    revision: int
    published: date
    address: str

    @property
    def key(self) -> str:
        """A short name for the reference, the same each time."""
        return f"{self.author.lower()}-{self.concept}-{self.revision}"

    @property
    def heading(self) -> str:
        """The title as it begins a sentence."""
        return self.title[:1].upper() + self.title[1:]

    @property
    def day(self) -> str:
        """The day of publication, as both manuals write it after the year: March 31."""
        return f"{_MONTHS[self.published.month - 1]} {self.published.day}"


class CitationRecord(NamedTuple):
    """A reference in words, of which the middle is set in italics."""

    before: str
    italic: str
    after: str

    @property
    def text(self) -> str:
        """All of it, without italics."""
        return "".join(self)


class Record(NamedTuple):
    """A kind of file that reference managers read."""

    title: str
    suffix: str
    media_type: str
    write: Callable[[Citation], str]


def apa(cited: Citation) -> CitationRecord:
    """The reference in APA style, 7th edition."""
    return CitationRecord(
        f"{cited.author}. ({cited.published.year}, {cited.day}). {_ended(cited.heading)} In ",
        cited.container,
        f" (Revision {cited.revision}). {cited.address}",
    )


def chicago(cited: Citation) -> CitationRecord:
    """The reference in Chicago style, 18th edition, as a bibliography has it."""
    return CitationRecord(
        f"{cited.author}. “{_ended(cited.heading)}” In ",
        cited.container,
        f", revision {cited.revision}. {cited.day}, {cited.published.year}. {cited.address}.",
    )


def bibtex(cited: Citation) -> str:
    """The record as BibTeX; braces keep the author whole and the title's letters as they are."""
    fields = {
        "author": f"{{{_tex(cited.author)}}}",
        "title": f"{{{_tex(cited.heading)}}}",
        "howpublished": _tex(cited.container),
        "year": str(cited.published.year),
        "month": str(cited.published.month),
        "day": str(cited.published.day),
        "note": f"Revision {cited.revision}",
        "language": cited.language,
        "url": cited.address,
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items()]
    return "\n".join([f"@misc{{{cited.key},", *lines, "}", ""])


def ris(cited: Citation) -> str:
    """The record as RIS: a dictionary entry, a tag a line."""
    tags = [
        ("TY", "DICT"),
        ("AU", cited.author),
        ("TI", cited.heading),
        ("T2", cited.container),
        ("PB", cited.author),
        ("PY", str(cited.published.year)),
        ("DA", cited.published.strftime("%Y/%m/%d/")),
        ("ET", f"Revision {cited.revision}"),
        ("LA", cited.language),
        ("UR", cited.address),
        ("ID", cited.key),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(text.split())}\r\n" for tag, text in tags)


def csl_json(cited: Citation) -> str:
    """The record as CSL-JSON (Citation Style Language 1.0.2), a list of one."""
    day = cited.published
    item = {
        "id": cited.key,
        "type": "entry-dictionary",
        "author": [{"literal": cited.author}],
        "title": cited.heading,
        "container-title": cited.container,
        "publisher": cited.author,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": f"Revision {cited.revision}",
        "language": cited.language,
        "URL": cited.address,
    }
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


RECORDS: Mapping[str, Record] = {
    each.suffix: each
    for each in (
        Record("BibTeX", "bib", "application/x-bibtex", bibtex),
        Record("RIS", "ris", "application/x-research-info-systems", ris),
        Record("CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", csl_json),
    )
}


def _ended(title: str) -> str:
    """A title with a full stop, unless it ends in a mark of its own."""
    return title if title.endswith((".", "?", "!")) else f"{title}."


def _tex(text: str) -> str:
    return "".join(_WORDED.get(sign) or _SPECIAL.sub(r"\\\1", sign) for sign in text)
