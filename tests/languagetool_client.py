"""A client of LanguageTool's API, and a vocabulary to ask about."""

import pytest
from making import a_scheme, an_entry, caution, discouraged, preferred, published

from taxonomy.entry.model import Term, Usage
from taxonomy.entry.scheme import ProtectedPhrase
from taxonomy.store import schemes

FAMILY = "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{GIRL}"


@pytest.fixture(autouse=True)
def vocabulary(termbase):
    """A word to avoid in two languages, one to take care with, and a name that excuses."""
    entry = an_entry(
        preferred(),
        discouraged(replacements=("child sexual abuse material",)),
        caution(),
        Term(
            "pornographie enfantine",
            "fr",
            Usage.DISCOURAGED,
            reason={"en": "It hides the crime.", "fr": "Le mot cache le crime."},
        ),
        Term("pornografía infantil", "es", Usage.DISCOURAGED, reason={"en": "It hides."}),
    )
    name = ProtectedPhrase("en", "Optional Protocol on child prostitution and child pornography")
    with termbase.transaction() as session:
        schemes.save(session, a_scheme(protected=(name,)))
    published(termbase, entry)


def asked(client, text=None, method="post", **given):
    given = {"language": "en", **given, **({"text": text} if text is not None else {})}
    if method == "get":
        return client.get("/v2/check", query_string=given)
    return client.post("/v2/check", data={key: each for key, each in given.items() if each})


def matches(client, text=None, **given):
    answer = asked(client, text, **given)
    assert answer.status_code == 200, answer.text
    return answer.json["matches"]


def sliced(text, offset, length):
    """What a client that counts in UTF-16 underlines."""
    units = text.encode("utf-16-le")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def underlined(text, match):
    return sliced(text, match["offset"], match["length"])
