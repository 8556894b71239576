"""Every address with every role and with none: allowed or refused as one table says."""

import re
from datetime import UTC, datetime

import pytest
from making import ADA, an_entry, draft, preferred, published
from webapp_cast import NAMES, PASSWORD, Curator

from taxonomy.curation import accounts
from taxonomy.store import accounts as stored
from taxonomy.store.records import Role, Scope
from webapp.roles import ROLES

HERE = {
    "scheme": "test",
    "concept": "csam",
    "section": "A",
    "group": "material",
    "language": "en",
    "number": "1",
    "name": "cora",
    "secret": "nothing",
    "filename": "css/all.css",
    "suffix": "ttl",
    "page": 1,
    "release": "2025-04",
}
_REFUSED = {401, 403}


def operations(app):
    """Every rule with each of its methods, as (endpoint, method, address)."""
    for rule in app.url_map.iter_rules():
        values = {name: HERE.get(name, "x") for name in rule.arguments}
        if rule.endpoint == "static":
            values = dict.fromkeys(rule.arguments, "x")
        if "suffix" in values:  # of which there are two kinds, each with its own addresses
            values["suffix"] = min(rule._converters["suffix"].items)
        # Werkzeug builds no address whose endpoint has another one for other suffixes.
        address = re.sub(r"<[^<>]*?(\w+)>", r"{\1}", rule.rule).format(**values)
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            yield rule.endpoint, method, address


def test_the_table_names_every_endpoint_and_no_other(app):
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(ROLES)


# After these, somebody has to sign in anew.
ENDING = {"desk.sessions.begin", "desk.sessions.end"}


@pytest.mark.parametrize("name", [None, *NAMES])
def test_every_address_is_open_to_those_whom_the_table_names(
    app, termbase, signed_in, software, name
):
    published(termbase, an_entry(preferred()))
    draft(termbase, an_entry(preferred("other"), concept="other"))
    role = NAMES.get(name)
    curator = signed_in(name) if name else Curator(app.test_client())
    program = software(name) if name else None
    wrong = []

    for endpoint, method, address in sorted(operations(app), key=lambda each: each[0] in ENDING):
        least = ROLES[endpoint]
        may = least is None or (role is not None and role.at_least(least))
        if name and endpoint in ENDING:
            curator = signed_in(name)
        answer = _asked(curator, program, method, address)
        was_refused = answer.status_code in _REFUSED or _led_to_sign_in(answer)
        if endpoint == "desk.sessions.begin":
            continue  # it refuses wrong passwords
        if was_refused is may and not _is_refused_for_another_reason(answer, may):
            wrong.append((endpoint, method, answer.status_code))

    assert wrong == []


def _asked(curator, program, method, address):
    if program is not None and address.startswith("/api/v1"):
        return program.client.open(address, method=method, headers=program.headers)
    if method == "GET" or not address.startswith("/desk"):
        return curator.client.open(address, method=method)
    return curator.post(address, follow=False)


def _led_to_sign_in(answer):
    return answer.status_code == 303 and "/desk/sign-in" in answer.headers["Location"]


def _is_refused_for_another_reason(answer, may):
    """Some steps are refused for what they are asked with, not for who asks."""
    return may and (
        "worked on yourself" in answer.text
        or "only their own drafts" in answer.text
        or answer.headers.get("Location") == "/desk/sign-in"
    )


def forms(app):
    """The addresses of the desk that take a form."""
    return [
        (endpoint, address)
        for endpoint, method, address in operations(app)
        if method == "POST" and address.startswith("/desk")
    ]


def test_a_form_that_was_not_sent_from_here_is_refused(app, signed_in):
    ada = signed_in("ada")

    answers = {endpoint: ada.client.post(address) for endpoint, address in forms(app)}

    assert answers
    assert {endpoint for endpoint, answer in answers.items() if answer.status_code != 409} == set()


def test_a_session_ends_when_the_password_is_changed_or_the_account_disabled(signed_in):
    one, other, ada = signed_in("edda"), signed_in("edda"), signed_in("ada")
    one.post("/desk/account/password", old=PASSWORD, password="another four words")

    assert one.get("/desk/").status_code == 200
    assert _led_to_sign_in(other.get("/desk/"))
    ada.post("/desk/accounts/edda/disabling")
    assert _led_to_sign_in(one.get("/desk/"))


