"""Paragraphs of an XML part, nested at times: what DOCX and ODT have in common."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from taxonomy.checking.documents.runs import Weaver
from taxonomy.checking.documents.segments import Segment, SegmentPlace
from taxonomy.checking.documents.xml_walker import Tag, XmlText, walked, weave
from taxonomy.checking.text_positions import LineIndex


class ParagraphText(Protocol):
    """The vocabulary of a format: what its elements are to the text."""

    def is_paragraph(self, tag: Tag) -> bool:
        """Whether an element is a paragraph."""

    def is_skipped(self, tag: Tag) -> bool:
        """Whether all text in an element is left out."""

    def holds_text(self, tag: Tag) -> bool:
        """Whether what stands right in an element is text of the document."""

    def sign(self, tag: Tag) -> str:
        """The text that an element itself comes to, or nothing."""


@dataclass(slots=True)
class _Paragraph:
    number: int
    weaver: Weaver


@dataclass(slots=True)
class _Open:
    """The elements that are open, the paragraphs among them, and how many leave their text out."""

    tags: list[Tag] = field(default_factory=list)
    paragraphs: list[_Paragraph] = field(default_factory=list)
    skipped: int = 0


def segments(part: str, text: str, words: ParagraphText) -> Iterator[Segment]:
    """The paragraphs of a part, numbered from 1 in the order in which they begin.

    One that stands inside another comes first: it ends first.
    """
    source = LineIndex(text)
    open_ = _Open()
    count = 0
    for each in walked(text):
        if isinstance(each, XmlText):
            _read(open_, each, words)
        elif each.opens:
            if words.is_paragraph(each) and not each.closed and not open_.skipped:
                count += 1
                open_.paragraphs.append(_Paragraph(count, Weaver(text)))
            elif words.is_paragraph(each) and not open_.skipped:
                count += 1
            _opened(open_, each, words)
        elif open_.tags:
            ended = open_.tags.pop()
            open_.skipped -= words.is_skipped(ended)
            if words.is_paragraph(ended) and not open_.skipped and open_.paragraphs:
                paragraph = open_.paragraphs.pop()
                written, pieces = paragraph.weaver.taken()
                where = SegmentPlace(
                    paragraph=paragraph.number, part=part, source=source, pieces=pieces
                )
                yield Segment(written, where)


def _read(open_: _Open, text: XmlText, words: ParagraphText) -> None:
    if open_.paragraphs and not open_.skipped and open_.tags and words.holds_text(open_.tags[-1]):
        weave(open_.paragraphs[-1].weaver, text)


def _opened(open_: _Open, tag: Tag, words: ParagraphText) -> None:
    if open_.paragraphs and not open_.skipped and (sign := words.sign(tag)):
        open_.paragraphs[-1].weaver.stand(sign, tag.start, tag.end, fixed=True)
    if not tag.closed:
        open_.tags.append(tag)
        open_.skipped += words.is_skipped(tag)
