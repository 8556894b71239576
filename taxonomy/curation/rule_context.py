"""Rule context: what a rule reads beside the entry itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from taxonomy.entry.model import Entry
from taxonomy.entry.scheme import Scheme
from taxonomy.errors import Violation


@dataclass(slots=True)
class RuleContext:
    """The scheme that an entry stands in, and its other entries as they will be."""

    scheme: Scheme
    look_up: Callable[[str], Entry | None]
    _known: dict[str, Entry | None] = field(default_factory=dict)

    def entry(self, concept: str) -> Entry | None:
        """Another entry of the scheme, if it has one for the concept."""
        if concept not in self._known:
            self._known[concept] = self.look_up(concept)
        return self._known[concept]

    def add(self, concept: str, entry: Entry | None) -> None:
        """Know another entry of the scheme already, or that there is none."""
        self._known[concept] = entry

    def above(self, entry: Entry) -> Iterator[str]:
        """The concepts that are broader, at any distance, each once (`broaderTransitive`)."""
        seen: set[str] = set()
        waiting = list(entry.broader)
        while waiting:
            concept = waiting.pop()
            if concept in seen:
                continue
            seen.add(concept)
            yield concept
            found = self.entry(concept)
            waiting.extend(found.broader if found else ())


Rule = Callable[[Entry, RuleContext], Iterator[Violation]]