def test_guessing_is_slowed_down_and_told_plainly(app, signed_in):
    mara = Curator(app.test_client())
    told = [mara.post("/desk/sign-in", name="edda", password=f"wrong {n}").text for n in range(6)]

    assert "name or the password is wrong" in told[0]
    assert re.search("Try again in [0-9]+ seconds", told[5])
    right = mara.post("/desk/sign-in", name="edda", password=PASSWORD)
    assert right.status_code == 401
    assert signed_in("paul").get("/desk/").status_code == 200


def test_nobody_is_told_whether_there_is_an_account(app):
    told = [
        re.sub(
            r'value="[^"]*"',
            "",
            Curator(app.test_client())
            .post(
                "/desk/sign-in",
                name=name,
                password="wrong",
            )
            .text,
        )
        for name in ("edda", "nobody")
    ]

    assert told[0] == told[1]


def test_secrets_are_shown_once_and_kept_nowhere(termbase, signed_in, caplog):
    edda, ada = signed_in("edda"), signed_in("ada")
    page = edda.post("/desk/account/tokens", purpose="a mirror", scope="write", days="30").text
    token = re.search("lux_[A-Za-z0-9_-]{43}", page)[0]
    link = ada.post("/desk/accounts/edda/link").text
    secret = re.search("/desk/link/([A-Za-z0-9_-]{43})", link)[1]
    edda.client.get("/api/v1/account", headers={"Authorization": f"Bearer {token}x"})

    later = [edda.get("/desk/account").text, ada.get("/desk/accounts").text]
    later.append(ada.get("/desk/audit").text)
    data = b"".join(
        path.read_bytes() for path in termbase.settings.data.rglob("*") if path.is_file()
    )

    for kept in (token, secret, PASSWORD):
        assert all(kept not in page for page in later)
        assert kept not in caplog.text
        assert kept.encode() not in data


def test_readers_pages_know_nobody_and_set_no_cookie(termbase, app, signed_in):
    published(termbase, an_entry())
    edda = signed_in("edda")

    for address in ("/", "/test/csam", "/search?q=child", "/api/v1/search?q=child"):
        mine, anybody = edda.get(address), app.test_client().get(address)
        assert mine.data == anybody.data
        assert mine.headers["ETag"] == anybody.headers["ETag"]
        assert "Set-Cookie" not in mine.headers


def test_where_one_goes_after_signing_in_is_inside_the_desk(app):
    for target in ("https://elsewhere.example/", "//elsewhere.example", "/desk/\\elsewhere", "/"):
        answer = Curator(app.test_client()).post(
            "/desk/sign-in", follow=False, name="ada", password=PASSWORD, next=target
        )
        assert answer.headers["Location"] == "/desk/"


def test_a_link_sets_a_password_once(termbase, app):
    with termbase.transaction() as session:
        secret = accounts.make_link(session, "edda", by=ADA, at=datetime.now(UTC))
    edda = Curator(app.test_client())
    short = edda.post(f"/desk/link/{secret}", password="short")
    assert "Choose a password of 12" in short.text
    edda.post(f"/desk/link/{secret}", password="quite another phrase")
    again = edda.post(f"/desk/link/{secret}", password="and one more phrase")

    assert again.status_code == 404
    signed = edda.post("/desk/sign-in", follow=False, name="edda", password="quite another phrase")
    assert signed.status_code == 303


def test_the_first_start_says_how_to_make_an_account(termbase):
    from webapp.app import create_app  # noqa: PLC0415

    page = create_app(termbase).test_client().get("/desk/sign-in").text

    assert "luxterm account add NAME --role administrator" in page


def test_the_last_administrator_stays(termbase, signed_in):
    ada = signed_in("ada")

    for step in ("role", "disabling"):
        answer = ada.post(f"/desk/accounts/ada/{step}", role="editor")
        assert "last administrator" in answer.text
    with termbase.reading() as session:
        assert stored.get(session, "ada").role is Role.ADMINISTRATOR


def test_a_role_and_a_scope_are_asked_for_each_time(software, signed_in):
    edda, reading = software("edda"), software("edda", Scope.READ)
    signed_in("ada").post("/desk/accounts/edda/role", role="contributor")

    assert edda.get("/account").json["role"] == "contributor"
    assert reading.post("/revisions/1/submission").status_code == 403
