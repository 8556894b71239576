"""Publishers change the names that excuse and the words of the context; the check follows."""

from dataclasses import replace

import pytest
from making import ADA, EDDA, NOON, PAUL, a_scheme, an_entry, discouraged, preferred, published

from taxonomy.curation import check_settings as steps
from taxonomy.curation import scheme_rules
from taxonomy.entry.model import Confidence
from taxonomy.entry.scheme import NamesAndWords, ProtectedPhrase
from taxonomy.errors import NotAllowed, NotFound, RulesBroken, SchemeOutOfDate
from taxonomy.store import audit, changes, schemes
from taxonomy.store.database import Store
from taxonomy.store.records import ChangeKind, Happening

NAME = ProtectedPhrase("en", "Protocol on child pornography", Confidence.FOUND)
GIVEN = NamesAndWords((NAME,), {"en": ("abuse",)})
CLIENT = discouraged(
    "client", needs_context=True, found_in=("A client of the abuse.",), not_found_in=("A client.",)
)


def put(termbase, given, *, seen=None, by=PAUL):
    with termbase.transaction() as session:
        position = steps.standing(session, "test").position if seen is None else seen
        return steps.put(session, "test", given, seen=position, by=by, at=NOON)


def matches(termbase, text):
    found = termbase.checker.check(text, language="en").findings
    return [(each.match, each.justified) for each in found]


@pytest.fixture
def checking(termbase):
    published(termbase, an_entry(preferred(), discouraged()))
    return termbase


def test_the_check_follows_at_once(checking):
    text = "The Protocol on child pornography."
    assert matches(checking, text) == [("child pornography", None)]

    put(checking, GIVEN)
    assert matches(checking, text) == [("child pornography", NAME.text)]
    put(checking, NamesAndWords())
    assert matches(checking, text) == [("child pornography", None)]


def test_words_of_the_context_tell_an_everyday_word(checking):
    published(checking, an_entry(discouraged("punter", needs_context=True), concept="punter"))
    text = "The punter knew of the abuse."
    assert matches(checking, text) == []

    put(checking, GIVEN)

    assert matches(checking, text) == [("punter", None)]


def test_all_is_kept_and_told_to_the_logs(checking):
    before = checking.catalogue.scheme("test")
    standing = put(checking, GIVEN)
    put(checking, replace(GIVEN, protected=(replace(NAME, confidence=Confidence.INFERRED),)))

    with checking.reading() as session:
        last = changes.last(session, ChangeKind.SCHEME, "test")
        lines = audit.lines(session, what=Happening.CHECK_CHANGED, subject="test")
    assert (last.by, last.at, last.position) == ("Paul", NOON, standing.position + 1)
    assert lines[0].detail == {
        "added": "en: Protocol on child pornography (inferred)",
        "removed": "en: Protocol on child pornography (found)",
    }
    assert lines[1].detail["added"].splitlines() == [
        "en: Protocol on child pornography (found)",
        "en: abuse",
    ]
    now = checking.catalogue.scheme("test")
    assert now.names_and_words.protected[0].confidence is Confidence.INFERRED
    assert replace(now, protected=(), context={}) == before


def test_what_is_the_same_in_another_order_is_no_change(checking):
    given = NamesAndWords((NAME, ProtectedPhrase("fr", "le Protocole")), {"en": ("one", "two")})
    position = put(checking, given).position
    again = NamesAndWords(given.protected[::-1], {"en": ("two", "one")})

    assert put(checking, again).position == position


def test_who_read_an_earlier_state_overwrites_nothing(checking):
    seen = put(checking, GIVEN).position
    put(checking, NamesAndWords((), {"en": ("another",)}), by=ADA)

    with pytest.raises(SchemeOutOfDate, match=f"position {seen}"):
        put(checking, NamesAndWords(), seen=seen)

    assert checking.catalogue.scheme("test").context == {"en": ("another",)}


def test_publishers_change_them_in_a_scheme_that_there_is(checking):
    with pytest.raises(NotAllowed, match="Only publishers"):
        put(checking, GIVEN, by=EDDA)
    with checking.transaction() as session, pytest.raises(NotFound):
        steps.put(session, "nowhere", GIVEN, seen=0, by=PAUL, at=NOON)


