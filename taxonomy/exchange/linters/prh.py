"""Dictionaries for prh, as textlint-rule-prh reads them: a file a language."""

from collections.abc import Iterator
from typing import Any

from taxonomy.exchange.linters import advice, patterns, rule_files
from taxonomy.exchange.linters.advice import LinterTerm
from taxonomy.exchange.vocabulary import Holding


def write(holding: Holding) -> Iterator[bytes]:
    """The dictionaries, packed.

    What they find, `textlint --fix` replaces: terms that need a context, and those for
    which what to say instead depends on one, are left out.
    """
    yield rule_files.packed(
        (f"{tag}.prh.yml", rule_files.in_yaml({"version": 1, "rules": list(_rules(advices))}))
        for tag, advices in advice.gathered(holding).items()
    )


def _rules(advices: tuple[LinterTerm, ...]) -> Iterator[dict[str, Any]]:
    for each in advices:
        expected = each.sure
        if expected is None or each.needs_context:
            continue
        flags = "" if each.cased else "i"
        yield {
            "expected": expected,
            "pattern": f"/{patterns.pattern(each)}/{flags}",
            "prh": f"{each.summary} {each.uri}",
            "specs": [{"from": each.label, "to": expected}],
        }
