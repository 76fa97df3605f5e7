"""The client of a whole service calls every operation of the mock and parses every answer.

In: a document. Each operation gets one valid request; its values are handed to the client's own
function as typed arguments. What the client sends has to be that request, what comes back has to
have the documented status, and what is parsed has to be the answer, without loss.
"""

from __future__ import annotations

import datetime
import enum
import importlib
import inspect
import json
import re
import sys
import types
import typing
import uuid
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

import httpx
import pytest
from openapi_python_client import strings
from openapi_python_client.strings import PythonIdentifier

from rst2openapi.build.document import build_service
from rst2openapi.config import Config
from rst2openapi.diagnostics import Severity
from rst2openapi.files import write_tree
from rst2openapi.openapi import Document, OperationEntry, parse_document
from rst2openapi.outputs.client import ClientOptions, generate_client
from rst2openapi.outputs.client.naming import spelled_apart, use_readable_names
from rst2openapi.outputs.mock import Engine, MockOptions, Request, build_engine, serve

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
PACKAGE = "service_client"
TOKEN = "token-of-the-client"
SERVICES = ("identity-access-management", "virtual-private-cloud", "modelarts")

sys.path.append(str(ROOT / "tests" / "outputs" / "mock"))
from every_operation import sample_request  # noqa: E402  one valid request for any operation


def documents() -> Iterator[Any]:
    yield pytest.param("", id="docs_src")
    corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real pages is absent")
    for name in SERVICES:
        yield pytest.param(name, id=name, marks=[pytest.mark.corpus, corpus])


def document_of(service: str) -> Document:
    """The document as its readers get it: from its bytes."""
    if not service:
        file = ROOT / "spec" / "openapi.yaml"
        return parse_document(file.read_text(encoding="utf-8"), name=file.name)
    built = build_service(CORPUS / service, Config())
    return parse_document(built.data("yaml").decode(), name="openapi.yaml")


@pytest.mark.parametrize("service", list(documents()))
def test_every_operation_is_called_and_every_answer_parsed(service: str, tmp_path: Path) -> None:
    document = document_of(service)
    broken: list[Any] = []
    tree = generate_client(document, ClientOptions(package=PACKAGE), broken.append)
    assert [one for one in broken if one.rule.severity is Severity.ERROR] == []
    write_tree(tmp_path / "client", tree)
    sys.path.insert(0, str(tmp_path / "client"))
    own = strings.sanitize
    use_readable_names(spelled_apart(document.content))
    try:
        assert list(troubles(document)) == []
    finally:
        strings.sanitize = own
        sys.path.remove(str(tmp_path / "client"))
        for name in [one for one in sys.modules if one.partition(".")[0] == PACKAGE]:
            del sys.modules[name]


def troubles(document: Document) -> Iterator[tuple[str, str]]:
    """Operations whose call or answer is not as it should be, each with the reason."""
    engine = build_engine(document, MockOptions(seed=1))
    functions = {address(one): one for one in api_modules()}
    with serve(document, MockOptions(seed=1, token=TOKEN)) as url:
        for operation in sorted(document.operations(), key=removes):
            module = functions.get((operation.method.upper(), operation.path))
            try:
                assert module is not None, "the client has no function for it"
                call(document, engine, operation, module, url)
            except Exception as error:  # any exception is what is looked for
                yield operation.id, f"{type(error).__name__}: {error}"[:600]


def removes(operation: OperationEntry) -> tuple[bool, int]:
    """The order of calls: what deletes comes last, the innermost resources first."""
    return operation.method == "delete", -operation.path.count("/")


def api_modules() -> Iterator[types.ModuleType]:
    folder = Path(importlib.import_module(PACKAGE).__path__[0])
    for file in sorted((folder / "api").glob("*/*.py")):
        if file.stem != "__init__":
            yield importlib.import_module(f"{PACKAGE}.api.{file.parent.name}.{file.stem}")