@pytest.mark.parametrize(
    ("given", "pointer", "rule"),
    [
        (
            NamesAndWords((ProtectedPhrase("xyzzy", "A name"),)),
            "/protected/0/language",
            "names-and-words-have-a-language",
        ),
        (
            NamesAndWords(context={"no-language!": ("word",)}),
            "/context/no-language!",
            "names-and-words-have-a-language",
        ),
        (NamesAndWords(context={"en": ("–",)}), "/context/en/0", "names-and-words-say-something"),
        (
            NamesAndWords((ProtectedPhrase("en", "two  spaces"),)),
            "/protected/0/text",
            "names-and-words-say-something",
        ),
        (
            NamesAndWords(context={"en": ("un\u202eseen",)}),
            "/context/en/0",
            "names-and-words-say-something",
        ),
        (
            NamesAndWords((NAME, replace(NAME, text=NAME.text.upper()))),
            "/protected/1/text",
            "names-and-words-stand-once",
        ),
        (
            NamesAndWords(context={"en": ("Child", "abuse", "child")}),
            "/context/en/2",
            "names-and-words-stand-once",
        ),
    ],
)
def test_what_is_amiss_is_told_and_nothing_is_kept(checking, given, pointer, rule):
    with pytest.raises(RulesBroken) as broken:
        put(checking, given)

    assert [(each.pointer, each.rule) for each in broken.value.violations] == [(pointer, rule)]
    assert checking.catalogue.scheme("test").names_and_words == NamesAndWords()
    wanted = replace(a_scheme(), protected=given.protected, context=given.context)
    told = [each.rule for each in scheme_rules.violations(wanted, str)]
    assert told == [rule]  # so a file is refused for it as well


def test_an_example_that_would_hold_no_longer_keeps_the_change_out(checking):
    put(checking, GIVEN)
    published(checking, an_entry(preferred("buyer"), CLIENT, concept="buyer"))
    found = discouraged("odd word", found_in=("The Treaty of the odd word.",))
    published(checking, an_entry(preferred("word"), found, concept="word"))
    excusing = (NAME, ProtectedPhrase("en", "Treaty of the odd word"))

    with pytest.raises(RulesBroken) as broken:
        put(checking, NamesAndWords(excusing, {"en": ("violence",)}))

    by_words, by_name = broken.value.violations
    assert (by_words.pointer, by_name.pointer) == ("/context/en", "/protected")
    assert "“client” (en, concept “buyer”)" in by_words.message
    assert "example “A client of the abuse.”, because it has no context word" in by_words.message
    assert "“The Treaty of the odd word.”, because a name there excuses it" in by_name.message


def test_what_must_not_be_found_is_guarded_as_well(checking):
    put(checking, GIVEN)
    excused = discouraged("odd", not_found_in=("Protocol on child pornography of odd.",))
    word = replace(CLIENT, found_in=(), not_found_in=("A client and a bank.",))
    odd = ProtectedPhrase("en", "Protocol on child pornography of odd")
    put(checking, NamesAndWords((NAME, odd), {"en": ("abuse",)}))
    published(checking, an_entry(preferred("even"), excused, concept="even"))
    published(checking, an_entry(preferred("buyer"), word, concept="buyer"))

    with pytest.raises(RulesBroken) as broken:
        put(checking, NamesAndWords((NAME,), {"en": ("abuse", "bank")}))

    by_name, by_word = broken.value.violations
    assert "where it must not be, because no name there excuses it" in by_name.message
    assert "where it must not be, because of a context word" in by_word.message


def test_an_example_that_fails_already_keeps_nothing_out(checking):
    put(checking, GIVEN)
    published(checking, an_entry(preferred("buyer"), CLIENT, concept="buyer"))
    with checking.transaction() as session:  # as a database of an earlier version may be
        schemes.save(session, replace(a_scheme(), context={"en": ("violence",)}))

    put(checking, NamesAndWords((NAME,), {"en": ("violence", "rape")}))

    assert checking.catalogue.scheme("test").context == {"en": ("violence", "rape")}


def test_they_are_kept_on_every_database(database_url):
    store = Store(database_url)
    store.upgrade()
    with store.writing() as session:
        schemes.save(session, a_scheme())
        changes.append(session, ChangeKind.SCHEME, scheme="test", by="Ada", at=NOON)
        seen = steps.standing(session, "test").position
        steps.put(session, "test", GIVEN, seen=seen, by=PAUL, at=NOON)

    with store.reading() as session:
        standing = steps.standing(session, "test")
    assert standing.scheme.names_and_words == GIVEN
    assert standing.position == seen + 1
    store.close()
