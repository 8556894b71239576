"""How well the check finds what the annotated sentences say: precision and recall, by language."""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import yaml

CORPUS = Path(__file__).parent / "corpus"


class Score(NamedTuple):
    """What was rightly found, wrongly found, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self):
        return self.right / (self.right + self.wrong or 1)

    @property
    def recall(self):
        return self.right / (self.right + self.missed or 1)


def sentences():
    """Every annotated sentence with its language."""
    for path in sorted(CORPUS.glob("*.yaml")):
        for each in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield path.stem, each


def place(text, wanted):
    """Where the words that must be found stand."""
    at = -1
    for _ in range(wanted.get("nth", 1)):
        at = text.index(wanted["words"], at + 1)
    return at, at + len(wanted["words"])


def scored(checker):
    """The score of each language, and all that went wrong, in words."""
    counts = {}
    malformed = []
    for language, each in sentences():
        count = counts.setdefault(language, Counter())
        text = each["text"]
        found = list(checker.check(text, language=language).findings)
        for wanted in each["found"]:
            start, end = place(text, wanted)
            hit = next(
                (
                    one
                    for one in found
                    if one.start < end
                    and start < one.end
                    and one.rule.usage == wanted["usage"]
                    and (one.justified is not None) == wanted.get("justified", False)
                ),
                None,
            )
            if hit is None:
                count["missed"] += 1
                malformed.append((language, "missed", wanted["words"], text))
            else:
                count["right"] += 1
                found.remove(hit)
        for one in found:
            count["wrong"] += 1
            malformed.append((language, "wrong", f"{one.match} ({one.rule.label})", text))
    scores = {
        language: Score(count["right"], count["wrong"], count["missed"])
        for language, count in counts.items()
    }
    return scores, malformed


def table(scores):
    """The scores as a table, with that of all of them last."""
    every = Score(*(sum(each[place] for each in scores.values()) for place in range(3)))
    lines = [
        "| language | right | wrong | missed | precision | recall |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for language, each in [*scores.items(), ("all", every)]:
        lines.append(
            f"| {language} | {each.right} | {each.wrong} | {each.missed} "
            f"| {each.precision:.3f} | {each.recall:.3f} |"
        )
    return "\n".join(lines), every
