"""The import report: each repair and each omission in a file that was read, as a warning."""

from collections.abc import Callable, Iterable

from taxonomy.errors import Severity, Violation
from taxonomy.messages import Message

WITHOUT_REASON = Message(
    "“%(label)s” is marked “%(usage)s” without a reason. The reason now says where it came from."
)
MOST = 100_000  # told one by one of a file; what follows is counted


class ImportReport:
    """The warnings about one file, in the order in which they were met."""

    def __init__(self, place: Callable[[str], str]) -> None:
        """Begin without any; `place` tells where in the file a subject stands."""
        self._place = place
        self._reported: list[Violation] = []
        self._more = 0

    def __call__(self, rule: str, subject: str, message: Message) -> None:
        """Tell something of a subject."""
        if len(self._reported) < MOST:
            self._reported.append(
                Violation(rule, "", message, self._place(subject), severity=Severity.WARNING)
            )
        else:
            self._more += 1

    def all(self) -> tuple[Violation, ...]:
        """All that was told, with the number of what was not told one by one."""
        if not self._more:
            return tuple(self._reported)
        message = Message("And %(count)s more, which are not listed.", count=self._more)
        return (*self._reported, Violation("more", "", message, severity=Severity.WARNING))


def first(values: Iterable[str], most: int = 5) -> str:
    """The first of some names, and that there are more."""
    names = list(values)
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
