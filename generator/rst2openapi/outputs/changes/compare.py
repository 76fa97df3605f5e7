"""Two documents → what changed between them.

In: the old and the new document, and their source maps where there are any. Out: `Change`s,
breaking first. A component that many operations use is compared once for requests and once for
answers, and names the operations that it reaches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rst2openapi.openapi import Document, DocumentError, OperationEntry, SourceMap
from rst2openapi.outputs.changes.catalogue import Change, Direction
from rst2openapi.outputs.changes.head import compare_heads
from rst2openapi.outputs.changes.operations import OperationPair
from rst2openapi.outputs.changes.record import Node, Record
from rst2openapi.outputs.changes.schemas import (
    Comparison,
    Finding,
    RefPair,
    compare_schemas,
)
from rst2openapi.outputs.changes.untouched import Untouched

Key = tuple[str, str]
PairKey = tuple[Direction, RefPair]
NO_SOURCES: tuple[SourceMap, SourceMap] = ({}, {})


def compare_documents(
    old: Document, new: Document, sources: tuple[SourceMap, SourceMap] = NO_SOURCES
) -> tuple[Change, ...]:
    """Compare two documents, OpenAPI 3.0 or 3.1 each.

    Raises:
        DocumentError: a reference of either leads nowhere or in a circle.
    """
    return _Comparer((old, new), Record(sources)).compare()


def _key(operation: OperationEntry) -> Key:
    """What makes an operation the same: its method and its path but for placeholders' names."""
    return operation.method, re.sub(r"\{[^{}]*\}", "{}", operation.path)


@dataclass(slots=True)
class _Comparer:
    documents: tuple[Document, Document]
    record: Record
    pairs: dict[PairKey, Comparison] = field(default_factory=dict)
    users: dict[PairKey, set[str]] = field(default_factory=dict)

    def compare(self) -> tuple[Change, ...]:
        before, after = (
            {_key(one): one for one in document.operations()} for document in self.documents
        )
        matched = {key: key for key in before.keys() & after.keys()}
        matched |= dict(_moved(before, after))
        for key in sorted(before.keys() - matched.keys()):
            word = "-deprecated" if before[key].node.get("deprecated") else ""
            self.record.operation(f"operation-removed{word}", before[key], is_gone=True)
        for key in sorted(after.keys() - set(matched.values())):
            self.record.operation("operation-added", after[key])
        untouched = Untouched(self.documents)
        for old, new in sorted(matched.items()):
            if untouched.has(before[old], after[new]):
                continue
            self._operation(before[old], after[new], is_moved=old != new)
        self._components()
        compare_heads(self.documents, self.record)
        return tuple(sorted(set(self.record.changes), key=lambda one: one.sort_key))

    def _operation(self, was: OperationEntry, now: OperationEntry, *, is_moved: bool) -> None:
        if is_moved:
            before, after = (f"{one.method.upper()} {one.path}" for one in (was, now))
            self.record.operation("operation-moved", now, before=before, after=after)

        def schemas(one: Node | None, other: Node | None, side: Direction, what: str) -> None:
            self._schema(one, other, now, side, what)

        OperationPair(
            was=was, now=now, documents=self.documents, record=self.record, schemas=schemas
        ).compare()

    # --- schemas ---------------------------------------------------------------------------------
    def _schema(
        self,
        was: Node | None,
        now: Node | None,
        operation: OperationEntry,
        direction: Direction,
        what: str,
    ) -> None:
        """Compare two schemas of one place; components on both sides once for all their users."""
        if was is None and now is None:
            return
        nodes = [one.value if one else {} for one in (was, now)]
        places = [one.pointer if one else "" for one in (was or now, now or was)]
        found = compare_schemas(
            *nodes, at=(places[0], places[1]), direction=direction, documents=self.documents
        )
        for finding in found.findings:
            self.record.operation(
                finding.code,
                operation,
                finding.pointer,
                is_gone=finding.is_gone or now is None,
                what=f"{finding.path!r} of {what}" if finding.path else what,
                before=finding.before,
                after=finding.after,
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
            nodes = self.documents[0].at(was), self.documents[1].at(now)
        except DocumentError:
            return Comparison()
        at = was.removeprefix("#"), now.removeprefix("#")
        return compare_schemas(*nodes, at=at, direction=direction, documents=self.documents)

    def _components(self) -> None:
        for (direction, (was, now)), found in self.pairs.items():
            users = tuple(sorted(self.users[direction, (was, now)]))
            for finding in found.findings:
                self._component(direction, (was, now), finding, users)

    def _component(
        self, direction: Direction, pair: RefPair, finding: Finding, users: tuple[str, ...]
    ) -> None:
        name = pair[1].rpartition("/")[2]
        self.record.say(
            finding.code,
            where=f"schema {name} in {direction}s",
            pointer=finding.pointer,
            is_gone=finding.is_gone,
            what=repr(finding.path) if finding.path else name,
            before=finding.before,
            after=finding.after,
            operations=users,
        )


def _moved(
    before: dict[Key, OperationEntry], after: dict[Key, OperationEntry]
) -> Iterator[tuple[Key, Key]]:
    """Operations that kept their operationId but have another method or path."""
    gone = {str(before[key].node.get("operationId", "")): key for key in before.keys() - after}
    fresh = {str(after[key].node.get("operationId", "")): key for key in after.keys() - before}
    for name in sorted(gone.keys() & fresh.keys() - {""}):
        yield gone[name], fresh[name]