def address(module: types.ModuleType) -> tuple[str, str]:
    """Method and path, which each function's own documentation tells."""
    found = re.search(r"Sends\s+`(\S+)\s+([^`]+)`", module.sync_detailed.__doc__)
    assert found, module.__name__
    return found[1], found[2]


def call(
    document: Document, engine: Engine, operation: OperationEntry, module: Any, url: str
) -> None:
    request = sample_request(engine, operation)
    values = arguments(document, operation, request, module)
    sent: list[httpx.Request] = []
    made = importlib.import_module(PACKAGE).AuthenticatedClient
    with made(
        base_url=url,
        token=TOKEN,
        raise_on_unexpected_status=True,
        httpx_args={"event_hooks": {"request": [sent.append]}},
    ) as client:
        answer = module.sync_detailed(client=client, **values)
    check_request(request, sent[0])
    success = engine.answers.success(operation)
    assert answer.status_code == success.status, answer.content[:300]
    check_answer(document, success.node, answer)


def check_request(asked: Request, sent: httpx.Request) -> None:
    """The client has sent what it was given, nothing lost on the way."""
    assert sent.method == asked.method
    path, _, query = sent.url.raw_path.decode().partition("?")
    assert unquote(path) == unquote(asked.path)
    wanted, got = dict(parse_qsl(asked.query)), dict(parse_qsl(query))
    # Parameters with a default are sent, too.
    assert wanted.items() <= got.items(), f"{asked.query} became {query}"
    if (asked.header("content-type") or "").partition(";")[0].endswith("json"):
        found = difference(json.loads(sent.content), json.loads(asked.body))
        assert not found, f"sent {found}"


def check_answer(document: Document, response: dict[str, Any], answer: Any) -> None:
    """What was parsed is the answer."""
    content = document.resolve(response).get("content") or {}
    media_type = answer.headers.get("content-type", "").partition(";")[0]
    if not content or answer.status_code in (204, 205, 304):
        assert (answer.content, answer.parsed) == (b"", None)
        return
    assert answer.parsed is not None, "nothing is parsed"
    if not media_type.endswith("json"):
        text = answer.parsed.payload.read() if hasattr(answer.parsed, "payload") else answer.parsed
        assert text in (answer.content, answer.text if hasattr(answer, "text") else text)
        return
    wire = json.loads(answer.content)
    found = difference(on_wire(answer.parsed), wire)
    assert not found, f"parsed {found}"
    schema = document.resolve(content[media_type].get("schema") or {})
    if isinstance(wire, dict) and schema.get("properties"):
        assert hasattr(answer.parsed, "to_dict"), f"{type(answer.parsed)} is no model"


def on_wire(value: Any) -> Any:
    match value:
        case list():
            return [on_wire(one) for one in value]
        case dict():
            return {key: on_wire(one) for key, one in value.items()}
        case enum.Enum():
            return value.value
        case datetime.date():
            return value.isoformat()
        case uuid.UUID():
            return str(value)
    return value.to_dict() if hasattr(value, "to_dict") else value


def arguments(
    document: Document, operation: OperationEntry, request: Request, module: Any
) -> dict[str, Any]:
    """The values of a request as the client's function takes them."""
    hints = typing.get_type_hints(module.sync_detailed)
    given = spread(document, operation, request)
    found: dict[str, Any] = {}
    for parameter in document.parameters(operation):
        place, name = parameter["in"], parameter["name"]
        if (place, name.lower()) not in given:
            continue
        own = str(PythonIdentifier(name, "field_"))
        argument = next(one for one in (f"{own}_{place}", own) if one in hints)
        found[argument] = typed(hints[argument], given[place, name.lower()])
    if "body" in hints:
        found["body"] = body(hints["body"], request)
    required = {
        name
        for name, one in inspect.signature(module.sync_detailed).parameters.items()
        if one.default is inspect.Parameter.empty and name != "client"
    }
    assert required <= found.keys(), f"no value for {required - found.keys()}"
    return found


