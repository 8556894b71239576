from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

class QName:
    localname: str
    def __init__(self, element: object) -> None: ...

class XMLSyntaxError(SyntaxError): ...

def iterparse(
    source: BinaryIO,
    events: Iterable[str],
    *,
    resolve_entities: bool,
    no_network: bool,
    load_dtd: bool,
    remove_comments: bool,
    remove_pis: bool,
) -> Iterator[tuple[str, Any]]: ...

class XMLParser:
    def __init__(
        self,
        *,
        target: object,
        encoding: str,
        resolve_entities: bool,
        no_network: bool,
        huge_tree: bool,
    ) -> None: ...

def fromstring(text: bytes, parser: XMLParser) -> object: ...
