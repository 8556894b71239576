"""The API does what its OpenAPI document says."""

import re
from http import HTTPStatus
from urllib.parse import urlencode

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from webapp.problems import MEDIA_TYPE

ASKED = [
    ("/schemes", {}),
    ("/schemes/{scheme}", {}),
    ("/schemes/{scheme}/sections", {}),
    ("/schemes/{scheme}/checking", {}),
    ("/concepts", {"lang": "fr", "usage": "discouraged", "per_page": "100"}),
    ("/concepts/{scheme}/{concept}", {}),
    ("/search", {"q": "child pornography", "per_page": "50"}),
    ("/search", {"q": "abuse"}),
    ("/search", {"q": "zzzz"}),
    ("/suggest", {"q": "child"}),
    ("/lookup", {"label": "kinderpornografie"}),
    ("/lookup", {"label": "no such label"}),
    ("/changes", {"since": "1"}),
]

# Held to the contract where there is a release: in pages/test_releases.py.
ASKED_ELSEWHERE = {
    "/api/v1/schemes/{scheme}/releases",
    "/api/v1/schemes/{scheme}/releases/{release}",
    "/api/v1/schemes/{scheme}/comparison",
}


@pytest.fixture(scope="module")
def document(lux_client):
    return lux_client.get("/api/v1/openapi.json").json


def validated(document, schema, body):
    """Hold a body to a schema of the document; the first thing amiss fails the test."""
    Draft202012Validator({**schema, "components": document["components"]}).validate(body)


def test_the_document_is_an_openapi_document(document):
    validate(document)

    assert document["openapi"] == "3.1.0"


def test_the_document_tells_every_address_of_the_api(document, lux_client):
    rules = {
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for rule in lux_client.application.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/") and rule.rule != "/api/v1/openapi.json"
    }

    assert set(document["paths"]) == rules


def test_every_operation_is_asked_here(document):
    for_anyone = {
        path
        for path, methods in document["paths"].items()
        if "get" in methods and "security" not in methods["get"]
    }

    assert {f"/api/v1{path}" for path, _ in ASKED} == for_anyone - ASKED_ELSEWHERE


@pytest.mark.parametrize(("path", "parameters"), ASKED)
def test_an_answer_has_the_shape_that_was_promised(path, parameters, document, lux_client):
    promised = document["paths"][f"/api/v1{path}"]["get"]["responses"]["200"]
    address = path.format(scheme="luxembourg", concept="csam")

    answer = lux_client.get(f"/api/v1{address}?{urlencode(parameters)}")

    assert answer.status_code == HTTPStatus.OK
    validated(document, promised["content"]["application/json"]["schema"], answer.json)


@pytest.mark.parametrize(
    "path", ["/search", "/search?q=a&page=0", "/lookup?q=a", "/concepts/luxembourg/nowhere", "/x"]
)
def test_a_refusal_has_the_shape_that_was_promised(path, document, lux_client):
    promised = document["components"]["responses"]["DEFAULT_ERROR"]["content"]

    answer = lux_client.get(f"/api/v1{path}")

    assert answer.mimetype == MEDIA_TYPE
    assert answer.json["status"] == answer.status_code
    validated(document, promised[MEDIA_TYPE]["schema"], answer.json)
    assert lux_client.get(answer.json["type"]).status_code == HTTPStatus.OK


def test_the_reference_page_shows_every_operation(document, lux_client):
    page = lux_client.get("/api")

    for path in document["paths"]:
        assert f"<code>{path}</code>" in page.text


def test_an_unknown_kind_of_problem_has_no_page(lux_client):
    assert lux_client.get("/problems/nonsense").status_code == HTTPStatus.NOT_FOUND
