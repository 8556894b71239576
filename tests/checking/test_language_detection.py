"""The language of a text is found out by the stored model as by the library’s own."""

import annotated
import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from taxonomy.checking import language_detection

AMONG = ("ar", "da", "de", "en", "es", "fi", "fr", "it", "ja", "nb", "nl", "pl", "pt", "ru", "sv")
NAMED = {"nb": "no"}


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache, and nothing of the model in memory before or after."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    _forget()
    yield tmp_path / "luxterm" / "detection"
    _forget()


def _forget():
    language_detection._of_all_languages.cache_clear()
    language_detection._identifier.cache_clear()


def test_every_sentence_of_the_corpus_is_in_the_same_language(cache):
    whole = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    whole.set_languages([NAMED.get(each, each) for each in AMONG])
    texts = [each["text"] for language, each in annotated.sentences()]
    expected = [whole.classify(text) for text in texts]

    def classified():
        _forget()
        return [language_detection._identifier(AMONG).classify(text) for text in texts]

    assert classified() == expected  # unpacked
    assert len(list(cache.iterdir())) == 1
    assert classified() == expected  # as stored


def test_a_language_that_has_no_row_of_ours_is_found_as_well(cache):
    for _ in range(2):  # unpacked, then as stored
        _forget()
        found = language_detection.of_text("Watoto wote wana haki ya kulindwa.", ("en", "sw"))
        assert found == "sw"
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no model at all"])
def test_a_damaged_model_is_made_anew(cache, content):
    language_detection.of_text("Ein Text.", ("de", "en"))
    (stored,) = cache.iterdir()
    whole = stored.stat().st_size
    stored.write_bytes(content)
    _forget()

    assert language_detection.of_text("Das ist ein deutscher Text.", ("de", "en")) == "de"
    assert stored.stat().st_size == whole


def test_where_nothing_can_be_stored_the_language_is_found_all_the_same(cache):
    cache.parent.mkdir()
    cache.write_text("a file", encoding="utf-8")

    assert language_detection.of_text("Das ist ein deutscher Text.", ("de", "en")) == "de"
