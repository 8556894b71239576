"""Where the other pages of a list are, as Link headers (RFC 8288)."""

from flask import Response, after_this_request, request, url_for


def link(*, total: int, page: int, per_page: int) -> None:
    """Have the answer link to the first, previous, next and last page of its list."""
    last = max(1, -(-total // per_page))
    pages = {"first": 1, "last": last}
    if 1 < page <= last + 1:
        pages["prev"] = page - 1
    if page < last:
        pages["next"] = page + 1

    def with_links(response: Response) -> Response:
        for relation, number in pages.items():
            response.headers.add("Link", f'<{_address(number)}>; rel="{relation}"')
        return response

    after_this_request(with_links)


def _address(page: int) -> str:
    assert request.endpoint is not None
    asked = {**request.args.to_dict(), "page": str(page)}
    return url_for(request.endpoint, **(request.view_args or {}), **asked, _external=False)
