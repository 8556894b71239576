"""The script that keeps the catalogues, as a module."""

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"

_spec = importlib.util.spec_from_file_location("catalogues", DOCS / "catalogues.py")
catalogues = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(catalogues)
