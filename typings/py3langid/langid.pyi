from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from numpy.typing import NDArray

MODEL_FILE: str

class LanguageIdentifier:
    labels: list[str]
    nb_ptc: NDArray[Any]
    nb_pc: NDArray[Any]
    nb_classes: list[str]
    tk_nextmove: array[int]
    tk_row: array[int]
    tk_output: list[int]
    def __init__(
        self,
        nb_ptc: NDArray[Any],
        nb_pc: NDArray[Any],
        nb_classes: list[str],
        tk_nextmove: array[int],
        tk_output: list[int],
        norm_probs: bool = ...,
        *,
        tk_row: array[int],
    ) -> None: ...
    @classmethod
    def from_model_file(cls, model_file: str | Path, *, norm_probs: bool = ...) -> Self: ...
    def set_languages(self, langs: Iterable[str] | None = ...) -> None: ...
    def classify(self, text: str) -> tuple[str, float]: ...
