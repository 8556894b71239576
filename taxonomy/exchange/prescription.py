"""Whether an imported vocabulary gives verdicts, where nobody says.

A thesaurus names concepts for indexing; to take its preferred labels for advice on what
to write would be a false verdict. A term base that marks terms as deprecated, or to be
used with care, does give advice.
"""

from dataclasses import replace

from taxonomy.exchange.vocabulary import Vocabulary


def prescribed(vocabulary: Vocabulary, *, is_new: bool, wanted: bool | None) -> Vocabulary:
    """The vocabulary, with its scheme marked as one that gives verdicts or as one that does not.

    What is `wanted` counts first. A scheme that is not new stays as it is. A new one gives
    verdicts where some of its terms are to be avoided or used with care.
    """
    scheme = vocabulary.scheme
    if wanted is None:
        if not is_new or vocabulary.has_own_scheme:
            return vocabulary
        wanted = has_statuses(vocabulary)
    return replace(vocabulary, scheme=replace(scheme, descriptive=not wanted))


def has_statuses(vocabulary: Vocabulary) -> bool:
    """Whether any term is to be avoided or used with care."""
    return any(term.usage.warns for each in vocabulary.entries for term in each.entry.terms)
