"""What a comment says of a finding: the verdict, why, and what to write instead."""

from taxonomy import languages
from taxonomy.checking.judging import Finding
from taxonomy.entry.model import Usage

AUTHOR = "Luxterm"

_VERDICTS = {
    "en": ("To avoid", "To be used with care"),
    "es": ("Evitar", "Usar con cuidado"),
    "fr": ("À éviter", "À utiliser avec prudence"),
}
_EXCUSED = {"en": "Part of a name", "es": "Parte de un nombre", "fr": "Partie d’un nom"}
_INSTEAD = {"en": "Better", "es": "Mejor", "fr": "Plutôt"}


def remark(finding: Finding) -> tuple[str, ...]:
    """The paragraphs of the comment, in the finding's language or else in English."""
    rule = finding.rule
    base = languages.base(finding.language)
    spoken = base if base in _VERDICTS else "en"
    grave, careful = _VERDICTS[spoken]
    verdict = grave if rule.usage is Usage.DISCOURAGED else careful
    lines = [f"{verdict}: {rule.label}"]
    if finding.justified is not None:
        lines.append(f"{_EXCUSED[spoken]}: {finding.justified}")
    reason = rule.reason.get(finding.language) or rule.reason.get(base) or rule.reason.get("en")
    if reason:
        lines += reason.split("\n")
    own = [each for each in rule.replacements if languages.base(each.language) == base]
    if own:
        lines.append(f"{_INSTEAD[spoken]}: " + "; ".join(each.label for each in own))
    return tuple(lines)
