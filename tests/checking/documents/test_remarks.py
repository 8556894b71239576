"""What a comment in a document says, in the words of the pages."""

from making import a_scheme, admitted, an_entry, discouraged, preferred

from taxonomy.checking import rulebook
from taxonomy.checking.checker import Checker
from taxonomy.checking.documents.comment_texts import remark
from taxonomy.checking.rulebook import Rulebook


def comment(text, *entries, language="en"):
    """The lines of the comment on the only finding of a text."""
    books = [rulebook.of_entry(each, a_scheme()) for each in entries]
    book = Rulebook(tuple(rule for each in books for rule in each.rules))
    [finding] = Checker(book).check(text, language=language).findings
    return remark(finding)


def test_a_word_with_several_senses_depends_and_each_has_its_line():
    offender = an_entry(
        preferred("offender"),
        discouraged("paedophile", reason="It is a diagnosis.", replacements=["offender"]),
        concept="offender",
    )
    diagnosis = an_entry(preferred("disorder"), admitted("paedophile"), concept="disorder")

    assert comment("A paedophile.", offender, diagnosis) == (
        "It depends: paedophile",
        "Avoid: It is a diagnosis. Say instead: offender",
        "You may use: in another sense",
    )


def test_a_comment_tells_where_the_word_is_correct_all_the_same():
    exceptions = {"en": "Quoting a title.", "fr": "Citation d’un titre."}
    term = discouraged("pornographie", "fr", reason="Il cache.", exceptions=exceptions)

    assert comment("De la pornographie.", an_entry(preferred(), term), language="fr")[-1] == (
        "Reste juste\N{NO-BREAK SPACE}: Citation d’un titre."
    )
