"""The generated client of docs_src talks to the mock of docs_src, over loopback.

Every operation is called through the client's own functions, with every example that the document
has for its body; what comes back has to be in the typed models without loss.
"""

from __future__ import annotations

import asyncio
import datetime
import enum
import importlib
import inspect
import json
import sys
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openapi_python_client import strings
from openapi_python_client.strings import PythonIdentifier

from rst2openapi.openapi import Document, OperationEntry, parse_document
from rst2openapi.outputs.client.naming import spelled_apart, use_readable_names
from rst2openapi.outputs.mock import MockOptions, serve

ROOT = Path(__file__).parents[2]
PACKAGE = "resource_pool_client"
TOKEN = "token-of-the-client"

DOCUMENT = parse_document(
    (ROOT / "spec" / "openapi.yaml").read_text(encoding="utf-8"), name="openapi.yaml"
)


@dataclass(frozen=True)
class Call:
    """One call: an operation, with an example of its body or without."""

    operation: OperationEntry
    example: str = ""
    body: Any = None
    everything: bool = False
    """With the parameters that may be left out, too."""

    @property
    def label(self) -> str:
        words = [self.operation.id, self.example, "all-parameters" * self.everything]
        return "-".join(filter(None, words))


def calls(document: Document) -> Iterator[Call]:
    for operation in document.operations():
        body = document.resolve(operation.node.get("requestBody") or {})
        examples = [
            (name, example["value"])
            for media in body.get("content", {}).values()
            for name, example in media.get("examples", {}).items()
        ]
        assert examples or not body, f"{operation.id} has no example of its body"
        for everything in (False, True):
            for name, value in examples or [("", None)]:
                yield Call(operation, name, value, everything)


@pytest.fixture(scope="module", autouse=True)
def package() -> Iterator[None]:
    own = strings.sanitize
    use_readable_names(spelled_apart(DOCUMENT.content))
    sys.path.insert(0, str(ROOT / "generated"))
    yield
    sys.path.remove(str(ROOT / "generated"))
    strings.sanitize = own


@pytest.fixture
def url() -> Iterator[str]:
    with serve(DOCUMENT, MockOptions(token=TOKEN)) as base:
        yield base


def new_client(url: str, token: str = TOKEN) -> Any:
    made = importlib.import_module(PACKAGE).AuthenticatedClient
    return made(base_url=url, token=token, raise_on_unexpected_status=True)


def module_of(operation: OperationEntry) -> types.ModuleType:
    tag = PythonIdentifier(operation.node["tags"][0], "tag")
    return importlib.import_module(f"{PACKAGE}.api.{tag}.{PythonIdentifier(operation.id, 'f')}")


def module(operation_id: str) -> types.ModuleType:
    return module_of(next(one for one in DOCUMENT.operations() if one.id == operation_id))


def model(name: str) -> Any:
    return getattr(importlib.import_module(f"{PACKAGE}.models"), name)


def identities() -> dict[str, str]:
    """Parameters that the examples of the document know."""
    nodes = example_answer("ListPoolNodes")["items"]
    pool = example_answer("ShowPool")["metadata"]["name"]
    return {
        "project_id": "4f0c2b9e",
        "pool_name": pool,
        "name": pool,  # whose events are listed
        "network_name": example_answer("ShowNetwork")["metadata"]["name"],
        "node_name": nodes[0]["metadata"]["name"],
    }


def example_answer(operation_id: str) -> Any:
    operation = next(one for one in DOCUMENT.operations() if one.id == operation_id)
    content = DOCUMENT.resolve(operation.node["responses"]["200"])["content"]
    return next(iter(content["application/json"]["examples"].values()))["value"]


def arguments(call: Call, function: Any) -> dict[str, Any]:
    """What the function is called with, enumerations in their classes."""
    hints = typing.get_type_hints(function)
    found: dict[str, Any] = {}
    for parameter in DOCUMENT.parameters(call.operation):
        name = str(PythonIdentifier(parameter["name"], "field_"))
        if name in identities():
            found[name] = identities()[name]
        elif parameter.get("required") or call.everything:
            found[name] = typed(hints[name], a_value(parameter))
    if call.body is not None:
        found["body"] = hints["body"].from_dict(call.body)
    required = {
        name
        for name, one in inspect.signature(function).parameters.items()
        if one.default is inspect.Parameter.empty and name != "client"
    }
    assert required <= found.keys()
    return found


def a_value(parameter: dict[str, Any]) -> Any:
    schema = DOCUMENT.resolve(parameter["schema"])
    if schema["type"] == "array":
        return [a_value({"schema": schema["items"]})]
    for key in ("default", "examples", "enum", "minimum"):
        if key in schema:
            return schema[key][0] if isinstance(schema[key], list) else schema[key]
    return 1_770_000_000_000 if schema["type"] == "integer" else "some"


def typed(hint: Any, value: Any) -> Any:
    for kind in typing.get_args(hint) or (hint,):
        if typing.get_origin(kind) is list:
            return [typed(kind, one) for one in value]
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return kind(value)
    return value


