"""A list of terms, pasted or as a file, and the verdict on each; nothing of it is kept."""

from collections import Counter
from collections.abc import Sequence

from flask import Blueprint, Response, make_response, render_template, request
from flask_babel import gettext

from taxonomy.checking import lists
from taxonomy.checking.lists import Form, Judged
from taxonomy.entry.judgement import Answer
from taxonomy.errors import Malformed
from taxonomy.exchange import formats
from webapp.context import concept_uri, termbase
from webapp.i18n import in_my_language, page_language

blueprint = Blueprint("lists", __name__)

_SHOWN = 600  # terms on a page; a file has all of them
_AMISS = 422


@blueprint.get("/check/list")
def ask() -> str:
    """The form for a list."""
    return _page("")


@blueprint.post("/check/list")
def judge() -> Response:
    """The verdict on each term of a list, as a page or as a file.

    It changes nothing: the form needs no secret, and who sends it no cookie.
    """
    given = request.form.get("terms", "")
    try:
        terms = _terms(given)
    except Malformed as error:
        return _answer(_page(given, told=[each.message for each in error.violations]), _AMISS)
    if not terms:
        return _answer(_page(given, told=[gettext("Write a list or choose a file.")]), _AMISS)
    rows = lists.Judge(termbase().checker, _look_up).judged(terms, _language())
    wanted = request.form.get("as", "")
    if wanted in set(Form):
        return _file(rows, Form(wanted))
    return _answer(_page("\n".join(terms), rows=rows))


def _terms(given: str) -> list[str]:
    """Those of the file that was chosen, or else those that were written."""
    file = request.files.get("file")
    if file is not None and file.filename:
        return lists.of_file(file.stream.read(), file.filename)
    return lists.of_text(given)


def _language() -> str:
    """The language that was chosen, else that of the page; one that has terms, if any has."""
    known = termbase().shelf.languages()
    asked = (request.values.get("lang", ""), page_language(), *known)
    return next((tag for tag in asked if tag in known), page_language())


def _look_up(label: str, language: str | None) -> Answer:
    return termbase().shelf.answer(label, language=language)


def _page(given: str, *, told: Sequence[str] = (), rows: Sequence[Judged] = ()) -> str:
    return render_template(
        "lists/show.html",
        given=given,
        lang=_language(),
        languages=termbase().shelf.languages(),
        told=told,
        rows=rows[:_SHOWN],
        many=len(rows),
        counts=Counter(str(row.advice) for row in rows),
        most=lists.MOST,
    )


def _file(rows: Sequence[Judged], form: Form) -> Response:
    content = lists.written(
        rows,
        form,
        reason=lambda known: in_my_language(known.reason, known.language).text,
        address=lambda known: concept_uri(known.scheme, known.concept),
    )
    answer = _answer(content)
    answer.mimetype = formats.BY_NAME[form].media_type
    answer.headers["Content-Disposition"] = f'attachment; filename="checked-list.{form}"'
    return answer


def _answer(body: str | bytes, status: int = 200) -> Response:
    """An answer that no cache keeps, since it says what was asked."""
    answer = make_response(body, status)
    answer.cache_control.no_store = True
    return answer
