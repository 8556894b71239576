r"""Terms as regular expressions that .NET, JavaScript (with `u`) and Java read alike.

Only what all three have is used: properties of characters, and looking around.
`\b` and `\w` are not, since they know the letters of ASCII alone in some.
"""

import re

from taxonomy.exchange.linters.advice import LinterTerm
from taxonomy.text import RUNNING

_LETTER = r"[\p{L}\p{M}\p{N}_]"
_BEGINS, _ENDS = f"(?<!{_LETTER})", f"(?!{_LETTER})"
# At most three, since Java looks back over what has a bound only.
_BETWEEN_WORDS = "[\\s\u00a0\u202f\\-\u2010-\u2013]{1,3}"
_APOSTROPHE = "['\u2018\u2019\u02bc]"
_PARTED = re.compile(r"([\s\-\u2010-\u2013]+|['\u2018\u2019\u02bc])")
_IS_APOSTROPHE = re.compile(_APOSTROPHE)
_SPECIAL = re.compile(r"[\\^$.*+?()\[\]{}|/]")  # `-` and `#` may not be escaped in JavaScript


def pattern(advice: LinterTerm) -> str:
    """What finds a term, but not inside the longer wordings in which it is right."""
    label = advice.label
    term = spelled(label)
    right = "|".join(
        _behind(each.before) + term + spelled(each.behind) + _end(each.behind or label)
        for each in advice.around
    )
    return _begin(label) + (f"(?!{right})" if right else "") + term + _end(label)


def spelled(text: str) -> str:
    """The expression for a text, whichever spaces, hyphens and apostrophes it is typed with."""
    parts = _PARTED.split(text)
    parts[::2] = [_SPECIAL.sub(r"\\\g<0>", part) for part in parts[::2]]
    parts[1::2] = [
        _APOSTROPHE if _IS_APOSTROPHE.match(part) else _BETWEEN_WORDS for part in parts[1::2]
    ]
    return "".join(parts)


def _behind(text: str) -> str:
    return f"(?<={_begin(text)}{spelled(text)})" if text else ""


def _begin(text: str) -> str:
    return _BEGINS if _is_letter(text[0]) else ""


def _end(text: str) -> str:
    return _ENDS if _is_letter(text[-1]) else ""


def _is_letter(sign: str) -> bool:
    """Whether a text that ends in it ends where a word does: not in scripts without spaces."""
    return len(RUNNING.findall(f"{sign}{sign}")) == 1
