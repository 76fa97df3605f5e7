"""What operations do to resources: create, show, list, update, delete.

In: an operation with its part, decoded input and the store. Out: the body of the success answer, or
why the request is refused. Seeds come from the document's examples. Whatever a client sends, the
body that comes out is valid against the answer's schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from rst2openapi.openapi import Document, OperationEntry
from rst2openapi.outputs.mock.answers import Answers, Refusal
from rst2openapi.outputs.mock.codecs.bodies import essence
from rst2openapi.outputs.mock.judging.validation import Inputs
from rst2openapi.outputs.mock.lists.listing import Listing, find_listing
from rst2openapi.outputs.mock.memory.absence import Absence, Refused
from rst2openapi.outputs.mock.memory.identities import new_identity
from rst2openapi.outputs.mock.memory.naming import named
from rst2openapi.outputs.mock.memory.rendering import prune, render
from rst2openapi.outputs.mock.memory.resources import (
    Part,
    Resources,
    Role,
    answer_schema,
    infer_resources,
)
from rst2openapi.outputs.mock.memory.seeding import find_seeds, stateless_value
from rst2openapi.outputs.mock.memory.spots import Kind, Spot, is_known
from rst2openapi.outputs.mock.memory.state import Parents, Store
from rst2openapi.outputs.mock.options import MockOptions
from rst2openapi.outputs.mock.values.json_patch import PatchFailed, apply_patch
from rst2openapi.outputs.mock.values.merging import merge_patch, overlay, value_at, with_value_at
from rst2openapi.outputs.mock.values.schemas import Schema, Schemas


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The resources of one document and what happens to them."""

    document: Document
    answers: Answers
    requests: Schemas
    """For the values of path parameters."""
    operations: Mapping[str, OperationEntry]
    """By pointer."""
    resources: Resources
    store: Store
    absence: Absence
    options: MockOptions
    listings: dict[str, Listing | None] = field(default_factory=dict)
    """By pointer, made when first needed."""
    models: dict[int, tuple[Any, Any, Schema]] = field(default_factory=dict)
    """Templates and what new resources look like, by identity of the spot, which a part keeps."""
    schemas: dict[Kind, Schema] = field(default_factory=dict)
    """Those of identities, made when first needed."""

    def act(
        self, operation: OperationEntry, values: tuple[str, ...], inputs: Inputs, template: Any
    ) -> Any:
        """Do what an operation does; the body of its answer, or `Refused`.

        `values` are the path values in order; `template` is the body that a stateless answer has.
        """
        with self.store.lock:
            part = self.resources.parts.get(operation.pointer)
            absent = self.absence.find(operation, values, inputs)
            if absent is not None:
                return absent
            if part is None:
                listing = self._listing(operation, None)
                body = template if listing is None else listing.of_example(inputs, template)
                return named(self.answers, operation, values, body)
            match part.role:
                case Role.LIST:
                    return self._list(operation, part, values, inputs, template)
                case Role.CREATE:
                    return self._create(operation, part, values, inputs, template)
                case Role.SHOW:
                    body = self._show(operation, part, values, template)
                    body = named(self.answers, operation, values, body)
                    inner = self._listing(operation, None)
                    return body if inner is None else inner.of_example(inputs, body)
                case Role.UPDATE:
                    return self._update(operation, part, values, inputs, template)
                case Role.DELETE:
                    return self._delete(operation, part, values, template)
                case Role.BATCH:
                    return self._batch(part, values, inputs, template)

    def _batch(self, part: Part, parents: Parents, inputs: Inputs, template: Any) -> Any:
        """Add or remove several things with keys; an action that is neither changes nothing."""
        verb = part.verb or str(value_at(inputs.body, ("action",)) or "").lower()
        listed = value_at(inputs.body, part.request)
        for one in listed if isinstance(listed, list) else ():
            key = value_at(one, ("key",))
            if not is_known(key):
                continue
            if verb in ("create", "add"):
                self._keep(part.kind, parents, str(key), one)
            elif verb in ("delete", "remove") and not self.options.faults.keep_deleted:
                self.store.delete(part.kind, parents, str(key))
        return template

    def _show(
        self, operation: OperationEntry, part: Part, values: tuple[str, ...], template: Any
    ) -> Any:
        parents, identity = values[: part.kind.arity], values[part.kind.arity]
        resource = self.store.resource(part.kind, parents, identity)
        return self._shown(operation, part.answer, resource, identity, template)

    def _shown(
        self,
        operation: OperationEntry,
        spot: Spot | None,
        resource: Any,
        identity: Any,
        template: Any,
    ) -> Any:
        schema = answer_schema(self.answers, self.answers.success(operation))
        if schema is None or spot is None:
            return template
        if resource is not None:
            return render(self.answers.schemas, schema, spot, resource, template)
        named = with_value_at(template, (*spot.root, *spot.identity), identity)
        return named if self.answers.schemas.is_valid(schema, named) else template

    def _list(
        self,
        operation: OperationEntry,
        part: Part,
        values: tuple[str, ...],
        inputs: Inputs,
        template: Any,
    ) -> Any:
        listing = self._listing(operation, part)
        if listing is None or part.answer is None:
            return template if listing is None else listing.of_example(inputs, template)

        def resume(identity: str) -> str | None:
            return self.store.before(part.kind, values, identity)

        return listing.of_resources(self.store.live(part.kind, values), inputs, template, resume)

    def _listing(self, operation: OperationEntry, part: Part | None) -> Listing | None:
        if operation.pointer not in self.listings:
            self.listings[operation.pointer] = find_listing(
                self.document, self.answers, self.requests, operation, part
            )
        return self.listings[operation.pointer]

    def _create(
        self,
        operation: OperationEntry,
        part: Part,
        values: tuple[str, ...],
        inputs: Inputs,
        template: Any,
    ) -> Any:
        if part.answer is None:
            self._keep_named(part, values, inputs)
            return template
        spot = part.answer
        sent = value_at(inputs.body, part.request)
        sent = sent if isinstance(sent, Mapping) else {}
        base, schema = self._model(part, spot, template)
        resource = overlay(base, prune(self.answers.schemas, schema, sent))
        requested = value_at(sent, spot.identity)
        taken = self.store.live(part.kind, values)
        if is_known(requested) and str(requested) in taken:
            if self.answers.find(operation, 409) is not None:
                return Refused(Refusal.CONFLICT, f"{requested!r} exists already")
            requested = None
        known = value_at(template, (*spot.root, *spot.identity))
        identity = requested
        if not self._suits(part.kind, requested, taken):
            identity = self._new(part.kind, known, values, taken)
        resource = with_value_at(resource, spot.identity, identity)
        body = self._shown(operation, spot, resource, identity, template)
        shown = value_at(body, (*spot.root, *spot.identity))
        if is_known(shown):
            # What the answer says is what the client will ask for.
            resource = with_value_at(resource, spot.identity, shown)
            self._keep(part.kind, values, str(shown), resource)
        return body

    def _keep_named(self, part: Part, parents: Parents, inputs: Inputs) -> None:
        """Store what a client named itself where the answer does not show it."""
        sent = value_at(inputs.body, part.request)
        spot = self._known_spot(part.kind)
        identity = value_at(sent, spot.identity) if spot is not None else None
        if is_known(identity):
            self._keep(part.kind, parents, str(identity), sent)

    def _keep(self, kind: Kind, parents: Parents, identity: str, resource: Any) -> None:
        if self.options.faults.forget_created:
            # As if it had gone at once: an identity that was told and is not there.
            self.store.delete(kind, parents, identity)
        else:
            self.store.put(kind, parents, identity, resource)

    def _model(self, part: Part, spot: Spot, template: Any) -> tuple[Any, Schema]:
        """What a new resource looks like before the client's wishes, and its fullest schema.

        The answer to the creation where it describes the resource, else the answer that shows one.
        """
        known = self.models.get(id(spot))
        if known is None or known[0] is not template:
            known = self.models[id(spot)] = (template, *self._make_model(part, spot, template))
        return known[1], known[2]

    def _make_model(self, part: Part, spot: Spot, template: Any) -> tuple[Any, Schema]:
        created = value_at(template, spot.root)
        for pointer, shower in self.resources.of_kind(part.kind, Role.SHOW):
            if shower.answer is None:
                continue
            shown = stateless_value(self.answers, self.operations[pointer])
            shown = value_at(shown, shower.answer.root)
            if isinstance(shown, Mapping) and len(shown) > 2 * len(created or ()):
                return overlay(shown, created), shower.answer.schema
        return created, spot.schema

    def _suits(self, kind: Kind, identity: Any, taken: Mapping[str, Any]) -> bool:
        if not is_known(identity) or str(identity) in taken:
            return False
        schema = self._parameter_schema(kind)
        valid = self.requests.is_valid
        return valid(schema, identity) or valid(schema, str(identity))

    def _new(self, kind: Kind, known: Any, values: Parents, taken: Mapping[str, Any]) -> Any:
        number = self.store.next_number()
        rng = Random(f"{self.options.seed}/{kind.collection}/{number}")
        return new_identity(known, rng, number, lambda one: self._suits(kind, one, taken))

    def _parameter_schema(self, kind: Kind) -> Schema:
        if kind not in self.schemas:
            self.schemas[kind] = self._find_parameter_schema(kind)
        return self.schemas[kind]

    def _find_parameter_schema(self, kind: Kind) -> Schema:
        for operation in self.operations.values():
            if operation.path == kind.item:
                for parameter in self.document.parameters(operation):
                    if parameter["in"] == "path" and parameter["name"] == kind.parameter:
                        return self.requests.convert(parameter.get("schema", {}))
        return {}

    def _update(
        self,
        operation: OperationEntry,
        part: Part,
        values: tuple[str, ...],
        inputs: Inputs,
        template: Any,
    ) -> Any:
        parents, identity = values[: part.kind.arity], values[part.kind.arity]
        current = self.store.resource(part.kind, parents, identity)
        if current is None:
            current = value_at(template, part.answer.root) if part.answer else {}
        try:
            updated = _change(current, part, inputs)
        except PatchFailed as error:
            return Refused(Refusal.CONFLICT, str(error))
        spot = part.answer or self._known_spot(part.kind)
        if spot is None:
            return template
        updated = with_value_at(updated, spot.identity, self._typed(current, spot, identity))
        before = self._shown(operation, part.answer, current, identity, template)
        body = self._shown(operation, part.answer, updated, identity, before)
        if part.answer is not None:
            # What the schema of the answer does not admit is not kept either.
            updated = overlay(updated, value_at(body, part.answer.root))
        self.store.put(part.kind, parents, identity, updated)
        return body

    def _known_spot(self, kind: Kind) -> Spot | None:
        for role in (Role.SHOW, Role.CREATE, Role.LIST):
            for _, part in self.resources.of_kind(kind, role):
                if part.answer is not None:
                    return part.answer
        return None

    def _typed(self, current: Any, spot: Spot, identity: str) -> Any:
        """An identity as the resource spells it: a number stays one."""
        known = value_at(current, spot.identity)
        return known if str(known) == identity else identity

    def _delete(
        self, operation: OperationEntry, part: Part, values: tuple[str, ...], template: Any
    ) -> Any:
        parents, identity = values[: part.kind.arity], values[part.kind.arity]
        resource = self.store.resource(part.kind, parents, identity)
        if not self.options.faults.keep_deleted:
            self.store.delete(part.kind, parents, identity)
        return self._shown(operation, part.answer, resource, identity, template)


def _change(current: Any, part: Part, inputs: Inputs) -> Any:
    """A resource after an update in whatever media type.

    Raises:
        PatchFailed: a JSON Patch does not apply.
    """
    kind = essence(inputs.media_type)
    if kind == "application/json-patch+json":
        return apply_patch(current, inputs.body)
    change = value_at(inputs.body, part.request)
    if not isinstance(change, dict):
        return current
    return (merge_patch if kind == "application/merge-patch+json" else overlay)(current, change)


def begin(
    document: Document, answers: Answers, requests: Schemas, options: MockOptions
) -> Lifecycle:
    """Infer the resources of a document and seed the store from its examples."""
    resources = infer_resources(document, answers)
    operations = {operation.pointer: operation for operation in document.operations()}
    seeds = find_seeds(document, answers, resources, operations)
    store = Store(seeds, limit=options.max_resources)
    absence = Absence(answers, resources, store)
    return Lifecycle(document, answers, requests, operations, resources, store, absence, options)
