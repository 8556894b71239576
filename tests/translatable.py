"""The templates of messages, as the catalogues' extraction finds them in the code."""

from functools import cache
from pathlib import Path

from babel.messages import extract

ROOT = Path(__file__).parents[1]
VIEWS = "webapp.api.docstrings:extract"


@cache
def templates():
    """Every template of a message, and every docstring that documents the API."""
    found = extract.extract_from_dir(
        ROOT,
        method_map=[
            ("webapp/api/**.py", VIEWS),
            ("webapp/**.py", "python"),
            ("taxonomy/**.py", "python"),
        ],
        keywords={"Message": None},
    )
    return frozenset(message for _, _, message, _, _ in found)
