"""Requests a second of search and suggestions, beside a Flask view that only dumps a ready answer.

`python benchmarks/http.py` (needs `wrk`, from Debian's packages). Both run in
the same server (waitress, the same threads) on the shipped vocabulary; each
round asks the one and then the other, so that both meet the same machine. The
thousand questions come again and again, as those of many readers do; "never
kept" asks them in a way that has each answered from the start.
"""

import sys
from pathlib import Path

# This folder has a module, `http`, of the same name as one of the standard library.
sys.path[0] = str(Path(__file__).parents[1])

import argparse
import json
import logging
import re
import shutil
import statistics
import subprocess
import tempfile
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlencode

import waitress
from flask import Flask, jsonify

from taxonomy.exchange import shipped, yaml
from taxonomy.settings import Settings
from taxonomy.termbase import Termbase
from webapp.app import create_app

QUERIES = 1_000
# A condition that no answer here fails, and for which none is taken from those that are kept.
NEVER_KEPT = {"If-Unmodified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
LUA = """
local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local at = 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
"""


class Asking(NamedTuple):
    """Some questions, and how they are put."""

    kind: str
    paths: list[str]
    headers: dict[str, str]


def main() -> None:
    """Measure and print the table."""
    options = _options()
    logging.getLogger("waitress").setLevel(logging.ERROR)  # four connections queue now and then
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed; on Debian: apt-get install wrk")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        termbase = Termbase.open(Settings(data=folder / "data"))
        termbase.load(yaml.read(shipped.LUXEMBOURG), by="benchmark", at=datetime.now(UTC))
        with _serving(create_app(termbase)) as ours:
            asked = {"search": _searches(termbase), "suggest": _suggestions(termbase)}
            print("| | requests/s | a view that only dumps | ratio | 304 for a known answer |")
            print("| --- | --- | --- | --- | --- |")
            for told, headers in (("", {}), (", never kept", NEVER_KEPT)):
                for kind, paths in asked.items():
                    asking = Asking(kind + told, paths, headers)
                    print(_measured(asking, ours, folder, options))
        termbase.close()


def _measured(asking: Asking, ours: str, folder: Path, options: argparse.Namespace) -> str:
    kind, paths, headers = asking
    file = folder / f"{kind}.txt"
    file.write_text("\n".join(paths), encoding="utf-8")
    script = folder / f"{kind}.lua"
    script.write_text(LUA % file, encoding="utf-8")
    middling = sorted((_body(ours + path) for path in paths[:100]), key=len)[50]
    with _serving(_bare(middling)) as bare:
        rounds = []
        for _ in range(options.rounds):
            mine = _wrk(ours, script, options.seconds, headers)
            rounds.append((mine, _wrk(bare, script, options.seconds, headers)))
        again = _again(ours + paths[0])  # while the other is open: closing one upsets its like
    mine = statistics.median(each for each, _ in rounds)
    other = statistics.median(each for _, each in rounds)
    ratio = statistics.median(each / beside for each, beside in rounds)
    return (
        f"| {kind}, {len(middling):,} bytes | {mine:,.0f} | {other:,.0f} | {ratio:.2f} | {again} |"
    )


def _searches(termbase: Termbase) -> list[str]:
    """Distinct searches of twenty hits at most: labels, and single words of labels."""
    labels = [term.label for each in termbase.catalogue.concepts() for term in each.terms]
    words = [word for label in labels for word in label.split()]
    texts = list(dict.fromkeys((*words, *labels)))
    step = max(1, len(texts) // QUERIES)
    return [f"/api/v1/search?{urlencode({'q': text})}" for text in texts[::step][:QUERIES]]


def _suggestions(termbase: Termbase) -> list[str]:
    """Distinct beginnings of two to eight letters."""
    labels = [term.label for each in termbase.catalogue.concepts() for term in each.terms]
    texts = list(dict.fromkeys(label[:length] for length in (4, 3, 6, 2, 8) for label in labels))
    return [f"/api/v1/suggest?{urlencode({'q': text})}" for text in texts if text.strip()][:QUERIES]


def _bare(body: bytes) -> Flask:
    app = Flask("bare")
    ready = json.loads(body)

    def answer() -> object:
        return jsonify(ready)

    app.add_url_rule("/api/v1/search", "search", answer)
    app.add_url_rule("/api/v1/suggest", "suggest", answer)
    return app


@contextmanager
def _serving(app: Flask) -> Iterator[str]:
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()


def _body(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own server
        body: bytes = answer.read()
        return body


def _wrk(address: str, script: Path, seconds: int, headers: dict[str, str]) -> float:
    told = [part for each in headers.items() for part in ("-H", ": ".join(each))]
    asked = ["wrk", "-t1", "-c4", f"-d{seconds}s", "-s", str(script), *told, address]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout  # noqa: S603
    if "Non-2xx" in told:
        sys.exit(told)
    return float(re.findall(r"Requests/sec:\s+([\d.]+)", told)[0])


def _again(url: str) -> int:
    """The status of asking again for what is known."""
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310
        tag = answer.headers["ETag"]
    again = urllib.request.Request(url, headers={"If-None-Match": tag})  # noqa: S310
    try:
        with urllib.request.urlopen(again, timeout=30) as answer:  # noqa: S310
            status: int = answer.status
            return status
    except urllib.error.HTTPError as error:
        return int(error.code)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--seconds", type=int, default=8, help="how long each measurement runs")
    parser.add_argument("--rounds", type=int, default=3, help="how many; the median is told")
    return parser.parse_args()


if __name__ == "__main__":
    main()
