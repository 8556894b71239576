"""Import options: how a file is to be read, whatever its format."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from taxonomy.exchange.tables import table_reader


class ImportOptions(NamedTuple):
    """How a file is read: which of several schemes, which columns, and what to call on progress."""

    wanted: str | None = None
    columns: Mapping[str, str] = table_reader.AS_CALLED
    on_progress: Callable[[int], None] = lambda _: None


AS_IT_IS = ImportOptions()
