"""Another website includes the script: its readers see which of its terms to avoid, and why."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from journeys.test_accessibility import axe, violations  # noqa: F401 - a fixture

pytestmark = pytest.mark.browser

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>News</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/site.css">
<script src="{site}/embed.js" data-scheme="luxembourg" defer></script>
</head>
<body>
<main>
<h1>News of the day \N{GIRL}</h1>
<p id="whole">Police \N{GIRL} said that he shared child pornography with others.</p>
<p id="parts">They looked for child <em>porno</em>graphy, they say.</p>
<p id="link">See <a href="#whole">all about child pornography</a>.</p>
<p id="quiet" data-luxterm="off">We do not say child pornography.</p>
<p id="name">The Optional Protocol on the sale of children, child prostitution and
child pornography</p>
<p id="code"><code>child pornography</code> and child <code>x</code> pornography</p>
<p id="apart">child<br>hood and a child</p><p>pornography</p>
<p id="hidden" hidden>child pornography</p>
<div id="typed" contenteditable role="textbox" aria-label="Note">child pornography</div>
<label for="field">Text</label> <textarea id="field">child pornography</textarea>
<p id="french" lang="fr">Il a été condamné pour pornographie infantile.</p>
<p id="unknown" lang="en">A house.</p>
<div id="row"><span>1</span> A case of child pornography in court</div>
</main>
</body>
</html>"""
LONG = f"""<!doctype html><html lang="en"><title>Long</title>
<script src="{{site}}/embed.js" defer></script>
<body>{"<p>It goes on and on, and nobody knows for how long it will.</p>" * 2_000}
<p id="end">They called it child pornography.</p>"""
STYLE = """body { font: 1.1rem/1.6 Georgia, serif; margin: 2rem auto; max-width: 40rem }
#row { display: flex; gap: 1rem }"""


@pytest.fixture(scope="module")
def elsewhere(site):
    """The address of another website, strict about what it lets in."""
    policy = (
        f"default-src 'none'; script-src {site}; connect-src {site}; style-src 'self'; "
        "img-src data:"
    )

    class Website(BaseHTTPRequestHandler):
        def do_GET(self):
            is_style = self.path == "/site.css"
            page = LONG if self.path == "/long" else PAGE
            body = (STYLE if is_style else page.replace("{site}", site)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/css" if is_style else "text/html")
            self.send_header("Content-Security-Policy", policy)
            self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Website)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture
def page(chromium, elsewhere, site):
    """That website, marked; nothing may have gone wrong, and nobody else been asked."""
    context = chromium.new_context(viewport={"width": 900, "height": 800})
    page = context.new_page()
    wrong, sent = [], []
    page.on("console", lambda said: said.type in {"error", "warning"} and wrong.append(said.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: sent.append((asked.url, asked.headers)))
    page.goto(elsewhere)
    page.locator("#row mark").wait_for()
    page.locator("#french mark").wait_for()
    yield page
    assert wrong == []
    assert all(url.startswith((elsewhere, site, "data:")) for url, _ in sent)
    english, french = (headers for url, headers in sent if url == f"{site}/v2/check")
    for headers in (english, french):
        assert not headers.get("cookie")
        assert not headers.get("referer")
    assert context.cookies() == []
    context.close()


def marks(page, place):
    return page.locator(f"#{place} mark").all_inner_texts()


def test_the_terms_of_what_is_read_are_marked_and_nothing_else(page, shots):
    assert marks(page, "whole") == ["child pornography"]
    assert marks(page, "parts") == ["child ", "porno", "graphy"]
    assert marks(page, "link") == ["child pornography"]
    assert marks(page, "french") == ["pornographie infantile"]
    assert marks(page, "row") == ["child pornography"]
    for left_alone in ("quiet", "name", "code", "apart", "hidden", "typed", "field", "unknown"):
        assert marks(page, left_alone) == []
    assert page.locator("#parts em").inner_text() == "porno"
    assert "child pornography with others." in page.locator("#whole").inner_text()
    assert page.locator("#row").evaluate("row => row.children.length") == 2
    assert "hides" in page.locator("#link mark").get_attribute("title")
    shots(page, "embed-marked")


def test_a_reader_without_a_mouse_learns_why_and_goes_to_the_entry(page, site, shots):
    mark = page.get_by_role("button", name="child pornography").first
    tip = page.locator("#whole .luxterm-tip")
    link = tip.get_by_role("link", name="More about “child pornography”")

    page.keyboard.press("Tab")
    assert mark.evaluate("mark => mark === document.activeElement")
    assert tip.is_visible()
    assert mark.get_attribute("aria-expanded") == "true"
    assert "Say instead: child sexual abuse material" in tip.inner_text()
    described = page.locator(f"#{mark.get_attribute('aria-describedby')}")
    assert "child sexual abuse material" in described.text_content()
    shots(page, "embed-tip")

    page.keyboard.press("Tab")
    assert link.evaluate("link => link === document.activeElement")
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    assert mark.evaluate("mark => mark === document.activeElement")
    page.keyboard.press("Enter")
    assert tip.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert tip.is_hidden()
    assert page.locator("#parts .luxterm-tip").is_visible()
    assert tip.locator("a").get_attribute("href") == f"{site}/luxembourg/csam#en.child_pornography"


def test_a_tip_stays_while_the_pointer_is_on_it_and_goes_when_it_leaves(page):
    tip = page.locator("#french .luxterm-tip")

    page.locator("#french mark").hover()
    assert tip.is_visible()
    assert "En savoir plus sur « pornographie infantile »" in tip.inner_text()
    tip.hover()
    page.wait_for_timeout(500)
    assert tip.is_visible()
    page.locator("h1").hover()
    tip.wait_for(state="hidden")


def test_a_long_page_is_sent_in_pieces(chromium, elsewhere, site):
    context = chromium.new_context()
    page = context.new_page()
    sent = []
    page.on("request", lambda asked: sent.append((asked.url, asked.post_data or "")))
    page.goto(f"{elsewhere}long")
    page.locator("#end mark").wait_for()
    texts = [body for url, body in sent if url == f"{site}/v2/check"]
    context.close()

    assert len(texts) > 5
    assert all(0 < body.count("goes") < 400 for body in texts)
    assert sum(body.count("goes") for body in texts) == 2_000


def test_a_marked_page_can_be_read_by_everyone(page, axe):  # noqa: F811
    assert violations(axe, page) == []
    page.locator("#whole mark").focus()
    found = violations(axe, page)

    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
