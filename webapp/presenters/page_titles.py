"""What the page of an entry is called: the verdict first, then the vocabulary."""

from flask_babel import gettext

from taxonomy.entry.model import Entry, Term, Usage
from taxonomy.entry.scheme import Scheme
from taxonomy.exchange import formats
from taxonomy.exchange.formats import Format
from webapp.context import termbase
from webapp.i18n import in_my_language

_LONGEST_DESCRIPTION = 200  # characters; search engines show about 160


def gives_verdicts(scheme: Scheme, entry: Entry) -> bool:
    """Whether an entry tells what to use: not in a thesaurus, nor once it is retired."""
    return entry.retirement is None and scheme.prescriptive


def verdicts_of(scheme: str) -> bool:
    """Whether a scheme, by its name, tells what to use."""
    return termbase().catalogue.order.gives_verdicts(scheme)


def document_formats(scheme: str) -> tuple[Format, ...]:
    """The formats a scheme can be downloaded in."""
    return formats.FORMATS if verdicts_of(scheme) else formats.WITHOUT_VERDICTS


def title(term: Term, *, verdicts: bool) -> str:
    """The verdict on the term that names an entry, as a short sentence; or just its label."""
    if not verdicts:
        return term.label
    words = {"label": term.label, "instead": _joined([each.label for each in term.replacements])}
    if words["instead"] and term.usage.warns:
        return _with_replacement(term.usage, words)
    sentences = {
        Usage.PREFERRED: gettext("Use %(label)s", **words),
        Usage.ADMITTED: gettext("You may use %(label)s", **words),
        Usage.CAUTION: gettext("Take care with %(label)s", **words),
        Usage.DISCOURAGED: gettext("Avoid %(label)s", **words),
    }
    return str(sentences[term.usage])


def description(entry: Entry, named: Term, *, verdicts: bool) -> str:
    """The same for search engines and previews: the title, what to avoid, and the definition."""
    avoided = [
        term.label
        for term in entry.terms
        if verdicts and term.usage is Usage.DISCOURAGED and term.language == named.language
    ]
    definition = in_my_language({each.language: each.text for each in entry.definitions})
    parts = [f"{title(named, verdicts=verdicts)}."]
    if avoided and named.usage is Usage.PREFERRED:
        parts.append(str(gettext("Avoid %(labels)s.", labels=_joined(avoided[:3]))))
    return _shortened(" ".join(part for part in (*parts, definition.text) if part))


def _with_replacement(usage: Usage, words: dict[str, str]) -> str:
    if usage is Usage.CAUTION:
        return str(gettext("Take care with %(label)s — consider %(instead)s", **words))
    return str(gettext("Avoid %(label)s — say %(instead)s", **words))


def _joined(labels: list[str]) -> str:
    *first, last = labels or [""]
    if not first:
        return last
    return f"{', '.join(first)} {gettext('or')} {last}"


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    return f"{text[:_LONGEST_DESCRIPTION].rpartition(' ')[0] or text[:_LONGEST_DESCRIPTION]}…"
