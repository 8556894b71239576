"""The checker: detects the language of each paragraph, matches labels, and resolves each match."""

import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from taxonomy.checking import disambiguation, language_detection, rule_index
from taxonomy.checking.disambiguation import Finding
from taxonomy.checking.lemmas import LemmaSource
from taxonomy.checking.matcher import Matcher
from taxonomy.checking.rule_index import RuleIndex, base
from taxonomy.checking.rulebook import Concept, Rule, Rulebook
from taxonomy.errors import Malformed, Violation
from taxonomy.messages import Message

_Wanted = tuple[str, str | None]  # a language, and a scheme or all


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
    def unexcused(self) -> tuple[Finding, ...]:
        """Those that no name excuses."""
        return tuple(each for each in self.findings if each.justified is None)


class Checker:
    """Checks texts against one rulebook; safe for threads. No text is kept."""

    def __init__(
        self,
        book: Rulebook | RuleIndex,
        source: LemmaSource | None = None,
        matchers: Mapping[_Wanted, Matcher] | None = None,
        *,
        most: int = sys.maxsize,
    ) -> None:
        """Take the rulebook; the matcher of a language is made when it is first wanted.

        Lemmas are those of the rulebook’s tables, or of a `source` where one is given.
        `most` is how many terms a text or document may have; one with more is refused.
        """
        self.most = most
        self._terms = rule_index.of_book(book) if isinstance(book, Rulebook) else book
        self._source = source
        self._matchers = dict(matchers or {})
        self._making = threading.Lock()
        self.languages = tuple(sorted(set(map(base, self._terms.tags))))

    @property
    def book(self) -> Rulebook:
        """All that texts are checked for."""
        return self._terms.book

    @property
    def tags(self) -> frozenset[str]:
        """The languages of the terms, as they are tagged."""
        return frozenset(self._terms.tags)

    @property
    def used(self) -> tuple[_Wanted, ...]:
        """The languages and schemes that there are matchers of."""
        return tuple(self._matchers)

    def speaks(self, language: str) -> bool:
        """Whether there are terms of a language."""
        return base(language) in self.languages

    def knows(self, concept: Concept) -> bool:
        """Whether a concept has, or once had, a place among the others."""
        return concept in self._terms.places

    def ready_for(self, used: Iterable[_Wanted]) -> "Checker":
        """Itself, with the matchers made that another had."""
        for language, scheme in used:
            self.matcher(language, scheme)
        return self

    def changed(self, concepts: Mapping[Concept, tuple[Rule, ...]]) -> "Checker":
        """A checker with other rules of some concepts, which costs no more than those.

        It has the matchers of this one, changed; this one stays as it is.
        """
        had = self._terms.rules
        new = {each: rules for each, rules in concepts.items() if rules != had.get(each, ())}
        if not new:
            return self
        terms = self._terms.changed(new)
        gone = [rule for each in new for rule in had.get(each, ())]
        come = [rule for rules in new.values() for rule in rules]
        with self._making:
            matchers = self._matchers.copy()
        for wanted, matcher in matchers.items():
            old, others = list(terms.meant(gone, *wanted)), list(terms.meant(come, *wanted))
            if old or others:
                matchers[wanted] = matcher.changed(old, others, terms.place)
        return Checker(terms, self._source, matchers, most=self.most)

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
        Raises `Malformed` for a text with too many terms.
        """
        if language is not None:
            return Report(language, tuple(self._checked(text, language, scheme, ignored)))
        if not self.languages:
            return Report("und", ())
        spoken = tuple(language_detection.paragraphs(text, self.languages))
        found: list[Finding] = []
        for start, end, tag in spoken:
            found += (
                each._replace(start=each.start + start, end=each.end + start)
                for each in self._checked(text[start:end], tag, scheme, ignored)
            )
            self.require_few(len(found))
        most, share = language_detection.most(spoken)
        return Report(most, tuple(found), share)

    def require_few(self, many: int) -> None:
        """Raise `Malformed` where so many terms are more than a text may have."""
        if many > self.most:
            message = Message("The text has more than %(most)s terms. Split it.", most=self.most)
            raise Malformed([Violation("few-terms", "", message)])

    def matcher(self, language: str, scheme: str | None = None) -> Matcher:
        """The matcher of a language, of every scheme or of one."""
        key = base(language), scheme
        with self._making:
            found = self._matchers.get(key)
            if found is None:
                found = self._matchers[key] = self._made(*key)
        return found

    def _made(self, language: str, scheme: str | None) -> Matcher:
        frame = self._terms.frame
        phrases = [each for each in frame.phrases if base(each.language) == language]
        context = [
            word for tag, words in frame.context.items() if base(tag) == language for word in words
        ]
        rules = self._terms.meant(self._terms.every, language, scheme)
        source = self._source or LemmaSource(frame.lemmas.get(language))
        return Matcher(language, rules, phrases, context, source)

    def _checked(
        self, text: str, language: str, scheme: str | None, ignored: Iterable[str]
    ) -> Iterator[Finding]:
        matcher = self.matcher(language, scheme)
        left = frozenset(each.casefold() for each in ignored)
        scanned = matcher.scan(text, self.require_few)
        for each in disambiguation.judged(text, scanned, matcher):
            if not left or left.isdisjoint({each.rule.label.casefold(), each.match.casefold()}):
                yield each
