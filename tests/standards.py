"""The schemas of standards, which stand beside a checkout and never in it."""

import os
from pathlib import Path

import pytest

_FOLDER = Path(
    os.environ.get("LUXTERM_TEST_SCHEMAS") or Path(__file__).parents[2] / "shared" / "schemas"
)


def schemas(*names):
    """The folder of a standard's schemas; without it, the test is skipped and says so."""
    folder = _FOLDER.joinpath(*names)
    if not folder.is_dir():
        pytest.skip(f"the schemas of {names[0]} are not here (LUXTERM_TEST_SCHEMAS)")
    return folder
