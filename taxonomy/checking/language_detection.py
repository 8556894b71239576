"""Which language a paragraph is in, where nobody says: naive Bayes over bytes (py3langid).

The library unpacks its model for half a second at each start. It is therefore stored unpacked in
the user’s cache, and read from there in a third of the time.
"""

import re
import tempfile
import zipfile
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_cache_dir

from taxonomy import languages

if TYPE_CHECKING:
    import numpy as np
    from py3langid.langid import LanguageIdentifier

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+(?:\n\s*)?")
_SHORT = 60  # characters below which a paragraph is taken for the language of its text
_LOOKED_AT = 5_000  # characters of a text
_SURE = 0.9
_OF_NAME = {row.detected_as: tag for tag, row in languages.LANGUAGES.items() if row.detected_as}


def paragraphs(text: str, among: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """The paragraphs of a text, neighbours of one language as one: start, end, language."""
    known = tuple(sorted(among))
    whole = of_text(text, known)
    start, last, language = 0, 0, ""
    for found in _PARAGRAPH.finditer(text):
        own = _own(found[0], known, whole)
        if own != language and language:
            yield start, last, language
            start = found.start()
        last, language = found.end(), own
    if language:
        yield start, len(text), language


def most(spoken: Sequence[tuple[int, int, str]]) -> tuple[str, float]:
    """The language of most of a text whose paragraphs these are, and how much of it that is."""
    lengths: Counter[str] = Counter()
    for start, end, language in spoken:
        lengths[language] += end - start
    if not lengths:
        return "und", 0.0
    ((language, many),) = lengths.most_common(1)
    return language, many / lengths.total()


def of_text(text: str, among: tuple[str, ...]) -> str:
    """The language that a text is most likely in, of some."""
    if len(among) == 1 or not text.strip():
        return "en" if "en" in among else among[0]
    return _classified(text, among)[0]


def _own(paragraph: str, known: tuple[str, ...], whole: str) -> str:
    if len(paragraph) < _SHORT or len(known) == 1:
        return whole
    language, sure = _classified(paragraph, known)
    return language if sure >= _SURE else whole


def _classified(text: str, among: tuple[str, ...]) -> tuple[str, float]:
    language, sure = _identifier(among).classify(text[:_LOOKED_AT])
    return _OF_NAME.get(language, language), sure


@cache
def _identifier(among: tuple[str, ...]) -> "LanguageIdentifier":
    identifier = copy(_of_all_languages())  # which shares the arrays
    known = set(identifier.labels)
    identifier.set_languages([each for each in map(_named, among) if each in known])
    return identifier


@cache
def _of_all_languages() -> "LanguageIdentifier":
    """The library’s model: as it is stored, or unpacked and stored."""
    import numpy as np  # noqa: PLC0415 - slow, and `--lang` does without
    from py3langid.langid import LanguageIdentifier  # noqa: PLC0415 - as numpy

    path = Path(user_cache_dir("luxterm")) / "detection" / f"{version('py3langid')}.npz"
    try:
        with np.load(path, allow_pickle=False) as stored:
            model = dict(stored)
    except (OSError, ValueError, EOFError, zipfile.BadZipFile):
        model = _unpacked()
        _store(path, model)
    return LanguageIdentifier(
        model["ptc"],
        model["pc"],
        model["classes"].tolist(),
        _as_array(model["nextmove"]),
        model["output"].tolist(),
        norm_probs=True,
        tk_row=_as_array(model["row"]),
    )


def _unpacked() -> dict[str, Any]:
    import numpy as np  # noqa: PLC0415 - as above
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - as above

    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return {
        "ptc": whole.nb_ptc,
        "pc": whole.nb_pc,
        "classes": np.array(whole.nb_classes),
        "nextmove": np.asarray(whole.tk_nextmove),
        "row": np.asarray(whole.tk_row),
        "output": np.asarray(whole.tk_output, np.int32),
    }


def _store(path: Path, model: dict[str, Any]) -> None:
    """Store the arrays, if they can be: who may not write unpacks them at each start."""
    import numpy as np  # noqa: PLC0415 - as above

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            whole = Path(folder) / path.name
            np.savez(whole, **model)
            whole.replace(path)
    except OSError:
        return


def _as_array(numbers: "np.ndarray[Any, np.dtype[np.uint32]]") -> "array[int]":
    """Numbers of numpy’s as an array of Python’s, which is quicker to walk."""
    return array(numbers.dtype.char, numbers.tobytes())


def _named(tag: str) -> str:
    """A language as the model calls it."""
    return languages.get(tag).detected_as or tag
