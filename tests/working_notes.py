"""Words of our own research that no text for the public may hold, each with why."""

import re

WORDS = {
    r"find_string|grepp?ed|crawl(ed|er)|scraped": "names a tool that we searched with",
    r"\bstored (source|copy|copies|page|translation|japanese)": "names what we happen to have",
    r"traduction japonaise conservée|traducción japonesa conservada": "the same, translated",
    r"\bprivate (\w+ )?translation": "says how we came by a text, not what it is",
    r"\bappears to carry|\bsemble recevoir|\bparece recibir": "guesses where confidence is marked",
    r"\b[A-Z] is likely\b": "guesses at a section; `section_guess` is the place for that",
    r"\bpublic code\b": "names where a search hit was, not what was found",
    r"\bsnippets?\b": "names a piece of a search result",
    r"\(mirror\)": "a copy is cited with the site that holds it",
    r"\bown knowledge\b": "“from memory” is the phrase that readers know",
    r": not found\b|\bnot at hand\b|\bwe did not see\b": "reports on our search",
    r"\b(?-i:TODO|FIXME|TBD|XXX)\b": "was left to be done",
}
_PATTERNS = {re.compile(pattern, re.IGNORECASE): why for pattern, why in WORDS.items()}


def working_notes(text):
    """What in a text reads as a note of our own, with why it should not be there."""
    return [(found[0], why) for each, why in _PATTERNS.items() for found in each.finditer(text)]
