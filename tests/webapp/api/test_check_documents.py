"""Documents are checked, commented and fixed through the API, and are nowhere afterwards."""

import io
import logging

import documents_made
import docx
import pytest
from making import an_entry, discouraged, preferred, published

BETTER = "child sexual abuse material"
LETTER = documents_made.docx(("Of child pornography.", ""), ("“child pornography”", ""))
SAMPLES = {
    "letter.docx": (LETTER, {"paragraph": 1}),
    "letter.odt": (documents_made.odt("<text:p>Of child pornography.</text:p>"), {"paragraph": 1}),
    "page.pdf": (documents_made.pdf("Of child pornography."), {"page": 1}),
    "note.md": (b"`child pornography`\n\nOf child pornography.", {"line": 3}),
    "page.html": (b"<p>Of child pornography.</p>", {"line": 1}),
    "a.po": (b'msgid "x"\nmsgstr "Of child pornography."\n', {"line": 2, "unit": "x"}),
    "a.srt": (b"1\n00:00:01,000 --> 00:00:02,000\nOf child pornography.\n", {"cue": "1"}),
    "a.xlf": (
        (
            b'<xliff version="1.2"><file target-language="en"><body><trans-unit id="u">'
            b"<source>x</source><target>Of child pornography.</target>"
            b"</trans-unit></body></file></xliff>"
        ),
        {"unit": "u"},
    ),
}


@pytest.fixture
def send(lux_client):
    """Send a file to an address under `/api/v1/check`."""

    def _send(content, name, to="", **more):
        data = {"file": (io.BytesIO(content), name), "lang": "en", **more}
        return lux_client.post(f"/api/v1/check{to}", data=data)

    return _send


@pytest.mark.parametrize("name", SAMPLES)
def test_a_finding_tells_where_it_stands_in_a_document(send, name):
    content, place = SAMPLES[name]
    found = send(content, name).json["findings"][0]

    assert found["match"] == "child pornography"
    assert place.items() <= found.items()


def test_a_document_comes_back_with_comments(send):
    answer = send(LETTER, "letter.docx", "/commented")
    comments = docx.Document(io.BytesIO(answer.data)).comments

    assert "filename=letter.commented.docx" in answer.headers["Content-Disposition"]
    assert answer.cache_control.no_store
    assert [each.text.splitlines()[0] for each in comments] == ["Avoid: child pornography"] * 2


def test_a_document_comes_back_mended_but_for_what_is_quoted(send):
    answer = send(LETTER, "letter.docx", "/fixed")
    fixed = docx.Document(io.BytesIO(answer.data))

    assert [each.text for each in fixed.paragraphs] == [f"Of {BETTER}.", "“child pornography”"]
    assert "filename=letter.fixed.docx" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("content", "name", "to", "told"),
    [
        (b"PK\x03\x04broken", "a.docx", "", "can’t be unpacked"),
        (b"\xff\xfe\xff", "a.txt", "", "isn’t valid UTF-16-LE text"),
        (
            documents_made.pdf("Of child pornography."),
            "a.pdf",
            "/fixed",
            "PDF files can’t be",
        ),
        (b"Of child pornography.", "a.txt", "/commented", "only to DOCX and ODT"),
    ],
)
def test_what_cannot_be_done_is_told(send, content, name, to, told):
    answer = send(content, name, to)

    assert answer.status_code == 422
    assert answer.json["errors"][0]["pointer"] == "/file"
    assert told in answer.json["errors"][0]["detail"]


def test_a_document_may_be_larger_than_a_text(send):
    content = b"Nothing is said here.\n\n" * 100_000 + b"Of child pornography."

    assert len(send(content, "long.txt").json["findings"]) == 1
    assert send(b" " * (17 * 1024 * 1024), "too-long.txt").status_code == 413


def test_what_holds_terms_without_number_is_refused_and_says_so(send, lux_client):
    text = "Child pornography. " * 25_000
    answers = [
        lux_client.post("/api/v1/check", json={"text": text, "lang": "en"}),
        lux_client.post("/api/v1/check", json={"text": text}),
        send(text.replace(". ", ".\n\n").encode(), "a.txt"),
    ]
    page = lux_client.post("/check", data={"text": text, "lang": "en"})

    for answer, pointer in zip(answers, ("/text", "/text", "/file"), strict=True):
        assert answer.status_code == 422
        assert answer.json["errors"][0]["pointer"] == pointer
        assert "more than 20,000 terms" in answer.json["errors"][0]["detail"]
    assert page.status_code == 422
    assert "more than 20,000 terms" in page.text


def test_a_checked_document_is_nowhere_afterwards(client, termbase, caplog, tmp_path):
    published(termbase, an_entry(preferred(), discouraged()))
    secret = "Zanzibarquaxil says child pornography"
    samples = {
        "a.docx": documents_made.docx((secret, "")),
        "a.odt": documents_made.odt(f"<text:p>{secret}</text:p>"),
        "a.pdf": documents_made.pdf(secret),
        "a.docx ": b"PK\x03\x04" + secret.encode(),
    }
    with caplog.at_level(logging.DEBUG):
        for name, content in samples.items():
            for to in ("", "/commented", "/fixed"):
                file = (io.BytesIO(content), f"Zanzibarquaxil-{name}")
                client.post(f"/api/v1/check{to}", data={"file": file})

    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Zanzibarquaxil" not in kept
    assert "Zanzibarquaxil" not in caplog.text


def test_a_list_is_judged_term_by_term(lux_client):
    sent = {"terms": ["child prostitutes", "CSAM", "wheelbarrow", "a child pornography ring"]}
    answer = lux_client.post("/api/v1/check/list", json={**sent, "lang": "en"})
    items = answer.json["items"]
    told = [(each["verdict"], each["is_part"], len(each["senses"])) for each in items]

    assert [each["term"] for each in answer.json["items"]] == sent["terms"]
    assert told == [
        ("discouraged", False, 1),
        ("admitted", False, 1),
        ("none", False, 0),
        ("discouraged", True, 1),
    ]
    (known,) = answer.json["items"][3]["senses"]
    assert known["uri"] == "http://localhost/luxembourg/csam"
    assert known["replacements"][0]["label"] == BETTER
    assert known["reason"]


def test_a_list_is_taken_as_a_file_as_well(send):
    items = send(b"note,term\nx,child pornography\n", "terms.csv", "/list").json["items"]

    assert [(each["term"], each["verdict"]) for each in items] == [
        ("child pornography", "discouraged")
    ]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/terms"),
        ({"terms": "x"}, "/terms"),
        ({"terms": ["x"] * 5_001}, "/terms"),
        ({"terms": ["x"], "lang": "<>"}, "/lang"),
    ],
)
def test_what_is_amiss_in_a_list_is_told_by_its_place(lux_client, body, pointer):
    answer = lux_client.post("/api/v1/check/list", json=body)

    assert answer.status_code == 422
    assert [each["pointer"] for each in answer.json["errors"]] == [pointer]
