"""Write the compiled rules of the shipped vocabulary, which checks without a database read.

`python docs/compiled_rules.py` after a change of `fixtures/luxembourg`; a test compares.
"""

from dataclasses import replace

from taxonomy.checking import lemma_tables, rule_file, rulebook, shipped_rules
from taxonomy.checking.rulebook import Rulebook
from taxonomy.entry.fast_serializer import keep_entry
from taxonomy.exchange import yaml
from taxonomy.exchange.shipped import LUXEMBOURG


def book() -> Rulebook:
    """The rulebook of the shipped vocabulary, without tables."""
    vocabulary = yaml.read(LUXEMBOURG)
    documents = (keep_entry(each.entry) for each in vocabulary.entries)
    some = tuple(rule for each in documents for rule in rulebook.of_document(each))
    return replace(rulebook.of_schemes([vocabulary.scheme]), rules=some)


if __name__ == "__main__":
    shipped_rules.FILE.write_bytes(rule_file.write(lemma_tables.compiled(book(), print)))
