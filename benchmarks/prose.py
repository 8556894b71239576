"""English text of any length, the same for the same seed, and labels of its words.

Half of what English texts are made of is a hundred small words; the others come
from a dictionary of English (some inflected, as they stand there) and, one in
twenty, from none: names, and what is misspelled. Words are as common as their rank
says (Zipf).
"""

import random
from itertools import accumulate

from simplemma.strategies import TrieDictionaryFactory

from benchmarks.vocabulary import Words

_SMALL = """
    the of and to in a is that for it as was with be by on not he his but at are this have from
    or had an they which one you were all her she there would their we him been has when who
    will no more if out so up said what its about than into them can only other time new some
    could these two may first then do any like my now over such our man me even most made after
    also did many off before must well back through years where much your way down should
    because long each just state those people too how little good world make very year still see
    own work men day get here old between both life being under three never know same last
    another while us might great go come since against right came take used himself few house
    use place during high without again home around small however found mrs part thought went
    say general once upon school every does got united left number course war until always away
    something fact water less public though put think almost enough far took head yet government
    better
""".split()  # noqa: SIM905
_FROM_DICTIONARY = 28_000
_FROM_NONE = 1_500
_SENTENCE = (6, 26)  # words
_PARAGRAPH = (2, 8)  # sentences
_TERM_EVERY = 300  # words, about
_WITH_COMMA = 0.5
_QUOTED = 0.05  # of the sentences


class Prose:
    """The words of a made-up English text, and labels and texts made of them."""

    def __init__(self, seed: int = 7) -> None:
        """Choose the words and put them in the order of how common they are."""
        self._random = random.Random(f"{seed} prose")
        dictionary = TrieDictionaryFactory().get_dictionary("en")
        known = sorted(word for word in dictionary if word.isascii() and word.isalpha())
        rare = self._random.sample(known, _FROM_DICTIONARY)
        rare += Words("en", _FROM_NONE, seed).every
        self._random.shuffle(rare)
        self._rare = list(dict.fromkeys(rare))
        self._words = list(dict.fromkeys(_SMALL + self._rare))
        self._common = _zipf(len(self._words))
        self._less_common = _zipf(len(self._rare))

    def labels(self, many: int) -> list[str]:
        """So many labels of two to four words each, none twice."""
        made: dict[str, None] = {}
        while len(made) < many:
            words = self._random.choices(
                self._rare, cum_weights=self._less_common, k=self._random.randint(2, 4)
            )
            made[" ".join(words)] = None
        return list(made)

    def text(self, size: int, labels: list[str]) -> str:
        """A text of so many characters, all of them ASCII, with some of the labels in it."""
        parts: list[str] = []
        length = 0
        while length < size:
            paragraph = " ".join(
                self._sentence(labels) for _ in range(self._random.randint(*_PARAGRAPH))
            )
            parts.append(paragraph)
            length += len(paragraph) + 2
        return "\n\n".join(parts)[:size]

    def _sentence(self, labels: list[str]) -> str:
        many = self._random.randint(*_SENTENCE)
        words = self._random.choices(self._words, cum_weights=self._common, k=many)
        if self._random.random() < many / _TERM_EVERY:
            words[self._random.randrange(many)] = self._random.choice(labels)
        if self._random.random() < _WITH_COMMA:
            words[many // 2] += ","
        sentence = " ".join(words)
        said = f"{sentence[:1].upper()}{sentence[1:]}."
        return f'"{said}"' if self._random.random() < _QUOTED else said


def _zipf(many: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, many + 1)))
