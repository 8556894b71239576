"""A list of terms, pasted or as a file, and the verdict on each; nothing of it is kept."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from flask import Blueprint, Response, make_response, render_template, request
from flask_babel import gettext

from taxonomy.checking import term_lists
from taxonomy.checking.term_lists import About, Judge, Judged, TermForm
from taxonomy.entry.verdicts import Answer, Sense
from taxonomy.errors import Malformed
from taxonomy.exchange import formats
from taxonomy.search.near_labels import near_labels
from webapp.context import concept_uri, termbase
from webapp.i18n import page_language
from webapp.messages import translate
from webapp.presenters.senses import Senses
from webapp.presenters.term_list_rows import NearSpellings, rows

blueprint = Blueprint("term_lists", __name__)

_SHOWN = 600  # terms on a page; a file has all of them
_ERROR = 422


class TermListRequest(NamedTuple):
    """How a list is to be checked: in which language, by which vocabulary; None for any."""

    language: str | None
    scheme: str | None


@blueprint.get("/check/list")
def ask() -> str:
    """The form for a list."""
    return _page(_asked())


@blueprint.post("/check/list")
def judge() -> Response:
    """The verdict on each term of a list, as a page or as a file.

    It changes nothing: the form needs no secret, and who sends it no cookie.
    """
    asked = _asked()
    file = request.files.get("file")
    field = "file" if file is not None and file.filename else "terms"
    try:
        terms = _terms()
    except Malformed as error:
        message = " ".join(translate(each.message) for each in error.violations)
        return _malformed(asked, {field: message})
    if not terms:
        return _malformed(asked, {field: gettext("Enter at least one term, or choose a file.")})
    judged = Judge(
        termbase().checker,
        partial(_answer_on, asked.scheme),
        scheme=asked.scheme,
        readers=(page_language(),),
    ).judged(terms, asked.language)
    wanted = request.form.get("as", "")
    if wanted in set(TermForm):
        return _file(judged, asked, TermForm(wanted))
    return _uncached(_page(asked, "\n".join(terms), judged=judged))


def _asked() -> TermListRequest:
    """What was chosen; an unknown language or vocabulary is no choice."""
    catalogue = termbase().catalogue
    language, scheme = request.values.get("lang"), request.values.get("scheme")
    return TermListRequest(
        language if language in catalogue.languages() else None,
        scheme if scheme in catalogue.schemes else None,
    )


def _terms() -> list[str]:
    """Those of the file that was chosen, or else those that were written."""
    file = request.files.get("file")
    if file is not None and file.filename:
        return term_lists.of_file(file.stream.read(), file.filename)
    return term_lists.of_text(request.form.get("terms", ""))


def _answer_on(scheme: str | None, label: str, language: str | None) -> Answer:
    return termbase().catalogue.answer(label, language=language, scheme=scheme)


def _near(asked: TermListRequest) -> NearSpellings:
    return NearSpellings(partial(near_labels, termbase().catalogue.find, language=asked.language))


def _malformed(asked: TermListRequest, errors: dict[str, str]) -> Response:
    """The form as it was sent, with what is wrong at the field that it is about."""
    return _uncached(_page(asked, request.form.get("terms", ""), errors=errors), _ERROR)


def _page(
    asked: TermListRequest,
    given: str = "",
    *,
    errors: dict[str, str] | None = None,
    judged: Sequence[Judged] = (),
) -> str:
    catalogue = termbase().catalogue
    return render_template(
        "lists/show.html",
        given=given,
        **asked._asdict(),
        languages=catalogue.languages(),
        schemes=tuple(catalogue.schemes.values()),
        errors=errors or {},
        rows=list(rows(judged[:_SHOWN], Senses(catalogue), _near(asked).of)),
        many=len(judged),
        counts=Counter(each.advice for each in judged),
        most=f"{term_lists.MOST:,}",
    )


def _file(judged: Sequence[Judged], asked: TermListRequest, form: TermForm) -> Response:
    near = _near(asked)
    content = term_lists.written(
        judged,
        form,
        about=partial(_about, Senses(termbase().catalogue)),
        near=lambda row: [each.label for each in near.of(row)],
    )
    answer = _uncached(content)
    answer.mimetype = formats.BY_NAME[form].media_type
    answer.headers["Content-Disposition"] = f'attachment; filename="checked-list.{form}"'
    return answer


def _about(senses: Senses, sense: Sense) -> About:
    """What a file tells of a sense, for the reader of this page."""
    shown = senses.shown(sense)
    address = concept_uri(sense.scheme, sense.concept)
    return About(shown.reason.text, shown.name.text or sense.label, address)


def _uncached(body: str | bytes, status: int = 200) -> Response:
    """An answer that no cache keeps, since it holds what was asked."""
    answer = make_response(body, status)
    answer.cache_control.no_store = True
    return answer
