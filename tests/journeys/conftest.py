"""A real server with the shipped scheme, and Chromium to read it with."""

import os
import shutil
import threading
from pathlib import Path

import pytest
import waitress
from conftest import without

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _chromium():
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    return found or ("/usr/bin/chromium" if Path("/usr/bin/chromium").exists() else None)


@pytest.fixture(scope="session")
def site(luxembourg):
    """The address of a server that answers while the tests run."""
    from webapp.app import create_app  # noqa: PLC0415 - only journeys need the whole of it

    server = waitress.create_server(create_app(luxembourg), host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="session")
def chromium():
    """The browser; skipped where there is none, but never in CI."""
    path = _chromium() or without("Chromium is not installed")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def reader(chromium, site):
    """A function that opens a page for a reader; afterwards nothing may have gone wrong.

    Nothing wrong: no error in the console (a broken content security policy is
    told there), none in a script, and no request to another host.
    """
    opened, wrong = [], []

    def open_page(**options):
        context = chromium.new_context(
            base_url=site, **{"viewport": {"width": 1280, "height": 900}, **options}
        )
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: asked.url.startswith(site) or wrong.append(asked.url))
        return page

    yield open_page
    for context in opened:
        context.close()
    assert wrong == []


@pytest.fixture
def shots():
    """Keeps pictures of the steps of a journey where `LUXTERM_TEST_SHOTS` names a folder."""
    folder = os.environ.get("LUXTERM_TEST_SHOTS")

    def keep(page, name):
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return keep
