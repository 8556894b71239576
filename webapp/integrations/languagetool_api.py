"""The check of texts as LanguageTool's clients ask for it (version 2 of its HTTP API).

Editors, browsers and office programs that take the address of a LanguageTool server
take this one as well. What is sent is neither kept nor noted.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from http import HTTPStatus
from importlib.metadata import version
from typing import Any, NamedTuple, cast
from urllib.parse import quote

from flask import Blueprint, Response, abort, jsonify, request
from flask_babel import force_locale, gettext
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from taxonomy import languages
from taxonomy.checking import language_detection, reports
from taxonomy.checking.checker import Report
from taxonomy.checking.disambiguation import Finding, Level
from taxonomy.checking.rulebook import Rule
from taxonomy.checking.sentences import Sentences
from taxonomy.entry.model import Usage
from taxonomy.entry.verdicts import Advice
from taxonomy.errors import TermbaseError
from webapp.context import concept_uri, termbase
from webapp.i18n import INTERFACES, language_name
from webapp.integrations.annotated_text import Annotated
from webapp.presenters.designations import anchor
from webapp.problems import STATUS

PREFIX = "/v2"

blueprint = Blueprint("languagetool_api", __name__, url_prefix=PREFIX)

Body = dict[str, Any]
Given = Mapping[str, str]

_AUTO = "auto"
_AROUND = 40  # characters that a match is shown with, on each side
_CUT = "..."
_YES = {"yes", "true"}
_CATEGORIES = {Usage.DISCOURAGED: "LUXTERM_AVOID", Usage.CAUTION: "LUXTERM_CARE"}


class EnabledRules(NamedTuple):
    """Which rules and categories a client turns on and off, by their identifiers."""

    only: bool
    rules: frozenset[str]
    categories: frozenset[str]
    no_rules: frozenset[str]
    no_categories: frozenset[str]

    def takes(self, rule: Rule) -> bool:
        """Whether matches of a rule are told; what is turned on by its own name always is."""
        name, category = _identifier(rule), _CATEGORIES[rule.usage]
        if self.only or name in self.rules:
            return name in self.rules or category in self.categories
        return name not in self.no_rules and category not in self.no_categories


@blueprint.route("/check", methods=["GET", "POST"])
def check() -> Response:
    """What is to be avoided in a text, or taken care of; where a name excuses it, nothing."""
    given = request.values
    text, wanted = _text(given), _wanted(given)
    language, scheme = _language(given), _scheme(given)
    checker = termbase().checker
    report = checker.check(text.plain, language=language, scheme=scheme)
    sentences = Sentences(text.plain)
    detected, share = _detected(report, text.plain, named=language is not None)
    return jsonify(
        software=_software(),
        warnings={"incompleteResults": False},
        language={
            **_named(language or report.language),
            "detectedLanguage": {**_named(detected), "confidence": share},
        },
        matches=[
            _match(each, text, sentences) for each in report.unexcused if wanted.takes(each.rule)
        ],
        sentenceRanges=list(_ranges(text, sentences)),
    )


@blueprint.get("/languages")
def spoken() -> Response:
    """The languages that there are terms of, each with its regions that have terms of their own."""
    tags = {each for tag in termbase().checker.tags for each in (languages.base(tag), tag)}
    supported = [
        {**_named(tag), "code": languages.base(tag), "longCode": tag} for tag in sorted(tags)
    ]
    return jsonify(supported)


@blueprint.after_request
def _no_store(response: Response) -> Response:
    if request.endpoint == f"integrations.{blueprint.name}.{check.__name__}":
        response.cache_control.no_store = True
    return response


@blueprint.errorhandler(HTTPException)
def _refused(error: HTTPException) -> Response | HTTPException:
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error  # a redirection is an answer
    message = error.description or error.name
    if isinstance(error, RequestEntityTooLarge):
        message = (
            f"The text is too long: at most {request.max_content_length} bytes, as it is sent."
        )
    return _error(message, error.code)


@blueprint.errorhandler(TermbaseError)
def _not_given(error: TermbaseError) -> Response:
    status = STATUS.get(type(error), HTTPStatus.INTERNAL_SERVER_ERROR)
    is_ours = status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return _error("This can’t be checked now. Try again." if is_ours else str(error), status)


def _error(message: str, status: int) -> Response:
    return Response(f"Error: {message}", status, mimetype="text/plain")


def _identifier(rule: Rule) -> str:
    """What clients turn on and off: all that is said of a concept in one language."""
    name = f"LUXTERM_{rule.scheme}_{rule.concept}_{rule.language}"
    return name.upper().replace("-", "_")


def _text(given: Given) -> Annotated:
    """The text that was sent, in one of the two ways."""
    if "text" in given and "data" in given:
        abort(400, "Send either “text” or “data”, not both.")
    if "text" in given:
        return Annotated.of_text(given["text"])
    if "data" not in given:
        abort(400, "There is nothing to check. Send “text” or “data”.")
    try:
        return Annotated.of_json(given["data"])
    except ValueError as error:
        abort(400, str(error))


def _language(given: Given) -> str | None:
    """The language that was named; None where it is to be found out."""
    tag = given.get("language", "").strip()
    if not tag:
        abort(400, "The language is missing. Send “language”, for example “en” or “auto”.")
    if tag == _AUTO:
        return None
    checker = termbase().checker
    if not checker.speaks(tag):
        known = ", ".join(checker.languages)
        abort(400, f"There are no terms in the language “{tag}”. Choose one of: {known}.")
    return tag


def _scheme(given: Given) -> str | None:
    """The one scheme to check against, which is a parameter of our own."""
    scheme = given.get("scheme")
    if scheme is not None and scheme not in termbase().catalogue.schemes:
        abort(400, f"There is no vocabulary “{scheme}”.")
    return scheme


def _wanted(given: Given) -> EnabledRules:
    def listed(name: str) -> frozenset[str]:
        return frozenset(filter(None, map(str.strip, given.get(name, "").split(","))))

    return EnabledRules(
        given.get("enabledOnly", "").lower() in _YES,
        rules=listed("enabledRules"),
        categories=listed("enabledCategories"),
        no_rules=listed("disabledRules"),
        no_categories=listed("disabledCategories"),
    )


def _detected(report: Report, plain: str, *, named: bool) -> tuple[str, float]:
    """The language of most of a text, and how much of it that is; found out where one is named."""
    if not named:
        return report.language, round(report.share, 3)
    known = termbase().checker.languages
    most, share = language_detection.most(
        tuple(language_detection.paragraphs(plain, known)) if known else ()
    )
    return most, round(share, 3)


def _match(finding: Finding, text: Annotated, sentences: Sentences) -> Body:
    """A finding, as clients underline and explain it."""
    rule = finding.rule
    start, end = text.span(finding.start, finding.end)
    begins, ends = sentences.around(finding.start)
    verdict = _verdict(finding)
    return {
        "message": _message(finding),
        "shortMessage": verdict,
        "offset": text.units(start),
        "length": text.units(end) - text.units(start),
        "replacements": [{"value": each} for each in _replacements(finding)],
        "context": _context(text, start, end),
        "sentence": text.plain[begins:ends].strip(),
        "type": {"typeName": "Other" if finding.level is Level.ERROR else "Hint"},
        "rule": {
            "id": _identifier(rule),
            "description": f"{verdict}: {rule.label}",
            "issueType": "terminology",
            "urls": [{"value": f"{concept_uri(rule.scheme, rule.concept)}#{quote(anchor(rule))}"}],
            "category": {"id": _CATEGORIES[rule.usage], "name": verdict},
            "isPremium": False,
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _verdict(finding: Finding) -> str:
    """The verdict in a word or two, in the language of the text where it is one of ours."""
    with _speaking(finding.language):
        if finding.advice is Advice.DEPENDS:
            return str(gettext("It depends"))
        is_bad = finding.rule.usage is Usage.DISCOURAGED
        return str(gettext("Avoid") if is_bad else gettext("Take care"))


def _message(finding: Finding) -> str:
    """Why, and first that it depends where it does."""
    why = reports.reason(finding) or reports.message(finding)
    if finding.advice is not Advice.DEPENDS:
        return why
    with _speaking(finding.language):
        return f"{gettext('It depends on what is meant.')} {why}"


def _speaking(language: str) -> AbstractContextManager[None]:
    locale = language if language in INTERFACES else "en"
    return cast("AbstractContextManager[None]", force_locale(locale))


def _replacements(finding: Finding) -> list[str]:
    """What to say instead, in the language of the text: what fits as it is, then the others."""
    rule, match = finding.rule, finding.match
    begins_high = match[:1].isupper() and not rule.label[:1].isupper()
    labels = (
        each.label
        for each in sorted(rule.replacements, key=lambda each: each.conditional)
        if languages.base(each.language) == languages.base(rule.language)
    )
    others = (label[:1].upper() + label[1:] if begins_high else label for label in labels)
    return list(dict.fromkeys(([finding.fix] if finding.fix else []) + list(others)))


def _context(text: Annotated, start: int, end: int) -> Body:
    """A match with what is written around it, in one line."""
    first, last = max(0, start - _AROUND), min(len(text.written), end + _AROUND)
    before = _CUT if first else ""
    after = _CUT if last < len(text.written) else ""
    shown = "".join(" " if sign in "\r\n\t" else sign for sign in text.written[first:last])
    return {
        "text": f"{before}{shown}{after}",
        "offset": len(before) + text.units(start) - text.units(first),
        "length": text.units(end) - text.units(start),
    }


def _ranges(text: Annotated, sentences: Sentences) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, without the blanks around it."""
    place = 0
    while place < len(text.plain):
        _, ends = sentences.around(place)
        sentence = text.plain[place:ends]
        if inner := sentence.strip():
            begins = place + len(sentence) - len(sentence.lstrip())
            start, end = text.span(begins, begins + len(inner))
            yield text.units(start), text.units(end)
        place = ends


def _named(tag: str) -> Body:
    with force_locale("en"):
        return {"name": language_name(tag), "code": tag}


def _software() -> Body:
    return {
        "name": "Luxterm",
        "version": version("luxterm"),
        "buildDate": "",
        "apiVersion": 1,
        "premium": False,
        "premiumHint": "",
        "status": "",
    }
