"""What is to be fixed in a form, by the name of the field."""

from collections.abc import Iterable

from taxonomy.errors import Refused, Violation


def by_field(error: Refused | None) -> dict[str, list[Violation]]:
    """The violations of what was refused, under the fields that they speak of."""
    return gathered(error.violations if error else ())


def gathered(violations: Iterable[Violation]) -> dict[str, list[Violation]]:
    """Violations under the fields that they speak of."""
    found: dict[str, list[Violation]] = {}
    for each in violations:
        found.setdefault(each.pointer.removeprefix("/").replace("/", "."), []).append(each)
    return found