def spread(
    document: Document, operation: OperationEntry, request: Request
) -> dict[tuple[str, str], Any]:
    """The parameters of a request by place and name, read as their schemas say."""
    pattern = re.sub(r"\\\{([^{}]*?)\\\}", "(.*?)", re.escape(operation.path))
    names = re.findall(r"\{([^{}]*)\}", operation.path)
    path = re.fullmatch(pattern, request.path)
    assert path, f"{request.path} is not {operation.path}"
    on_path = zip(names, path.groups(), strict=True)
    texts = {("path", name.lower()): unquote(text) for name, text in on_path}
    texts |= {("query", name.lower()): text for name, text in parse_qsl(request.query, True)}
    texts |= {("header", name.lower()): text for name, text in request.headers}
    return {
        (one["in"], one["name"].lower()): read(
            document, one.get("schema") or {}, texts[one["in"], one["name"].lower()]
        )
        for one in document.parameters(operation)
        if (one["in"], one["name"].lower()) in texts
    }


def read(document: Document, schema: Any, text: str) -> Any:
    schema = document.resolve(schema)
    kinds = schema.get("type", "string")
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        if kind == "array":
            return [read(document, schema.get("items") or {}, one) for one in text.split(",")]
        if kind in ("integer", "number", "boolean"):
            return json.loads(text)
    return text


def body(hint: Any, request: Request) -> Any:
    media_type = (request.header("content-type") or "").partition(";")[0]
    if media_type.endswith("json"):
        return typed(hint, json.loads(request.body))
    for kind in typing.get_args(hint) or (hint,):
        if kind.__name__ == "File":
            return kind(payload=BytesIO(request.body))
        if hasattr(kind, "from_dict"):
            return kind.from_dict(fields(request))
    return request.body.decode()


def fields(request: Request) -> dict[str, Any]:
    """Fields of a form, or of its parts."""
    if not request.body.startswith(b"--"):
        return dict(parse_qsl(request.body.decode()))
    parts = re.findall(rb'name="([^"]*)"\r\n\r\n(.*?)\r\n--', request.body, re.DOTALL)
    return {name.decode(): text.decode() for name, text in parts}


def typed(hint: Any, value: Any) -> Any:
    """A value from the wire in the type that a function takes."""
    kinds = typing.get_args(hint) if is_union(hint) else (hint,)
    for kind in kinds:
        try:
            return one_typed(kind, value)
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    raise TypeError(f"{value!r} is no {hint}")


def is_union(hint: Any) -> bool:
    return typing.get_origin(hint) in (typing.Union, types.UnionType)


def one_typed(kind: Any, value: Any) -> Any:
    if typing.get_origin(kind) is list and isinstance(value, list):
        return [typed(typing.get_args(kind)[0], one) for one in value]
    if hasattr(kind, "from_dict"):
        return kind.from_dict(value)
    if kind is Any or (isinstance(kind, type) and type(value) is kind):
        return value
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind in (datetime.datetime, datetime.date):
        return kind.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, enum.Enum | uuid.UUID):
        return kind(value)
    raise TypeError(f"{value!r} is no {kind}")


def difference(one: Any, other: Any, place: str = "") -> str:
    """Where two values differ as JSON; times and numbers may be written another way."""
    match one, other:
        case dict(), dict():
            if one.keys() != other.keys():
                return f"{place}: {sorted(one)} are not {sorted(other)}"
            found = (difference(one[key], other[key], f"{place}/{key}") for key in one)
            return next(filter(None, found), "")
        case list(), list():
            if len(one) != len(other):
                return f"{place}: {len(one)} are not {len(other)}"
            pairs = enumerate(zip(one, other, strict=True))
            return next(filter(None, (difference(*two, f"{place}/{at}") for at, two in pairs)), "")
        case str(), str() if one != other and is_same_time(one, other):
            return ""
    equal = one == other and isinstance(one, bool) is isinstance(other, bool)
    return "" if equal else f"{place}: {one!r} is not {other!r}"


def is_same_time(one: str, other: str) -> bool:
    parse = datetime.datetime.fromisoformat
    try:
        return parse(one) == parse(other)
    except (TypeError, ValueError):
        return False
