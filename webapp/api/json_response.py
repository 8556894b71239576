"""JSON responses by orjson, ten times as fast as the standard library."""

from typing import Any

import orjson
from flask import Response
from flask.json.provider import JSONProvider


class Orjson(JSONProvider):
    """Flask's JSON, written as UTF-8 with keys in the order in which they are told."""

    def dumps(self, obj: Any, **_: Any) -> str:  # noqa: ANN401 - whatever an answer holds
        """The text of a value."""
        return orjson.dumps(obj).decode()

    def loads(self, s: str | bytes, **_: Any) -> Any:  # noqa: ANN401
        """The value of a text."""
        return orjson.loads(s)

    def response(self, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401
        """An answer with a value as its body."""
        body = orjson.dumps(self._prepare_response_obj(args, kwargs))
        return Response(body, mimetype="application/json")
