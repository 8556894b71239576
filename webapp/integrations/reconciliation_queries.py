"""What reconciliation is asked, from JSON in a parameter to values; or a `BadQuestion`."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from taxonomy import languages
from taxonomy.entry.model import Usage
from taxonomy.errors import BadQuestion, Violation
from taxonomy.messages import Message
from taxonomy.search.contract import LONGEST_QUERY
from taxonomy.search.reconciliation import MatchRequest

MOST = 50  # queries at once, and candidates for each
MOST_TERMS = 1_000  # whose values are fetched at once
_LIMIT = 5

Json = Any

_PROPERTIES = Message("Send a list of properties here.")
_FEWER = Message("Send at most %(most)s at once.")


def queries(given: str) -> Mapping[str, MatchRequest]:
    """The queries of a batch, by their keys. Raises `BadQuestion`."""
    batch = _read(given, "queries")
    _require(isinstance(batch, dict), "queries", Message("Send an object with queries here."))
    _require(len(batch) <= MOST, "queries", _FEWER.with_params(most=MOST))
    return {key: _wanted(query, f"queries/{key}") for key, query in batch.items()}


def extension(given: str) -> tuple[list[str], list[str]]:
    """The identifiers of terms, and what is wanted of them. Raises `BadQuestion`."""
    asked = _read(given, "extend")
    _require(isinstance(asked, dict), "extend", Message("Send an object here."))
    identifiers, wanted = asked.get("ids"), asked.get("properties")
    _require(_are(identifiers, str), "extend/ids", Message("Send a list of identifiers here."))
    _require(_are(wanted, dict), "extend/properties", _PROPERTIES)
    _require(len(identifiers) <= MOST_TERMS, "extend/ids", _FEWER.with_params(most=MOST_TERMS))
    names = [each.get("id") for each in wanted]
    _require(_are(names, str), "extend/properties", Message("Each property needs an “id”."))
    return identifiers, names


def conditions(given: str) -> list[MatchRequest]:
    """The queries of a batch by the draft of version 1.0, in their order. Raises `BadQuestion`."""
    batch = _read(given, "body")
    asked: Json = batch.get("queries") if isinstance(batch, dict) else None
    _require(_are(asked, dict), "queries", Message("Send a list of queries here."))
    _require(len(asked) <= MOST, "queries", _FEWER.with_params(most=MOST))
    return [_conditional(query, f"queries/{place}") for place, query in enumerate(asked)]


def _conditional(query: Json, at: str) -> MatchRequest:
    """A query by conditions, as one of version 0.2."""
    every = query.get("conditions")
    _require(_are(every, dict) and bool(every), at, Message("Send at least one of “conditions”."))
    for each in every:
        kind = each.get("matchType")
        is_known = kind in ("name", "property")  # no set: it may be any JSON
        message = Message("“%(kind)s” isn’t a kind of match here.", kind=str(kind))
        _require(is_known, at, message)
    names = [_first(each.get("propertyValue")) for each in every if each["matchType"] == "name"]
    narrowing = [
        {"pid": each.get("propertyId"), "v": each.get("propertyValue")}
        for each in every
        if each["matchType"] == "property"
    ]
    text = names[0] if names else ""
    return _wanted({**query, "query": text, "properties": narrowing}, at)


def _wanted(query: Json, at: str) -> MatchRequest:
    _require(isinstance(query, dict), at, Message("Send an object here."))
    text, limit = query.get("query", ""), query.get("limit", _LIMIT)
    is_text = isinstance(text, str) and len(text) <= LONGEST_QUERY
    message = Message("Send text of at most %(most)s characters.", most=LONGEST_QUERY)
    _require(is_text, f"{at}/query", message)
    is_number = isinstance(limit, int | float) and limit >= 1
    _require(is_number, f"{at}/limit", Message("Send a number from 1 up."))
    known = dict(_properties(query.get("properties", []), f"{at}/properties"))
    usage, language = known.get("usage"), known.get("language")
    message = Message("“%(usage)s” isn’t a verdict.", usage=str(usage))
    _require(usage in {None, *Usage}, f"{at}/properties", message)
    is_tag = language is None or languages.is_valid(language)
    message = Message("“%(language)s” isn’t a language tag.", language=str(language))
    _require(is_tag, f"{at}/properties", message)
    return MatchRequest(
        text.strip(),
        scheme=_first(query.get("type")),
        language=language,
        usage=Usage(usage) if usage else None,
        section=known.get("section"),
        limit=int(min(MOST, limit)),  # which may be infinite
    )


def _properties(given: Json, at: str) -> Iterator[tuple[str, str]]:
    _require(_are(given, dict), at, _PROPERTIES)
    for each in given:
        value = _first(each.get("v"))
        if isinstance(each.get("pid"), str) and isinstance(value, str):
            yield each["pid"], value


def _first(value: Json) -> Json:
    """One of what may be one or several; the identifier of an entity."""
    if isinstance(value, list):
        return _first(value[0]) if value else None
    if isinstance(value, dict):
        value = value.get("id")
    return value if isinstance(value, str) else None


def _are(value: Json, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(each, kind) for each in value)


def _read(given: str, name: str) -> Json:
    try:
        return json.loads(given)
    except (ValueError, RecursionError) as error:
        raise BadQuestion(
            [Violation("json", f"/{name}", Message("This isn’t valid JSON."))]
        ) from error


def _require(holds: bool, at: str, message: Message) -> None:  # noqa: FBT001 - as an assertion has it
    if not holds:
        raise BadQuestion([Violation("reconciliation", f"/{at}", message)])
