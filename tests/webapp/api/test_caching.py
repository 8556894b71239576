"""Who has the answer already is told so, and learns of every publication."""

import pytest
from making import admitted, an_entry, preferred, published

READS = [
    "/api/v1/schemes",
    "/api/v1/concepts",
    "/api/v1/concepts/test/csam",
    "/api/v1/search?q=material",
    "/api/v1/suggest?q=ch",
    "/api/v1/lookup?label=CSAM",
    "/api/v1/openapi.json",
    "/",
    "/search?q=material",
    "/test/csam",
]


@pytest.fixture(autouse=True)
def _entry(termbase):
    published(termbase, an_entry(preferred("child sexual abuse material")))


@pytest.mark.parametrize("address", READS)
def test_a_known_answer_is_not_sent_again(address, client):
    tag = client.get(address).headers["ETag"]

    again = client.get(address, headers={"If-None-Match": tag})

    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == tag


@pytest.mark.parametrize("address", READS)
def test_a_publication_makes_it_new(address, termbase, client):
    tag = client.get(address).headers["ETag"]

    published(termbase, an_entry(preferred("child sexual abuse material"), admitted("CSAM")))
    again = client.get(address, headers={"If-None-Match": tag})

    assert again.status_code == 200
    assert again.headers["ETag"] != tag


def test_a_tag_is_of_one_language(client):
    address = "/api/v1/lookup?label=child+sexual+abuse+material"
    tags = {
        client.get(address, headers={"Accept-Language": accepted}).headers["ETag"]
        for accepted in ("fr", "es")
    }

    assert len(tags) == 2


@pytest.mark.parametrize("address", ["/api/v1/search?q=a", "/api/v1/search?page=0", "/api/v1/x"])
def test_any_website_may_read(address, client):
    answer = client.get(address, headers={"Origin": "https://example.org"})

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_browser_may_ask_first(client):
    answer = client.options(
        "/api/v1/search?q=a",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "if-none-match",
        },
    )

    assert answer.status_code == 200
    assert "GET" in answer.headers["Access-Control-Allow-Methods"]
    assert "if-none-match" in answer.headers["Access-Control-Allow-Headers"].lower()


def test_no_website_may_read_the_pages(client):
    answer = client.get("/about", headers={"Origin": "https://example.org"})

    assert "Access-Control-Allow-Origin" not in answer.headers


def test_an_answer_that_was_given_before_is_the_same_for_another_reader(client):
    first, again = (client.get("/api/v1/search?q=material") for _ in range(2))

    assert again.data == first.data
    assert again.headers.to_wsgi_list() == [
        each for each in first.headers.to_wsgi_list() if each[0] != "Date"
    ]


def test_addresses_in_an_answer_are_those_by_which_it_was_asked(client):
    address = "/api/v1/suggest?q=child"
    uris = [
        client.get(address, base_url=base).json["items"][0]["uri"]
        for base in ("http://one.example", "http://two.example", "https://one.example")
    ]

    assert uris == [
        "http://one.example/test/csam",
        "http://two.example/test/csam",
        "https://one.example/test/csam",
    ]


def test_a_wrong_token_is_refused_though_anyone_was_answered(client):
    address = "/api/v1/search?q=material"
    client.get(address)

    answer = client.get(address, headers={"Authorization": "Bearer lux_wrong"})

    assert answer.status_code == 401


def test_a_refusal_is_not_given_again_when_it_no_longer_holds(termbase, client):
    address = "/api/v1/concepts/test/later"
    assert client.get(address).status_code == 404

    published(termbase, an_entry(preferred("later"), concept="later"))

    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/", "/api/v1/search?q=material", "/api/v1/nowhere"])
def test_every_answer_is_guarded(address, client):
    for _ in range(2):
        headers = client.get(address).headers

        assert headers.get_all("Content-Security-Policy") == [
            (
                "default-src 'self'; base-uri 'none'; form-action 'self'; "
                "frame-ancestors 'none'; object-src 'none'"
            )
        ]
        assert headers["X-Content-Type-Options"] == "nosniff"
