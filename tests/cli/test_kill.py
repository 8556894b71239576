"""A process killed at the worst moment leaves what the next start makes whole."""

import shutil
import signal
import subprocess
import sys

import pytest
from command_line import environment
from making import an_entry, draft, preferred, publish_all

from taxonomy.search.contract import Query
from taxonomy.settings import Settings
from taxonomy.store import changes
from taxonomy.termbase import Termbase

KILLED_WHILE_LOADING = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from taxonomy.exchange import shipped, yaml
from taxonomy.settings import Settings
from taxonomy.termbase import Termbase

written = 0
def tell(number):
    global written
    written += number
    if written >= int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

termbase = Termbase.open(Settings(data=Path(sys.argv[1])))
termbase.load(yaml.read(shipped.LUXEMBOURG), by="Ada", at=datetime.now(UTC), on_progress=tell)
"""

KILLED_BEFORE_THE_INDEX = """
import os, signal, sys
from pathlib import Path
from making import NOON, PAUL
from taxonomy.curation import workflow
from taxonomy.settings import Settings
from taxonomy.termbase import Termbase

termbase = Termbase.open(Settings(data=Path(sys.argv[1])))
termbase.search.catch_up = lambda: os.kill(os.getpid(), signal.SIGKILL)
with termbase.transaction() as session:
    workflow.publish(session, int(sys.argv[2]), by=PAUL, at=NOON)
"""

KILLED_WHILE_INDEXING = """
import os, signal, sys, threading, time
from pathlib import Path
from taxonomy.settings import Settings
from taxonomy.termbase import Termbase

termbase = Termbase.open(Settings(data=Path(sys.argv[1])))
threading.Thread(target=lambda: (time.sleep(float(sys.argv[2])), os.kill(os.getpid(), 9))).start()
while True:
    termbase.search.rebuild()
"""


def killed(program, *words):
    """Run a program that is killed in the middle."""
    path = ":".join(sys.path)
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, words)],
        env=environment(PYTHONPATH=path),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.fixture
def reopened(tmp_path):
    """Opens the folder as the next start does."""
    opened = []

    def reopen():
        opened.append(Termbase.open(Settings(data=tmp_path)))
        return opened[-1]

    yield reopen
    for termbase in opened:
        termbase.close()


def labels_found(termbase, text):
    return [hit.term.label for hit in termbase.search.find(Query(text)).items]


def consistent(termbase):
    with termbase.reading() as session:
        end = changes.position(session)
    return termbase.search.position == termbase.catalogue.position == end


@pytest.mark.parametrize("written", [1, 60, 89])
def test_a_load_that_is_killed_has_not_happened_and_can_be_done_again(tmp_path, reopened, written):
    killed(KILLED_WHILE_LOADING, tmp_path, written)

    termbase = reopened()

    assert consistent(termbase)
    assert termbase.position == 0
    assert labels_found(termbase, "child") == []


def test_a_publication_whose_indexing_was_killed_is_found_after_the_next_start(tmp_path, reopened):
    first = reopened()
    number = draft(first, an_entry(preferred("a late arrival")))
    first.close()

    killed(KILLED_BEFORE_THE_INDEX, tmp_path, number)
    termbase = reopened()

    assert consistent(termbase)
    assert labels_found(termbase, "a late arrival") == ["a late arrival"]


@pytest.mark.parametrize("seconds", [0.05, 0.2, 0.5])
def test_an_index_killed_while_it_is_written_is_whole_after_the_next_start(
    tmp_path, reopened, seconds
):
    first = reopened()
    publish_all(first, draft(first, an_entry(preferred("steady"))))
    first.close()

    killed(KILLED_WHILE_INDEXING, tmp_path, seconds)
    termbase = reopened()

    assert consistent(termbase)
    assert labels_found(termbase, "steady") == ["steady"]


def test_a_deleted_index_is_made_again(tmp_path, reopened):
    first = reopened()
    publish_all(first, draft(first, an_entry(preferred("steady"))))
    first.close()
    shutil.rmtree(tmp_path / "index")

    termbase = reopened()

    assert consistent(termbase)
    assert labels_found(termbase, "steady") == ["steady"]


def test_what_a_killed_writer_left_does_not_keep_another_version_from_starting(tmp_path):
    data = Settings(data=tmp_path / "data")
    Termbase.open(data).close()
    (data.index / "MAIN.tmp").mkdir(exist_ok=True)
    (data.index / "MAIN.tmp" / "half.run").write_bytes(b"half")
    (data.index / "FORMAT").write_text("an older format", encoding="utf-8")

    again = Termbase.open(data)

    assert again.search.find(Query("anything")).total == 0
    again.close()
