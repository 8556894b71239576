"""Fixes: what can replace a term as it stands, only where the grammar stays right."""

import re

from taxonomy import languages
from taxonomy.checking.rulebook import Rule
from taxonomy.entry.model import Usage
from taxonomy.text import fold

_ARTICLE = re.compile(r"\b(an?)\s+$", re.IGNORECASE)
_VOWELS = "aeiou"


def fix(text: str, start: int, end: int, rule: Rule) -> str | None:
    """The replacement for `text[start:end]`, where it fits as it is; None for a mere suggestion.

    It fits where the term is to be avoided, and not only to be weighed, where it is
    not inflected, its number and gender stay, and the article before it need not
    change.
    """
    if rule.usage is not Usage.DISCOURAGED or not rule.replacements:
        return None
    written, first = text[start:end], rule.replacements[0]
    if fold(written) != fold(rule.label):
        return None
    base = languages.base(rule.language)
    if first.conditional or languages.base(first.language) != base:
        return None
    if not _agrees(rule.label, first.label, base):
        return None
    article = _ARTICLE.search(text, max(0, start - 5), start) if base == "en" else None
    if article and (len(article[1]) == len("an")) != (first.label[:1].lower() in _VOWELS):
        return None
    return _cased(first.label, written, rule.label)


def _agrees(label: str, other: str, base: str) -> bool:
    if languages.get(base).genderless:
        return base != "en" or _is_plural(label) == _is_plural(other)
    place = 0 if languages.get(base).head_first else -1
    return fold(label).split()[place] == fold(other).split()[place]


def _is_plural(label: str) -> bool:
    """Whether an English label is in the plural, by the last word of its head."""
    head = re.split(
        r" (?:of|in|for|with|to|by|on|from|against|through|who|under|exploited) ", label
    )[0]
    last = head.rpartition(" ")[2]
    return bool(re.search(r"(?<![sui])s$|children$|people$", last)) and last.islower()


def _cased(replacement: str, written: str, label: str) -> str:
    """The replacement, with capitals where the text has them and the label has not."""
    if written == label:
        return replacement
    if written.isupper() and not label.isupper():
        return replacement.upper()
    if written[:1].isupper() and not label[:1].isupper():
        return replacement[:1].upper() + replacement[1:]
    return replacement
