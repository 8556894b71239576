"""The kinds of problems: the status of each error, and what people are told that it means."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import NamedTuple

from taxonomy import errors
from taxonomy.messages import Message

STATUS: dict[type[errors.TermbaseError], HTTPStatus] = {
    errors.NotFound: HTTPStatus.NOT_FOUND,
    errors.NotSignedIn: HTTPStatus.UNAUTHORIZED,
    errors.NotAllowed: HTTPStatus.FORBIDDEN,
    errors.NotPossible: HTTPStatus.CONFLICT,
    errors.OutOfDate: HTTPStatus.PRECONDITION_FAILED,
    errors.SchemeOutOfDate: HTTPStatus.PRECONDITION_FAILED,
    errors.Refused: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.Malformed: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.RulesBroken: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.BadQuestion: HTTPStatus.BAD_REQUEST,
    errors.DatabaseBehind: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}


class ProblemKind(NamedTuple):
    """A kind of problem: the name in its `type`, its status, its title, what it means.

    One without a name is told by its status alone (`about:blank`, RFC 9457, 4.2.1).
    """

    name: str
    status: HTTPStatus
    title: Message
    about: Message


def _kind(status: HTTPStatus, title: Message, about: Message, name: str = "") -> ProblemKind:
    return ProblemKind(name or re.sub(r"[^a-z]+", "-", status.name.lower()), status, title, about)


_NOT_FOUND = _kind(
    HTTPStatus.NOT_FOUND,
    Message("Not found"),
    Message("There is nothing with this name or at this address."),
)

_OF_ERRORS: Mapping[type[errors.TermbaseError], tuple[Message, Message]] = {
    errors.NotFound: (_NOT_FOUND.title, _NOT_FOUND.about),
    errors.NotSignedIn: (
        Message("Sign in first"),
        Message("You need to sign in, or send a token, to do this."),
    ),
    errors.NotAllowed: (
        Message("Not allowed"),
        Message("Your account isn’t allowed to do this."),
    ),
    errors.NotPossible: (
        Message("Not possible now"),
        Message("This can’t be done in the current state of the entry or account."),
    ),
    errors.OutOfDate: (
        Message("The entry has changed"),
        Message("A later revision has been published since you read the entry."),
    ),
    errors.SchemeOutOfDate: (
        Message("The vocabulary has changed"),
        Message("Someone has changed the vocabulary since you read it."),
    ),
    errors.Refused: (
        Message("Please fix and try again"),
        Message("Something you sent needs fixing first. The errors say what and where."),
    ),
    errors.Malformed: (
        Message("The document isn’t valid"),
        Message("What you sent doesn’t have the right structure. The errors say where."),
    ),
    errors.RulesBroken: (
        Message("The entry breaks a rule"),
        Message("What you sent breaks one or more rules of the vocabulary. The errors say which."),
    ),
    errors.BadQuestion: (
        Message("The request isn’t valid"),
        Message("One or more parameters are missing or not valid. The errors say which."),
    ),
    errors.DatabaseBehind: (
        Message("The service is being updated"),
        Message("The database was made for another version of Luxterm."),
    ),
    errors.Unavailable: (
        Message("Not available right now"),
        Message("Something the service depends on isn’t available. Try again in a minute."),
    ),
}

_OF_HTTP: tuple[ProblemKind, ...] = (
    _kind(
        HTTPStatus.BAD_REQUEST,
        Message("Bad request"),
        Message("The request couldn’t be understood."),
    ),
    _kind(
        HTTPStatus.UNAUTHORIZED,
        Message("Sign-in needed"),
        Message("You need to sign in, or send a token, to read this."),
    ),
    _kind(
        HTTPStatus.FORBIDDEN,
        Message("No access"),
        Message("You don’t have access to this address."),
    ),
    _NOT_FOUND,
    _kind(
        HTTPStatus.METHOD_NOT_ALLOWED,
        Message("Method not allowed"),
        Message("This address doesn’t take this method. The Allow header lists those it takes."),
    ),
    _kind(
        HTTPStatus.NOT_ACCEPTABLE,
        Message("Format not available"),
        Message("This isn’t available in any of the formats you accept."),
    ),
    _kind(
        HTTPStatus.REQUEST_TIMEOUT,
        Message("Request timed out"),
        Message("The request took too long to arrive."),
    ),
    _kind(
        HTTPStatus.LENGTH_REQUIRED,
        Message("Length needed"),
        Message("Send the Content-Length header."),
    ),
    _kind(
        HTTPStatus.PRECONDITION_FAILED,
        Message("Precondition failed"),
        Message("A condition that you set isn’t met, such as the revision in If-Match."),
    ),
    _kind(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        Message("Too large"),
        Message("What you sent is larger than this address takes."),
        "request-entity-too-large",
    ),
    _kind(
        HTTPStatus.REQUEST_URI_TOO_LONG,
        Message("Address too long"),
        Message("The address is too long."),
        "request-uri-too-long",
    ),
    _kind(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        Message("Format not supported"),
        Message("This address doesn’t take what you sent in this format."),
    ),
    _kind(
        HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
        Message("Range not available"),
        Message("The part that you asked for doesn’t exist."),
        "requested-range-not-satisfiable",
    ),
    _kind(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        Message("Can’t be processed"),
        Message("The request was understood, but can’t be processed."),
        "unprocessable-entity",
    ),
    _kind(
        HTTPStatus.PRECONDITION_REQUIRED,
        Message("Precondition needed"),
        Message("Send If-Match with the revision that you read, so that nothing is overwritten."),
    ),
    _kind(
        HTTPStatus.TOO_MANY_REQUESTS,
        Message("Too many requests"),
        Message("You have sent too many requests. Wait a little, then try again."),
    ),
    _kind(
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        Message("Headers too large"),
        Message("The headers of the request are too large."),
    ),
    _kind(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        Message("Something went wrong"),
        Message(
            "This is our fault. We’ve recorded the error, but not what you asked. Please try again."
        ),
    ),
    _kind(
        HTTPStatus.SERVICE_UNAVAILABLE,
        Message("Service unavailable"),
        Message("The service isn’t available right now. Try again in a minute."),
    ),
)


def of_error(error: type[errors.TermbaseError]) -> ProblemKind:
    """The kind of an error of the domain."""
    known = next(each for each in error.__mro__ if each in STATUS)
    name = re.sub(r"(?<!^)(?=[A-Z])", "-", known.__name__).lower()
    return ProblemKind(name, STATUS[known], *_OF_ERRORS[known])


def of_status(code: int) -> ProblemKind:
    """The kind of an error of HTTP."""
    status = HTTPStatus(code)
    text = Message.untranslated(status.phrase)
    return next(
        (each for each in _OF_HTTP if each.status is status), ProblemKind("", status, text, text)
    )


def every() -> Mapping[str, ProblemKind]:
    """Every kind of problem by its name: those of the domain, then those of HTTP."""
    return {kind.name: kind for kind in (*map(of_error, STATUS), *_OF_HTTP)}
