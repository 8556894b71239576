"""Request bodies: documents, preconditions (`If-Match`) and idempotency keys of writes."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import orjson
from flask import Response, abort, request

from taxonomy.entry import schema_fields
from taxonomy.entry.model import Entry
from taxonomy.entry.schema import read_entry
from taxonomy.errors import Malformed, Refused, Violation
from taxonomy.messages import Message
from taxonomy.store import changes, idempotency
from taxonomy.store.database import Session
from taxonomy.store.idempotency import Receipt
from webapp.auth import actor
from webapp.context import termbase
from webapp.uploads import Sent, chosen

KEY = "Idempotency-Key"
JSON = "application/json"

_LONGEST_KEY = 200
_TAG = re.compile(r'"([0-9]{1,9})(?:-[0-9a-f]+)?"')

Made = tuple[Mapping[str, Any], str]  # the answer, and the address of what was made


def body() -> dict[str, Any]:
    """The document that was sent, a mapping; nothing sent is an empty one. Raises `Malformed`."""
    if not request.get_data():
        return {}
    sent = request.get_json()
    if not isinstance(sent, dict):
        raise Malformed([Violation("shape", "", schema_fields.A_MAPPING)])
    return sent


def file() -> Sent:
    """The file that was sent as `file`, in a form. Raises `Malformed`."""
    sent = chosen()
    if sent is None:
        raise Malformed([Violation("required", "/file", Message("Send a file here."))])
    return sent


@contextmanager
def about(pointer: str) -> Iterator[None]:
    """Let what is refused be reported at a place of what was sent."""
    try:
        yield
    except Malformed as error:
        raise Malformed(replace(each, pointer=pointer) for each in error.violations) from error


def entry(sent: Mapping[str, Any], scheme: str, concept: str | None = None) -> Entry:
    """The entry in a document, of that scheme and concept. Raises `Malformed`."""
    given = sent.get("entry")
    if not isinstance(given, dict):
        raise Malformed([Violation("shape", "/entry", Message("Send the entry document here."))])
    named = {"scheme": scheme, **({"concept": concept} if concept else {})}
    for name, value in named.items():
        if given.get(name, value) != value:
            message = Message(
                "The address says “%(value)s”. Remove this, or give the same value.", value=value
            )
            raise Malformed([Violation("shape", f"/entry/{name}", message)])
    try:
        return read_entry({**given, **named})
    except Malformed as error:
        inside = (replace(each, pointer=f"/entry{each.pointer}") for each in error.violations)
        raise Malformed(inside) from error


def comment(sent: Mapping[str, Any]) -> str:
    """What was said with a document. Raises `Malformed`."""
    given = sent.get("comment", "")
    if not isinstance(given, str):
        raise Malformed([Violation("shape", "/comment", Message("Enter text here."))])
    return given


def expected_revision() -> int:
    """The revision that whoever asks has seen, as `If-Match` tells; 428 where it does not.

    Of a scheme, that is the position of its last change.
    """
    given = request.headers.get("If-Match", "")
    found = _TAG.fullmatch(given.strip())
    if found is None:
        abort(
            428,
            Message(
                "Send If-Match with the ETag of what you read, or its revision number in quotes."
            ),
        )
    return int(found[1])


def once(make: Callable[[Session], Made]) -> Response:
    """Make something in one transaction, once for each `Idempotency-Key`, and answer 201.

    Raises `Refused` where the same key was sent with something else.
    """
    key = request.headers.get(KEY, "")[:_LONGEST_KEY]
    sent = f"{request.method} {request.full_path}".encode() + request.get_data()
    fingerprint = hashlib.sha256(sent).hexdigest()
    with termbase().transaction() as session:
        if key:
            changes.lock(session)  # a second request with the key waits for the first
            known = idempotency.get(session, actor().name, key)
            if known is not None:
                return _again(known, fingerprint)
        answer, address = make(session)
        text = orjson.dumps(answer).decode()
        receipt = Receipt(
            account=actor().name,
            key=key,
            fingerprint=fingerprint,
            status=201,
            headers={"Location": address},
            body=text,
        )
        if key:
            idempotency.keep(session, receipt, at=datetime.now(UTC))
    return _response(receipt)


def _again(known: Receipt, fingerprint: str) -> Response:
    if known.fingerprint != fingerprint:
        message = Message("This key was used for another request. Use a new key for each request.")
        raise Refused([Violation("a-key-stands-for-one-request", "", message)])
    return _response(known)


def _response(receipt: Receipt) -> Response:
    return Response(receipt.body, receipt.status, headers=dict(receipt.headers), content_type=JSON)
