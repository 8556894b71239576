"""A concept, a section, a scheme as a document of some format, at an address that ends in it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain

from flask import Blueprint, Response, stream_with_context

from taxonomy.exchange import formats
from taxonomy.exchange.formats import Format
from taxonomy.store import changes
from taxonomy.termbase import EVERYTHING, Chosen
from webapp.context import root, termbase

blueprint = Blueprint("documents", __name__)


def _ending(suffixes: Iterable[str]) -> str:
    quoted = ", ".join(f'"{each}"' for each in suffixes)
    return f"<any({quoted}):suffix>"


# Names may hold dots: endings with a dot are looked for before those that they end in.
_DOTTED = _ending(each for each in formats.BY_SUFFIX if "." in each)
_PLAIN = _ending(each for each in formats.BY_SUFFIX if "." not in each)


@blueprint.get(f"/<scheme>.{_PLAIN}")
@blueprint.get(f"/<scheme>.{_DOTTED}")  # which is first, being innermost
def scheme(scheme: str, suffix: str) -> Response:
    """All of a scheme, to be kept as a file."""
    answer = document(formats.BY_SUFFIX[suffix], scheme, EVERYTHING)
    return _named(answer, f"{scheme}.{suffix}")


@blueprint.get(f"/<scheme>/sections/<section>.{_PLAIN}")
@blueprint.get(f"/<scheme>/sections/<section>.{_DOTTED}")  # which is first, being innermost
def section(scheme: str, section: str, suffix: str) -> Response:
    """The concepts of a section, to be kept as a file."""
    answer = document(formats.BY_SUFFIX[suffix], scheme, Chosen(section=section))
    return _named(answer, f"{scheme}-{section}.{suffix}")


@blueprint.get(f"/<scheme>/<concept>.{_PLAIN}")
@blueprint.get(f"/<scheme>/<concept>.{_DOTTED}")  # which is first, being innermost
def concept(scheme: str, concept: str, suffix: str) -> Response:
    """One concept."""
    answer = document(formats.BY_SUFFIX[suffix], scheme, Chosen((concept,)))
    return _named(answer, f"{concept}.{suffix}")


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


def _named(answer: Response, name: str) -> Response:
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _last_change() -> datetime | None:
    with termbase().reading() as session:
        last = changes.since(session, changes.position(session) - 1)
    return last[0].at if last else None
