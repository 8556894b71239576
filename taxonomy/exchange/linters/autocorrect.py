"""Lists that LibreOffice corrects by while one types: a file a locale."""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from taxonomy.entry.model import Usage
from taxonomy.exchange.linters import advice, rule_files
from taxonomy.exchange.linters.advice import LinterTerm
from taxonomy.exchange.vocabulary import Holding

_BLOCKS = "http://openoffice.org/2001/block-list"
ET.register_namespace("block-list", _BLOCKS)
# The locales for which LibreOffice has a list of its own: one of the language would not be read.
_LOCALES = {
    "da": "da-DK",
    "en": "en-GB en-US en-AU en-ZA",
    "fi": "fi-FI",
    "ja": "ja-JP",
    "ko": "ko-KR",
    "nl": "nl-NL nl-BE",
    "pl": "pl-PL",
    "pt": "pt-PT pt-BR",
    "ru": "ru-RU",
    "sv": "sv-SE",
    "tr": "tr-TR",
    "vi": "vi-VN",
    "zh": "zh-CN zh-TW",
}
_MANIFEST = (
    '<manifest><file-entry media-type="" full-path="/"/>'
    '<file-entry media-type="text/xml" full-path="DocumentList.xml"/></manifest>'
)


def write(holding: Holding) -> Iterator[bytes]:
    """The lists, packed; only terms to be avoided wherever they stand are in them.

    What is replaced while one types must be wrong in every context: terms that need
    one, have exceptions, or are part of a name, are left out.
    """
    yield rule_files.packed(_files(holding))


def _files(holding: Holding) -> Iterator[tuple[str, bytes]]:
    for language, advices in advice.gathered(holding).items():
        pairs = dict(pair for each in advices if _is_wrong(each) for pair in _pairs(each))
        if pairs:
            for locale in _LOCALES.get(language, language).split():
                yield f"acor_{locale}.dat", _list(pairs.items())


def _is_wrong(each: LinterTerm) -> bool:
    wildcard = each.label.startswith(".*") or each.label.endswith(".*")
    conditional = each.needs_context or each.excepted or bool(each.around) or wildcard
    return each.usage is Usage.DISCOURAGED and not conditional


def _pairs(each: LinterTerm) -> Iterator[tuple[str, str]]:
    """What is replaced by what, also where a sentence begins: case counts in these lists."""
    for written in {each.label: None, _capitalised(each.label): None}:
        if each.sure:
            yield written, each.sure if written == each.label else _capitalised(each.sure)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _list(pairs: Iterable[tuple[str, str]]) -> bytes:
    blocks = ET.Element(f"{{{_BLOCKS}}}block-list")
    for label, instead in pairs:
        block = ET.SubElement(blocks, f"{{{_BLOCKS}}}block")
        block.set(f"{{{_BLOCKS}}}abbreviated-name", label)
        block.set(f"{{{_BLOCKS}}}name", instead)
    content = ET.tostring(blocks, encoding="UTF-8", xml_declaration=True)
    return rule_files.packed(
        [("mimetype", ""), ("DocumentList.xml", content), ("META-INF/manifest.xml", _MANIFEST)]
    )
