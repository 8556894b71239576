"""Rules for LanguageTool: a file a language, named so that it can be opened as a rule file."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from taxonomy.exchange.linters import advice, patterns, rule_files
from taxonomy.exchange.linters.advice import LinterTerm, Option
from taxonomy.exchange.vocabulary import Holding


def write(holding: Holding) -> Iterator[bytes]:
    """The files, packed."""
    yield rule_files.packed(
        (f"rules-{tag}-Luxterm.xml", _file(holding, tag, advices))
        for tag, advices in advice.gathered(holding).items()
    )


def _file(holding: Holding, language: str, advices: tuple[LinterTerm, ...]) -> bytes:
    rules = ET.Element("rules", lang=language)
    title = advice.one_line(holding.scheme.title.get(language) or holding.scheme.id)
    category = ET.SubElement(rules, "category", id="LUXTERM", name=f"Luxterm: {title}")
    category.text = "\n"
    for name, each in advice.slugs(advices):
        number = f"LUXTERM_{language}_{name}".replace("-", "_").upper()
        rule = ET.SubElement(category, "rule", id=number, name=each.label)
        rule.tail = "\n"
        _rule(rule, each)
    content: bytes = ET.tostring(rules, encoding="UTF-8", xml_declaration=True)
    return content


def _rule(rule: ET.Element, each: LinterTerm) -> None:
    """Where a term needs its context, which is not looked at, the rule has to be turned on."""
    if each.needs_context:
        rule.set("default", "off")
    case = "yes" if each.cased else "no"
    ET.SubElement(rule, "regexp", type="exact", case_sensitive=case).text = patterns.pattern(each)
    options = [option for option in each.options if "\\" not in option.label]  # \1 is a reference
    _message(ET.SubElement(rule, "message"), each, options)
    ET.SubElement(rule, "url").text = each.uri
    correction = {"correction": "|".join(option.label for option in options)} if options else {}
    example = ET.SubElement(rule, "example", correction)
    ET.SubElement(example, "marker").text = each.label


def _message(message: ET.Element, each: LinterTerm, options: Sequence[Option]) -> None:
    """Like `LinterTerm.summary`, with what to say instead as suggestions."""
    if not options:
        message.text = _harmless(each.summary)
        return
    message.text = _harmless(f"{each.label} → ")
    for option in options:
        suggestion = ET.SubElement(message, "suggestion")
        suggestion.text = option.label
        when = f" ({option.when})" if option.when else ""
        rest = " / " if option is not options[-1] else f". {each.reason}".rstrip()
        suggestion.tail = _harmless(when + rest)


def _harmless(text: str) -> str:
    """A message without what refers to a part of the match."""
    return text.replace("\\", "/")
