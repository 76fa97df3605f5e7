"""Talking to a mock without a server, and judging what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rst2openapi.openapi import Document, parse_document
from rst2openapi.outputs.mock import Engine, MockOptions, Request, Response, build_engine, respond
from rst2openapi.outputs.mock.codecs.media import pick_media
from rst2openapi.outputs.mock.values.schemas import Schemas, Side

HERE = Path(__file__).parent
TOKEN = ("X-Auth-Token", "any")


def pools() -> Document:
    return _load(HERE.parents[1] / "data" / "pools.yaml")


def gallery() -> Document:
    return _load(HERE / "gallery.yaml")


def _load(file: Path) -> Document:
    return parse_document(file.read_text(), name=file.name)


class Talk:
    """A client of an engine; every answer to a documented operation is checked."""

    def __init__(self, document: Document, options: MockOptions | None = None) -> None:
        self.engine: Engine = build_engine(document, options or MockOptions())
        self.schemas = Schemas(document, Side.RESPONSE)

    def __call__(
        self,
        line: str,
        body: Any = None,
        *,
        headers: tuple[tuple[str, str], ...] = (TOKEN,),
        content_type: str = "application/json",
    ) -> Response:
        method, _, target = line.partition(" ")
        path, _, query = target.partition("?")
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        if body is None:
            data = b""
        else:
            headers = (*headers, ("Content-Type", content_type))
        response = respond(self.engine, Request(method, path, query, headers, data))
        self.judge(line, response)
        return response

    def judge(self, line: str, response: Response) -> None:
        """Fail where an answer is not what the document says of its status."""
        assert 200 <= response.status < 500, response
        method, _, target = line.partition(" ")
        matches = self.engine.router.matches(target.partition("?")[0])
        operation = matches[0].route.operations.get(method) if matches else None
        if method == "HEAD":
            assert response.body == b""
            return
        found = operation and self.engine.answers.find(operation, response.status)
        if not found:
            assert response.status in (204, 401, 404, 405, 413), response
            return
        media_type, media = pick_media(found.node, accept=None)
        if response.media_type == media_type == "application/json" and "schema" in media:
            errors = list(
                self.schemas.errors(self.schemas.convert(media["schema"]), response.json())
            )
            assert not errors, (line, response.status, errors)
        for name, node in (found.node.get("headers") or {}).items():
            assert response.header(name) or not node.get("required")
