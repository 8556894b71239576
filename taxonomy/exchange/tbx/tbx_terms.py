"""One term of TBX: its verdict from the administrative status, its reason from notes."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from taxonomy.entry.model import Kind, Replacement, Term, Usage
from taxonomy.entry.schema_fields import LONGEST_LABEL
from taxonomy.exchange import normalization
from taxonomy.exchange.import_report import WITHOUT_REASON, ImportReport
from taxonomy.exchange.tbx import data_categories
from taxonomy.exchange.tbx.tbx_elements import Element, category, language_of, local, parts, text_of
from taxonomy.messages import Message

_SUFFIX = "-admn-sts"

Choice = TypeVar("Choice", Usage, Kind)


class TermReading(NamedTuple):
    """A term, if there is one, and what else stands beside it."""

    term: Term | None
    others: list[Element]


def read_term(section: Element, language: str, subject: str, report: ImportReport) -> TermReading:
    """The term of a `termSec`, `tig` or `ntig`."""
    made = _Made(language, subject, report)
    others = [part for part in _flat(section) if not made.takes(part)]
    if not made.label or len(made.label) > LONGEST_LABEL:
        what = Message(
            "A term was left out because its label is missing or too long: “%(label)s”.",
            label=made.label[:60],
        )
        report("label-missing", subject, what)
        return TermReading(None, others)
    return TermReading(made.term(), others)


class _Made:
    """What one term comes to."""

    def __init__(self, language: str, subject: str, report: ImportReport) -> None:
        self.label = ""
        self._language = language
        self._subject = subject
        self._report = report
        self._usage = Usage.ADMITTED
        self._kind = Kind.FULL_FORM
        self._part_of_speech: str | None = None
        self._reason: dict[str, str] = {}
        self._replacements: list[Replacement] = []

    def takes(self, part: Element) -> bool:
        """Take a part of a term; whether it is one of those that have a place."""
        name, text = category(part), normalization.label(text_of(part))
        if local(part) == "term":
            self.label = text
        elif local(part) == "note":
            self._note(part, text)
        elif name in {"administrativeStatus", "normativeAuthorization"}:
            self._usage = self._known(
                data_categories.USAGES, text.removesuffix(_SUFFIX), self._usage
            )
        elif name == "termType":
            self._kind = self._known(data_categories.KINDS, text, self._kind)
        elif name == "partOfSpeech":
            self._part_of_speech = text or None
        else:
            return False
        return True

    def term(self) -> Term:
        """The term, which has a reason where it is warned of."""
        if self._usage.warns and not self._reason:
            what = WITHOUT_REASON.with_params(label=self.label, usage=self._usage.value)
            self._report("reason-missing", self._subject, what)
            self._reason["en"] = "Marked as deprecated in the file that it was imported from."
        return Term(
            self.label,
            self._language,
            self._usage,
            reason=self._reason,
            replacements=tuple(self._replacements),
            kind=self._kind,
            part_of_speech=self._part_of_speech,
        )

    def _note(self, part: Element, text: str) -> None:
        language = normalization.language(language_of(part) or "") or self._language
        if text.startswith(data_categories.INSTEAD):
            label = text.removeprefix(data_categories.INSTEAD)
            self._replacements.append(Replacement(label, language))
            return
        prose = normalization.prose(text_of(part))
        if prose:
            before = self._reason.get(language)
            self._reason[language] = f"{before}\n{prose}" if before else prose

    def _known(self, known: Mapping[str, Choice], stated: str, otherwise: Choice) -> Choice:
        if stated not in known:
            what = Message(
                "“%(value)s” isn’t known. It became “%(instead)s”.",
                value=stated,
                instead=otherwise.value,
            )
            self._report("value-unknown", self._subject, what)
        return known.get(stated, otherwise)


def _flat(section: Element) -> list[Element]:
    """The parts of a term, those inside `termGrp` and `termNoteGrp` as well."""
    found = []
    for part in parts(section):
        found += _flat(part) if local(part) in {"termGrp", "termNoteGrp"} else [part]
    return found
