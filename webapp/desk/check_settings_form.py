"""The names and words of the check as a form: a row a language, a line a name or a word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from werkzeug.datastructures import MultiDict

from taxonomy import languages
from taxonomy.curation.rules import no_such_language
from taxonomy.entry.scheme import NamesAndWords
from taxonomy.errors import Violation
from taxonomy.messages import Message

NEW = "new"  # the row of a language that has none yet

_QUOTED = 60  # characters of a line that is told


@dataclass(frozen=True, slots=True)
class SettingsRow:
    """A language as it stands in the form; `key` is its tag, or `new`."""

    key: str
    language: str
    names: str = ""
    words: str = ""

    @property
    def name_lines(self) -> list[str]:
        """The names, one a line, with single spaces."""
        return _lines(self.names)

    @property
    def word_lines(self) -> list[str]:
        """The words, likewise."""
        return _lines(self.words)


class _Line(NamedTuple):
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Composed:
    """The document that a form comes to, and the field that each line of it came from."""

    document: dict[str, Any]
    names: tuple[_Line, ...]
    words: Mapping[str, tuple[_Line, ...]]

    def problems(self, violations: Iterable[Violation]) -> dict[str, list[Violation]]:
        """What is to be fixed by field; under an empty name what is of no field."""
        found: dict[str, list[Violation]] = {}
        for each in violations:
            field, quoted = self._place(each.pointer)
            # A rule quotes what it is about; the shape of a document is told by place alone.
            violation = each
            if quoted and each.rule == "shape":
                message = Message("“%(quoted)s”: %(message)s", quoted=quoted, message=each.message)
                violation = replace(each, message=message)
            if violation not in found.setdefault(field, []):
                found[field].append(violation)
        return found

    def _place(self, pointer: str) -> tuple[str, str]:
        """The field that a pointer leads to, and the line in it."""
        of, *inside = pointer.removeprefix("/").split("/")
        if of == "protected":
            return self._place_of_name(inside)
        if of == "context":
            return self._place_of_word(inside)
        return of, ""

    def _place_of_name(self, inside: Sequence[str]) -> tuple[str, str]:
        if not inside:
            return "", ""
        if inside[-1] == "confidence":
            return inside[-1], ""
        line = self.names[int(inside[0])]
        return line.field, _short(line)

    def _place_of_word(self, inside: Sequence[str]) -> tuple[str, str]:
        tag, *place = inside
        lines = self.words.get(tag, ())
        if lines and place:
            line = lines[int(place[0])]
            return line.field, _short(line)
        return (lines[0].field if lines else f"words.{tag}"), ""


def of_scheme(standing: NamesAndWords, more: Iterable[str]) -> list[SettingsRow]:
    """The rows of what stands, and of more languages that have neither names nor words yet."""
    tags = dict.fromkeys([*(each.language for each in standing.protected), *standing.context])
    return [
        SettingsRow(
            tag,
            tag,
            "\n".join(each.text for each in standing.protected if each.language == tag),
            "\n".join(standing.context.get(tag, ())),
        )
        for tag in dict.fromkeys([*tags, *more])
    ]


def touched(rows: Iterable[SettingsRow], standing: NamesAndWords) -> set[str]:
    """The keys of the rows in which something else is typed than stands."""
    known = {row.key: row for row in of_scheme(standing, ())}
    return {
        row.key
        for row in rows
        if _content(row)
        != _content(known.get(row.key, SettingsRow(row.key, row.key if row.key != NEW else "")))
    }


def typed(form: MultiDict[str, str]) -> list[SettingsRow]:
    """The rows of a form as they were typed, the new one last."""
    parts = (name.partition(".") for name in form)
    tags = dict.fromkeys(tag for part, _, tag in parts if part in {"names", "words"} and tag)
    tags.pop(NEW, None)
    rows = [
        SettingsRow(tag, tag, form.get(f"names.{tag}", ""), form.get(f"words.{tag}", ""))
        for tag in tags
    ]
    new = SettingsRow(
        NEW,
        form.get("language", "").strip(),
        form.get(f"names.{NEW}", ""),
        form.get(f"words.{NEW}", ""),
    )
    return [*rows, new]


def composed(rows: Iterable[SettingsRow], before: NamesAndWords, confidence: str) -> Composed:
    """The document of what was typed; names that there were stay as sure as they are known."""
    known = {(each.language, each.text): each.confidence.value for each in before.protected}
    names, protected = [], []
    words: dict[str, tuple[_Line, ...]] = {}
    for row in rows:
        for text in row.name_lines:
            names.append(_Line(f"names.{row.key}", text))
            sure = known.get((row.language, text), confidence)
            protected.append({"language": row.language, "text": text, "confidence": sure})
        lines = tuple(_Line(f"words.{row.key}", text) for text in row.word_lines)
        if lines:
            words[row.language] = (*words.get(row.language, ()), *lines)
    context = {tag: [line.text for line in lines] for tag, lines in words.items()}
    return Composed({"protected": protected, "context": context}, tuple(names), words)


def malformed(rows: Iterable[SettingsRow]) -> Iterator[Violation]:
    """What is to be fixed in the language of the new row, where anything stands in that row."""
    for row in rows:
        if row.key != NEW or not (row.name_lines or row.word_lines):
            continue
        if not row.language:
            message = Message("Choose the language of these.")
            yield Violation("names-and-words-have-a-language", "/language", message)
        elif not languages.is_valid(row.language):
            yield no_such_language("/language", row.language)


def _content(row: SettingsRow) -> tuple[str, list[str], list[str]]:
    return row.language, row.name_lines, row.word_lines


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _short(line: _Line) -> str:
    return line.text if len(line.text) <= _QUOTED else f"{line.text[:_QUOTED]}…"
