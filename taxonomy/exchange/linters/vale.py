"""A package for Vale 3: a style a language, in it a rule a term."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from taxonomy.entry.model import Usage
from taxonomy.exchange.linters import advice, patterns, rule_files
from taxonomy.exchange.linters.advice import LinterTerm
from taxonomy.exchange.vocabulary import Holding


def write(holding: Holding) -> Iterator[bytes]:
    """The package; the folder in it is called as the file has to be, but for `.zip`."""
    yield rule_files.packed(_files(holding))


def _files(holding: Holding) -> Iterator[tuple[str, str]]:
    package = f"{rule_files.stem(holding)}.vale"
    by_language = advice.gathered(holding)
    yield f"{package}/example.vale.ini", _example(package, by_language)
    for language, advices in by_language.items():
        folder = f"{package}/styles/Luxterm-{language}"
        yield f"{folder}/meta.json", _meta(holding, language)
        for name, each in advice.slugs(advices):
            yield f"{folder}/{name}.yml", rule_files.in_yaml(_rule(each))


def _example(package: str, tags: Iterable[str]) -> str:
    styles = ", ".join(f"Luxterm-{tag}" for tag in tags)
    return (
        "# Copy this to .vale.ini, keep the styles of the languages you write, run “vale sync”.\n"
        "StylesPath = styles\n"
        "MinAlertLevel = suggestion\n"
        f"Packages = {package}.zip\n\n"
        "[*.{md,rst,adoc,txt,html}]\n"
        f"BasedOnStyles = {styles}\n"
    )


def _meta(holding: Holding, language: str) -> str:
    address = f"{holding.base}/{holding.scheme.id}"
    meta = {
        "author": "Luxterm",
        "description": next(iter(holding.scheme.title.values()), holding.scheme.id),
        "lang": language,
        "url": address,
        "feed": f"{holding.base}/changes.atom",
        "vale_version": ">=3.0.0",
    }
    return json.dumps(meta, ensure_ascii=False, indent=2) + "\n"


def _rule(each: LinterTerm) -> dict[str, Any]:
    """A rule: what to say instead can be chosen; where there is nothing, the term is told."""
    found = patterns.pattern(each)
    rule: dict[str, Any] = {
        "extends": "substitution" if each.options else "existence",
        "message": each.summary.replace("%", "%%"),
        "link": each.uri,
        "level": _level(each),
        "ignorecase": not each.cased,
        "nonword": True,  # the expression has its own ends of words
    }
    if not each.options:
        return {**rule, "tokens": [found]}
    options = "|".join(option.label.replace("|", r"\|") for option in each.options)
    return {
        **rule,
        "capitalize": not each.cased,
        "action": {"name": "replace"},
        "swap": {found: options},
    }


def _level(each: LinterTerm) -> str:
    """Where a term needs its context, which Vale does not look at, it is but a suggestion."""
    if each.needs_context:
        return "suggestion"
    return "error" if each.usage is Usage.DISCOURAGED else "warning"
