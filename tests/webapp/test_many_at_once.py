"""Sixteen at once on the same five entries, through the real server: nothing is lost."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from making import ADA, an_entry, preferred, published

from taxonomy.curation import accounts
from taxonomy.search.contract import Query
from taxonomy.settings import Settings
from taxonomy.store import accounts as stored
from taxonomy.store import changes, revisions
from taxonomy.store import published as stored_entries
from taxonomy.store.records import Role, Scope
from taxonomy.termbase import Termbase

CONCEPTS = tuple(f"c{number}" for number in range(5))
THREADS = 16
# A few seconds find what a lock forgets; CI takes the half minute.
SECONDS = float(os.environ.get("LUXTERM_TEST_SECONDS", "30" if os.environ.get("CI") else "5"))


@pytest.fixture
def prepared(tmp_path):
    """A data folder with five entries, and tokens of an editor and of a publisher."""
    settings = Settings(data=tmp_path / "data")
    termbase = Termbase.open(settings)
    published(termbase, *(an_entry(preferred(f"{c} 0"), concept=c) for c in CONCEPTS))
    now = datetime.now(UTC) - timedelta(seconds=1)
    tokens = {}
    for name, role in (("edda", Role.EDITOR), ("paul", Role.PUBLISHER)):
        with termbase.transaction() as session:
            accounts.add(session, name, role, by=ADA, at=now)
            account = stored.get(session, name)
            made = accounts.make_token(session, account, "test", Scope.WRITE, days=1, at=now)
            tokens[name] = made[1]
    termbase.close()
    return settings, tokens


class Server:
    """`luxterm serve`, started and killed as its user would."""

    def __init__(self, settings):
        self._settings = settings
        self.start()

    def start(self):
        """Start, and wait for its address."""
        command = [str(Path(sys.executable).with_name("luxterm")), "serve", "--port", "0"]
        command += ["--threads", "8"]
        command += ["--data", str(self._settings.data)]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8")
        for line in self._process.stderr:
            if "Serving on" in line:
                self.root = line.split()[2] + "/api/v1"
                break
        threading.Thread(target=self._process.stderr.read, daemon=True).start()

    def kill(self):
        """End it at once."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def ask(self, token, method, address, body=None, headers=None):
        """Status, document and headers of an answer; (0, …) where there was none."""
        asked = urllib.request.Request(
            self.root + address,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {token}",
                "Content-Type": "application/json",
                **(headers or {}),
            },
        )
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                return answer.status, json.load(answer), answer.headers
        except urllib.error.HTTPError as error:
            return error.code, json.load(error), error.headers
        except (OSError, ValueError):
            return 0, None, None


class Editing:
    """What sixteen threads did, and what they were told."""

    def __init__(self, server, tokens):
        self.server, self.tokens = server, tokens
        self.acknowledged, self.untrue, self.broken = [], [], []
        self._guard = threading.Lock()

    def run(self, seconds):
        """Edit and publish for some time."""
        end = time.monotonic() + seconds
        threads = [threading.Thread(target=self._edit, args=(n, end)) for n in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _edit(self, number, end):
        chance = random.Random(number)
        turn = 0
        while time.monotonic() < end:
            turn += 1
            self._once(chance.choice(CONCEPTS), f"{number}-{turn}")

    def _once(self, concept, words):
        edda, paul, ask = self.tokens["edda"], self.tokens["paul"], self.server.ask
        status, entry, headers = ask(edda, "GET", f"/concepts/test/{concept}")
        if status != 200:
            return self._note(status, "read")
        seen = int(headers["Luxterm-Revision"])
        entry["terms"][0]["label"] = f"{concept} {words}"
        tag = {"If-Match": headers["ETag"]}
        status, draft, _ = ask(edda, "PUT", f"/concepts/test/{concept}", {"entry": entry}, tag)
        if status == 412 and draft["current"] == seen:
            self.untrue.append(draft)
        if status != 201:
            return self._note(status, "draft")
        number = draft["number"]
        status, _, _ = ask(edda, "POST", f"/revisions/{number}/submission")
        if status != 200:
            return self._note(status, "submission")
        status, told, _ = ask(paul, "POST", f"/revisions/{number}/publication")
        if status == 412 and told["current"] == told["based_on"]:
            self.untrue.append(told)
        if status == 201:
            with self._guard:
                self.acknowledged.append((concept, number, seen, told["position"]))
        return self._note(status, "publication")

    def _note(self, status, step):
        if status not in {0, 200, 201, 412}:
            self.broken.append((step, status))


def held(settings, editing):
    """All that was acknowledged is there, each publication upon the one before it."""
    termbase = Termbase.open(settings)
    assert editing.acknowledged
    assert editing.untrue == []
    assert editing.broken == []
    numbers = [number for _, number, _, _ in editing.acknowledged]
    positions = [position for *_, position in editing.acknowledged]
    assert len(set(numbers)) == len(numbers)
    assert len(set(positions)) == len(positions)
    with termbase.reading() as session:
        log = [each for each in changes.since(session, 0, limit=1_000_000) if each.revision]
        assert set(numbers) <= {each.revision for each in log}
        before = {}
        for each in log:
            revision = revisions.get(session, each.revision)
            assert revision.based_on == before.get(each.concept)
            before[each.concept] = each.revision
        stored_now = {each.entry.concept: each.entry for each in stored_entries.entries(session)}
    assert termbase.position == len(log) + 1
    for concept, entry in stored_now.items():
        label = entry.terms[0].label
        assert termbase.search.find(Query(f'"{label}"')).items[0].term.concept == concept
        assert termbase.catalogue.concept("test", concept).terms[0].label == label
        assert [each.label for each in termbase.catalogue.suggest(label)] == [label]
    termbase.close()


def test_nothing_is_lost_or_told_wrongly(prepared):
    settings, tokens = prepared
    server = Server(settings)
    editing = Editing(server, tokens)

    editing.run(SECONDS)
    server.kill()

    held(settings, editing)


def test_what_was_acknowledged_survives_the_death_of_the_server(prepared):
    settings, tokens = prepared
    server = Server(settings)
    editing = Editing(server, tokens)
    killing = threading.Timer(SECONDS / 2, server.kill)

    killing.start()
    editing.run(SECONDS / 2)
    killing.join()
    server.start()
    editing.run(SECONDS / 2)
    server.kill()

    held(settings, editing)
    with sqlite3.connect(settings.data / "luxterm.sqlite") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
