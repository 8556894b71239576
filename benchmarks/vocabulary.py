"""A made-up vocabulary of any size, the same for the same seed, and questions to ask of it."""

import random
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from taxonomy.entry.model import Definition, Entry, Term, Usage

LANGUAGES = ("en", "fr", "es", "de", "ru")
_LATIN = "ba ke li mo nu ra se ti vo wu cha pre sto gli ter man der ion al us".split()  # noqa: SIM905
_CYRILLIC = "ба ке ли мо ну ра се ти во ву ча пре сто гли тер ман дер ион ал ус".split()  # noqa: SIM905
_WORDS_A_DEFINITION = 40
_SHORTEST_SLIP = 4  # letters of a word in which a slip is made


class Words:
    """The words of one language, a few of them common and most of them rare (Zipf)."""

    def __init__(self, language: str, many: int, seed: int) -> None:
        """Make up so many words."""
        self._random = random.Random(f"{seed} {language}")
        syllables = _CYRILLIC if language == "ru" else _LATIN
        made: dict[str, None] = {}
        while len(made) < many:
            parts = self._random.choices(syllables, k=self._random.randint(2, 4))
            made["".join(parts)] = None
        self.every = list(made)
        self._weights = list(accumulate(1 / rank for rank in range(1, many + 1)))
        self._labels: set[str] = set()

    def some(self, many: int) -> str:
        """So many words, drawn by how common they are."""
        return " ".join(self._random.choices(self.every, cum_weights=self._weights, k=many))

    def label(self) -> str:
        """A label of two to four words that no other concept has."""
        while True:
            made = self.some(self._random.randint(2, 4))
            if made not in self._labels:
                self._labels.add(made)
                return made


def vocabulary(concepts: int, seed: int = 7) -> dict[str, Words]:
    """The words of each language for a vocabulary of so many concepts."""
    many = max(1_000, min(30_000, concepts))
    return {language: Words(language, many, seed) for language in LANGUAGES}


def entries(concepts: int, seed: int = 7) -> Iterator[Entry]:
    """Concepts with five labels and five definitions, every third with a word to avoid."""
    words = vocabulary(concepts, seed)
    for number in range(concepts):
        terms = [Term(words[each].label(), each, Usage.PREFERRED) for each in LANGUAGES]
        if number % 3 == 0:
            label, reason = words["en"].label(), {"en": "It is made up."}
            terms.append(Term(label, "en", Usage.DISCOURAGED, reason=reason))
        definitions = tuple(
            Definition(each, f"{words[each].some(_WORDS_A_DEFINITION)}.") for each in LANGUAGES
        )
        yield Entry("bench", f"c{number}", tuple(terms), definitions=definitions)


def questions(made: list[Entry], many: int, seed: int = 11) -> dict[str, list[tuple[str, str]]]:
    """Kinds of questions, each a list of (text, language)."""
    chance = random.Random(seed)
    terms = [chance.choice(entry.terms) for entry in chance.choices(made, k=many)]
    common = _common_words(made)
    return {
        "exact": [(term.label, term.language) for term in terms],
        "word": [(chance.choice(term.label.split()), term.language) for term in terms],
        "common word": [(word, each) for each, words in common.items() for word in words],
        "two words": [(" ".join(term.label.split()[:2][::-1]), term.language) for term in terms],
        "phrase": [(" ".join(term.label.split()[:2]), term.language) for term in terms],
        "suggest": [(term.label[: chance.choice((2, 3, 4, 6))], term.language) for term in terms],
        "fuzzy": [(_slip(term.label, chance), term.language) for term in terms],
        "filtered": [(chance.choice(term.label.split()), term.language) for term in terms],
    }


def _common_words(made: list[Entry]) -> dict[str, list[str]]:
    """The commonest words of labels, in the languages that have most of them."""
    words: dict[str, Counter[str]] = {}
    for term in (term for entry in made for term in entry.terms):
        words.setdefault(term.language, Counter()).update(term.label.split())
    richest = sorted(words, key=lambda tag: -words[tag].total())[: len(LANGUAGES)]
    return {tag: [word for word, _ in words[tag].most_common(20)] for tag in richest}


def _slip(label: str, chance: random.Random) -> str:
    """The first word that is long enough, with two letters in each other's place."""
    word = next((word for word in label.split() if len(word) >= _SHORTEST_SLIP), "")
    if not word:
        return label
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
