"""The command line as its user meets it: real processes, real files."""

import signal
import socket
import sqlite3
import subprocess
import urllib.request
from contextlib import closing, contextmanager

import pytest
from command_line import LUXTERM, SMALL, environment, luxterm


@contextmanager
def serving(data, *words):
    """A server of its own; gives its address and the process."""
    process = subprocess.Popen(
        [*LUXTERM, "serve", "--data", str(data), "--port", "0", *words],
        env=environment(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        for line in process.stderr:
            if "Serving on" in line:
                yield line.split()[2], process
                break
        else:
            pytest.fail(f"The server did not start; exit code {process.wait()}")
    finally:
        process.kill()
        process.communicate()


def fetch(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.status, answer.read().decode()


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_every_command_has_its_help():
    top = luxterm("--help")

    assert top.returncode == 0
    for command in ("serve", "load", "search", "index", "db"):
        assert command in top.stdout
        told = luxterm(command, "--help")
        assert told.returncode == 0, told.stderr
        assert "Usage:" in told.stdout


def test_the_version_is_told():
    assert luxterm("--version").stdout.startswith("luxterm 0.")


def test_the_first_start_makes_everything_and_the_second_finds_it(tmp_path):
    data = tmp_path / "new" / "folder"

    with serving(data) as (url, process):
        assert fetch(url + "/health/ready")[0] == 200
        status, body = fetch(url + "/api/v1/search?q=child%20pornography")
        assert (status, "child sexual abuse material" in body) == (200, True)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0

    with serving(data) as (url, _):
        assert '"csam"' in fetch(url + "/api/v1/lookup?label=child%20pornography")[1]


def test_what_another_process_loads_is_served_without_a_restart(tmp_path, small):
    with serving(tmp_path / "data", "--follow-seconds", "0.1") as (url, _):
        loaded = luxterm("load", small, "--data", tmp_path / "data")
        assert loaded.returncode == 0, loaded.stderr

        for _attempt in range(100):
            if '"small"' in fetch(url + "/api/v1/schemes")[1]:
                break
        else:
            pytest.fail("The server never noticed")


def test_a_taken_port_is_told_in_one_line(tmp_path):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]

        told = luxterm("serve", "--port", port, "--data", tmp_path / "data")

    assert told.returncode == 1
    assert f"Cannot listen on 127.0.0.1:{port}" in told.stderr
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "data").exists()


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    told = luxterm("serve", "--port", "0", "--data", tmp_path / "file" / "data")

    assert told.returncode == 1
    assert "Can’t write to" in told.stderr
    assert "Traceback" not in told.stderr


def test_settings_come_from_the_environment_too(tmp_path, small):
    told = luxterm("load", small, LUXTERM_DATA=str(tmp_path / "here"))

    assert told.returncode == 0, told.stderr
    assert (tmp_path / "here" / "luxterm.sqlite").exists()


def test_a_setting_of_the_wrong_kind_is_told(tmp_path):
    told = luxterm("serve", LUXTERM_PORT="eighty", LUXTERM_DATA=str(tmp_path))

    assert told.returncode == 2
    assert "LUXTERM_PORT" in told.stderr


def test_a_database_that_is_behind_is_refused_with_the_command_that_helps(tmp_path):
    luxterm("db", "upgrade", "--data", tmp_path)
    with closing(sqlite3.connect(tmp_path / "luxterm.sqlite")) as database:
        database.execute("UPDATE alembic_version SET version_num = '0000'")
        database.commit()

    told = luxterm("serve", "--port", "0", "--data", tmp_path)

    assert told.returncode == 1
    assert "luxterm db upgrade" in told.stderr
    assert "Traceback" not in told.stderr


def test_loading_tells_what_it_did(tmp_path, small):
    first = luxterm("load", small, "--data", tmp_path / "data")
    second = luxterm("load", small, "--data", tmp_path / "data")

    assert first.stdout == "small: 1 added, 0 changed, 0 unchanged, 0 refused.\n"
    assert second.stdout == "small: 0 added, 0 changed, 1 unchanged, 0 refused.\n"


def test_a_dry_run_does_nothing(tmp_path, small):
    told = luxterm("load", small, "--dry-run", "--data", tmp_path / "data")

    assert told.stdout.startswith("small: 1 added")
    assert luxterm("search", "child", "--data", tmp_path / "data").returncode == 1


def test_a_refused_load_tells_file_line_and_reason(tmp_path, small):
    small.write_text(SMALL.replace("preferred", "discouraged"), encoding="utf-8")

    told = luxterm("load", small, "--data", tmp_path / "data")

    assert told.returncode == 1
    assert "1 refused" in told.stdout
    assert "small.yaml:4: Say why readers should avoid “child”." in told.stderr
    assert "Nothing has changed" in told.stderr


def test_broken_yaml_is_told_with_its_line(tmp_path, small):
    small.write_text("scheme: {id: small\nentries: [\n", encoding="utf-8")

    told = luxterm("load", small, "--data", tmp_path / "data")

    assert told.returncode == 1
    assert "small.yaml:2: This isn’t valid YAML" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_term_is_looked_up_with_its_verdict(tmp_path):
    luxterm("load", "--data", tmp_path)

    found = luxterm("search", "child", "pornography", "--data", tmp_path)
    missed = luxterm("search", "zzzzzz", "--data", tmp_path)

    assert found.returncode == 0
    assert "✗ avoid" in found.stdout
    assert "child sexual abuse material" in found.stdout
    assert (missed.returncode, "Nothing found" in missed.stdout) == (1, True)


def test_a_terminal_without_our_characters_gets_question_marks(tmp_path):
    data = tmp_path / "data"
    luxterm("load", "--data", data)

    found = luxterm("search", "pédophile", "--data", data, PYTHONIOENCODING="ascii")

    assert found.returncode == 0, found.stderr
    assert "? avoid" in found.stdout


def test_the_index_tells_where_it_stands_and_is_made_anew(tmp_path, small):
    luxterm("load", small, "--data", tmp_path / "data")

    status = luxterm("index", "status", "--data", tmp_path / "data")
    rebuilt = luxterm("index", "rebuild", "--data", tmp_path / "data")

    assert "position 2 of 2.\nUp to date." in status.stdout
    assert rebuilt.stdout == "Concepts indexed: 1.\n"
