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

SUFFIXES = f"<any({', '.join(formats.BY_SUFFIX)}):suffix>"


@blueprint.get(f"/<scheme>.{SUFFIXES}")
def scheme(scheme: str, suffix: str) -> Response:
    """All of a scheme, to be kept as a file."""
    answer = document(formats.BY_SUFFIX[suffix], scheme, EVERYTHING)
    return named(answer, f"{scheme}.{suffix}")


@blueprint.get(f"/<scheme>/sections/<section>.{SUFFIXES}")
def section(scheme: str, section: str, suffix: str) -> Response:
    """The concepts of a section, to be kept as a file."""
    answer = document(formats.BY_SUFFIX[suffix], scheme, Chosen(section=section))
    return named(answer, f"{scheme}-{section}.{suffix}")


@blueprint.get(f"/<scheme>/<release:release>.{SUFFIXES}")
def release(scheme: str, release: str, suffix: str) -> Response:
    """All of a scheme as it was released, to be kept as a file."""
    answer = document(formats.BY_SUFFIX[suffix], scheme, Chosen(release=release))
    return named(answer, f"{scheme}-{release}.{suffix}")


@blueprint.get(f"/<scheme>/<release:release>/<concept>.{SUFFIXES}")
def released(scheme: str, release: str, concept: str, suffix: str) -> Response:
    """One concept as it was released."""
    answer = document(formats.BY_SUFFIX[suffix], scheme, Chosen((concept,), release=release))
    return named(answer, f"{concept}-{release}.{suffix}")


@blueprint.get(f"/<scheme>/<concept>.{SUFFIXES}")
def concept(scheme: str, concept: str, suffix: str) -> Response:
    """One concept."""
    answer = document(formats.BY_SUFFIX[suffix], scheme, Chosen((concept,)))
    return named(answer, f"{concept}.{suffix}")


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


def named(answer: Response, name: str) -> Response:
    """The answer, to be kept as a file of that name."""
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _pieces(form: Format, scheme: str, wanted: Chosen) -> Iterator[bytes]:
    with termbase().holding(scheme, wanted, base=root()) as holding:
        yield from form.write(holding)


def _last_change() -> datetime | None:
    with termbase().reading() as session:
        last = changes.since(session, changes.position(session) - 1)
    return last[0].at if last else None
