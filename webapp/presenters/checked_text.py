"""A checked text as it is shown: piece by piece, with what was found in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from taxonomy.checking.checker import Report
from taxonomy.checking.disambiguation import Finding
from taxonomy.checking.documents.apply_fixes import TextEdit, applied
from taxonomy.checking.documents.document import CheckedDocument
from taxonomy.checking.documents.segments import Document, Segment
from taxonomy.checking.text_positions import TextPosition

LONGEST = 400_000  # characters of a document that are shown whole
MOST = 1_000  # findings that are marked and listed; the first ones
UNFOLDED = 20  # findings that are listed at once; the others are folded
OUTCOME = "outcome"  # where a reader lands when no finding follows

_BETWEEN = "\n\n"  # paragraphs


class TextPiece(NamedTuple):
    """Some of a text; `finding` is what it is marked for, `number` counts those from 1.

    `following` is where the list goes on when the finding was replaced.
    """

    text: str
    finding: Finding | None = None
    number: int = 0
    place: TextPosition | None = None  # in a document
    following: str = OUTCOME

    @property
    def is_unexcused(self) -> bool:
        """Whether it is a finding that no name excuses."""
        return self.finding is not None and self.finding.justified is None


@dataclass(frozen=True, slots=True)
class Shown:
    """A text or a document with its findings, as a page shows it."""

    language: str
    text: str
    findings: tuple[Finding, ...]
    places: tuple[TextPosition, ...] = ()
    whole: bool = True

    @classmethod
    def of_text(cls, text: str, report: Report) -> "Shown":
        """A text that was pasted."""
        return cls(report.language, text, report.findings)

    @classmethod
    def of_document(cls, document: Document, outcome: CheckedDocument) -> "Shown":
        """The paragraphs of a document; of a long one, those in which something was found."""
        segments: Sequence[Segment] = document.segments
        whole = sum(len(each.text) for each in segments) <= LONGEST
        if not whole:
            wanted = {id(segment) for segment, _ in outcome.found}
            segments = [each for each in segments if id(each) in wanted]
        begins, at = {}, 0
        for each in segments:
            begins[id(each)] = at
            at += len(each.text) + len(_BETWEEN)
        findings = tuple(
            finding._replace(start=finding.start + begin, end=finding.end + begin)
            for segment, finding in outcome.found
            for begin in (begins[id(segment)],)
        )
        places = tuple(segment.place(each.start, each.end) for segment, each in outcome.found)
        text = _BETWEEN.join(each.text for each in segments)
        return cls(outcome.language, text, findings, places, whole)

    @property
    def unexcused(self) -> tuple[Finding, ...]:
        """What no name excuses."""
        return tuple(each for each in self.findings if each.justified is None)

    @property
    def is_cut(self) -> bool:
        """Whether there are more findings than a page shows."""
        return len(self.findings) > MOST

    @property
    def excused(self) -> int:
        """How many a name excuses."""
        return len(self.findings) - len(self.unexcused)

    @property
    def fixable(self) -> int:
        """How many can be replaced at once, unseen."""
        return sum(each.is_clear for each in self.findings)

    @property
    def listed(self) -> tuple[TextPiece, ...]:
        """The findings of the list beside the text."""
        return tuple(each for each in self.pieces if each.is_unexcused)

    @property
    def pieces(self) -> Iterator[TextPiece]:
        """The whole text, in its order, with the first findings marked."""
        done = 0
        following = self._following()
        for number, each in enumerate(self.findings[:MOST], 1):
            if each.start > done:
                yield TextPiece(self.text[done : each.start])
            place = self.places[number - 1] if self.places else None
            words = self.text[each.start : each.end]
            yield TextPiece(words, each, number, place, following[number - 1])
            done = each.end
        yield TextPiece(self.text[done:])

    def _following(self) -> list[str]:
        """After each finding the next of the list, by the number that it has once that is gone."""
        following: list[str] = []
        after = OUTCOME
        for number in range(min(len(self.findings), MOST), 0, -1):
            following.append(after)
            if self.findings[number - 1].justified is None:
                after = anchor(number - 1)
        return following[::-1]


def anchor(number: int) -> str:
    """The place of a finding in the list, by its number."""
    return f"found-{number}"


def fixed(text: str, findings: Sequence[Finding], wanted: str) -> str:
    """The text with one fix in place, by its number, or with `all` that may be made unseen."""
    chosen = (
        TextEdit(each.start, each.end, each.fix)
        for number, each in enumerate(findings, 1)
        if each.fix is not None and (wanted == str(number) or (wanted == "all" and each.is_clear))
    )
    return applied(text, chosen)
