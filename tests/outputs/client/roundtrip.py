"""Send every example of a document through a generated client, without a network.

`python roundtrip.py SPEC FOLDER PACKAGE` prints how many examples came out as they went in, and
one line for each that did not. A request example goes through the body's class into the arguments
of the HTTP call, an answer's example through the function's own parser. Times may be written
another way as long as they are the same instant.
"""

from __future__ import annotations

import datetime
import importlib
import inspect
import json
import sys
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from openapi_python_client.strings import PythonIdentifier

from rst2openapi.openapi.document import Document, JsonObject, OperationEntry, parse_document
from rst2openapi.outputs.client.naming import spelled_apart, use_readable_names


def check_examples(document: Document, package: str) -> tuple[int, list[str]]:
    """How many examples were tried, and what went wrong."""
    use_readable_names(spelled_apart(document.content))
    client = importlib.import_module(package).Client(base_url="https://example.org")
    tried = 0
    wrong: list[str] = []
    for operation in document.operations():
        module = importlib.import_module(f"{package}.api.{_module(operation)}")
        for label, example, check in _checks(document, operation, module, client):
            tried += 1
            try:
                result = check(example)
            except Exception as error:
                wrong.append(f"{operation.id} {label}: {type(error).__name__}: {error}")
                continue
            if not _same(result, example):
                wrong.append(f"{operation.id} {label}: {_difference(result, example)}")
    return tried, wrong


def _module(operation: OperationEntry) -> str:
    tag = (operation.node.get("tags") or ["default"])[0]
    name = operation.node["operationId"]
    return f"{PythonIdentifier(tag, 'tag')}.{PythonIdentifier(name, 'field_')}"


def _checks(
    document: Document, operation: OperationEntry, module: types.ModuleType, client: Any
) -> Iterator[tuple[str, Any, Any]]:
    body = document.resolve(operation.node.get("requestBody") or {})
    for kind, name, example in _examples(document, body):
        if "json" in kind:
            yield f"request {name}", example, lambda value, kind=kind: _send(module, kind, value)
    for status, node in operation.node["responses"].items():
        for kind, name, example in _examples(document, document.resolve(node)):
            if "json" in kind:
                code = int(status.replace("XX", "00")) if status != "default" else 599
                yield (
                    f"{status} {name}",
                    example,
                    lambda value, code=code: _parse(module, client, code, value),
                )


def _examples(document: Document, node: JsonObject) -> Iterator[tuple[str, str, Any]]:
    for kind, media in (node.get("content") or {}).items():
        if "example" in media:
            yield kind, "example", media["example"]
        for name, example in (media.get("examples") or {}).items():
            resolved = document.resolve(example)
            if "value" in resolved:
                yield kind, name, resolved["value"]


def _send(module: types.ModuleType, kind: str, example: Any) -> Any:
    """The JSON that the client would send."""
    hints = typing.get_type_hints(module._get_kwargs)
    results = []
    for body in _bodies(hints["body"], example):
        required = {name: "x" for name in hints if name not in ("body", "return")}
        arguments = module._get_kwargs(**_acceptable(module._get_kwargs, required), body=body)
        assert arguments["headers"]["Content-Type"] == kind, arguments["headers"]
        results.append(arguments["json"])
        if _same(results[-1], example):
            break
    assert results, f"no class of the body takes it: {hints['body']}"
    return results[-1]


def _acceptable(function: Any, arguments: dict[str, Any]) -> dict[str, Any]:
    """The required ones only, numbers where numbers are wanted."""
    parameters = inspect.signature(function).parameters
    return {
        name: value
        for name, value in arguments.items()
        if parameters[name].default is inspect.Parameter.empty
    }


def _bodies(hint: Any, example: Any) -> Iterator[Any]:
    """The example as each class that the argument may have."""
    for kind in typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,):
        try:
            if typing.get_origin(kind) is list and isinstance(example, list):
                (inner,) = typing.get_args(kind)
                yield [next(_bodies(inner, item)) for item in example]
            elif hasattr(kind, "from_dict"):
                yield kind.from_dict(example)
            elif kind is Any or (isinstance(kind, type) and isinstance(example, kind)):
                yield example
        except (TypeError, ValueError, KeyError, AttributeError, StopIteration):
            continue


def _parse(module: types.ModuleType, client: Any, code: int, example: Any) -> Any:
    response = httpx.Response(code, json=example)
    return _plain(module._parse_response(client=client, response=response))


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.to_dict() if hasattr(value, "to_dict") else value


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, str) and isinstance(other, str) and one != other:
        try:
            return _time(one) == _time(other)
        except ValueError:
            return False
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def _time(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text)


def _difference(one: Any, other: Any, path: str = "") -> str:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in [*other, *one]:
            if key not in one or key not in other:
                return f"{path}/{key}: only in {'the example' if key in other else 'the result'}"
            if not _same(one[key], other[key]):
                return _difference(one[key], other[key], f"{path}/{key}")
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for place, (left, right) in enumerate(zip(one, other, strict=True)):
            if not _same(left, right):
                return _difference(left, right, f"{path}/{place}")
    return f"{path}: {one!r} instead of {other!r}"


if __name__ == "__main__":
    spec, folder, name = sys.argv[1:]
    sys.path.insert(0, folder)
    tried, wrong = check_examples(
        parse_document(Path(spec).read_text(encoding="utf-8"), name=spec), name
    )
    print(json.dumps({"tried": tried, "wrong": wrong}, indent=1))
