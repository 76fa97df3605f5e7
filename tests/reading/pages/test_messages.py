from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rst2openapi.reading.messages import read_message


@pytest.mark.parametrize(
    ("text", "kind", "method", "url", "headers", "body"),
    [
        ("GET https://{e}/v1/a", "request", "GET", "https://{e}/v1/a", [], ""),
        ("GET https: //h/v1/a HTTP/1.1", "request", "GET", "https://h/v1/a", [], ""),
        ("GET {endpoint}/v1/a", "request", "GET", "{endpoint}/v1/a", [], ""),
        ("/v1/{p}/a?x=1", "request", "", "/v1/{p}/a?x=1", [], ""),
        ("https://h/v1/a\n\n{}", "request", "", "https://h/v1/a", [], "{}"),
        ('POST /v1/a\n\n{\n  "a": 1\n}', "request", "POST", "/v1/a", [], '{\n  "a": 1\n}'),
        ('POST /v1/a {\n  "a": 1\n}', "request", "POST", "/v1/a", [], '{\n  "a": 1\n}'),
        ("GET /v1/a?x=1\n&y=2", "request", "GET", "/v1/a?x=1&y=2", [], ""),
        (
            "PUT /v1/a\nContent-Type: application/json  {\n}",
            "request",
            "PUT",
            "/v1/a",
            [("Content-Type", "application/json")],
            "{\n}",
        ),
        (
            "PUT /?acl HTTP/1.1\nHost: h:443\nDate: Wed, 07\n\n<A>\n</A>",
            "request",
            "PUT",
            "/?acl",
            [("Host", "h:443"), ("Date", "Wed, 07")],
            "<A>\n</A>",
        ),
        ("HTTP/1.1 204 No Content\nX-Id: 7", "response", "", "", [("X-Id", "7")], ""),
        ("[\n]", "", "", "", [], "[\n]"),
        ("success", "", "", "", [], "success"),
        ("X-Subject-Token: MII\n{}", "", "", "", [("X-Subject-Token", "MII")], "{}"),
        (
            "curl -i -k -H 'Content-Type: application/json' -X PATCH -d '{\"a\": 1}' https://h/v1",
            "request",
            "PATCH",
            "https://h/v1",
            [("Content-Type", "application/json")],
            '{"a": 1}',
        ),
        ("curl https://h/v1", "request", "GET", "https://h/v1", [], ""),
        ("\n \n", "", "", "", [], ""),
    ],
)
def test_block(
    text: str, kind: str, method: str, url: str, headers: list[tuple[str, str]], body: str
) -> None:
    read = read_message(text)
    assert (read.kind, read.method, read.url) == (kind, method, url)
    assert (list(read.headers), read.body) == (headers, body)


def test_the_line_of_the_body_is_kept() -> None:
    assert read_message("POST /v1/a\nHost: h\n\n{}").body_line == 3


def test_the_status_of_an_answer_is_read() -> None:
    assert read_message("HTTP/1.1 202 Accepted").status == "202"


@given(st.text(alphabet="GETPOST/:{}[]\"'\n -curlHTTP1.0dX", max_size=80) | st.text())
def test_any_text_is_read(text: str) -> None:
    read = read_message(text)
    assert read.body_line <= text.count("\n") + 1
