"""Reports of findings for people and tools: lines, JSON, SARIF, Checkstyle, GitHub."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import PurePath
from typing import Any, NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from taxonomy import languages
from taxonomy.checking.checker import Report
from taxonomy.checking.disambiguation import Finding, Level
from taxonomy.checking.rulebook import Rule
from taxonomy.checking.text_positions import LineIndex, TextPosition
from taxonomy.entry.model import Texts, Usage
from taxonomy.entry.sense_document import NamedConcept, sense_document
from taxonomy.entry.verdicts import Advice

SARIF = "application/sarif+json"

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ALWAYS = ("start", "end", "start_utf16", "end_utf16", "line", "column")
_OPTIONAL = ("paragraph", "page", "unit", "cue", "part")
_PROJECT = "urn:luxterm"


class ReportedFinding(NamedTuple):
    """A finding, and where it stands in what was checked."""

    finding: Finding
    place: TextPosition


@dataclass(frozen=True, slots=True)
class Checked:
    """A text or document by its name, and what was found in it, in its order.

    `base` is the address of the service.
    """

    name: str
    language: str
    found: tuple[ReportedFinding, ...]
    base: str = ""

    @property
    def unexcused(self) -> Iterator[ReportedFinding]:
        """What no name excuses."""
        return (each for each in self.found if each.finding.justified is None)

    def uri(self, rule: Rule) -> str:
        """The address of the entry that a finding leads to."""
        return f"{self.base}/{rule.scheme}/{rule.concept}"


def of_text(name: str, text: str, report: Report, base: str = "") -> Checked:
    """A plain text that was checked."""
    places = LineIndex(text)
    found = (ReportedFinding(each, places.place(each.start, each.end)) for each in report.findings)
    return Checked(name, report.language, tuple(found), base)


def serialize(
    checked: Checked,
    wanted: Iterable[str] = (),
    named: Callable[[Rule], NamedConcept | None] = lambda _: None,
) -> dict[str, Any]:
    """The findings as JSON has them, in the order of the text.

    Reasons are in the language of the text where there are any, else in the
    first wanted language that has one, else in English. `named` gives what is known
    of a reading's concept.
    """
    chosen = tuple(wanted)
    return {
        "lang": checked.language,
        "findings": [_serialize(checked, each, chosen, named) for each in checked.found],
    }


def _serialize(
    checked: Checked,
    found: ReportedFinding,
    wanted: tuple[str, ...],
    named: Callable[[Rule], NamedConcept | None],
) -> dict[str, Any]:
    finding, place = found
    rule = finding.rule
    return {
        **{name: getattr(place, name) for name in _ALWAYS},
        **{name: value for name in _OPTIONAL if (value := getattr(place, name)) is not None},
        "match": finding.match,
        "verdict": finding.advice,
        "usage": rule.usage,
        "level": finding.level,
        "term": rule.label,
        "lang": finding.language,
        "scheme": rule.scheme,
        "concept": rule.concept,
        "uri": checked.uri(rule),
        "reason": reason(finding, wanted),
        "replacements": [each.label for each in rule.replacements],
        "fix": finding.fix,
        "quoted": finding.quoted,
        "justified": finding.justified,
        "readings": [
            sense_document(
                each,
                named(each),
                readers=(finding.language, *wanted),
                base_uri=checked.base,
            )
            for each in finding.readings
        ],
    }


def reason(finding: Finding, wanted: Iterable[str] = ()) -> str | None:
    """Why the term is not to be used, in the language of the text, a wanted one, or English."""
    texts: Texts = finding.rule.reason
    for tag in (finding.language, languages.base(finding.language), *wanted, "en", *texts):
        if tag in texts:
            return texts[tag]
    return None


def message(finding: Finding) -> str:
    """A finding in a sentence."""
    rule = finding.rule
    verb = "avoid" if rule.usage is Usage.DISCOURAGED else "take care with"
    if finding.advice is Advice.DEPENDS:
        verb = f"it depends on what is meant: {verb}"
    instead = ", ".join(f"“{each.label}”" for each in rule.replacements)
    alternative = f"; say {instead}" if instead else ""
    sentence = f"{verb[:1].upper()}{verb[1:]} “{finding.match}”{alternative}."
    return " ".join(filter(None, (sentence, reason(finding))))


def lines(every: Iterable[Checked]) -> Iterator[str]:
    """A line a finding, as compilers write them; what is justified is left out."""
    for checked in every:
        for finding, place in checked.unexcused:
            rule = finding.rule
            at = str(place) if place.line is None else f"{place.line}:{place.column}"
            where = f"{checked.name}:{at}"
            yield f"{where}: {finding.level}: {message(finding)} [{rule.scheme}/{rule.concept}]"


def github(every: Iterable[Checked]) -> Iterator[str]:
    """Workflow commands that GitHub shows beside the lines of a change."""
    kinds = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
    for checked in every:
        for finding, place in checked.unexcused:
            where = f"file={_escaped(checked.name)}"
            if place.line is not None:
                where += f",line={place.line}{_reach(place)}"
            text = _located(finding, place)
            text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
            yield f"::{kinds[finding.level]} {where}::{text}"


def checkstyle(every: Iterable[Checked]) -> Iterator[str]:
    """The XML of Checkstyle, which build servers read."""
    severities = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "info"}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">'
    for checked in every:
        yield f"  <file name={quoteattr(checked.name)}>"
        for finding, place in checked.unexcused:
            source = f"luxterm.{finding.rule.scheme}.{finding.rule.concept}"
            at = "" if place.line is None else f'line="{place.line}" column="{place.column}" '
            yield (
                f"    <error {at}severity={quoteattr(severities[finding.level])} "
                f"message={quoteattr(_located(finding, place))} source={quoteattr(source)}/>"
            )
        yield "  </file>"
    yield "</checkstyle>"


def _reach(place: TextPosition) -> str:
    """How far a finding goes; GitHub knows columns of a single line alone."""
    if place.end_line != place.line or place.end_column is None:
        return f",endLine={place.end_line}"
    return f",col={place.column},endColumn={place.end_column - 1}"


def _located(finding: Finding, place: TextPosition) -> str:
    """A finding in a sentence that says where, for programs that know of lines alone."""
    where = str(place)
    return f"{where[:1].upper()}{where[1:]}: {message(finding)}" if where else message(finding)


def sarif(every: Iterable[Checked]) -> dict[str, Any]:
    """A log of one run (OASIS SARIF 2.1.0); what is justified is there, suppressed."""
    files = tuple(every)
    rules: dict[str, Rule] = {}
    addresses: dict[str, str] = {}
    for checked in files:
        for finding, _ in checked.found:
            name = _rule_id(finding.rule)
            rules.setdefault(name, finding.rule)
            addresses.setdefault(name, checked.uri(finding.rule))
    numbers = {name: number for number, name in enumerate(rules)}
    driver = {
        "name": "Luxterm",
        "version": version("luxterm"),
        "rules": [_described(name, rule, addresses[name]) for name, rule in rules.items()],
    }
    results = [_result(checked, each, numbers) for checked in files for each in checked.found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def as_json(every: Iterable[Checked]) -> Iterator[str]:
    """A document a text, with its name."""
    documents = [{"file": each.name, **serialize(each)} for each in every]
    yield json.dumps(documents, ensure_ascii=False, indent=1)


def _described(name: str, rule: Rule, address: str) -> dict[str, Any]:
    level = Level.ERROR if rule.usage is Usage.DISCOURAGED else Level.WARNING
    why = rule.reason.get("en") or next(iter(rule.reason.values()), rule.label)
    described: dict[str, Any] = {
        "id": name,
        "shortDescription": {"text": f"“{rule.label}” ({rule.language}) is {rule.usage}."},
        "fullDescription": {"text": why},
        "defaultConfiguration": {"level": level},
    }
    return {**described, "helpUri": address} if "://" in address else described


def _result(checked: Checked, found: ReportedFinding, rules: Mapping[str, int]) -> dict[str, Any]:
    finding, place = found
    name = _rule_id(finding.rule)
    physical: dict[str, Any] = {"artifactLocation": _artifact(checked)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.line is None:
        location["logicalLocations"] = [{"fullyQualifiedName": str(place)}]
    else:
        physical["region"] = _region(finding, place)
    result: dict[str, Any] = {
        "ruleId": name,
        "ruleIndex": rules[name],
        "level": finding.level,
        "message": {"text": message(finding)},
        "locations": [location],
    }
    if finding.fix is not None and place.line is not None:
        result["fixes"] = [_fix(checked, finding.fix, place)]
    if finding.justified is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.justified}]
    return result


def _artifact(checked: Checked) -> dict[str, Any]:
    return {"uri": quote(PurePath(checked.name).as_posix())}


def _region(finding: Finding, place: TextPosition) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
        "snippet": {"text": finding.match},
    }


def _fix(checked: Checked, fix: str, place: TextPosition) -> dict[str, Any]:
    region = {"charOffset": place.start, "charLength": place.end - place.start}
    replacement = {"deletedRegion": region, "insertedContent": {"text": fix}}
    change = {"artifactLocation": _artifact(checked), "replacements": [replacement]}
    return {"description": {"text": f"Say “{fix}”."}, "artifactChanges": [change]}


def _rule_id(rule: Rule) -> str:
    return f"{rule.scheme}/{rule.concept}/{rule.language}/{rule.label}"


def _escaped(name: str) -> str:
    return name.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
