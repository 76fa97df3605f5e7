"""Single faults of an endpoint, generated over the operations of a document and kinds of faults.

Each breaks one promise of one operation in the mock, and names the check that has to say so. Kinds
apply where the document promises something: a kind that finds nothing to break makes no fault.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.mock import Exchange, Faults, Response

Change = Callable[[Exchange], Response | None]
Path = tuple[str | int, ...]
SCHEMA = "response_schema_conformance"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is broken, where, and which check has to say so."""

    kind: str
    operation: str
    """operationId of the one that has to be blamed."""
    check: str
    include: tuple[str, ...]
    """operationIds of all operations that it takes to see it."""
    change: Callable[[], Change] | None = None
    """Makes what alters the answers of one run."""
    switches: Faults = field(default_factory=Faults)
    closed: bool = False
    """Whether the answer's schema is closed in the document first: pages rarely say so."""

    @property
    def name(self) -> str:
        return f"{self.operation}: {self.kind}"

    def mock(self) -> dict[str, Any]:
        change = self.change() if self.change else None
        return {"faults": self.switches, "alter": change}


def faults(document: Document) -> list[Fault]:
    """Every fault, in the order of operations and kinds."""
    return [
        found
        for operation in document.operations()
        for kind in KINDS
        for found in kind(document, operation)
    ]


# ------------------------------------------------------------------ where to break


def involved(document: Document, operation: OperationEntry) -> tuple[str, ...]:
    """The operation and those on the collections and items that its path leads through."""
    path = operation.path
    further = NEEDS.get(operation.id, ())
    return further + tuple(
        one.id
        for one in document.operations()
        if one.id == operation.id
        or path.startswith(f"{one.path}/")
        or one.path == path
        or (operation.method == "post" and one.path.rpartition("/")[0] == path)
    )


NEEDS = {"ListEvents": ("ListPools", "CreatePool", "ShowPool")}
"""Operations that tell the values of query parameters."""


def only(operation: OperationEntry, statuses: range, change: Callable[[Response], Response]) -> Any:
    """Alter the answers of an operation that have one of the statuses."""

    def make() -> Change:
        def alter(exchange: Exchange) -> Response | None:
            known = exchange.operation
            if known is None or known.id != operation.id:
                return None
            if exchange.response.status not in statuses:
                return None
            return change(exchange.response)

        return alter

    return make


GOOD = range(200, 300)


def fault(
    document: Document, operation: OperationEntry, kind: str, check: str, **more: Any
) -> Fault:
    settings = {"include": involved(document, operation), **more}
    return Fault(kind=kind, operation=operation.id, check=check, **settings)


@dataclass(frozen=True)
class Shown:
    """The success answer of an operation as its page shows it."""

    status: int
    schema: Any
    body: Any
    headers: dict[str, Any]


def shown(document: Document, operation: OperationEntry) -> Shown:
    for status, node in operation.node["responses"].items():
        response = document.resolve(node)
        if not status.startswith("2"):
            continue
        for content in (response.get("content") or {}).values():
            examples = [one["value"] for one in content.get("examples", {}).values()]
            return Shown(
                int(status),
                content["schema"],
                examples[0] if examples else None,
                response.get("headers", {}),
            )
        return Shown(int(status), None, None, response.get("headers", {}))
    raise AssertionError(operation.id)


