"""Lines of a URI section → `METHOD /path` addresses.

In: the text of paragraphs and code blocks of one section, in order. Out: `Address` values. Which
lines are only examples is said by headings, and is the business of the walk (field guide, 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from rst2openapi.pages import Table
from rst2openapi.reading.draft import Address
from rst2openapi.reading.inline import cell_text
from rst2openapi.reading.messages import Message
from rst2openapi.reading.vocabulary.page_words import PageWords, phrase_key
from rst2openapi.source import Span

# "GET", "Get" before a blank, a colon, a slash or the end of the line
_METHOD = re.compile(
    r"(?<![\w/.{-])(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|Get|Post|Put|Patch|Delete|Head)"
    r"(?=[\s:/]|$)"
)
# "URI:" between the method and the path
_LABEL = re.compile(r"\s*:?\s*(?:(?:URI|URL|PATH)\s*:\s*)?", re.IGNORECASE)
_SCHEME = re.compile(r"https?\s*:\s*//\s*", re.IGNORECASE)
# "<id>", "<int:id>"
_ANGLED = re.compile(r"<(?:[a-z]+:)?([A-Za-z_][\w.-]*)>")
_COLON_PARAMETER = re.compile(r"(?<=/):([A-Za-z_]\w*)")
# "{id}", and "{id:[0-9]+}" with what its values look like
_BRACED = re.compile(r"\{([^{}:]*)(?::[^{}]*)?\}")
# All braces of a path are around placeholders
_TEMPLATE = re.compile(r"(?:[^{}]|\{[^{}]*\})+")
# What real IDs look like: 32 hex digits, the start of a UUID
_REAL_ID = re.compile(r"/[0-9a-f]{32}\b|/[0-9a-f]{8}-[0-9a-f]{4}-")
_PROTOCOL = re.compile(r"HTTP/\d(?:\.\d)?$")
_QUERY_NAME = re.compile(r"[^\s=&?{}]+")


class Target(Struct, frozen=True):
    """The parts of a written URL."""

    host: str
    path: str
    query: tuple[str, ...]


def read_addresses(lines: Iterable[tuple[str, Span]], words: PageWords) -> tuple[Address, ...]:
    """Read all operations of a URI section.

    Full URLs beside a bare path repeat it as an example; so do lines with real identifiers.
    """
    kept = [(text.replace("\\", "").replace("*", ""), span) for text, span in lines]
    found = [address for text, span in kept for address in _in_line(text, span)]
    found = [a for a in found if _TEMPLATE.fullmatch(a.path)]
    if not found:
        found = list(_in_two_lines(kept, words))
    templates = [a for a in found if not _REAL_ID.search(a.path)] or found[:1]
    bare = [a for a in templates if not a.host]
    unique = {(a.method, a.path): a for a in reversed(bare or templates)}
    return tuple(reversed(unique.values()))


def address_of_message(message: Message, words: PageWords) -> str:
    """The address line of a message that shows a request's syntax; empty where it is none.

    Its placeholders have no braces: a segment with a capital (`/ObjectName`), and the first label
    of the host where it is a name of the caller's (`bucketname.storage.example.com`). The latter
    becomes the first segment of the path: one path must not mean two things.
    """
    if not message.method or not message.url.startswith("/"):
        return ""
    path, mark, query = message.url.partition("?")
    segments = [f"{{{one}}}" if re.search(r"[A-Z]", one) else one for one in path.split("/")]
    host = {name.casefold(): value for name, value in message.headers}.get("host", "")
    label = host.partition(".")[0].strip("{}<>*")
    if label.casefold() in words.host_labels:
        segments[:1] = ["", f"{{{label}}}"]
    bare = "/".join(segments)
    return f"{message.method} {bare.rstrip('/') or '/'}{mark}{query}"


def lines_of_table(table: Table) -> Iterator[str]:
    """The address lines of a table of methods and paths (`Method | URI`)."""
    for row in table.rows:
        texts = [cell_text(cell) for cell in row.cells]
        methods = [text for text in texts if _METHOD.fullmatch(text)]
        paths = [text for text in texts if re.match(r"(?:https?://\S+)?/\S*$", text)]
        if len(methods) == 1 and len(paths) == 1:
            yield f"{methods[0]} {paths[0]}"


def _in_line(text: str, span: Span) -> Iterable[Address]:
    """Every `METHOD url` of a line; a method alone stands for the root."""
    methods = list(_METHOD.finditer(text))
    for index, match in enumerate(methods):
        end = methods[index + 1].start() if index + 1 < len(methods) else len(text)
        after = text[match.end() : end]
        if not after.strip(" :."):
            if match.start() == 0 and len(methods) == 1 and match.group().isupper():
                yield Address(method=match.group(), path="/", span=span)
            continue
        label = _LABEL.match(after)
        target = read_target(after[label.end() if label is not None else 0 :])
        if target is not None:
            yield Address(
                method=match.group().upper(),
                path=target.path,
                query=target.query,
                host=target.host,
                span=span,
            )


def _in_two_lines(lines: list[tuple[str, Span]], words: PageWords) -> Iterable[Address]:
    """`PATH: /v1/x` and `Method: POST`, in any order (48 pages)."""
    methods: list[str] = []
    targets: list[tuple[Target, Span]] = []
    for text, span in lines:
        for line in text.split("\n"):
            lead, colon, rest = line.partition(":")
            key = phrase_key(lead)
            if colon and key in words.method_leads:
                methods.extend(match.group().upper() for match in _METHOD.finditer(rest))
            elif colon and key in words.path_leads:
                target = read_target(rest.strip())
                targets.extend([(target, span)] if target is not None else [])
    for method, (target, span) in zip(methods, targets, strict=False):
        yield Address(
            method=method, path=target.path, query=target.query, host=target.host, span=span
        )


def read_target(text: str) -> Target | None:
    """Read a URL or path at the start of a text; None where there is none."""
    url = _SCHEME.sub(lambda m: "https://" if "s" in m.group()[:5].lower() else "http://", text, 1)
    url = _single_braces(_ANGLED.sub(r"{\1}", _cut(url.strip())))
    host, path = _split_host(url)
    if not path.startswith("/"):
        return None
    path, query = _split_query(path)
    path = _COLON_PARAMETER.sub(r"{\1}", path)
    path = _BRACED.sub(lambda braced: "".join(["{", *braced[1].split(), "}"]), path)
    path = re.sub(r"/{2,}", "/", re.sub(r"\s", "", path)).partition("#")[0]
    return Target(host=host, path=path.rstrip(".,;") or "/", query=query)


def _single_braces(path: str) -> str:
    """`{{id}}` and `{<id>}` are `{id}`: braces in braces mean nothing."""
    if not re.search(r"\{[^{}]*\{", path):
        return path
    found: list[str] = []
    depth = 0
    for sign in path:
        depth += (sign == "{") - (sign == "}")
        is_inner = sign in "{}" and depth != (sign == "{")
        if not is_inner:
            found.append(sign)
    return "".join(found)


def _cut(text: str) -> str:
    """Drop what follows the URL: blanks end it, except within braces and before `&`, `?`, `/`."""
    pieces: list[str] = []
    depth = 0
    for piece in re.split(r"(\s+)", text):
        if not piece or piece.isspace():
            pieces.append(" " if piece and depth > 0 else "")
            continue
        continues = depth > 0 or not pieces or piece[0] in "&?/" or pieces[-2:][0].endswith("&")
        if not continues or _PROTOCOL.match(piece):
            break
        pieces.append(piece)
        depth = max(0, depth + piece.count("{") - piece.count("}"))
    return "".join(pieces).strip()


def _split_host(url: str) -> tuple[str, str]:
    if "://" in url:
        scheme, _, rest = url.partition("://")
        start = _outside_braces(rest, "/?")
        host = rest[:start]
        path = rest[start:]
        return f"{scheme}://{host}", path if path.startswith("/") else f"/{path}"
    if url.startswith("/"):
        return "", url
    # "{endpoint}/v1/…", "name.example.com/v1/…"
    start = _outside_braces(url, "/")
    head = url[:start]
    is_host = start < len(url) and (head.startswith("{") or "." in head) and " " not in head
    return (head, url[start:]) if is_host else ("", "")


def _outside_braces(text: str, stops: str) -> int:
    depth = 0
    for index, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if char in stops and depth <= 0:
            return index
    return len(text)


def _split_query(path: str) -> tuple[str, tuple[str, ...]]:
    """Split off `?a={a}&b={b}` and `{?a,b}`; a name stands left of `=` (field guide, 2)."""
    expansion = path.find("{?")
    plain = _outside_braces(path, "?")
    if expansion != -1 and expansion < plain:
        inner = path[expansion + 2 :].rsplit("}", 1)[0]
        return path[:expansion], _query_names(re.split(r"[&,]", inner))
    return path[:plain], _query_names(re.split(r"&", path[plain + 1 :]))


def _query_names(pieces: list[str]) -> tuple[str, ...]:
    names: list[str] = []
    for piece in pieces:
        head = piece.partition("=")[0].strip(" {}?.,;")
        match = _QUERY_NAME.match(head)
        if match is not None:
            names.append(match.group())
    return tuple(dict.fromkeys(names))
