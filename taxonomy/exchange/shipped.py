"""Where the vocabulary that ships with Luxterm is found, installed or in a checkout."""

from importlib.resources import files
from pathlib import Path

LUXEMBOURG = Path(str(files("taxonomy.fixtures.luxembourg")))
