"""Files in which rules go out: YAML that every parser reads alike, and folders that are packed."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any

import yaml

from taxonomy.exchange.vocabulary import Holding

_PLAIN = "abcdefghijklmnopqrstuvwxyz"
_WIDE = 1_000_000  # columns: nothing is folded, so that nobody unfolds it otherwise


class _Quoting(yaml.SafeDumper):
    """Quotes all but plain words: what is a number or a truth differs between parsers."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = None if len(text) > 1 and not text.strip(_PLAIN) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Quoting.add_representer(str, _text)


def in_yaml(value: Any) -> str:  # noqa: ANN401 - whatever YAML can say
    """A value as a YAML file."""
    return yaml.dump(value, Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=_WIDE)


def packed(files: Iterable[tuple[str, bytes | str]]) -> bytes:
    """Files, by their paths, as one ZIP file; the same files make the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as folder:
        for path, text in files:
            folder.writestr(zipfile.ZipInfo(path), text, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def stem(holding: Holding) -> str:
    """What the scheme, or its release, is called in names of files."""
    return "-".join(filter(None, (holding.scheme.id, holding.release)))
