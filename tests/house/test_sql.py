"""How many statements a page costs: search and browsing none, a concept two at most."""

import pytest
from statements import counted

MOST = {
    "/": 0,
    "/search?q=child+pornography": 0,
    "/search?q=nothing+of+the+kind": 0,
    "/luxembourg": 0,
    "/luxembourg/sections/A": 0,
    "/luxembourg/groups/material": 0,
    "/letters/en": 0,
    "/avoid": 0,
    "/about": 0,
    "/privacy": 0,
    "/luxembourg/about/source": 0,
    "/luxembourg/csam/cite": 2,
    "/changes": 4,
    "/luxembourg/csam": 2,
    "/api/v1/schemes": 0,
    "/api/v1/schemes/luxembourg/sections": 0,
    "/api/v1/search?q=child+pornography": 0,
    "/api/v1/suggest?q=child": 0,
    "/api/v1/lookup?label=child+pornography": 0,
    "/api/v1/concepts": 0,
    "/api/v1/concepts/luxembourg/csam": 2,
}


@pytest.mark.parametrize("url", MOST)
def test_a_page_costs_few_statements(url, luxembourg, lux_client):
    lux_client.get(url)

    with counted(luxembourg.store.engine) as statements:
        answer = lux_client.get(url)

    assert answer.status_code == 200
    assert len(statements) <= MOST[url]
