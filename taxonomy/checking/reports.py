"""What was found in texts, for people and their tools: lines, JSON, SARIF, Checkstyle, GitHub."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any
from xml.sax.saxutils import quoteattr

from taxonomy import languages
from taxonomy.checking.checker import Report
from taxonomy.checking.judging import Finding, Level
from taxonomy.checking.places import Places
from taxonomy.checking.rules import Rule
from taxonomy.entry.model import Texts, Usage

SARIF = "application/sarif+json"

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_PROJECT = "urn:luxterm"


@dataclass(frozen=True, slots=True)
class Checked:
    """A text with its name and what was found in it; `base` is the address of the service."""

    name: str
    text: str
    report: Report
    base: str = ""

    def uri(self, rule: Rule) -> str:
        """The address of the entry that a finding leads to."""
        return f"{self.base}/{rule.scheme}/{rule.concept}"


def told(checked: Checked, wanted: Iterable[str] = ()) -> dict[str, Any]:
    """The findings as JSON has them, in the order of the text.

    Reasons are in the language of the text where there are any, else in the
    first wanted language that has one, else in English.
    """
    places = Places(checked.text)
    chosen = tuple(wanted)
    return {
        "lang": checked.report.language,
        "findings": [_told(checked, places, each, chosen) for each in checked.report.findings],
    }


def _told(
    checked: Checked, places: Places, finding: Finding, wanted: tuple[str, ...]
) -> dict[str, Any]:
    rule = finding.rule
    line, column = places.line_and_column(finding.start)
    return {
        "start": finding.start,
        "end": finding.end,
        "start_utf16": places.utf16(finding.start),
        "end_utf16": places.utf16(finding.end),
        "line": line,
        "column": column,
        "match": finding.match,
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
            {"scheme": each.scheme, "concept": each.concept, "usage": each.usage}
            | {"uri": checked.uri(each)}
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
    verb = "Avoid" if rule.usage is Usage.DISCOURAGED else "Take care with"
    instead = ", ".join(f"“{each.label}”" for each in rule.replacements)
    advice = f"; say {instead}" if instead else ""
    because = reason(finding)
    return f"{verb} “{finding.match}”{advice}." + (f" {because}" if because else "")


def lines(every: Iterable[Checked]) -> Iterator[str]:
    """A line a finding, as compilers write them; what is justified is left out."""
    for checked, finding, line, column in _unexcused(every):
        rule = finding.rule
        where = f"{checked.name}:{line}:{column}"
        yield f"{where}: {finding.level}: {message(finding)} [{rule.scheme}/{rule.concept}]"


def github(every: Iterable[Checked]) -> Iterator[str]:
    """Workflow commands that GitHub shows beside the lines of a change."""
    kinds = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
    for checked, finding, line, column in _unexcused(every):
        end = column + finding.end - finding.start - 1
        where = f"file={_escaped(checked.name)},line={line},col={column},endColumn={end}"
        text = message(finding).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        yield f"::{kinds[finding.level]} {where}::{text}"


def checkstyle(every: Iterable[Checked]) -> Iterator[str]:
    """The XML of Checkstyle, which build servers read."""
    severities = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "info"}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">'
    for checked in every:
        yield f"  <file name={quoteattr(checked.name)}>"
        for _, finding, line, column in _unexcused([checked]):
            source = f"luxterm.{finding.rule.scheme}.{finding.rule.concept}"
            yield (
                f'    <error line="{line}" column="{column}" '
                f"severity={quoteattr(severities[finding.level])} "
                f"message={quoteattr(message(finding))} source={quoteattr(source)}/>"
            )
        yield "  </file>"
    yield "</checkstyle>"


def sarif(every: Iterable[Checked]) -> dict[str, Any]:
    """A log of one run (OASIS SARIF 2.1.0); what is justified is there, suppressed."""
    found = tuple(every)
    rules: dict[str, Rule] = {}
    addresses: dict[str, str] = {}
    for checked in found:
        for finding in checked.report.findings:
            name = _rule_id(finding.rule)
            rules.setdefault(name, finding.rule)
            addresses.setdefault(name, checked.uri(finding.rule))
    places = {name: place for place, name in enumerate(rules)}
    driver = {
        "name": "Luxterm",
        "version": version("luxterm"),
        "rules": [_described(name, rule, addresses[name]) for name, rule in rules.items()],
    }
    results = [
        _result(checked, finding, places)
        for checked in found
        for finding in checked.report.findings
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def as_json(every: Iterable[Checked]) -> Iterator[str]:
    """A document a text, with its name."""
    documents = [{"file": each.name, **told(each)} for each in every]
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


def _result(checked: Checked, finding: Finding, rules: Mapping[str, int]) -> dict[str, Any]:
    places = Places(checked.text)
    line, column = places.line_and_column(finding.start)
    end_line, end_column = places.line_and_column(finding.end)
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
        "snippet": {"text": finding.match},
    }
    artifact = {"uri": checked.name}
    name = _rule_id(finding.rule)
    result: dict[str, Any] = {
        "ruleId": name,
        "ruleIndex": rules[name],
        "level": finding.level,
        "message": {"text": message(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
    if finding.fix is not None:
        place = {"charOffset": region["charOffset"], "charLength": region["charLength"]}
        replacement = {"deletedRegion": place, "insertedContent": {"text": finding.fix}}
        change = {"artifactLocation": artifact, "replacements": [replacement]}
        result["fixes"] = [
            {"description": {"text": f"Say “{finding.fix}”."}, "artifactChanges": [change]}
        ]
    if finding.justified is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.justified}]
    return result


def _rule_id(rule: Rule) -> str:
    return f"{rule.scheme}/{rule.concept}/{rule.language}/{rule.label}"


def _unexcused(every: Iterable[Checked]) -> Iterator[tuple[Checked, Finding, int, int]]:
    for checked in every:
        places = Places(checked.text)
        for finding in checked.report.findings:
            if finding.justified is None:
                yield checked, finding, *places.line_and_column(finding.start)


def _escaped(name: str) -> str:
    return name.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
