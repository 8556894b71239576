"""The check of texts: the language found out, its matcher asked, what it matched judged."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace

from taxonomy import languages
from taxonomy.checking import detecting, judging
from taxonomy.checking.dictionaries import Dictionaries
from taxonomy.checking.judging import Finding
from taxonomy.checking.matcher import Matcher
from taxonomy.checking.rules import Rulebook

_SAME = {"no": "nb", "nn": "nb"}  # Norwegian is written in the words of Bokmål here


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a text, in its order.

    `language` is the one that was named, or else that of most of the text, of which
    it is a `share`.
    """

    language: str
    findings: tuple[Finding, ...]
    share: float = 1.0

    @property
    def told(self) -> tuple[Finding, ...]:
        """Those that no name excuses."""
        return tuple(each for each in self.findings if each.justified is None)


class Checker:
    """Checks texts against one rulebook; safe for threads. No text is kept."""

    def __init__(self, book: Rulebook, known: Dictionaries | None = None) -> None:
        """Keep the rulebook; the matcher of a language is made when it is first wanted."""
        self.book = book
        self._dictionaries = known
        self.languages = tuple(sorted({_base(rule.language) for rule in book.rules}))
        self._matchers: dict[tuple[str, str | None], Matcher] = {}
        self._making = threading.Lock()

    @property
    def used(self) -> tuple[tuple[str, str | None], ...]:
        """The languages and schemes that there are matchers of."""
        return tuple(self._matchers)

    def speaks(self, language: str) -> bool:
        """Whether there are terms of a language."""
        return _base(language) in self.languages

    def ready_for(self, used: Iterable[tuple[str, str | None]]) -> "Checker":
        """Itself, with the matchers made that another had."""
        for language, scheme in used:
            self.matcher(language, scheme)
        return self

    def check(
        self,
        text: str,
        *,
        language: str | None = None,
        scheme: str | None = None,
        ignored: Iterable[str] = (),
    ) -> Report:
        """Everything in a text that is to be avoided or taken care of, justified or not.

        Without a language, that of each paragraph is found out. `ignored` are terms
        that a project has decided to keep. Markup is not looked past: see `documents`.
        """
        if language is not None:
            return Report(language, self._checked(text, language, scheme, ignored))
        if not self.languages:
            return Report("und", ())
        spoken = tuple(detecting.paragraphs(text, self.languages))
        found = (
            replace(each, start=each.start + start, end=each.end + start)
            for start, end, tag in spoken
            for each in self._checked(text[start:end], tag, scheme, ignored)
        )
        most, share = detecting.most(spoken)
        return Report(most, tuple(found), share)

    def matcher(self, language: str, scheme: str | None = None) -> Matcher:
        """The matcher of a language, of every scheme or of one."""
        key = _base(language), scheme
        with self._making:
            found = self._matchers.get(key)
            if found is None:
                found = self._matchers[key] = self._made(*key)
        return found

    def _made(self, base: str, scheme: str | None) -> Matcher:
        rules = [
            rule
            for rule in self.book.rules
            if _base(rule.language) == base and scheme in {None, rule.scheme}
        ]
        phrases = [each for each in self.book.phrases if _base(each.language) == base]
        context = [
            word for tag, words in self.book.context.items() if _base(tag) == base for word in words
        ]
        return Matcher(base, rules, phrases, context, self._dictionaries)

    def _checked(
        self, text: str, language: str, scheme: str | None, ignored: Iterable[str]
    ) -> tuple[Finding, ...]:
        matcher = self.matcher(language, scheme)
        left = frozenset(each.casefold() for each in ignored)
        return tuple(
            each
            for each in judging.judged(text, matcher.scan(text), matcher)
            if not left or left.isdisjoint({each.rule.label.casefold(), each.match.casefold()})
        )


def _base(tag: str) -> str:
    base = languages.base(tag)
    return _SAME.get(base, base)
