"""A preview serves the site as it is, and pages load again when it changes."""

from __future__ import annotations

import threading

import httpx
import pytest

from rst2openapi.files import InputError
from rst2openapi.outputs.reference.preview import serve_preview

# The site's own policy: the script has to work under it.
POLICY = "default-src 'none'; script-src 'self' file:"
PAGE = f"""<!DOCTYPE html><html><head><title>t</title>
<meta http-equiv="Content-Security-Policy" content="{POLICY}"></head>
<body><p>one</p></body></html>"""


@pytest.fixture
def site(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "sub" / "a.html").write_text(PAGE.replace("one", "two"), encoding="utf-8")
    (tmp_path / "data.json").write_text("{}", encoding="utf-8")
    return tmp_path


def test_pages_get_the_script_and_nothing_else_is_touched(site):
    with serve_preview(site) as preview, httpx.Client(base_url=preview.url) as client:
        for path, word in (("/", "one"), ("/sub/a.html?x=1", "two")):
            answer = client.get(path)
            assert answer.status_code == 200
            assert word in answer.text
            assert answer.headers["content-type"].startswith("text/html")
            assert answer.headers["cache-control"] == "no-store"
            script = answer.text.split('<script src="')[1].split('"')[0]
            assert "location" not in client.get(script).text
        assert client.get("/data.json").text == "{}"
        assert client.get("/missing.html").status_code == 404


def test_a_waiting_page_is_told(site):
    with serve_preview(site) as preview:
        script = httpx.get(preview.url).text.split('<script src="')[1].split('"')[0]
        wait = httpx.get(preview.url + script).text.split('src = "')[1].split('?"')[0]
        answers = []
        asking = threading.Thread(
            target=lambda: answers.append(httpx.get(preview.url + wait, timeout=30).text)
        )
        asking.start()
        while not answers:
            preview.reload()
            asking.join(0.05)
        assert answers == ["location.reload();\n"]


@pytest.mark.browser
def test_a_page_changes_under_the_eyes_of_a_browser(site, browser):
    page = browser.new_page()
    with serve_preview(site) as preview:
        page.goto(preview.url)
        assert page.inner_text("p") == "one"
        (site / "index.html").write_text(PAGE.replace("one", "changed"), encoding="utf-8")
        for _ in range(100):
            preview.reload()
            page.wait_for_timeout(50)
            if page.get_by_text("changed").count():
                break
        page.get_by_text("changed").wait_for()
    page.close()


def test_other_names_and_places_are_refused(site):
    (site.parent / "secret.txt").write_text("secret", encoding="utf-8")
    with serve_preview(site) as preview:
        answer = httpx.get(preview.url, headers={"Host": "evil.example"})
        assert answer.status_code == 421
        for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/sub/..%2f..%2fsecret.txt"):
            assert "secret" not in httpx.get(preview.url + path).text


def test_a_taken_port_is_a_clear_error(site):
    with serve_preview(site) as preview:
        port = int(preview.url.rpartition(":")[2])
        with (
            pytest.raises(InputError, match=f"127.0.0.1:{port}: cannot listen"),
            serve_preview(site, port=port),
        ):
            pass
