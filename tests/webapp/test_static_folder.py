"""Static files: one address for each state of the folder, kept for ever."""

import re

import pytest

from webapp import assets


@pytest.fixture
def fingerprint(client):
    return re.search(r"/static/(\w+)/css/all.css", client.get("/about").text)[1]


def test_what_a_page_asks_for_is_there_and_kept(client):
    page = client.get("/").text

    for address in set(re.findall(r'(?:src|href)="(/static/[^"#]+)', page)):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["Cache-Control"]


def test_the_stylesheets_are_one_in_their_layers_order(client, fingerprint):
    css = client.get(f"/static/{fingerprint}/css/all.css").text
    names = [path.name for path in assets.stylesheets()]

    assert css.startswith("@layer tokens, base, components, pages, media;")
    assert names[:2] == ["tokens.css", "base.css"]
    assert len(names) == len(set((assets.FOLDER / "css").rglob("*.css")))


def test_an_old_fingerprint_still_answers_but_is_not_kept(client):
    answer = client.get("/static/0000/css/all.css")

    assert answer.status_code == 200
    assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_files_are_sent_small_to_those_who_can_unpack(client, fingerprint):
    address = f"/static/{fingerprint}/css/all.css"
    plain, packed = client.get(address), client.get(address, headers={"Accept-Encoding": "gzip"})

    assert packed.content_encoding == "gzip"
    assert len(packed.data) < len(plain.data) / 3


@pytest.mark.parametrize("name", ["css/tokens.css", "../assets.py", "%2e%2e/assets.py", "js/"])
def test_nothing_else_is_served(name, client, fingerprint):
    assert client.get(f"/static/{fingerprint}/{name}").status_code == 404
