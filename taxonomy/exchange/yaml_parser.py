"""YAML to plain values, with the line of each: the small, safe part of YAML that people write.

The words of YAML 1.2's core schema alone mean something else than text (true,
false, null, whole numbers), so that the language `no` stays Norwegian and a
date stays what was written. Aliases are refused: they are how a small file
becomes a huge one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from taxonomy.errors import Malformed, Violation
from taxonomy.messages import Message, Untranslated

DEEPEST = 40  # levels; an entry has six

_WORDS: dict[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)")

_NOT_YAML = Message("This isn’t valid YAML: %(error)s.")
_ONE_DOCUMENT = Message("Write one document in each file. Remove the “---”.")
_NO_ALIASES = Message("Aliases (*name) aren’t allowed. Write the text out.")


@dataclass(frozen=True, slots=True)
class Page:
    """What a YAML file says, and the line in which each part of it begins.

    `lines` maps JSON Pointers (RFC 6901) to line numbers, counted from 1.
    """

    file: str
    value: object
    lines: dict[str, int]

    def place(self, pointer: str) -> str:
        """The file and line of a part, or of the nearest part around it."""
        while pointer and pointer not in self.lines:
            pointer = pointer.rpartition("/")[0]
        return f"{self.file}:{self.lines.get(pointer, 1)}"


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being read."""

    pointer: str
    value: dict[object, object] | list[object]
    key: object = None
    has_key: bool = False
    keys: dict[object, int] = field(default_factory=dict)


def read(content: bytes, file: str) -> Page:
    """Read one document.

    Raises `Malformed`, with file and line, for what is not YAML, not UTF-8, an
    alias, a tag, a key that stands twice, or nesting beyond `DEEPEST`.
    """
    try:
        text = content.decode("utf-8-sig")
        return _Reader(file).read(yaml.parse(text, Loader=_Loader))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = Message("This file isn’t UTF-8 text. Save it as UTF-8.")
        raise _refusal(file, line, message) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = _NOT_YAML.with_params(error=Untranslated(error.problem or error.context))
        raise _refusal(file, _line(mark), message) from error
    except yaml.YAMLError as error:
        raise _refusal(file, 1, _NOT_YAML.with_params(error=Untranslated(error))) from error


def write(document: object) -> str:
    """The document as YAML that a person likes to read; `read` gives it back."""
    return yaml.dump(
        document,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=96,
        default_flow_style=False,
    )


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times as fast
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def _line(mark: Any) -> int:  # noqa: ANN401 - the C parser's marks are of another type
    return mark.line + 1 if mark else 1


def _refusal(file: str, line: int, message: Message) -> Malformed:
    return Malformed([Violation("yaml", "", message, f"{file}:{line}")])


class _Reader:
    """Builds values from the parser's events, without recursion."""

    def __init__(self, file: str) -> None:
        self._page = Page(file, None, {})
        self._open: list[_Open] = []
        self._result: object = None

    def read(self, events: Iterator[yaml.Event]) -> Page:
        documents = 0
        for event in events:
            line = _line(event.start_mark)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refusal(line, _ONE_DOCUMENT)
            elif isinstance(event, yaml.AliasEvent):
                raise self._refusal(line, _NO_ALIASES)
            elif isinstance(event, yaml.ScalarEvent):
                self._add(self._scalar(event, line), line)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event, line)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._open.pop()
        return Page(self._page.file, self._result, self._page.lines)

    def _begin(self, event: yaml.CollectionStartEvent, line: int) -> None:
        if len(self._open) >= DEEPEST:
            message = Message("This is nested more than %(most)s levels deep.", most=DEEPEST)
            raise self._refusal(line, message)
        value: dict[object, object] | list[object]
        value = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_Open(self._add(value, line), value))

    def _add(self, value: object, line: int) -> str:
        """Put a value where it belongs; returns its pointer."""
        if not self._open:
            self._result = value
            return self._noted("", line)
        around = self._open[-1]
        if isinstance(around.value, list):
            around.value.append(value)
            return self._noted(f"{around.pointer}/{len(around.value) - 1}", line)
        if not around.has_key:
            return self._key(around, value, line)
        around.has_key = False
        around.value[around.key] = value
        return self._noted(f"{around.pointer}/{_escaped(around.key)}", around.keys[around.key])

    def _key(self, around: _Open, key: object, line: int) -> str:
        if isinstance(key, dict | list):
            raise self._refusal(line, Message("A key must be a word."))
        if key in around.keys:
            message = Message(
                "“%(key)s” is here twice. The first is in line %(line)s.",
                key=key,
                line=str(around.keys[key]),
            )
            raise self._refusal(line, message)
        around.key, around.has_key = key, True
        around.keys[key] = line
        return around.pointer

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> object:
        if event.tag is not None:
            message = Message("Tags aren’t allowed. Remove “%(tag)s”.", tag=event.tag)
            raise self._refusal(line, message)
        if event.style:  # quoted or a block: text, whatever it says
            return event.value
        if event.value in _WORDS:
            return _WORDS[event.value]
        return int(event.value) if _NUMBER.fullmatch(event.value) else event.value

    def _noted(self, pointer: str, line: int) -> str:
        self._page.lines[pointer] = line
        return pointer

    def _refusal(self, line: int, message: Message) -> Malformed:
        return _refusal(self._page.file, line, message)


def _escaped(key: object) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")
