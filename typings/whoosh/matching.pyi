from collections.abc import Sequence

from whoosh.formats import Format

class Matcher: ...

class ListMatcher(Matcher):
    def __init__(
        self,
        ids: Sequence[int],
        *,
        format: Format | None = None,
        scorer: object = None,
        term: tuple[str, bytes] | None = None,
    ) -> None: ...
