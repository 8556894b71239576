"""Readers' pages are compressed for browsers that take it; what holds a secret never is."""

import gzip

import pytest

GZIP = {"Accept-Encoding": "gzip"}


def test_a_page_is_the_same_compressed(lux_client):
    plain = lux_client.get("/luxembourg/csam")
    packed = lux_client.get("/luxembourg/csam", headers=GZIP)

    assert packed.content_encoding == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 3
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_a_compressed_page_has_a_tag_of_its_own_that_is_recognised(lux_client):
    plain, packed = (lux_client.get("/avoid", headers=each) for each in ({}, GZIP))
    tag = packed.headers["ETag"]

    again = lux_client.get("/avoid", headers={**GZIP, "If-None-Match": tag})

    assert tag != plain.headers["ETag"]
    assert again.status_code == 304
    assert again.data == b""


@pytest.mark.parametrize("url", ["/desk/sign-in", "/api/v1/schemes", "/luxembourg/csam.json"])
def test_other_answers_are_not(url, lux_client):
    assert lux_client.get(url, headers=GZIP).content_encoding is None
