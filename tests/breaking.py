"""What the rules say of an entry, for tests that break them."""

from making import a_scheme

from taxonomy.curation import rules
from taxonomy.curation.rule_context import RuleContext


def violations(entry, *others):
    by_concept = {each.concept: each for each in (*others, entry)}
    return list(rules.violations(entry, RuleContext(a_scheme(), by_concept.get)))


def told(entry, *others):
    """What is to be fixed, as (rule, pointer)."""
    return [(each.rule, each.pointer) for each in violations(entry, *others)]
