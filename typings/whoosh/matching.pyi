from collections.abc import Sequence

from whoosh.formats import Format

class Matcher: ...

class ListMatcher(Matcher):
    def __init__(
        self,
        ids: Sequence[int],
        weights: Sequence[float] | None = None,
        values: Sequence[object] | None = None,
        format: Format | None = None,
        scorer: object = None,
        *,
        term: tuple[str, bytes] | None = None,
    ) -> None: ...
