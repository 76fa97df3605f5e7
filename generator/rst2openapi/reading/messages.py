"""The text of a code block → the HTTP messages that it shows.

In: the text of a block. Out: `Message`s: request line, status line, headers, body as written.
Bodies are not parsed here, and which side a bare body belongs to is not known here (field guide,
section 10).
"""

from __future__ import annotations

import re
import shlex
from typing import Literal as OneOf

from msgspec import Struct

# "POST https://…", "Get /v1/x HTTP/1.1", "PUT{endpoint}/v1/x"
_REQUEST_LINE = re.compile(
    r"(?P<method>GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|Get|Post|Put|Patch|Delete)"
    r"(?:\s*:\s*|\s+|(?=[/{]))(?P<rest>\S.*)$"
)
_METHOD_ALONE = re.compile(r"GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS")
# A line with a URL or path alone
_URL_LINE = re.compile(r"(?P<rest>(?:https?\s?:\s?//|/)[^\s\"<>]+.*)$")
# "HTTP/1.1 200 OK"
_STATUS_LINE = re.compile(r"HTTP/\d(?:\.\d)?\s+(?P<code>\d{3})\b")
_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]{1,60})\s*:(?!//)\s*(?P<value>.*)$")
_BODY_START = re.compile(r"\s*(?:[\[{]|<[?!A-Za-z])")
# A body that begins on the line of a header or of the request: "…/json {", "…/instances {"
_TRAILING_BODY = re.compile(r"\s+(?P<body>[{\[]\s*(?:\"[^\n]*)?)$")
_JSON_LINE = re.compile(r"\s*(?:[\[{]\s*$|[\[{]\s*[\"\[{])")
# A member of an object whose opening brace is missing
_FRAGMENT = re.compile(r"\"[^\"\n]*\"\s*:")
_PLACEHOLDER_START = re.compile(r"\{[\w .-]+\}\S|\[[A-Z]\w*\]\s")


class Message(Struct, frozen=True, kw_only=True):
    """What a block shows."""

    kind: OneOf["", "request", "response"] = ""
    """Empty where only a body is shown."""
    method: str = ""
    url: str = ""
    status: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    remark: str = ""
    """The first line before the body that is no header."""
    body: str = ""
    body_line: int = 0
    """0-based line of the body in the block."""


def read_message(text: str) -> Message:
    """Read the text of a code block."""
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Message()
    line = lines[first].strip()
    if line.startswith("curl"):
        return _read_curl(lines, first)
    status = _STATUS_LINE.match(line)
    if status is not None:
        return _read_rest(lines, first + 1, kind="response", status=status["code"])
    following = lines[first + 1].strip() if first + 1 < len(lines) else ""
    if _METHOD_ALONE.fullmatch(line) and _URL_LINE.match(following):
        return _read_request(lines, first + 1, line.upper(), following)
    request = _REQUEST_LINE.match(line)
    if request is not None:
        return _read_request(lines, first, request["method"].upper(), request["rest"])
    bare = _URL_LINE.match(line)
    if bare is not None and not line.startswith("//"):
        return _read_request(lines, first, "", bare["rest"])
    return _read_rest(lines, first)


def _read_request(lines: list[str], at: int, method: str, rest: str) -> Message:
    """Read a request line; its URL may go on in lines that start with `&` or `?`."""
    trailing = _TRAILING_BODY.search(rest)
    if trailing is not None:
        rest = rest[: trailing.start()]
    url = re.sub(r"\s+HTTP/\d(?:\.\d)?$", "", rest.strip())
    url = re.sub(r"(https?)\s?:\s?//\s?", r"\1://", url)
    following = at + 1
    while following < len(lines) and lines[following].strip()[:1] in ("&", "?"):
        if not lines[following].strip():
            break
        url += lines[following].strip()
        following += 1
    if trailing is not None:
        lines = [*lines[:at], trailing["body"], *lines[at + 1 :]]
        following = at
    return _read_rest(lines, following, kind="request", method=method, url=url)


def _read_rest(
    lines: list[str],
    at: int,
    *,
    kind: OneOf["", "request", "response"] = "",
    method: str = "",
    url: str = "",
    status: str = "",
) -> Message:
    """Read headers and the body behind them."""
    headers: list[tuple[str, str]] = []
    remark = ""
    has_body = any(_JSON_LINE.match(line) for line in lines[at:])
    while at < len(lines) and not _starts_body(lines[at]):
        line = lines[at].strip()
        header = _HEADER.match(line)
        if header is not None:
            trailing = _TRAILING_BODY.search(header["value"])
            value = header["value"][: trailing.start()] if trailing else header["value"]
            headers.append((header["name"], value.strip()))
            if trailing is not None:
                lines = [*lines[:at], trailing["body"], *lines[at + 1 :]]
                continue
        elif line and not kind and not headers and (not has_body or _FRAGMENT.match(line)):
            break
        elif line:
            remark = remark or line
        at += 1
    body = "\n".join(lines[at:]).rstrip()
    return Message(
        kind=kind,
        method=method,
        url=url,
        status=status,
        headers=tuple(header for header in headers if header[1]),
        remark=remark.strip("/#: "),
        body=body.strip("\n"),
        body_line=at + len(body) - len(body.lstrip("\n")),
    )


def _starts_body(line: str) -> bool:
    return _BODY_START.match(line) is not None and _PLACEHOLDER_START.match(line.strip()) is None


def _read_curl(lines: list[str], at: int) -> Message:
    """Read a `curl` command: method, URL, `-H` headers, `-d` body."""
    command = "\n".join(lines[at:]).replace("\\\n", " ")
    try:
        words = shlex.split(command)
    except ValueError:
        words = command.split()
    method, url, body = "", "", ""
    headers: list[tuple[str, str]] = []
    rest = iter(words[1:])
    for word in rest:
        if word in ("-X", "--request"):
            method = next(rest, "").upper()
        elif word in ("-H", "--header"):
            name, _, value = next(rest, "").partition(":")
            headers.append((name.strip(), value.strip()))
        elif word in ("-d", "--data", "--data-raw", "--data-binary"):
            body = next(rest, "")
        elif word.startswith("-X") and len(word) > 2:
            method = word[2:].upper()
        elif not word.startswith("-") and not url:
            url = word
    return Message(
        kind="request",
        method=method or ("POST" if body else "GET"),
        url=url,
        headers=tuple(headers),
        body=body,
        body_line=at,
    )
