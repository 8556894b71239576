"""A test client that reads pages as a browser does, and holds the API to its own document."""

import re
from functools import cache

from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from werkzeug.exceptions import HTTPException

API = "/api/v1/"
DOCUMENT = f"{API}openapi.json"

_TAG = re.compile(r"""<[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_VALUE_OR_BREAK = re.compile(r"""("[^"]*"|'[^']*')|\n\s*""")
_documents = []  # the one OpenAPI document, from the first application that is asked


class _Page:
    """What was answered; a tag's attributes may stand on several lines of the template."""

    @property
    def text(self):
        return _TAG.sub(_on_one_line, super().text)


def _on_one_line(tag):
    return _VALUE_OR_BREAK.sub(lambda found: found[1] or " ", tag[0])


class PageClient(FlaskClient):
    """Asks the application; every answer of the API must be as the OpenAPI document says."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.response_wrapper = type("Page", (_Page, self.response_wrapper), {})

    def open(self, *args, **kwargs):
        answer = super().open(*args, **kwargs)
        if answer.request.path.startswith(API) and answer.request.path != DOCUMENT:
            self._hold_to_the_document(answer)
        return answer

    def _hold_to_the_document(self, answer):
        method = answer.request.method.lower()
        path = self._path(answer.request)
        if path is None or method in {"head", "options"} or not answer.is_json:
            return
        if not _documents:
            _documents.append(FlaskClient(self.application).get(DOCUMENT).json)
        _validator(path, method, answer.status_code, answer.mimetype).validate(answer.json)

    def _path(self, request):
        """The path as the document writes it; None for an address that is none."""
        addresses = self.application.url_map.bind("localhost")
        try:
            rule, _ = addresses.match(request.path, request.method, return_rule=True)
        except HTTPException:
            return None
        return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)


@cache
def _validator(path, method, status, mimetype):
    """What validates an answer: the schema that was promised, and no field besides."""
    document = _documents[0]
    promised = document["paths"][path][method]["responses"]
    response = promised[str(status)] if status < 400 else promised["default"]
    if "$ref" in response:
        response = document["components"]["responses"][response["$ref"].rpartition("/")[2]]
    schema = response["content"][mimetype]["schema"]
    components = {**document["components"], "schemas": _strict(document["components"]["schemas"])}
    return Draft202012Validator({**schema, "components": components})


def _strict(schemas):
    """Schemas that refuse a field which they do not name."""
    return {
        name: {"additionalProperties": False, **schema} if "properties" in schema else schema
        for name, schema in schemas.items()
    }