def send(function: str, module: types.ModuleType, url: str, **values: Any) -> Any:
    """The answer of `sync_detailed` or `asyncio_detailed`."""
    if function == "sync_detailed":
        with new_client(url) as client:
            return module.sync_detailed(client=client, **values)

    async def run() -> Any:
        async with new_client(url) as client:
            return await module.asyncio_detailed(client=client, **values)

    return asyncio.run(run())


def same(one: Any, other: Any) -> bool:
    """Equal as JSON; times may be written another way."""
    match one, other:
        case dict(), dict():
            return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
        case list(), list():
            return len(one) == len(other) and all(map(same, one, other))
        case str(), str() if one != other:
            try:
                return datetime.datetime.fromisoformat(one) == datetime.datetime.fromisoformat(
                    other
                )
            except ValueError:
                return False
        case _:
            return type(one) is type(other) and bool(one == other)


def assert_parsed(call: OperationEntry, answer: Any, status: int) -> None:
    assert answer.status_code == status, answer.content
    content = DOCUMENT.resolve(call.node["responses"][str(status)]).get("content")
    if not content:
        assert answer.content == b""
        return
    reference = content["application/json"]["schema"]["$ref"].rpartition("/")[2]
    assert type(answer.parsed) is model(reference)
    assert same(answer.parsed.to_dict(), json.loads(answer.content))


@pytest.mark.parametrize("function", ["sync_detailed", "asyncio_detailed"])
@pytest.mark.parametrize("call", list(calls(DOCUMENT)), ids=lambda call: call.label)
def test_every_operation_with_every_example(call: Call, function: str, url: str) -> None:
    module = module_of(call.operation)
    values = arguments(call, getattr(module, function))
    answer = send(function, module, url, **values)
    status = min(int(code) for code in call.operation.node["responses"])
    assert 200 <= status < 300
    assert_parsed(call.operation, answer, status)


# Below a pool or a network; a mock cannot know what other paths and queries refer to.
BELOW = ("/{project_id}/pools/{pool_name}", "/{project_id}/networks/{network_name}")


@pytest.mark.parametrize(
    "operation",
    [
        one
        for one in DOCUMENT.operations()
        if "404" in one.node["responses"] and any(part in one.path for part in BELOW)
    ],
    ids=lambda one: one.id,
)
def test_what_is_not_there_is_a_typed_error(operation: OperationEntry, url: str) -> None:
    call = next(one for one in calls(DOCUMENT) if one.operation.id == operation.id)
    values = arguments(call, module_of(operation).sync_detailed)
    for name in ("pool_name", "network_name"):
        if name in values:
            values[name] = "no-such-thing"
    answer = send("sync_detailed", module_of(operation), url, **values)
    assert_parsed(operation, answer, 404)
    assert answer.parsed.error_code
    assert answer.parsed.error_msg


@pytest.mark.parametrize("function", ["sync_detailed", "asyncio_detailed"])
def test_an_invalid_call_is_a_typed_error(function: str, url: str) -> None:
    tags = model("BatchCreatePoolTagsRequest")(tags=[])
    values = {key: identities()[key] for key in ("project_id", "pool_name")}
    answer = send(function, module("BatchCreatePoolTags"), url, body=tags, **values)
    assert answer.status_code == 400
    assert type(answer.parsed) is model("ErrorResponse")
    assert answer.parsed.to_dict() == json.loads(answer.content)


def test_without_the_token_the_client_raises(url: str) -> None:
    errors = importlib.import_module(f"{PACKAGE}.errors")
    with new_client(url, token="wrong") as client, pytest.raises(errors.UnexpectedStatus) as found:
        module("ListPools").sync_detailed("p", client=client)
    assert found.value.status_code == 401


@pytest.mark.parametrize("function", ["sync_detailed", "asyncio_detailed"])
def test_the_life_of_a_pool(function: str, url: str) -> None:
    def call(operation_id: str, **values: Any) -> Any:
        return send(function, module(operation_id), url, project_id="mine", **values)

    create = next(one for one in calls(DOCUMENT) if one.operation.id == "CreatePool")
    body = model("CreatePoolRequest").from_dict(create.body)
    body.metadata.labels.os_modelarts_name = "my-own-pool"
    made = call("CreatePool", body=body)
    assert made.status_code == 201
    assert made.headers["X-Request-Id"]
    pool = made.parsed
    name = pool.metadata.name
    assert pool.metadata.labels.os_modelarts_name == "my-own-pool"
    assert isinstance(pool.metadata.creation_timestamp, datetime.datetime)
    assert pool.status.phase in model("PoolStatusPhase")

    assert call("ShowPool", pool_name=name).parsed == pool
    assert pool in call("ListPools").parsed.items

    patch = next(one for one in calls(DOCUMENT) if one.operation.id == "PatchPool")
    change = model("PatchPoolRequest").from_dict(patch.body)
    changed = call("PatchPool", pool_name=name, body=change)
    assert changed.status_code == 200
    assert changed.parsed.metadata.name == name
    assert changed.parsed != pool
    assert call("ShowPool", pool_name=name).parsed == changed.parsed

    assert call("DeletePool", pool_name=name).status_code == 204
    gone = call("ShowPool", pool_name=name)
    assert gone.status_code == 404
    assert gone.parsed.error_msg
    assert call("DeletePool", pool_name=name).status_code == 404
    assert name not in [one.metadata.name for one in call("ListPools").parsed.items]
