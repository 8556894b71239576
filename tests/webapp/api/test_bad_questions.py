"""A bad question is refused with what is wrong, where, and how to mend it."""

import pytest

MEGABYTE = "x" * 1_000_000


@pytest.mark.parametrize(
    ("address", "parameter", "told"),
    [
        ("/search", "q", "This parameter is missing."),
        ("/search?q=", "q", "at least one character"),
        ("/search?q=%20", "q", "at least one character"),
        (f"/search?q={MEGABYTE}", "q", "at most 1,000 characters"),
        ("/search?q=%ff%fe", "q", "isn’t UTF-8"),
        ("/search?q=a&scheme=nowhere", "scheme", "one of: luxembourg"),
        ("/search?q=a&section=Z9", "section", "no section"),
        ("/search?q=a&lang=english-please", "lang", "BCP 47"),
        ("/search?q=a&usage=bad", "usage", "preferred, admitted, caution, discouraged"),
        ("/search?q=a&page=0", "page", "from 1"),
        ("/search?q=a&page=two", "page", "whole number"),
        ("/search?q=a&per_page=1000000000", "per_page", "from 1 to 100"),
        ("/search?q=a&q=b", "q", "once"),
        ("/search?q=a&langue=fr", "langue", "no such parameter"),
        ("/concepts?page=-1", "page", "from 1"),
        ("/concepts?section=F&scheme=x", "scheme", "no vocabulary"),
        ("/suggest?q=a&limit=0", "limit", "from 1"),
        ("/suggest?q=a&lang=xx-yy-zz", "lang", "BCP 47"),
        ("/lookup?lang=en", "label", "missing"),
    ],
    ids=lambda value: value[:40],
)
def test_the_parameter_is_named(address, parameter, told, lux_client):
    answer = lux_client.get(f"/api/v1{address}")

    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert [each["parameter"] for each in answer.json["errors"]] == [parameter]
    assert told in answer.json["errors"][0]["detail"]
    assert len(answer.data) < 1_000


def test_all_that_is_wrong_is_told_at_once(lux_client):
    answer = lux_client.get("/api/v1/search?page=0&lang=!!&usage=bad")

    assert {each["parameter"] for each in answer.json["errors"]} == {"q", "page", "lang", "usage"}


@pytest.mark.parametrize(
    "address",
    ["/schemes/nowhere", "/schemes/nowhere/sections", "/concepts/luxembourg/nowhere", "/nowhere"],
)
def test_what_is_not_there_is_not_found(address, lux_client):
    answer = lux_client.get(f"/api/v1{address}")

    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_reading_is_all_that_can_be_done(method, lux_client):
    answer = getattr(lux_client, method)("/api/v1/search?q=a")

    assert answer.status_code == 405
    assert answer.mimetype == "application/problem+json"
    assert "GET" in answer.headers["Allow"]
