"""Curators and their software: signed in at the desk for real, held to the contract."""

import re
from functools import cache

from jsonschema import Draft202012Validator

from taxonomy.store.records import Role

PASSWORD = "four words nobody guesses"
NAMES = {
    "cora": Role.CONTRIBUTOR,
    "edda": Role.EDITOR,
    "paul": Role.PUBLISHER,
    "ada": Role.ADMINISTRATOR,
}


class Curator:
    """Somebody at the desk, with a browser."""

    def __init__(self, client):
        self.client = client

    def get(self, address):
        """Open a page."""
        return self.client.get(address)

    def post(self, address, follow=True, **form):
        """Send a form of the desk; names with dots are given as a mapping, `form={…}`."""
        fields = {**form.pop("form", {}), **form}
        page = self.client.get("/desk/sign-in").text
        secret = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
        return self.client.post(
            address, data={"csrf_token": secret, **fields}, follow_redirects=follow
        )


@cache
def _contract(application):
    return application.test_client().get("/api/v1/openapi.json").json


class Software:
    """Software of somebody's, with a token."""

    def __init__(self, client, token):
        self.client = client
        self.headers = {"Authorization": f"Bearer {token}"}

    def __getattr__(self, method):
        """Ask: `get`, `post`, `put`, `delete`, with `json=` and `headers=`."""

        def ask(address, headers=None, **options):
            headers = {**self.headers, **(headers or {})}
            answer = getattr(self.client, method)(f"/api/v1{address}", headers=headers, **options)
            if answer.status_code in {200, 201}:
                self._hold_to_the_contract(method, address, answer)
            return answer

        return ask

    def _hold_to_the_contract(self, method, address, answer):
        """What is answered has the shape that the OpenAPI document promises."""
        document = _contract(self.client.application)
        where = self.client.application.url_map.bind("localhost")
        rule, _ = where.match(
            f"/api/v1{address.partition('?')[0]}", method.upper(), return_rule=True
        )
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        promised = document["paths"][path][method]["responses"][str(answer.status_code)]
        schema = promised["content"]["application/json"]["schema"]
        Draft202012Validator({**schema, "components": document["components"]}).validate(answer.json)


def walked(client, url):
    """The pages that the links to the next one lead through."""
    pages = []
    while url:
        pages.append(client.get(url).text)
        following = re.search(r'<a rel="next" href="([^"]+)"', pages[-1])
        url = following and following[1].replace("&amp;", "&")
    return pages
