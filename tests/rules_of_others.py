"""Rules for other programs as they are packed, of small vocabularies."""

import io
import zipfile

from making import NOON, a_scheme, an_entry

from taxonomy.entry.scheme import ProtectedPhrase
from taxonomy.exchange import formats
from taxonomy.exchange.vocabulary import Holding, Item

INSTEAD = "child sexual abuse material"


def files(form, holding):
    """What a format packs, by its path."""
    with zipfile.ZipFile(io.BytesIO(b"".join(formats.BY_NAME[form].write(holding)))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def of(*entries, names=()):
    scheme = a_scheme(protected=tuple(ProtectedPhrase("en", name) for name in names))
    return Holding(scheme, "https://terms.example", [Item(each) for each in entries], NOON)


def one(*terms, names=()):
    return of(an_entry(*terms), names=names)
