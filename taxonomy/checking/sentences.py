"""Sentence and quotation boundaries, as far as punctuation marks them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

# A mark that ends a sentence, with what may close behind it; a blank line ends one as well.
# All begin with one set of characters, which is what lets the search for them be quick.
_ENDS = re.compile(
    r"[.!?…؟۔。！？\n](?:"
    r"(?<=[.!?…؟۔])(?<!\b[A-Za-zА-я].)(?<!\b(?:St|Mr|Ms|Dr|No|vs|pp|ff|Nr|Bd).)"
    r"(?<!\b(?:Art|art|Mrs|Abs|Nos|cf\.|etc).)[.!?…؟۔]*[\"'»”’)\]]*\s+"
    r"|(?<=[。！？])[。！？]*[」』”]?|(?<=\n)\s*\n)"
)
_QUOTED = re.compile(
    r"“[^”\n]{1,1000}”|«[^»\n]{1,1000}»|„[^“”\n]{1,1000}[“”]|「[^」\n]{1,1000}」|(?<!\w)\"[^\"\n]{1,1000}\"(?!\w)"
)
_OPENING = '“«„「"'


class Sentences:
    """The sentences of one text, found when they are first asked about."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self._text = text

    def around(self, place: int) -> tuple[int, int]:
        """The beginning and the end of the sentence in which a place is."""
        at = bisect_right(self._begin, place)
        following = self._begin[at] if at < len(self._begin) else len(self._text)
        return self._begin[at - 1], following

    def with_neighbours(self, begins: int, ends: int) -> tuple[int, int]:
        """A sentence with the one before and the one after it, of the same paragraph."""
        if begins and not self._begins_a_line(begins):
            begins = self.around(begins - 1)[0]
        if ends < len(self._text) and not self._begins_a_line(ends):
            ends = self.around(ends)[1]
        return begins, ends

    def are_quoted(self, start: int, end: int) -> bool:
        """Whether a passage stands between quotation marks."""
        at = bisect_right(self._quoted, (start, len(self._text))) - 1
        return at >= 0 and self._quoted[at][0] < start and end < self._quoted[at][1]

    def _begins_a_line(self, place: int) -> bool:
        """Whether nothing but blanks stands between a line break and a place."""
        while place and self._text[place - 1] in " \t":
            place -= 1
        return self._text[place - 1 : place] == "\n"

    @cached_property
    def _begin(self) -> list[int]:
        return [0, *(found.end() for found in _ENDS.finditer(self._text))]

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        quoted = []
        last = 0
        for at in sorted(_places(self._text)):
            found = _QUOTED.match(self._text, at) if at >= last else None
            if found is not None:
                quoted.append(found.span())
                last = found.end()
        return quoted


def _places(text: str) -> Iterator[int]:
    """Where marks stand that open a quotation."""
    for mark in _OPENING:
        at = text.find(mark)
        while at >= 0:
            yield at
            at = text.find(mark, at + 1)
