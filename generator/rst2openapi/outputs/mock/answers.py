"""Answers as the document describes them: status, media type, headers, body.

In: an operation, a status or a kind of refusal. Out: a `Response` whose body is valid against its
schema: the page's example where it is, else data made from the schema. Knows no state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from rst2openapi.openapi import Document, DocumentError, OperationEntry
from rst2openapi.outputs.mock.codecs.bodies import is_json
from rst2openapi.outputs.mock.codecs.media import encode, pick_media, simple_text
from rst2openapi.outputs.mock.messages import Headers, Response
from rst2openapi.outputs.mock.values.merging import value_at, with_value_at
from rst2openapi.outputs.mock.values.sampling import Sampler
from rst2openapi.outputs.mock.values.schemas import Schema, Schemas


class Refusal(Enum):
    """Why a request is refused: the status codes that say so, best first."""

    INVALID = (400, 422)
    MEDIA_TYPE = (415, 400, 422)
    CREDENTIALS = (401, 403)
    MISSING = (404, 410)
    CONFLICT = (409, 422, 400)
    TOO_LARGE = (413, 400)
    METHOD = (405,)


_STAND_INS = (409, 412, 404, 406, 403, 401, 402, 405)
"""What stands in for an undocumented 400: a documented code is what clients can expect."""

_MESSAGES = ("errormsg", "errormessage", "message", "msg", "detail", "description", "reason")
_KEY = re.compile(r"[2-5](?:[0-9]{2}|XX|xx)|default")
_BODYLESS = frozenset({204, 205, 304})


@dataclass(frozen=True, slots=True)
class Documented:
    """One response of an operation: the status to send and what the document says of it."""

    status: int
    key: str
    """Under `responses`; empty where the document does not know the status."""
    node: Mapping[str, Any]


@dataclass(slots=True)
class Answers:
    """Builds the answers of one document."""

    document: Document
    schemas: Schemas
    sampler: Sampler
    _bodies: dict[tuple[str, str, str], Any] = field(default_factory=dict)
    _encoded: dict[tuple[str, str, str], bytes] = field(default_factory=dict)
    """The same as they are sent."""
    _successes: dict[int, Documented] = field(default_factory=dict)
    _refusals: dict[tuple[int, Refusal], Documented] = field(default_factory=dict)
    """By identity of the operation's node, which the document keeps."""
    _known_headers: dict[tuple[int, int], Headers] = field(default_factory=dict)
    """By identity of the operation's and the response's node."""
    _error: Mapping[str, Any] | None = None

    def success(self, operation: OperationEntry) -> Documented:
        """The lowest 2xx; else 3xx; else `default` as 200; else the lowest there is."""
        known = self._successes.get(id(operation.node))
        if known is None:
            known = self._successes[id(operation.node)] = self._success(operation)
        return known

    def _success(self, operation: OperationEntry) -> Documented:
        responses = self._responses(operation)
        for first in "23":
            keys = sorted(key for key in responses if key[:1] == first)
            if keys:
                return self._documented(responses, keys[0], int(keys[0].upper().replace("X", "0")))
        if "default" in responses or not responses:
            return self._documented(responses, "default", 200)
        key = min(responses)
        return self._documented(responses, key, int(key.upper().replace("X", "0")))

    def find(self, operation: OperationEntry, status: int) -> Documented | None:
        """What the document says of a status: exactly, by range (`4XX`) or by `default`."""
        responses = self._responses(operation)
        for key in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
            if key in responses:
                return self._documented(responses, key, status)
        return None

    def errors(self, operation: OperationEntry) -> tuple[Documented, ...]:
        """The documented 4xx and 5xx by status; a range stands for its first status."""
        responses = self._responses(operation)
        return tuple(
            self._documented(responses, key, int(key.upper().replace("X", "0")))
            for key in sorted(responses)
            if key[0] in "45"
        )

    def refusal(self, operation: OperationEntry, refusal: Refusal) -> Documented:
        """The documented response for a refusal; one without a key where there is none."""
        key = (id(operation.node), refusal)
        if key not in self._refusals:
            self._refusals[key] = self._refusal(operation, refusal)
        return self._refusals[key]

    def _refusal(self, operation: OperationEntry, refusal: Refusal) -> Documented:
        responses = self._responses(operation)
        wanted = refusal.value
        exact = [status for status in wanted if str(status) in responses]
        if exact:
            return self._documented(responses, str(exact[0]), exact[0])
        if (ranged := self.find(operation, wanted[0])) is not None:
            return ranged
        if refusal in (Refusal.INVALID, Refusal.MEDIA_TYPE, Refusal.TOO_LARGE):
            for status in _STAND_INS:
                if str(status) in responses:
                    return self._documented(responses, str(status), status)
        return Documented(wanted[0], "", self._error_response(operation))

    def refuse(self, operation: OperationEntry | None, refusal: Refusal, message: str) -> Response:
        """An error answer that names what was wrong."""
        if operation is None:
            status = refusal.value[0]
            found = Documented(status, "", self._any_error())
        else:
            found = self.refusal(operation, refusal)
        media_type, media = pick_media(found.node, accept=None)
        if not media_type:
            return Response(found.status, self._headers(operation, found))
        value = self.value(operation, found, media_type, media)
        value = self._with_message(self._schema(media), value, message)
        return self.response(operation, found, media_type, value)

    def response(
        self,
        operation: OperationEntry | None,
        found: Documented,
        media_type: str,
        value: Any,
    ) -> Response:
        """Put a body value and the documented headers together."""
        headers = self._headers(operation, found)
        if not media_type or found.status in _BODYLESS or found.status < 200:
            return Response(found.status, headers)
        data = self._bytes(operation, found, media_type, value)
        return Response(found.status, (("Content-Type", media_type), *headers), data)

    def _bytes(
        self, operation: OperationEntry | None, found: Documented, media_type: str, value: Any
    ) -> bytes:
        """A value as it is sent; what is sent often is encoded once."""
        key = (operation.pointer if operation else "", found.key, media_type)
        if value is None or self._bodies.get(key) is not value:
            return encode(media_type, value)
        if key not in self._encoded:
            self._encoded[key] = encode(media_type, value)
        return self._encoded[key]

    def value(
        self,
        operation: OperationEntry | None,
        found: Documented,
        media_type: str,
        media: Mapping[str, Any],
        *,
        example: str = "",
        dynamic: bool = False,
    ) -> Any:
        """The body value of a response: an example that fits the schema, else made from it.

        `example` picks one by name; `dynamic` passes the examples over. The value is shared and
        never changed in place.
        """
        if example or dynamic:
            return self._make(operation, found, media_type, media, example, dynamic=dynamic)
        key = (operation.pointer if operation else "", found.key, media_type)
        if key not in self._bodies:
            self._bodies[key] = self._make(operation, found, media_type, media, "", dynamic=False)
        return self._bodies[key]

    def examples(self, media: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Every example of a media type by name, in document order."""
        if "example" in media:
            yield "example", media["example"]
        for name, node in (media.get("examples") or {}).items():
            try:
                resolved = self.document.resolve(node)
            except DocumentError:
                continue
            if isinstance(resolved, Mapping) and "value" in resolved:
                yield name, resolved["value"]

    def _make(
        self,
        operation: OperationEntry | None,
        found: Documented,
        media_type: str,
        media: Mapping[str, Any],
        example: str,
        *,
        dynamic: bool,
    ) -> Any:
        schema = self._schema(media)
        for name, value in () if dynamic else self.examples(media):
            fits = not is_json(media_type) or self.schemas.is_valid(schema, value)
            if fits and example in ("", name):
                return value
        place = f"{operation.pointer if operation else ''}/{found.key}/{media_type}"
        return self.sampler.sample(schema, place, examples=not dynamic)

    def _schema(self, media: Mapping[str, Any]) -> Schema:
        return self.schemas.convert(media.get("schema", {}))

    def _responses(self, operation: OperationEntry) -> Mapping[str, Any]:
        """Responses by status, range or `default`; extensions and informational ones left out."""
        responses = operation.node.get("responses") or {}
        return {str(key): node for key, node in responses.items() if _KEY.fullmatch(str(key))}

    def _documented(self, responses: Mapping[str, Any], key: str, status: int) -> Documented:
        node = self.document.resolve(responses.get(key, {}))
        return Documented(status, key if key in responses else "", node)

    def _headers(self, operation: OperationEntry | None, found: Documented) -> Headers:
        if not found.node.get("headers"):
            return ()
        key = (id(operation.node) if operation else 0, id(found.node))
        if key not in self._known_headers:
            self._known_headers[key] = self._make_headers(operation, found)
        return self._known_headers[key]

    def _make_headers(self, operation: OperationEntry | None, found: Documented) -> Headers:
        headers = []
        for name, node in (found.node.get("headers") or {}).items():
            resolved = self.document.resolve(node)
            if name.lower() != "content-type" and (text := self._header(operation, name, resolved)):
                headers.append((name, text))
        return tuple(headers)

    def _header(
        self, operation: OperationEntry | None, name: str, node: Mapping[str, Any]
    ) -> str | None:
        schema = self.schemas.convert(node.get("schema", {}))
        given = [value for _, value in self.examples(node)]
        fitting = [value for value in given if self.schemas.is_valid(schema, value)]
        place = f"{operation.pointer if operation else ''}/header/{name}"
        value = fitting[0] if fitting else self.sampler.sample(schema, place)
        text = simple_text(value, explode=node.get("explode") is True)
        return text if text.isascii() and text.isprintable() else None

    def _error_response(self, operation: OperationEntry) -> Mapping[str, Any]:
        """How an operation shapes errors: any documented one, else what others do."""
        responses = self._responses(operation)
        for key in sorted(responses):
            if key[:1] in "45":
                node: Mapping[str, Any] = self.document.resolve(responses[key])
                if any(is_json(media_type) for media_type in node.get("content") or ()):
                    return node
        return self._any_error()

    def _any_error(self) -> Mapping[str, Any]:
        """The first error response with a JSON body; a plain shape where there is none."""
        if self._error is None:
            self._error = next(self._error_responses(), _PLAIN_ERROR)
        return self._error

    def _error_responses(self) -> Iterator[Mapping[str, Any]]:
        for operation in self.document.operations():
            for key, node in sorted(self._responses(operation).items()):
                if key[:1] == "4":
                    resolved = self.document.resolve(node)
                    if any(is_json(media_type) for media_type in resolved.get("content") or ()):
                        yield resolved

    def _with_message(self, schema: Schema, value: Any, message: str) -> Any:
        """Name the trouble in the body, in the first property that takes a text for people."""
        for path in _message_places(value):
            old = value_at(value, path)
            if not isinstance(old, str):
                continue
            for text in (message, message[:100], message[:30]):
                changed = with_value_at(value, path, text)
                if self.schemas.is_valid(schema, changed):
                    return changed
        return value


_PLAIN_ERROR: Mapping[str, Any] = {
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {"error_code": {"type": "string"}, "error_msg": {"type": "string"}},
            },
            "example": {"error_code": "Mock.0001", "error_msg": "refused"},
        }
    }
}


def _message_places(value: Any) -> list[tuple[str, ...]]:
    """Where an error body may hold a text for people, likeliest first."""
    found: list[tuple[int, tuple[str, ...]]] = []

    def walk(node: Any, path: tuple[str, ...]) -> None:
        if not isinstance(node, Mapping) or len(path) > 3:
            return
        for key, inner in node.items():
            name = key.replace("_", "").lower()
            if name in _MESSAGES:
                found.append((_MESSAGES.index(name), (*path, key)))
            walk(inner, (*path, key))

    walk(value, ())
    return [path for _, path in sorted(found, key=lambda pair: pair[0])]
