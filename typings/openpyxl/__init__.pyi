from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from openpyxl import utils as utils

class _Dimension:
    width: float

class _Dimensions:
    def __getitem__(self, letter: str) -> _Dimension: ...

class Worksheet:
    freeze_panes: str | None
    column_dimensions: _Dimensions
    def append(self, iterable: Iterable[object]) -> None: ...
    def iter_rows(self, *, values_only: bool = False) -> Iterator[Sequence[object]]: ...
    def reset_dimensions(self) -> None: ...

class Workbook:
    worksheets: list[Worksheet]
    def __init__(self, *, write_only: bool = False) -> None: ...
    def create_sheet(self, title: str) -> Worksheet: ...
    def save(self, filename: IO[bytes]) -> None: ...

def load_workbook(
    filename: IO[bytes], *, read_only: bool = False, data_only: bool = False
) -> Workbook: ...
