"""Two documents → what changed between them.

In: the old and the new document. Out: `Change`s, breaking first. A component that many operations
use is compared once for requests and once for answers, and names the operations that it reaches.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from rst2openapi.openapi import Document, DocumentError, JsonObject, OperationEntry
from rst2openapi.outputs.changes.catalogue import CATALOGUE, Change
from rst2openapi.outputs.changes.schemas import (
    Comparison,
    Direction,
    Finding,
    RefPair,
    compare_schemas,
)

Key = tuple[str, str]
PairKey = tuple[Direction, RefPair]


def compare_documents(old: Document, new: Document) -> tuple[Change, ...]:
    """Compare two documents, OpenAPI 3.0 or 3.1 each."""
    return _Comparer(old, new).compare()


def _key(operation: OperationEntry) -> Key:
    """What makes an operation the same: its method and its path but for placeholders' names."""
    return operation.method, re.sub(r"\{[^{}]*\}", "{}", operation.path)


@dataclass(slots=True)
class _Comparer:
    old: Document
    new: Document
    changes: list[Change] = field(default_factory=list)
    pairs: dict[PairKey, Comparison] = field(default_factory=dict)
    users: dict[PairKey, set[str]] = field(default_factory=dict)

    def compare(self) -> tuple[Change, ...]:
        before = {_key(one): one for one in self.old.operations()}
        after = {_key(one): one for one in self.new.operations()}
        for key in sorted(before.keys() - after.keys()):
            self._say("operation-removed", before[key])
        for key in sorted(after.keys() - before.keys()):
            self._say("operation-added", after[key])
        for key in sorted(before.keys() & after.keys()):
            self._operation(before[key], after[key])
        self._components()
        self._servers()
        return tuple(sorted(set(self.changes), key=lambda one: one.sort_key))

    # --- operations --------------------------------------------------------------------------
    def _say(
        self,
        code: str,
        operation: OperationEntry,
        *,
        what: str = "",
        before: str = "",
        after: str = "",
        pointer: str = "",
    ) -> None:
        self.changes.append(
            Change(
                kind=CATALOGUE[code],
                where=f"{operation.method.upper()} {operation.path}",
                pointer=operation.pointer + pointer,
                what=what,
                before=before,
                after=after,
                operations=(operation.id,),
                source=str(operation.node.get("x-source", "")),
            )
        )

    def _operation(self, was: OperationEntry, now: OperationEntry) -> None:
        if was.id != now.id:
            self._say("operation-id-changed", now, before=was.id, after=now.id)
        old_flag, new_flag = (bool(one.node.get("deprecated")) for one in (was, now))
        if old_flag != new_flag:
            self._say("operation-deprecated" if new_flag else "operation-undeprecated", now)
        self._security(was, now)
        self._parameters(was, now)
        self._body(was, now)
        self._responses(was, now)

    def _security(self, was: OperationEntry, now: OperationEntry) -> None:
        before, after = _schemes(self.old, was), _schemes(self.new, now)
        for name in sorted(after - before):
            self._say("security-added", now, after=name)
        for name in sorted(before - after):
            self._say("security-removed", now, before=name)

    def _parameters(self, was: OperationEntry, now: OperationEntry) -> None:
        renamed = _renamed(was.path, now.path)
        for one, other in renamed.items():
            self._say("path-parameter-renamed", now, before=one, after=other)
        before = {
            (one["in"], renamed.get(one["name"], one["name"])): one
            for one in self.old.parameters(was)
        }
        after = {(one["in"], one["name"]): one for one in self.new.parameters(now)}
        for key in sorted({*before, *after}):
            what = f"{key[0]} parameter {key[1]!r}"
            code = _parameter_code(before.get(key), after.get(key))
            if code:
                self._say(code, now, what=what, pointer="/parameters")
            if key in before and key in after:
                self._schema(
                    before[key].get("schema", {}),
                    after[key].get("schema", {}),
                    now,
                    direction="request",
                    what=what,
                    pointer="/parameters",
                )

    def _body(self, was: OperationEntry, now: OperationEntry) -> None:
        before = self.old.resolve(was.node.get("requestBody"))
        after = self.new.resolve(now.node.get("requestBody"))
        if before is None or after is None:
            if after is not None:
                needed = after.get("required")
                code = "request-body-added-required" if needed else "request-body-added"
                self._say(code, now, pointer="/requestBody")
            elif before is not None:
                self._say("request-body-removed", now)
            return
        flags = bool(before.get("required")), bool(after.get("required"))
        if flags[0] != flags[1]:
            word = "required" if flags[1] else "optional"
            self._say(f"request-body-became-{word}", now, pointer="/requestBody")
        self._contents(
            before.get("content", {}), after.get("content", {}), now, direction="request"
        )

    def _responses(self, was: OperationEntry, now: OperationEntry) -> None:
        before = {str(code): node for code, node in was.node.get("responses", {}).items()}
        after = {str(code): node for code, node in now.node.get("responses", {}).items()}
        for status in sorted({*before, *after}):
            kind = "success" if status.startswith("2") else "error"
            if status not in before:
                self._say(f"response-{kind}-status-added", now, after=status)
            elif status not in after:
                self._say(f"response-{kind}-status-removed", now, before=status)
            else:
                self._response(before[status], after[status], now, status)

    def _response(self, was: Any, now: Any, operation: OperationEntry, status: str) -> None:
        before, after = self.old.resolve(was), self.new.resolve(now)
        pointer = f"/responses/{status}"
        headers = (before.get("headers", {}), after.get("headers", {}))
        for name in sorted({*headers[0]} ^ {*headers[1]}):
            word = "added" if name in headers[1] else "removed"
            self._say(f"response-header-{word}", operation, what=name, pointer=pointer)
        contents = (before.get("content", {}), after.get("content", {}))
        if bool(contents[0]) != bool(contents[1]):
            word = "added" if contents[1] else "removed"
            self._say(f"response-body-{word}", operation, what=status, pointer=pointer)
            return
        self._contents(*contents, operation, direction="response", status=status)

    def _contents(
        self,
        before: JsonObject,
        after: JsonObject,
        operation: OperationEntry,
        *,
        direction: Direction,
        status: str = "",
    ) -> None:
        place = f"/responses/{status}" if status else "/requestBody"
        for kind in sorted({*before} - {*after}):
            self._say(f"{direction}-media-type-removed", operation, what=status, before=kind)
        for kind in sorted({*after} - {*before}):
            self._say(
                f"{direction}-media-type-added", operation, what=status, after=kind, pointer=place
            )
        for kind in sorted({*before} & {*after}):
            self._schema(
                before[kind].get("schema", {}),
                after[kind].get("schema", {}),
                operation,
                direction=direction,
                what=f"the {status} body" if status else "the request body",
                pointer=place,
            )

    # --- schemas -----------------------------------------------------------------------------
    def _schema(
        self,
        was: Any,
        now: Any,
        operation: OperationEntry,
        *,
        direction: Direction,
        what: str,
        pointer: str,
    ) -> None:
        found = compare_schemas(was, now, direction=direction, documents=(self.old, self.new))
        for finding in found.findings:
            self._say(
                f"{direction}-{finding.code}",
                operation,
                what=f"{what} {finding.path!r}" if finding.path else what,
                before=finding.before,
                after=finding.after,
                pointer=pointer,
            )
        for pair in found.pairs:
            self._reach((direction, pair), operation.id)

    def _reach(self, start: PairKey, operation: str) -> None:
        """Note that an operation uses a pair of components, and all that they refer to."""
        pending = [start]
        while pending:
            key = pending.pop()
            users = self.users.setdefault(key, set())
            if operation in users:
                continue
            users.add(operation)
            if key not in self.pairs:
                self.pairs[key] = self._compare_pair(key)
            pending.extend((key[0], pair) for pair in self.pairs[key].pairs)

    def _compare_pair(self, key: PairKey) -> Comparison:
        direction, (was, now) = key
        try:
            nodes = self.old.at(was), self.new.at(now)
        except DocumentError:
            return Comparison()
        return compare_schemas(*nodes, direction=direction, documents=(self.old, self.new))

    def _components(self) -> None:
        for (direction, (was, now)), found in self.pairs.items():
            for finding in found.findings:
                self.changes.append(self._component_change(direction, was, now, finding))

    def _component_change(
        self, direction: Direction, was: str, now: str, finding: Finding
    ) -> Change:
        name = now.rpartition("/")[2]
        node = self.new.resolve(self.new.at(now))
        return Change(
            kind=CATALOGUE[f"{direction}-{finding.code}"],
            where=f"schema {name} in {direction}s",
            pointer=now.removeprefix("#") + finding.pointer,
            what=repr(finding.path) if finding.path else name,
            before=finding.before,
            after=finding.after,
            operations=tuple(sorted(self.users[direction, (was, now)])),
            source=str(node.get("x-source", "")) if isinstance(node, dict) else "",
        )

    def _servers(self) -> None:
        urls = [
            [str(one.get("url")) for one in document.content.get("servers", [])]
            for document in (self.old, self.new)
        ]
        if urls[0] != urls[1]:
            self.changes.append(
                Change(
                    kind=CATALOGUE["server-changed"],
                    where="servers",
                    pointer="/servers",
                    before=", ".join(urls[0]) or "none",
                    after=", ".join(urls[1]) or "none",
                )
            )


def _schemes(document: Document, operation: OperationEntry) -> set[str]:
    """Schemes without which an operation cannot be called (OpenAPI 3.1.1, §4.8.30)."""
    listed: list[dict[str, Any]] = document.content.get("security", [])
    if "security" in operation.node:
        listed = operation.node["security"]
    needed: list[set[str]] = [set(requirement) for requirement in listed]
    return set.intersection(*needed) if needed else set()


def _renamed(before: str, after: str) -> dict[str, str]:
    names = [re.findall(r"\{([^{}]*)\}", path) for path in (before, after)]
    return {one: other for one, other in zip(*names, strict=False) if one != other}


def _parameter_code(was: JsonObject | None, now: JsonObject | None) -> str:
    if was is None and now is not None:
        if now["in"] == "path":
            return "path-parameter-added"
        suffix = "-required" if now.get("required") else ""
        return f"request-parameter-added{suffix}"
    if was is None or now is None:
        return "request-parameter-removed"
    flags = bool(was.get("required")), bool(now.get("required"))
    if flags[0] != flags[1]:
        return f"request-parameter-became-{'required' if flags[1] else 'optional'}"
    return ""
