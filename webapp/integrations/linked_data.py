"""A concept, a section, a scheme as a document of some format, at an address that ends in it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain
from typing import Any, TypeVar

from flask import Blueprint, Response, stream_with_context

from taxonomy.exchange import formats
from taxonomy.exchange.formats import Format
from taxonomy.store import changes
from taxonomy.termbase import EVERYTHING, ExportSelection
from webapp.context import root, termbase

blueprint = Blueprint("linked_data", __name__)

View = TypeVar("View", bound=Callable[..., Any])


def addresses(before: str) -> tuple[str, str]:
    """The addresses of documents that begin so, one a kind of suffix, in the order of routing.

    Names may hold dots: suffixes with a dot are looked for before those that they end in.
    """
    dotted = [each for each in formats.BY_SUFFIX if "." in each]
    plain = [each for each in formats.BY_SUFFIX if "." not in each]
    return _ending(before, dotted), _ending(before, plain)


def _ending(before: str, suffixes: Iterable[str]) -> str:
    quoted = ", ".join(f'"{each}"' for each in suffixes)
    return f"{before}.<any({quoted}):suffix>"


def at(blueprint: Blueprint, before: str) -> Callable[[View], View]:
    """Have a view answer at the addresses of documents that begin so."""

    def routed(view: View) -> View:
        for address in addresses(before):
            blueprint.get(address)(view)
        return view

    return routed


@at(blueprint, "/<scheme>")
def scheme(scheme: str, suffix: str) -> Response:
    """All of a scheme, to be kept as a file."""
    return download(suffix, scheme, scheme, EVERYTHING)


@at(blueprint, "/<scheme>/sections/<section>")
def section(scheme: str, section: str, suffix: str) -> Response:
    """The concepts of a section, to be kept as a file."""
    return download(suffix, f"{scheme}-{section}", scheme, ExportSelection(section=section))


@at(blueprint, "/<scheme>/<release:release>")
def release(scheme: str, release: str, suffix: str) -> Response:
    """All of a scheme as it was released, to be kept as a file."""
    return download(suffix, f"{scheme}-{release}", scheme, ExportSelection(release=release))


@at(blueprint, "/<scheme>/<release:release>/<concept>")
def released(scheme: str, release: str, concept: str, suffix: str) -> Response:
    """One concept as it was released."""
    return download(
        suffix, f"{concept}-{release}", scheme, ExportSelection((concept,), release=release)
    )


@at(blueprint, "/<scheme>/<concept>")
def concept(scheme: str, concept: str, suffix: str) -> Response:
    """One concept."""
    return download(suffix, concept, scheme, ExportSelection((concept,)))


def download(suffix: str, stem: str, scheme: str, wanted: ExportSelection) -> Response:
    """A document to be kept as a file, in the format of a suffix. Raises `NotFound`."""
    form = formats.BY_SUFFIX[suffix]
    return named(document(form, scheme, wanted), form.file(stem))


def document(form: Format, scheme: str, wanted: ExportSelection) -> Response:
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


def _pieces(form: Format, scheme: str, wanted: ExportSelection) -> Iterator[bytes]:
    with termbase().holding(scheme, wanted, base=root()) as holding:
        yield from form.write(holding)


def _last_change() -> datetime | None:
    with termbase().reading() as session:
        last = changes.since(session, changes.position(session) - 1)
    return last[0].at if last else None
