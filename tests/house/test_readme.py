"""What the README says can be pasted, can."""

import re
import shlex
import shutil
import subprocess
import threading
from pathlib import Path

import pytest
import waitress
from conftest import without

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ASKED = re.findall(r"^curl .+$", README, re.MULTILINE)
SERVED_AT = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def address(luxembourg):
    from webapp.app import create_app  # noqa: PLC0415

    server = waitress.create_server(create_app(luxembourg), host="127.0.0.1", port=0, threads=2)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


@pytest.fixture(scope="module")
def curl():
    return shutil.which("curl") or without("curl is not installed")


def test_there_are_a_dozen_examples():
    assert len(ASKED) >= 12


@pytest.mark.parametrize("line", ASKED)
def test_an_example_works_as_pasted(line, address, curl):
    words = shlex.split(line.replace(SERVED_AT, address))

    asked = [curl, "-sS", "-w", "%{http_code}", *words[1:]]
    done = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True)

    assert done.stdout.endswith("400" if "page=0" in line else "200")
    assert '"items":[]' not in done.stdout


def test_every_page_that_is_linked_is_there():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (Path(__file__).parents[2] / target).exists(), target
