"""The text of a comment on a finding: the verdict, the reason, what to write instead."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from taxonomy import languages
from taxonomy.checking.disambiguation import Finding
from taxonomy.checking.rulebook import Rule
from taxonomy.entry.model import Texts
from taxonomy.entry.verdicts import Advice

AUTHOR = "Luxterm"


class _Words(NamedTuple):
    """The words of comments in one language: those that its pages use."""

    verdicts: Mapping[Advice, str]
    excused: str
    instead: str
    exceptions: str
    elsewhere: str
    colon: str = ": "


_WORDS = {
    "en": _Words(
        {
            Advice.DISCOURAGED: "Avoid",
            Advice.CAUTION: "Take care",
            Advice.DEPENDS: "It depends",
            Advice.ADMITTED: "You may use",
            Advice.PREFERRED: "Use",
        },
        "Part of a name",
        "Say instead",
        "Still correct when",
        "in another sense",
    ),
    "es": _Words(
        {
            Advice.DISCOURAGED: "Evítese",
            Advice.CAUTION: "Con cautela",
            Advice.DEPENDS: "Depende",
            Advice.ADMITTED: "Admitido",
            Advice.PREFERRED: "Úsese",
        },
        "Parte de un nombre",
        "Mejor decir",
        "Sigue siendo correcto",
        "en otro sentido",
    ),
    "fr": _Words(
        {
            Advice.DISCOURAGED: "À éviter",
            Advice.CAUTION: "Avec précaution",
            Advice.DEPENDS: "Cela dépend",
            Advice.ADMITTED: "Admis",
            Advice.PREFERRED: "À employer",
        },
        "Partie d’un nom",
        "Dire plutôt",
        "Reste juste",
        "dans un autre sens",
        "\N{NO-BREAK SPACE}: ",
    ),
}


def remark(finding: Finding) -> tuple[str, ...]:
    """The paragraphs of the comment, in the finding's language or else in English."""
    words = _WORDS.get(languages.base(finding.language), _WORDS["en"])
    lines = [f"{words.verdicts[finding.advice]}{words.colon}{finding.rule.label}"]
    if finding.justified is not None:
        lines.append(f"{words.excused}{words.colon}{finding.justified}")
    if finding.advice is Advice.DEPENDS:
        lines += (_sense(each, words) for each in finding.readings)
    else:
        lines += _grounds(finding.rule, words)
    return tuple(lines)


def _sense(rule: Rule, words: _Words) -> str:
    """One sense of several in a line: its verdict, and what there is to know of it."""
    grounds = " ".join(_grounds(rule, words)) or words.elsewhere
    return f"{words.verdicts[Advice(rule.usage.value)]}{words.colon}{grounds}"


def _grounds(rule: Rule, words: _Words) -> Iterator[str]:
    """Why, what to say instead, and where the term is correct all the same."""
    base = languages.base(rule.language)
    if reason := _text(rule.reason, rule.language):
        yield from reason.split("\n")
    own = [each for each in rule.replacements if languages.base(each.language) == base]
    if own:
        yield f"{words.instead}{words.colon}" + "; ".join(each.label for each in own)
    if exceptions := _text(rule.exceptions, rule.language):
        yield f"{words.exceptions}{words.colon}{exceptions}"


def _text(texts: Texts, language: str) -> str | None:
    """The text in a language, else in English."""
    tags = (language, languages.base(language), "en")
    return next((texts[tag] for tag in tags if tag in texts), None)
