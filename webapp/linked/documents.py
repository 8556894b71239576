"""A concept, a section, a scheme as a document of some format, at an address that ends in it."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from flask import Blueprint, Response, stream_with_context

from taxonomy.exchange import formats
from taxonomy.exchange.formats import Format
from taxonomy.store import changes
from taxonomy.termbase import EVERYTHING, Chosen
from webapp.context import root, termbase

blueprint = Blueprint("documents", __name__)

_SUFFIXES = f"<any({', '.join(formats.BY_SUFFIX)}):suffix>"


@blueprint.get(f"/<scheme>.{_SUFFIXES}")
def scheme(scheme: str, suffix: str) -> Response:
    """All of a scheme, to be kept as a file."""
    return _file(suffix, scheme, scheme, EVERYTHING)


@blueprint.get(f"/<scheme>/sections/<section>.{_SUFFIXES}")
def section(scheme: str, section: str, suffix: str) -> Response:
    """The concepts of a section, to be kept as a file."""
    return _file(suffix, f"{scheme}-{section}", scheme, Chosen(section=section))


@blueprint.get(f"/<scheme>/<concept>.{_SUFFIXES}")
def concept(scheme: str, concept: str, suffix: str) -> Response:
    """One concept."""
    return _file(suffix, concept, scheme, Chosen((concept,)))


def document(form: Format, scheme: str, wanted: Chosen) -> Response:
    """What is published of a part of a scheme, in a format; sent while it is read.

    Raises `NotFound` where there is no such scheme or part.
    """
    pieces = stream_with_context(_pieces(form, scheme, wanted))
    first = next(pieces)  # what is not found is told before anything is sent
    answer = Response(chain([first], pieces), mimetype=form.media_type)
    answer.last_modified = _last_change()
    answer.headers["Access-Control-Allow-Origin"] = "*"  # what is published is for everyone
    return answer


def _pieces(form: Format, scheme: str, wanted: Chosen) -> Iterator[bytes]:
    with termbase().holding(scheme, wanted, base=root()) as holding:
        yield from form.write(holding)


def _file(suffix: str, stem: str, scheme: str, wanted: Chosen) -> Response:
    form = formats.BY_SUFFIX[suffix]
    answer = document(form, scheme, wanted)
    answer.headers["Content-Disposition"] = f'attachment; filename="{form.file(stem)}"'
    return answer


def _last_change() -> datetime | None:
    with termbase().reading() as session:
        last = changes.since(session, changes.position(session) - 1)
    return last[0].at if last else None
