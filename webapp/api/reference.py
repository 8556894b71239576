"""The API for software as an OpenAPI document, in English, and for people as a page about it."""

import re
from typing import Any, NamedTuple, cast

from flask import Blueprint, Flask, Response, current_app, jsonify, render_template

from taxonomy.errors import NotFound
from taxonomy.messages import Message
from webapp import problem_kinds
from webapp.api.openapi_blueprint import PREFIX, OpenApi
from webapp.messages import translate

_EXTENSION = "luxterm-contract"

Part = dict[str, Any]

blueprint = Blueprint("reference", __name__)


class Operation(NamedTuple):
    """One thing that can be asked: how, where, with which parameters, for which answer.

    Its texts are the docstring of its view, which `docs/catalogues.py` finds there.
    """

    method: str
    path: str
    summary: Message
    description: Message
    parameters: list[Part]
    answer: Part
    is_protected: bool

    @property
    def short(self) -> str:
        """The path without what all of them begin with."""
        return self.path.removeprefix(PREFIX)

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return re.sub(r"\W+", "-", f"{self.method}{self.short}".lower()).strip("-")

    @property
    def example(self) -> str:
        """The address with the examples of its parameters filled in."""
        path = self.path
        for each in self.parameters:
            if each["in"] == "path":
                path = path.replace(f"{{{each['name']}}}", str(each.get("example", "")))
        return path


def install(app: Flask, contract: OpenApi) -> None:
    """Serve both, once every resource is registered."""
    app.extensions[_EXTENSION] = contract
    app.register_blueprint(blueprint)


@blueprint.get(f"{PREFIX}/openapi.json")
def openapi() -> Response:
    """The OpenAPI document, which is in English whoever asks."""
    response = jsonify(_contract().document)
    response.content_language.add("en")
    return response


@blueprint.get("/api")
def show() -> str:
    """Show every operation with a form to try it."""
    document = _contract().document
    return render_template(
        "reference/show.html",
        document=document,
        resources={tag["name"]: operations(document, tag["name"]) for tag in document["tags"]},
        schemas=document["components"]["schemas"],
        problems=problem_kinds.every().values(),
    )


@blueprint.get("/problems/<name>")
def problem(name: str) -> str:
    """Say what a kind of problem is about; its address is the `type` of such problems."""
    known = problem_kinds.every()
    if name not in known:
        raise NotFound("kind of problem", name)
    kind = known[name]
    return render_template("reference/problem.html", kind=kind, title=translate(kind.title))


def operations(document: Part, tag: str) -> list[Operation]:
    """The operations of one resource, in the order in which they are declared."""
    return [
        Operation(
            method=method.upper(),
            path=path,
            summary=_text(operation.get("summary", "")),
            description=_text(operation.get("description", "")),
            parameters=sorted(
                map(_described, [*methods.get("parameters", []), *operation.get("parameters", [])]),
                key=lambda each: not each["required"],
            ),
            answer=_answer(operation),
            is_protected="security" in operation,
        )
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method != "parameters" and tag in operation["tags"]
    ]


def _described(parameter: Part) -> Part:
    """A parameter whose description can be shown; one without a template stays English."""
    about = parameter.get("description", "")
    is_message = isinstance(about, Message)
    return {**parameter, "description": about if is_message else Message.untranslated(about)}


def _text(docstring: str) -> Message:
    return Message(" ".join(docstring.split()))


def _answer(operation: Part) -> Part:
    """The shape of what is answered where all goes well."""
    responses = operation["responses"]
    well = responses.get("200") or responses["201"]
    content = next(iter(well["content"].values()))  # JSON first, or the bytes of a file
    schema: Part = content["schema"]
    return schema


def _contract() -> OpenApi:
    return cast("OpenApi", current_app.extensions[_EXTENSION])
