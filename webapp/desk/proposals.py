"""What readers suggest or report, without an account."""

import hashlib
import secrets
import threading
import time
from collections import deque
from datetime import UTC, datetime

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import TooManyRequests

from taxonomy.curation import proposals
from taxonomy.errors import NotFound, RulesBroken
from webapp.context import termbase
from webapp.desk.form_errors import by_field
from webapp.i18n import page_language

blueprint = Blueprint("proposals", __name__, url_prefix="/suggestions")

_TRIES, _SECONDS = 5, 600
_LURE = "website"  # a field that people do not see, and programs fill in


class Rate:
    """How often somebody wrote lately; who it was is known by a hash that ends with the process."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._salt = secrets.token_bytes(16)
        self._times: dict[bytes, deque[float]] = {}
        self._guard = threading.Lock()

    def is_too_often(self, who: str) -> bool:
        """Whether somebody wrote too often; if not, this time is counted."""
        key = hashlib.blake2b(who.encode(), key=self._salt).digest()
        now = time.monotonic()
        with self._guard:
            for other, times in list(self._times.items()):
                while times and times[0] < now - _SECONDS:
                    times.popleft()
                if not times:
                    del self._times[other]
            times = self._times.setdefault(key, deque())
            if len(times) >= _TRIES:
                return True
            times.append(now)
            return False


_rate = Rate()


@blueprint.get("")
def ask_for_a_word() -> str:
    """The form for a word that no entry has, filled in with the word that was looked for."""
    return _word_form()


@blueprint.post("")
def suggest_a_word() -> ResponseReturnValue:
    """Put the word into the desk's inbox."""
    if request.form.get(_LURE):
        return _thanks()  # a program is told nothing
    _slow_down()
    try:
        with termbase().transaction() as session:
            proposals.propose_word(
                session,
                request.form.get("scheme", ""),
                request.form.get("word", ""),
                request.form.get("text", ""),
                language=page_language(),
                contact=request.form.get("contact", ""),
                at=datetime.now(UTC),
            )
    except RulesBroken as error:
        return _word_form(error), 422
    return _thanks(), 201


@blueprint.get("/<scheme>/<concept>")
def ask(scheme: str, concept: str) -> str:
    """The form for a suggestion or a report."""
    return _form(scheme, concept)


@blueprint.post("/<scheme>/<concept>")
def suggest(scheme: str, concept: str) -> ResponseReturnValue:
    """Put what a reader says into the desk's inbox."""
    if request.form.get(_LURE):
        return _thanks(scheme, concept)  # a program is told nothing
    _slow_down()
    try:
        with termbase().transaction() as session:
            proposals.propose(
                session,
                scheme,
                concept,
                request.form.get("text", ""),
                language=page_language(),
                contact=request.form.get("contact", ""),
                at=datetime.now(UTC),
            )
    except RulesBroken as error:
        return _form(scheme, concept, error), 422
    return _thanks(scheme, concept), 201


def _slow_down() -> None:
    if _rate.is_too_often(request.remote_addr or ""):
        message = gettext("You have sent several messages. Please try again in ten minutes.")
        raise TooManyRequests(message, retry_after=_SECONDS)


def _word_form(error: RulesBroken | None = None) -> str:
    known = termbase().catalogue.schemes.values()
    if not known:
        raise NotFound("scheme", "any")
    schemes = [each for each in known if each.prescriptive] or list(known)
    return render_template(
        "desk/suggesting/word.html",
        schemes=schemes,
        given=request.values,
        lure=_LURE,
        problems=by_field(error),
    )


def _form(scheme: str, concept: str, error: RulesBroken | None = None) -> str:
    entry = termbase().entry(scheme, concept).entry
    return render_template(
        "desk/suggesting/form.html",
        scheme=scheme,
        entry=entry,
        given=request.form,
        lure=_LURE,
        longest=proposals.LONGEST_TEXT,
        problems=by_field(error),
    )


def _thanks(scheme: str | None = None, concept: str | None = None) -> str:
    return render_template("desk/suggesting/thanks.html", scheme=scheme, concept=concept)
