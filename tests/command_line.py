"""The command line as its user calls it: a process of its own, without our settings."""

import os
import subprocess
import sys
from pathlib import Path

LUXTERM = [str(Path(sys.executable).with_name("luxterm"))]

SMALL = """\
scheme: {id: small, title: {en: Small}}
entries:
- concept: child
  terms: [{label: child, language: en, usage: preferred}]
"""


def environment(**settings):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LUXTERM_")}
    return {**clean, "COLUMNS": "120", **settings}


def luxterm(*words, **settings):
    return subprocess.run(
        [*LUXTERM, *map(str, words)],
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
