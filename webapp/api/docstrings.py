"""The docstrings of views, which document the API: found for the catalogues of translations.

`babel.cfg` names `extract` as the method for the modules of the API:

    [extractors]
    views = webapp.api.docstrings:extract

    [views: webapp/api/**.py]
"""

import ast
import inspect
from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from typing import IO, Any, cast

from babel.messages.extract import extract_python

_METHODS = {"get", "post", "put", "patch", "delete"}

Found = tuple[int, Any, Any, Any]  # line, marker, string, comments, as Babel has them


def extract(
    file: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Found]:
    """What Babel finds in a Python module, and both parts of each view's docstring."""
    source = file.read()
    yield from extract_python(BytesIO(source), keywords, comment_tags, cast("Any", options))
    for line, text in texts(source.decode()):
        yield line, None, text, []


def texts(source: str) -> Iterator[tuple[int, str]]:
    """Summary and description of each view, as the page about the API shows them."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and any(map(_is_address, node.decorator_list)):
            docstring = inspect.cleandoc(ast.get_docstring(node) or "")
            summary, _, description = docstring.partition("\n\n")
            for part in filter(None, (summary, description)):
                yield node.lineno, " ".join(part.split())


def _is_address(decorator: ast.expr) -> bool:
    return (
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in _METHODS
    )
