"""Verdicts as sentences, for titles, descriptions and feeds: plain text without marks."""

from collections.abc import Iterable, Sequence

from flask_babel import gettext, pgettext

from taxonomy.entry.model import Entry, Usage
from webapp.i18n import page_language
from webapp.showing.designations import headline

_MOST_WARNED = 3  # terms to avoid that a description names
_LONGEST = 200  # characters of a description; search engines show fewer


def verdict_word(usage: str) -> str:
    """What a verdict is called, everywhere the same."""
    words = {
        "preferred": gettext("Use"),
        "admitted": gettext("You may use"),
        "caution": gettext("Take care"),
        "discouraged": gettext("Avoid"),
        "depends": gettext("It depends"),
    }
    return str(words.get(usage, usage))


def verdict_sentence(verdict: str, label: str, replacements: Sequence[str] = ()) -> str:
    """“Avoid x — say y or z”; the label alone where there is no verdict on it."""
    alone = {
        "preferred": gettext("Use %(term)s", term=label),
        "admitted": gettext("You may use %(term)s", term=label),
        "caution": gettext("Take care with %(term)s", term=label),
        "discouraged": gettext("Avoid %(term)s", term=label),
        "depends": gettext("%(term)s: it depends", term=label),
    }.get(verdict)
    if alone is None:
        return label
    if not replacements or verdict not in {"caution", "discouraged"}:
        return str(alone)
    instead = either(replacements)
    if verdict == "discouraged":
        return str(gettext("%(verdict)s — say %(instead)s", verdict=alone, instead=instead))
    return str(gettext("%(verdict)s — consider %(instead)s", verdict=alone, instead=instead))


def either(labels: Sequence[str]) -> str:
    """Labels with “or” before the last."""
    *others, last = labels
    if not others:
        return last
    return f"{', '.join(others)} {pgettext('between alternatives', 'or')} {last}"


def entry_sentence(entry: Entry, *, prescriptive: bool = True) -> str:
    """The name of an entry with its verdict; for a retired one the name alone."""
    name = headline(entry.terms, _languages())
    if entry.retirement or not prescriptive:
        return name.label
    return verdict_sentence(name.usage, name.label, [each.label for each in name.replacements])


def entry_description(entry: Entry, *, prescriptive: bool = True) -> str:
    """What an entry is about, in the reader's language: terms to avoid, then the definition."""
    name = headline(entry.terms, _languages())
    warned = [
        term.label
        for term in entry.terms
        if term.usage is Usage.DISCOURAGED and term.language == name.language
    ]
    texts = {each.language: each.text for each in reversed(entry.definitions)}
    about = next((texts[each] for each in (*_languages(), *texts) if each in texts), "")
    avoid = ", ".join(warned[:_MOST_WARNED])
    says = [gettext("Avoid: %(terms)s.", terms=avoid)] if avoid and prescriptive else []
    return shortened(" ".join(filter(None, (*map(str, says), about))) or name.label)


def shortened(text: str) -> str:
    """A text cut between words where it is too long for a description."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rpartition(' ')[0] or text[:_LONGEST]}…"


def joined(parts: Iterable[str]) -> str:
    """Sentences one after the other."""
    return " · ".join(parts)


def _languages() -> tuple[str, str]:
    return page_language(), "en"
