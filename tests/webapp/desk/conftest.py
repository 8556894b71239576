"""Curators at the desk: signed in for real, with forms that carry their secret."""

import re
from datetime import UTC, datetime

import pytest
from making import ADA

from taxonomy.curation import accounts
from taxonomy.store.values import Role

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


@pytest.fixture
def app(termbase):
    """The application on an empty termbase, with an account for each role."""
    from webapp.app import create_app  # noqa: PLC0415 - domain tests need no Flask

    now = datetime.now(UTC)
    for name, role in NAMES.items():
        with termbase.transaction() as session:
            secret = accounts.add(session, name, role, by=ADA, at=now)
            accounts.set_password(session, secret, PASSWORD, at=now)
    return create_app(termbase)


@pytest.fixture
def signed_in(app):
    """A function that gives somebody at the desk by name."""

    def sign_in(name):
        curator = Curator(app.test_client())
        answer = curator.post("/desk/sign-in", follow=False, name=name, password=PASSWORD)
        assert answer.status_code == 303, answer.text
        return curator

    return sign_in


@pytest.fixture
def edda(signed_in):
    """The editor."""
    return signed_in("edda")


@pytest.fixture
def paul(signed_in):
    """The publisher."""
    return signed_in("paul")
