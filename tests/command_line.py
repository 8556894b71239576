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


# What would change what is printed, or its encoding.
TERMINAL = {"COLUMNS", "LINES", "TERM", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"}


def environment(**settings):
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in TERMINAL and not name.startswith(("LUXTERM_", "PYTHON"))
    }
    return {**clean, "COLUMNS": "120", "PYTHONUTF8": "1", **settings}


def luxterm(*words, **settings):
    return subprocess.run(
        [*LUXTERM, *map(str, words)],
        env=environment(**settings),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
