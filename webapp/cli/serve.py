"""`luxterm serve`: the website and the API on a production server."""

import gc
import logging
import signal
import socket
import sys
from importlib.metadata import version

import click
import waitress

from taxonomy.errors import Refused, Unavailable
from taxonomy.exchange import shipped
from taxonomy.settings import Settings
from taxonomy.store import accounts
from taxonomy.termbase import Termbase
from webapp.addresses import RESERVED
from webapp.app import create_app
from webapp.cli import load, options
from webapp.uploads import LARGEST_FILE

LONGEST_HEADER = 2 * 1024 * 1024  # bytes; so that our own, clearer refusal of a long query is seen


@click.command()
@options.settings(
    "host",
    "port",
    "threads",
    "data",
    "database_url",
    "base_uri",
    "scheme_order",
    "contact",
    "follow_seconds",
)
def command(settings: Settings) -> None:
    """Start the website and the API. Press Ctrl-C to stop.

    The first start creates the data folder, the tables and the index, and loads
    the vocabulary that comes with Luxterm.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    signal.signal(signal.SIGTERM, _stop)
    _print(f"Luxterm {version('luxterm')}")
    with _listening(settings) as listener:
        _print(f"Data in {settings.data}")
        termbase = Termbase.open(settings, reserved=RESERVED)
        try:
            _load_first(termbase)
            _mention_accounts(termbase)
            termbase.follow()
            _serve(termbase, listener)
        finally:
            termbase.close()
            _print("Stopped.")


def _serve(termbase: Termbase, listener: socket.socket) -> None:
    settings = termbase.settings
    server = waitress.create_server(
        create_app(termbase),
        sockets=[listener],
        threads=settings.threads,
        ident="luxterm",
        max_request_header_size=LONGEST_HEADER,
        max_request_body_size=LARGEST_FILE,
    )
    host, port = listener.getsockname()[:2]
    _print(f"Serving on http://{f'[{host}]' if ':' in host else host}:{port} (Ctrl-C stops)")
    gc.collect()
    gc.freeze()  # what was made at the start stays: looking through it again delays answers
    server.run()


def _load_first(termbase: Termbase) -> None:
    if termbase.catalogue.schemes:
        return
    plan = load.load(termbase, shipped.LUXEMBOURG)
    if plan.refused:
        raise Refused(plan.refused)
    load.print_plan(plan)


def _mention_accounts(termbase: Termbase) -> None:
    """Print how to make the first account, as long as there is none."""
    with termbase.reading() as session:
        if not accounts.every(session):
            _print("No accounts yet. To edit: luxterm account add NAME --role administrator")


def _listening(settings: Settings) -> socket.socket:
    """Bind before anything is made, so that a taken port is reported at once."""
    where = f"{settings.host}:{settings.port}"
    try:
        family, *_, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM
        )[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise Unavailable(
            f"Cannot listen on {where}: {error.strerror or error}. "
            "Choose another address with --host and --port."
        ) from error


def _stop(_signal: int, _frame: object) -> None:
    raise SystemExit(0)


def _print(line: str) -> None:
    click.echo(line, file=sys.stderr)
