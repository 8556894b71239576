"""The HTTP contract of LanguageTool, so that its clients can ask Luxterm in its place.

Office suites, editors and browser add-ons that take the address of a
LanguageTool server work with this one: offsets are in UTF-16 units, errors are
lines of text. What is checked is neither stored nor logged.
"""

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

import orjson
from flask import Blueprint, Response, jsonify, request

from taxonomy import languages
from taxonomy.checking import reports
from taxonomy.checking.judging import Finding
from taxonomy.checking.places import Places
from taxonomy.checking.sentences import Sentences
from taxonomy.entry.model import Usage
from webapp.context import concept_uri, termbase
from webapp.i18n import language_name

blueprint = Blueprint("languagetool", __name__)

PREFIX = "/v2"
LONGEST = 1_000_000  # characters

_AUTO = "auto"
_CONTEXT = 40  # characters told on either side of a match
_CATEGORIES = {
    Usage.DISCOURAGED: ("LUXTERM_AVOID", "Terms to avoid"),
    Usage.CAUTION: ("LUXTERM_CARE", "Terms to take care of"),
}


class _Unfit(Exception):
    """A request that the contract does not allow; told as a line of text."""


@blueprint.get(f"{PREFIX}/languages")
def spoken() -> Response:
    """The languages in which there are terms to find."""
    return _never_kept(
        jsonify(
            [
                {"name": language_name(tag), "code": tag, "longCode": tag}
                for tag in termbase().checker.languages
            ]
        )
    )


@blueprint.route(f"{PREFIX}/check", methods=["GET", "POST"])
def check() -> Response:
    """What is to be avoided in a text, as LanguageTool's clients understand it."""
    asked: Mapping[str, str] = request.form if request.method == "POST" else request.args
    try:
        text = _text(asked)
        language = _language(asked)
    except _Unfit as unfit:
        return _never_kept(Response(f"Error: {unfit}", 400, mimetype="text/plain"))
    report = termbase().checker.check(text, language=language)
    places, sentences = Places(text), Sentences(text)
    matches = [
        _match(each, text, places, sentences) for each in report.findings if _is_wanted(each, asked)
    ]
    found = _named(report.language)
    told = {
        "software": _software(),
        "warnings": {"incompleteResults": False},
        "language": {
            **(found if language is None else _named(language)),
            "detectedLanguage": {**found, "confidence": 1.0 if language else 0.9},
        },
        "matches": matches,
    }
    return _never_kept(jsonify(told))


def _text(asked: Mapping[str, str]) -> str:
    """The text; markup is blanked, so that places are those of the whole."""
    text, data = asked.get("text"), asked.get("data")
    if (text is None) == (data is None):
        raise _Unfit("Send either “text” or “data”.")
    if data is not None:
        text = "".join(_pieces(data))
    if text is None or len(text) > LONGEST:
        raise _Unfit(f"The text is longer than {LONGEST} characters.")
    return text


def _pieces(data: str) -> Iterator[str]:
    try:
        for each in orjson.loads(data)["annotation"]:
            text = each.get("text")
            yield _blank(each["markup"], each.get("interpretAs", "")) if text is None else text
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise _Unfit('“data” is no annotated text: {"annotation": [{"text": …}]}.') from error


def _blank(markup: str, read_as: str) -> str:
    """As long as the markup is: a break where it stands for one, else of no width."""
    between = "\n" if "\n" in read_as else " " if read_as.isspace() else "\u200b"
    return (between * 2 if between == "\n" else between).ljust(len(markup), "\u200b")[: len(markup)]


def _language(asked: Mapping[str, str]) -> str | None:
    tag = asked.get("language", "")
    if not tag:
        raise _Unfit("Send a “language”, or “auto”.")
    if tag == _AUTO:
        return None
    if not languages.is_valid(tag):
        raise _Unfit(f"“{tag[:40]}” is not a language code known to Luxterm.")
    return tag


def _is_wanted(finding: Finding, asked: Mapping[str, str]) -> bool:
    if finding.justified is not None:
        return False
    names = {_rule_id(finding), _CATEGORIES[finding.rule.usage][0]}

    def said(*fields: str) -> set[str]:
        return {each for field in fields for each in asked.get(field, "").split(",") if each}

    if names & said("disabledRules", "disabledCategories"):
        return False
    only = asked.get("enabledOnly", "").lower() in {"true", "yes", "1"}
    return not only or bool(names & said("enabledRules", "enabledCategories"))


def _match(finding: Finding, text: str, places: Places, sentences: Sentences) -> dict[str, Any]:
    rule = finding.rule
    start, end = places.utf16(finding.start), places.utf16(finding.end)
    begins, ends = max(0, finding.start - _CONTEXT), min(len(text), finding.end + _CONTEXT)
    category, name = _CATEGORIES[rule.usage]
    return {
        "message": reports.message(finding),
        "shortMessage": name,
        "offset": start,
        "length": end - start,
        "replacements": [{"value": finding.fix or each.label} for each in rule.replacements[:1]]
        + [{"value": each.label} for each in rule.replacements[1:]],
        "context": {
            "text": text[begins:ends],
            "offset": start - places.utf16(begins),
            "length": end - start,
        },
        "sentence": text[slice(*sentences.around(finding.start))].strip(),
        "type": {"typeName": "Other"},
        "rule": {
            "id": _rule_id(finding),
            "description": f"“{rule.label}” ({rule.usage})",
            "issueType": "style",
            "category": {"id": category, "name": name},
            "urls": [{"value": concept_uri(rule.scheme, rule.concept)}],
            "isPremium": False,
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _rule_id(finding: Finding) -> str:
    rule = finding.rule
    return f"LUXTERM_{rule.scheme}_{rule.concept}_{rule.language}".upper().replace("-", "_")


def _software() -> dict[str, Any]:
    told = version("luxterm")
    return {"name": "Luxterm", "version": told, "buildDate": "", "apiVersion": 1, "premium": False}


def _named(tag: str) -> dict[str, str]:
    return {"name": language_name(tag), "code": tag}


def _never_kept(answer: Response) -> Response:
    answer.cache_control.no_store = True
    return answer
