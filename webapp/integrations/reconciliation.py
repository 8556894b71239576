"""Reconciliation for OpenRefine and its like (W3C group's API, version 0.2).

An entity is a term: `scheme/concept#anchor`, as its place on the concept's page.
Its types are the schemes. Everything may be asked by any script, and answers to
errors say so as well.
"""

from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from taxonomy.search.contract import ListedTerm, TermHit
from taxonomy.search.reconciliation import Candidate, candidates
from webapp.context import accepted_languages, choose, root, termbase
from webapp.integrations import data_extension, reconciliation_queries

PREFIX = "/reconcile"

blueprint = Blueprint("reconciliation", __name__, url_prefix=PREFIX)

Body = dict[str, Any]

_IN_FRAMES = "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors *"
PREVIEW = {"width": 420, "height": 240}  # of the frame

_LIMIT = 10  # suggestions, where nothing is said


@blueprint.route("", methods=["GET", "POST"])
def service() -> ResponseReturnValue:
    """The manifest; or, with `queries`, candidates for each; or, with `extend`, values of terms."""
    given = request.form if request.method == "POST" else request.args
    if "queries" in given:
        asked = reconciliation_queries.queries(given["queries"])
        engine, catalogue = termbase().search, termbase().catalogue
        return jsonify({
            key: {"result": [candidate(each) for each in candidates(engine, catalogue, wanted)]}
            for key, wanted in asked.items()
        })  # fmt: skip
    if "extend" in given:
        identifiers, names = reconciliation_queries.extension(given["extend"])
        return jsonify(data_extension.values(identifiers, names, accepted_languages()))
    return jsonify(_manifest())


@blueprint.get("/suggest/entity")
def entities() -> Response:
    """Terms that begin as was typed."""
    prefix = request.args.get("prefix", "")
    found = termbase().catalogue.suggest(prefix, limit=_LIMIT) if prefix.strip() else ()
    return jsonify(
        result=[
            {
                "id": data_extension.identifier(each),
                "name": each.label,
                "description": _standing(each),
                "notable": [kind(each.scheme)],
            }
            for each in found
        ]
    )


@blueprint.get("/suggest/type")
def types() -> Response:
    """The schemes whose names have what was typed."""
    return jsonify(result=_containing([kind(each) for each in termbase().catalogue.schemes]))


@blueprint.get("/suggest/property")
def properties() -> Response:
    """What a cell can be narrowed down by, and what can be fetched."""
    return jsonify(result=_containing(data_extension.serialized()))


@blueprint.get("/properties")
def proposed() -> Response:
    """What can be fetched of a term."""
    answer: Body = {"properties": data_extension.serialized()}
    if "type" in request.args:
        answer["type"] = request.args["type"]
    return jsonify(answer)


@blueprint.get("/preview")
def preview() -> Response:
    """A small page about a term, which others show in a frame. Raises `NotFound`."""
    term = data_extension.term(request.args.get("id", ""))
    reason = choose(term.reason, (*accepted_languages(), term.language))
    answer = Response(render_template("integrations/preview.html", term=term, reason=reason))
    answer.headers["Content-Security-Policy"] = _IN_FRAMES
    return answer


@blueprint.get("/view")
def view() -> ResponseReturnValue:
    """To the place of a term on the page of its concept."""
    term = data_extension.term(request.args.get("id", ""))
    return redirect(f"{root()}/{data_extension.identifier(term)}", 303)


def documentation() -> str:
    """Where people read how this is used."""
    return f"{root()}{url_for('reference.show')}"


def _manifest() -> Body:
    base = f"{root()}{PREFIX}"
    return {
        "versions": ["0.2"],
        "name": "Luxterm",
        "identifierSpace": f"{root()}/",
        "schemaSpace": f"{base}/properties",
        "documentation": documentation(),
        "defaultTypes": [kind(each) for each in termbase().catalogue.schemes],
        "batchSize": reconciliation_queries.MOST,
        "view": {"url": f"{base}/view?id={{{{id}}}}"},
        "preview": {"url": f"{base}/preview?id={{{{id}}}}", **PREVIEW},
        "suggest": {
            kind: {"service_url": base, "service_path": f"/suggest/{kind}"}
            for kind in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/properties"},
            "property_settings": [],
        },
    }


def candidate(found: Candidate) -> Body:
    """A term that may be meant, as clients show it."""
    term = found.term
    return {
        "id": data_extension.identifier(term),
        "name": term.label,
        "description": _description(term),
        "score": found.score,
        "match": found.certain,
        "type": [kind(term.scheme)],
    }


def _description(term: TermHit) -> str:
    instead = ", ".join(each.label for each in term.replacements)
    return _standing(term) + (f" · say: {instead}" if instead else "")


def _standing(term: TermHit | ListedTerm) -> str:
    """The verdict on a term, or the vocabulary that gives none, and its language."""
    return f"{data_extension.verdict(term) or term.scheme} · {term.language}"


def kind(scheme: str) -> Body:
    """A scheme, as the type of its terms."""
    title = termbase().catalogue.scheme(scheme).title
    return {"id": scheme, "name": choose(title, ("en",)) or scheme}


def _containing(every: list[Body]) -> list[Body]:
    typed = request.args.get("prefix", "").casefold()
    return [each for each in every if typed in f"{each['id']} {each['name']}".casefold()]
