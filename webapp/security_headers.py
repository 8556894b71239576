"""Security headers: sent with every answer, whoever makes it."""

from collections.abc import Callable, Iterable
from types import TracebackType
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

Raised = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

# Nothing is loaded from elsewhere, nothing is inline, no page elsewhere frames ours, and no
# other site is told what was asked here.
_GUARDS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class GuardedAnswers:
    """A WSGI application (PEP 3333) that adds to what another says; what that said itself stays."""

    def __init__(self, app: WSGIApplication) -> None:
        """Stand before an application."""
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""

        def guarded(
            status: str, headers: list[tuple[str, str]], raised: Raised | None = None
        ) -> Callable[[bytes], object]:
            present = {name for name, _ in headers}
            added = (each for each in _GUARDS.items() if each[0] not in present)
            return start_response(status, [*headers, *added], raised)

        return self._app(environ, guarded)
