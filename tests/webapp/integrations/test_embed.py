"""The script for other websites is there for all of them, at an address that stays."""


def test_any_site_may_load_the_script(client):
    answer = client.get("/embed.js", headers={"Origin": "https://news.example"})

    assert answer.status_code == 200
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Set-Cookie" not in answer.headers


def test_who_has_the_script_is_not_sent_it_again(client):
    tag = client.get("/embed.js").headers["ETag"]

    assert client.get("/embed.js", headers={"If-None-Match": tag}).status_code == 304
