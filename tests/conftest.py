"""The cast: Edda edits, Paul publishes, Ada administers, Mara has no account."""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from taxonomy.exchange import shipped, yaml
from taxonomy.settings import Settings
from taxonomy.termbase import Termbase


def pytest_configure(config):
    """Keep caches, settings and data of a run out of the home of whoever runs it."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return  # a second process shares those of the first
    folder = tempfile.TemporaryDirectory(prefix="luxterm-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = str(Path(folder.name) / kind.lower())


@pytest.fixture
def termbase(tmp_path):
    """An empty termbase on SQLite."""
    opened = Termbase.open(Settings(data=tmp_path / "data"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def luxembourg(tmp_path_factory):
    """A termbase with the shipped scheme; tests only read it."""
    opened = Termbase.open(Settings(data=tmp_path_factory.mktemp("luxembourg")))
    plan = opened.load(yaml.read(shipped.LUXEMBOURG), by="luxterm load", at=datetime.now(UTC))
    assert not plan.refused
    yield opened
    opened.close()


@pytest.fixture
def client(termbase):
    """A browser on the empty termbase."""
    from webapp.app import create_app  # noqa: PLC0415 - domain tests need no Flask

    return create_app(termbase).test_client()


@pytest.fixture(scope="session")
def lux_client(luxembourg):
    """A browser on the shipped scheme."""
    from webapp.app import create_app  # noqa: PLC0415

    return create_app(luxembourg).test_client()


def _in_ci():
    return os.environ.get("CI") == "true"


def without(what):
    """Skip for want of something, but never in CI, where `.ci/run` installs it."""
    if _in_ci():
        pytest.fail(f"{what}, and CI skips nothing")
    pytest.skip(what)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path):
    """Each kind of database in turn, empty."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'store.sqlite'}"
    else:
        yield from _postgresql()


def _postgresql():
    from sqlalchemy import create_engine, make_url, text  # noqa: PLC0415

    server = os.environ.get("LUXTERM_TEST_POSTGRESQL")
    if not server:
        without("LUXTERM_TEST_POSTGRESQL names no PostgreSQL server")
    name = f"luxterm_test_{os.getpid()}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()
