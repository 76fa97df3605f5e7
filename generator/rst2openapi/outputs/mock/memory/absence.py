"""Whether what a request is about is there.

In: an operation with the values of its path and query, and the store. Out: why the request is
refused, or nothing. Changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from rst2openapi.openapi import OperationEntry
from rst2openapi.outputs.mock.answers import Answers, Refusal
from rst2openapi.outputs.mock.judging.validation import Inputs
from rst2openapi.outputs.mock.memory.resources import Resources, Role
from rst2openapi.outputs.mock.memory.spots import Kind, squash
from rst2openapi.outputs.mock.memory.state import Presence, Store


@dataclass(frozen=True, slots=True)
class Refused:
    """A request that the state of things forbids."""

    refusal: Refusal
    message: str


@dataclass(frozen=True, slots=True)
class Absence:
    """Looks for what is not there."""

    answers: Answers
    resources: Resources
    store: Store

    def find(
        self, operation: OperationEntry, values: tuple[str, ...], inputs: Inputs
    ) -> Refused | None:
        """Whether something on the path is not there.

        What was deleted is gone in any case. What was never heard of is missing only where the
        operation documents that things can be, and the mock has a way to know what there is.
        """
        for kind in self.resources.ancestors.get(operation.path, ()):
            identity = values[kind.arity]
            presence = self.store.presence(kind, values[: kind.arity], identity)
            if presence is Presence.LIVE:
                continue
            if presence is Presence.DELETED or (
                self._documents_absence(operation) and self._is_closed(kind)
            ):
                return Refused(Refusal.MISSING, f"there is no {kind.noun} {identity!r}")
        return self._absent_in_query(operation, values, inputs)

    def _documents_absence(self, operation: OperationEntry) -> bool:
        return self.answers.refusal(operation, Refusal.MISSING).key != ""

    def _absent_in_query(
        self, operation: OperationEntry, values: tuple[str, ...], inputs: Inputs
    ) -> Refused | None:
        """Whether the query names a collection and something that is not in it."""
        named = self.resources.pointed.get(operation.pointer)
        if named is None or not self._documents_absence(operation):
            return None
        identity = str(inputs.query.get(named.identity, ""))
        kinds = named.kinds.get(squash(str(inputs.query.get(named.collection, ""))), ())
        for kind in kinds:
            if not self._is_closed(kind) or len(values) != kind.arity:
                return None  # who knows where it would stand
            if self.store.presence(kind, values, identity) is Presence.LIVE:
                return None
        if not kinds:
            return None
        return Refused(Refusal.MISSING, f"there is no {kinds[0].noun} {identity!r}")

    def _is_closed(self, kind: Kind) -> bool:
        """Whether clients can learn identities, so that unknown ones are wrong."""
        if self.store.seeds.get(kind.collection):
            return True
        return any(part.answer for _, part in self.resources.of_kind(kind, Role.CREATE))
