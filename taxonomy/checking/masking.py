"""Markup out of sight: a text of the same length in which only what is read is left.

So every place in it is one of the original. What is code or an address becomes a
sign that parts words; tags become spaces, and those of blocks a break.
"""

import re
from collections.abc import Callable
from enum import StrEnum

_SIGN = "\u25a1"  # stands in no term and parts words

# CommonMark: fenced and indented code, code spans, addresses and targets of links; HTML in it.
_CODE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[`~]*\s*?$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|(?<=\]\()[^()\s]+|^\[[^\]\n]+\]:\s*\S+",
    re.DOTALL | re.MULTILINE,
)
_ADDRESS = re.compile(r"\b(?:https?|ftp|mailto):[^\s<>\"]+|\bwww\.[^\s<>\"]+|\S+@\S+\.\w+")
_UNREAD = re.compile(
    r"<(?P<name>script|style|code|pre|kbd|samp|template)\b.*?(?:</(?P=name)\s*>|\Z)|<!DOCTYPE[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_REMARK = re.compile(r"<!--(?P<said>.*?)(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:\"[^\"]*\"|'[^']*'|[^'\">])*>")
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])")
_LANGUAGE = re.compile(r"<html\b[^>]*\blang\s*=\s*[\"']?(?P<tag>[A-Za-z0-9-]+)", re.IGNORECASE)
_INLINE = frozenset(
    "a abbr b bdi bdo cite del dfn em font i ins mark q s small span strong sub sup u wbr".split()  # noqa: SIM905
)


class Kind(StrEnum):
    """What a text is written in."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"


_SUFFIXES = {
    **dict.fromkeys((".md", ".markdown"), Kind.MARKDOWN),
    **dict.fromkeys((".html", ".htm", ".xhtml"), Kind.HTML),
}


def kind_of(name: str) -> Kind:
    """What a file is written in, by how its name ends."""
    return _SUFFIXES.get(name.lower()[name.rfind(".") :], Kind.PLAIN)


def masked(text: str, kind: Kind) -> str:
    """The text as it is read: as long as it was, without what is not for readers."""
    if kind is Kind.PLAIN:
        return text
    if kind is Kind.MARKDOWN:
        text = _CODE.sub(_signs, text)
        text = _EMPHASIS.sub(_spaces, text)
    text = _UNREAD.sub(_signs, text)
    text = _REMARK.sub(_remark, text)
    return _ADDRESS.sub(_signs, _TAG.sub(_tag, text))


def language_of(text: str, kind: Kind) -> str | None:
    """The language that a page of HTML says it is in."""
    found = _LANGUAGE.search(text) if kind is Kind.HTML else None
    return found["tag"] if found else None


def _over(sign: str) -> Callable[[re.Match[str]], str]:
    def written_over(found: re.Match[str]) -> str:
        return re.sub(r"[^\r\n]", sign, found[0])

    return written_over


_signs, _spaces = _over(_SIGN), _over(" ")


def _remark(found: re.Match[str]) -> str:
    """A remark goes, unless it is for us."""
    return found[0] if "luxterm:ignore" in found["said"] else _spaces(found)


def _tag(found: re.Match[str]) -> str:
    if found["name"].lower() in _INLINE:
        return "\u200b" * len(found[0])
    return _signs(found)
