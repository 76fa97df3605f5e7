"""One valid request for every operation of a document, and what is wrong with the answers."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mock_talk import TOKEN

from rst2openapi.openapi import Document, OperationEntry, parse_document
from rst2openapi.outputs.mock import Engine, MockOptions, Request, Response, build_engine, respond
from rst2openapi.outputs.mock.codecs.bodies import is_json
from rst2openapi.outputs.mock.values.sampling import Sampler

AUTH = (TOKEN, ("Authorization", "Bearer any"))


def troubles(document: Document, options: MockOptions | None = None) -> Iterator[tuple[str, str]]:
    """Operations that do not answer a valid request as documented, each with the reason."""
    engine = build_engine(document, options or MockOptions())
    for operation in document.operations():
        if engine.lifecycle is not None:
            engine.lifecycle.store.reset()
        try:
            request = sample_request(engine, operation)
            reason = judge(engine, operation, respond(engine, request))
        except Exception as error:  # any exception is what is looked for
            reason = f"{type(error).__name__}: {error}"
        if reason:
            yield operation.id, reason


def sample_request(engine: Engine, operation: OperationEntry) -> Request:
    path, query, headers = operation.path, [], list(AUTH)
    known = _known(engine, operation)
    for parameter in engine.document.parameters(operation):
        if not parameter.get("required"):
            continue
        name, text = parameter["name"], _text(_value(engine, operation, parameter, parameter))
        if parameter["in"] == "path":
            text = known.get(name, text)
        text = known.get(f"?{name}", text) if parameter["in"] == "query" else text
        match parameter["in"]:
            case "path":
                path = path.replace(f"{{{name}}}", quote(text, safe=""))
            case "query":
                query.append(f"{quote(name)}={quote(text, safe='')}")
            case "header" if name.lower() not in ("x-auth-token", "authorization", "content-type"):
                headers.append((name, text))
    body = b""
    content = (engine.document.resolve(operation.node.get("requestBody")) or {}).get("content", {})
    if content:
        media_type = min(content, key=lambda name: not is_json(name))
        boundary = "; boundary=x" if media_type.startswith("multipart/") else ""
        headers.append(("Content-Type", media_type + boundary))
        value = _value(engine, operation, content[media_type], {"name": "body", "in": media_type})
        body = _encoded(media_type, value)
    return Request(operation.method.upper(), path, "&".join(query), tuple(headers), body)


def _known(engine: Engine, operation: OperationEntry) -> dict[str, str]:
    """Path values that name what exists: a request for anything else is rightly refused."""
    if engine.lifecycle is None:
        return {}
    names = re.findall(r"\{([^{}]*)\}", operation.path)
    found: dict[str, str] = {}
    for kind in engine.lifecycle.resources.ancestors.get(operation.path, ()):
        if seeds := engine.lifecycle.store.seeds.get(kind.collection):
            found[names[kind.arity]] = next(iter(seeds))
    if (pointed := engine.lifecycle.resources.pointed.get(operation.pointer)) is not None:
        seeds = engine.lifecycle.store.seeds
        kinds = [kind for kinds in pointed.kinds.values() for kind in kinds]
        known = [name for kind in kinds for name in seeds.get(kind.collection, ())]
        found |= {f"?{pointed.identity}": name for name in known[:1]}
    return found


def _value(engine: Engine, operation: OperationEntry, holder: Any, place: Any) -> Any:
    schemas = engine.checkers.schemas
    schema = schemas.convert(holder.get("schema", {}))
    for _, value in engine.answers.examples(holder):
        if schemas.is_valid(schema, value) and value != "":
            return value
    sampler = Sampler(schemas, 1)
    return sampler.sample(schema, f"{operation.pointer}/{place['in']}/{place['name']}")


def _text(value: Any) -> str:
    match value:
        case bool() | None:
            return json.dumps(value)
        case list():
            return ",".join(_text(one) for one in value)
        case dict():
            return ",".join(f"{key},{_text(one)}" for key, one in value.items())
    return str(value)


def _encoded(media_type: str, value: Any) -> bytes:
    if is_json(media_type):
        return json.dumps(value).encode()
    if media_type == "application/x-www-form-urlencoded" and isinstance(value, dict):
        fields = [f"{quote(name)}={quote(_text(one), safe='')}" for name, one in value.items()]
        return "&".join(fields).encode()
    if media_type.startswith("multipart/") and isinstance(value, dict):
        head = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
        parts = [head.format(name, _text(one)) for name, one in value.items()]
        return "".join([*parts, "--x--\r\n"]).encode()
    return _text(value).encode()


def judge(engine: Engine, operation: OperationEntry, response: Response) -> str:
    """Why an answer is no success as documented; empty where it is one."""
    success = engine.answers.success(operation)
    if response.status != success.status:
        return f"{response.status}: {response.body[:200].decode()}"
    for media_type, media in (success.node.get("content") or {}).items():
        if is_json(media_type) and media_type == response.media_type:
            schema = engine.answers.schemas.convert(media.get("schema", {}))
            return "; ".join(engine.answers.schemas.errors(schema, response.json()))[:200]
    return ""


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        file = Path(argument)
        document = parse_document(file.read_text(), name=file.name)
        found = list(troubles(document))
        print(f"{file.stem}: {sum(1 for _ in document.operations())} operations, {len(found)} off")
        for name, reason in found:
            print(f"  {name}: {reason}")