def places(document: Document, schema: Any, body: Any, at: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Places of a body and their schemas."""
    schema = document.resolve(schema)
    if not isinstance(schema, dict):
        return
    yield at, schema
    if isinstance(body, dict):
        for name, part in schema.get("properties", {}).items():
            if name in body:
                yield from places(document, part, body[name], (*at, name))
    elif isinstance(body, list) and body and "items" in schema:
        yield from places(document, schema["items"], body[0], (*at, 0))


def at(body: Any, path: Path) -> Any:
    for step in path:
        body = body[step]
    return body


def put(path: Path, change: Callable[[Any], Any]) -> Callable[[Response], Response]:
    """Change the value at a place of the JSON of an answer, where there is one."""

    def changed(response: Response) -> Response:
        body = response.json()
        try:
            inner = at(body, path[:-1])
            inner[path[-1]] = change(inner[path[-1]])
        except (KeyError, IndexError, TypeError):
            return response
        return response.with_json(body)

    return changed


def drop(path: Path, name: str) -> Callable[[Response], Response]:
    def changed(response: Response) -> Response:
        body = response.json()
        try:
            del at(body, path)[name]
        except (KeyError, IndexError, TypeError):
            return response
        return response.with_json(body)

    return changed


# ------------------------------------------------------------------ kinds: one answer

Kind = Callable[[Document, OperationEntry], Iterator[Fault]]


def status(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    other = next(one for one in (203, 202, 200) if str(one) not in operation.node["responses"])
    yield fault(
        document,
        operation,
        "another success status",
        "status_code_conformance",
        change=only(operation, GOOD, lambda response: replace(response, status=other)),
    )


def error_status(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    documented = refusal(operation)
    if documented:
        yield fault(
            document,
            operation,
            "an error status that is not documented",
            "status_code_conformance",
            change=only(operation, documented, lambda one: replace(one, status=418)),
        )


def refusal(operation: OperationEntry) -> range | None:
    """A documented error that some call brings about; none where no call does."""
    if operation.id in NEVER_REFUSED:
        return None
    status = 400 if "400" in operation.node["responses"] else 404
    return range(status, status + 1) if str(status) in operation.node["responses"] else None


NEVER_REFUSED = ("ShowPoolStatistics", "ShowWorkloadStatistics")
"""Nothing in a call of these can be wrong: they take any project and any pool."""


def server_error(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    yield fault(
        document,
        operation,
        "server error",
        "not_a_server_error",
        change=only(operation, GOOD, lambda response: replace(response, status=500)),
    )


def header(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    for name, node in shown(document, operation).headers.items():
        if document.resolve(node).get("required"):
            yield fault(
                document,
                operation,
                f"header {name} missing",
                "response_headers_conformance",
                change=only(operation, GOOD, lambda one, name=name: one.with_header(name, None)),
            )


def media_type(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    if shown(document, operation).schema is not None:
        for kind, value in (("another media type", "text/html"), ("no media type", None)):
            yield fault(
                document,
                operation,
                kind,
                "content_type_conformance",
                change=only(
                    operation, GOOD, lambda one, value=value: one.with_header("Content-Type", value)
                ),
            )


def no_json(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    if shown(document, operation).schema is not None:
        yield fault(
            document,
            operation,
            "body that is no JSON",
            SCHEMA,
            change=only(operation, GOOD, lambda one: replace(one, body=b"<html>busy</html>")),
        )


def missing(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    told = shown(document, operation)
    for path, schema in places(document, told.schema, told.body):
        for name in schema.get("required", ())[:1]:
            yield fault(
                document,
                operation,
                f"{dotted((*path, name))} missing",
                SCHEMA,
                change=only(operation, GOOD, drop(path, name)),
            )


def breaks(schema: dict[str, Any], value: Any) -> Iterator[tuple[str, Any]]:
    """Values that break a schema, by kind."""
    kind = schema.get("type")
    if isinstance(kind, str):
        yield "type", {"odd": True} if kind not in ("object",) else "odd"
        yield "nullability", None
    if "enum" in schema or "const" in schema:
        yield "enum", "Nonesuch"
    if isinstance(schema.get("maxLength"), int) and isinstance(value, str):
        yield "bound", "k" * (schema["maxLength"] + 1)
    if isinstance(schema.get("maximum"), int):
        yield "bound", schema["maximum"] + 1
    elif isinstance(schema.get("minimum"), int):
        yield "bound", schema["minimum"] - 1
    if schema.get("format") in ("date-time", "uuid", "ipv4", "ipv6"):
        yield "format", "yesterday"


def values(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    """For each kind, the first place of the answer that it can break, and the deepest for types."""
    told = shown(document, operation)
    found: dict[str, tuple[Path, Any]] = {}
    for path, schema in places(document, told.schema, told.body):
        if path:
            for kind, value in breaks(schema, at(told.body, path)):
                if kind not in found or kind == "type":
                    found[kind] = (path, value)
    for kind, (path, value) in found.items():
        yield fault(
            document,
            operation,
            f"{kind} of {dotted(path)}",
            SCHEMA,
            change=only(operation, GOOD, put(path, lambda _, value=value: value)),
        )


def extra(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    told = shown(document, operation)
    if isinstance(told.body, dict):
        yield fault(
            document,
            operation,
            "a property more where the schema is closed",
            SCHEMA,
            change=only(operation, GOOD, lambda one: one.with_json({**one.json(), "odd": 1})),
            closed=True,
        )


def error_body(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    documented = refusal(operation)
    if documented is None:
        return

    def other(value: Any) -> Callable[[Response], Response]:
        return lambda one: one.with_json(value)

    yield fault(
        document,
        operation,
        "an error of another shape",
        "error_body_conformance",
        change=only(operation, documented, other({"message": "no"})),
    )
    yield fault(
        document,
        operation,
        "an error with a number for a code",
        SCHEMA,
        change=only(operation, documented, put(("error_code",), lambda _: 404)),
    )


# ------------------------------------------------------------------ kinds: what is accepted


def accepted(document: Document, operation: OperationEntry) -> Callable[[Response], Response]:
    told = shown(document, operation)

    def change(response: Response) -> Response:
        if told.schema is None:
            return Response(told.status)
        made = replace(response, status=told.status).with_json(told.body)
        return made.with_header("X-Request-Id", "r-1")

    return change


def open_door(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    yield fault(
        document,
        operation,
        "credentials ignored",
        "ignored_auth",
        change=only(operation, range(401, 402), accepted(document, operation)),
    )


def swallows(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    if "400" in operation.node["responses"] and operation.id != "ShowPoolStatistics":
        yield fault(
            document,
            operation,
            "invalid input accepted",
            "negative_data_rejection",
            change=only(operation, range(400, 401), accepted(document, operation)),
        )


def refuses(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    body = json.dumps({"error_code": "1", "error_msg": "no"}).encode()

    def change(response: Response) -> Response:
        refused = replace(response, status=400, body=body)
        return refused.with_header("Content-Type", "application/json")

    yield fault(
        document,
        operation,
        "valid input refused",
        "positive_data_acceptance",
        change=only(operation, GOOD, change),
    )


# ------------------------------------------------------------------ kinds: state and pages


def state(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    item = operation.path.endswith("}")
    family = [one for one in document.operations() if one.path == operation.path]
    if item and operation.method == "get" and not operation.path.endswith("/{pool_name}/workloads"):
        yield fault(
            document,
            operation,
            "another resource",
            "identity_conformance",
            change=only(operation, GOOD, put(("metadata", "name"), lambda _: "another")),
        )
    if item and operation.method == "delete":
        yield fault(
            document,
            operation,
            "deletes nothing",
            "use_after_free",
            switches=Faults(keep_deleted=True),
        )
        lists = next(
            one
            for one in document.operations()
            if one.method == "get" and one.path == operation.path.rpartition("/")[0]
        )
        yield fault(
            document,
            operation,
            "still listed after its deletion",
            "use_after_free",
            change=lambda: frozen(lists.id, longest=True),
        )
    if item and operation.method == "patch":
        show = next(one for one in family if one.method == "get")
        yield fault(
            document,
            operation,
            "changes nothing",
            "update_is_kept",
            change=lambda: frozen(show.id),
        )
    if operation.method == "post" and operation.id.startswith("Create"):
        yield fault(
            document,
            operation,
            "makes nothing",
            "ensure_resource_availability",
            switches=Faults(forget_created=True),
        )


def frozen(operation: str, *, longest: bool = False) -> Change:
    """Always the first good answer for a path, or the one that said most."""
    first: dict[str, Response] = {}

    def alter(exchange: Exchange) -> Response | None:
        if exchange.operation is None or exchange.operation.id != operation:
            return None
        if exchange.response.status != 200 or exchange.request.query:
            return None
        path = exchange.request.path
        before = first.get(path)
        if before is None or (longest and len(exchange.response.body) > len(before.body)):
            first[path] = exchange.response
        return first[path]

    return alter


def pages(document: Document, operation: OperationEntry) -> Iterator[Fault]:
    names = {one["name"] for one in document.parameters(operation) if one["in"] == "query"}
    if "limit" not in names:
        return
    told = shown(document, operation)
    (array,) = (key for key, value in told.body.items() if isinstance(value, list))

    item = told.body[array][:1]

    def circle(response: Response) -> Response:
        body = {**response.json(), array: item}
        if "continue" in names:
            body["metadata"] = {**body.get("metadata", {}), "continue": "again"}
        return response.with_json(body)

    def long(response: Response) -> Response:
        return response.with_json({**response.json(), array: item * 3})

    for kind, change in (("pages without end", circle), ("more than a page", long)):
        yield fault(
            document, operation, kind, "pagination_ends", change=only(operation, GOOD, change)
        )


def dotted(path: Path) -> str:
    return ".".join(map(str, path))


KINDS: tuple[Kind, ...] = (
    status,
    error_status,
    server_error,
    header,
    media_type,
    no_json,
    missing,
    values,
    extra,
    error_body,
    open_door,
    swallows,
    refuses,
    state,
    pages,
)
