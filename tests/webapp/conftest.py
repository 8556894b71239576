"""The application with an account for each role, and ways to be one of them."""

from datetime import UTC, datetime
from functools import cache

import pytest
from flask import Flask
from making import ADA
from page_client import PageClient
from webapp_cast import NAMES, PASSWORD, Curator, Software

from taxonomy.curation import accounts, passwords
from taxonomy.store import accounts as stored
from taxonomy.store.records import Scope

Flask.test_client_class = PageClient  # of every application in the tests below


@cache
def _hashed():
    """What is kept of everybody's password; to hash it anew for each test takes long."""
    return passwords.hashed(PASSWORD, "x")


@pytest.fixture
def app(termbase):
    """The application on an empty termbase, with an account for each role."""
    from webapp.app import create_app  # noqa: PLC0415 - domain tests need no Flask

    now = datetime.now(UTC)
    for name, role in NAMES.items():
        with termbase.transaction() as session:
            accounts.add(session, name, role, by=ADA, at=now)
            stored.change(session, name, password=_hashed())
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


@pytest.fixture
def software(app, termbase):
    """A function that gives the software of somebody by name."""

    def of(name, scope=Scope.WRITE):
        now = datetime.now(UTC)
        with termbase.transaction() as session:
            account = stored.get(session, name)
            _, secret = accounts.make_token(session, account, "a test", scope, days=1, at=now)
        return Software(app.test_client(), secret)

    return of
