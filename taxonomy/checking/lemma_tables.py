"""Tables of lemmas made from dictionaries, so that those who check texts read no dictionary."""

from collections.abc import Callable
from dataclasses import replace

from taxonomy.checking import dictionaries
from taxonomy.checking.checker import Checker
from taxonomy.checking.lemmas import NOT_GUESSED
from taxonomy.checking.rule_index import base
from taxonomy.checking.rulebook import Rulebook


def _ignore(_: str) -> None:
    """Report nothing."""


def compiled(book: Rulebook, on_progress: Callable[[str], None] = _ignore) -> Rulebook:
    """The rulebook with a table for each language that a table serves.

    Tables that have all words of the labels stay; to make one takes seconds, so that
    `on_progress` is called with its language before.
    """
    known = dictionaries.for_texts()
    tables = dict(book.lemmas)
    # Whatever the scheme, in one matcher: its words are those of all matchers of the language.
    checker = Checker(replace(book, on_request=()))
    for language in sorted({base(rule.language) for rule in book.rules} & NOT_GUESSED):
        words = checker.matcher(language).words
        if not words.has_table:
            on_progress(language)
            tables[language] = words.table(known.dictionary(language))
    return replace(book, lemmas=tables)
