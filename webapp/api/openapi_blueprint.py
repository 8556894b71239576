"""flask-smorest done our way: strict questions, problem documents, a truthful OpenAPI document.

It is untyped and has habits of its own (an error handler for the whole
application, a schema of errors), so it is bent in this one place.
"""

from collections.abc import Callable
from functools import cache
from http import HTTPStatus
from importlib.metadata import version
from typing import Any, TypeVar

from flask import Flask, Request
from flask_smorest import Api, Blueprint
from marshmallow import RAISE, Schema
from webargs.flaskparser import FlaskParser
from werkzeug.datastructures import MultiDict

from taxonomy.messages import Message
from webapp import problems
from webapp.api.schemas import ProblemSchema

PREFIX = "/api/v1"

View = TypeVar("View", bound=Callable[..., Any])
OPENAPI = "3.1.0"

_ABOUT = (
    "Which words to use, which to avoid, and what to say instead. Languages are BCP 47 tags. Every "
    "answer to GET has an ETag. Errors are problem documents (RFC 9457). Searches are not recorded."
)


class StrictParser(FlaskParser):
    """Reads parameters strictly: unknown or repeated ones are refused, so that slips show."""

    DEFAULT_VALIDATION_STATUS = HTTPStatus.BAD_REQUEST
    DEFAULT_UNKNOWN_BY_LOCATION = {"query": RAISE}  # noqa: RUF012 - webargs' own attribute

    def load_querystring(self, req: Request, schema: Schema) -> MultiDict[str, str]:  # noqa: ARG002
        """The parameters with all their values, so that the schema sees repetitions."""
        return req.args

    def _get_schema(self, argmap: Any, req: Request) -> Schema:  # noqa: ANN401 - as webargs has it
        """A schema is made once, not for each question: it keeps nothing of what it reads."""
        known = isinstance(argmap, type) and issubclass(argmap, Schema)
        return _made(argmap) if known else super()._get_schema(argmap, req)


@cache
def _made(kind: type[Schema]) -> Schema:
    return kind()


class ResourceBlueprint(Blueprint):  # type: ignore[misc] # flask-smorest is untyped
    """The addresses of one kind of thing, documented where they are declared."""

    ARGUMENTS_PARSER = StrictParser()

    def __init__(self, name: str, about: Message) -> None:
        """Name a resource and say what it is for."""
        super().__init__(name, __name__, url_prefix=PREFIX, description=about)


def protected(body: type[Schema] | None = None) -> Callable[[View], View]:
    """Document that an operation asks for a token and, where it does, what it is sent."""
    documentation: dict[str, Any] = {"security": [{"token": []}]}
    if body is not None:
        documentation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": body}},
        }
    documented: Callable[[View], View] = Blueprint.doc(**documentation)
    return documented


def in_path(name: str, about: Message, example: str, kind: str = "string") -> dict[str, Any]:
    """A parameter in an address, as the OpenAPI document has it."""
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": about,
        "schema": {"type": kind},
        "example": int(example) if kind == "integer" else example,
    }


SCHEME = in_path("scheme", Message("The identifier of a vocabulary"), "luxembourg")


class OpenApi(Api):  # type: ignore[misc] # flask-smorest is untyped
    """The API and the OpenAPI document that describes it."""

    def __init__(self, app: Flask) -> None:
        """Make the document; resources are registered afterwards."""
        super().__init__(
            app,
            spec_kwargs={
                "title": "Luxterm",
                "version": version("luxterm"),
                "openapi_version": OPENAPI,
                "security": [],
                "info": {"description": _ABOUT, "license": {"name": "MIT", "identifier": "MIT"}},
            },
        )
        bearer = {
            "type": "http",
            "scheme": "bearer",
            "description": "Make a token on your account page",
        }
        self.spec.components.security_scheme("token", bearer)

    @property
    def document(self) -> dict[str, Any]:
        """The OpenAPI document."""
        document: dict[str, Any] = self.spec.to_dict()
        return document

    def _register_doc_blueprint(self) -> None:
        """Leave the document to `reference.py`, where it has an ETag as every read."""

    def _register_error_handlers(self) -> None:
        """Leave errors to `webapp.problems`, which knows pages from documents."""

    def _register_responses(self) -> None:
        """Describe errors as they are: problem documents, in their own media type."""
        content = {problems.MEDIA_TYPE: {"schema": ProblemSchema}}
        for status in HTTPStatus:
            documentation = {"content": content} if status >= HTTPStatus.BAD_REQUEST else {}
            response = {"description": status.phrase, **documentation}
            self.spec.components.response(status.name, response, lazy=True)
        default = {"description": "A problem", "content": content}
        self.spec.components.response(self.DEFAULT_ERROR_RESPONSE_NAME, default, lazy=True)
