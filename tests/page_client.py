"""A test client whose pages read as in a browser: white space in a tag is one space."""

import re

from flask.testing import FlaskClient

_TAG = re.compile(r"<[a-z][^<>]*>")


class _Page:
    """What was answered; a tag's attributes may stand on several lines of the template."""

    @property
    def text(self):
        return _TAG.sub(lambda tag: re.sub(r"\n\s*", " ", tag[0]), super().text)


class PageClient(FlaskClient):
    """Answers with pages that tests can read without regard to line breaks in tags."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.response_wrapper = type("Page", (_Page, self.response_wrapper), {})
