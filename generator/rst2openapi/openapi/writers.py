"""What is written of operations and components, one by one.

In: a service, a memory. Out: their parts of the document; of what is the same as in another run,
what was written of it then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from rst2openapi.data import Data
from rst2openapi.diagnostics import Diagnostic, Report
from rst2openapi.memory import Memory, recall
from rst2openapi.model import Operation, Service
from rst2openapi.model.keys import KeyRing
from rst2openapi.openapi.circles import without_circles
from rst2openapi.openapi.operations import OperationParts, OperationWriter, Part
from rst2openapi.openapi.scalars import Version
from rst2openapi.openapi.schemas import Places, SchemaWriter, strip_title
from rst2openapi.reach import digest, told
from rst2openapi.source import Span


class Written(Data, frozen=True):
    """What was written, and what was said of it."""

    parts: tuple[Part, ...]
    body: Part | None
    responses: dict[str, Part]
    used: tuple[str, ...]
    """The components referred to."""
    found: tuple[Diagnostic, ...]


Parts = tuple[tuple[Part, ...], Part | None, dict[str, Part]]


class Writers:
    """Writes the operations and components of one service in one OpenAPI version."""

    def __init__(
        self,
        service: Service,
        version: Version,
        elsewhere: Mapping[str, str],
        report: Report,
        memory: Memory | None,
    ) -> None:
        self._found: list[Diagnostic] = []
        self._report = report
        self._memory = memory
        self._keys = memory.ready(KeyRing).of(service) if memory else None
        self._beside = digest(told((version, sorted(elsewhere.items()))))
        self.origins = {one.name: one.origin or Span("", 0) for one in service.schemas}
        named = without_circles(service.schemas, report)
        self._schemas = SchemaWriter(version, named, self._found.append)
        self._operations = OperationWriter(self._schemas, elsewhere, self._found.append)
        self.used: set[str] = set()
        """Names of components that were referred to."""

    def operation(self, one: Operation) -> OperationParts:
        """The parts of an operation."""
        key = self._keys.of_operation(one, self._beside) if self._keys else ""
        span = one.origins[0] if one.origins else Span("", 0)
        written = self._written(key, lambda: self._operations.write(one, span))
        return OperationParts(one, span, written.parts, written.body, written.responses)

    def component(self, name: str) -> Part:
        """A component, with its own place among its places."""
        key = self._keys.of_component(name, self._beside) if self._keys else ""
        return self._written(key, lambda: ((self._component(name),), None, {})).parts[0]

    def _component(self, name: str) -> Part:
        places: Places = {}
        node = self._schemas.write(self._schemas.named[name], "", places, self.origins[name])
        places[""] = self.origins[name]
        return Part(strip_title(name, node), places)

    def _written(self, key: str, write: Callable[[], Parts]) -> Written:
        key = f"written {key}" if key else ""
        known = recall(self._memory, key, Written, partial(self._fresh, write))
        self.used.update(known.used)
        for one in known.found:
            self._report(one)
        return known

    def _fresh(self, write: Callable[[], Parts]) -> Written:
        """What is written now, with what is said meanwhile."""
        self._found.clear()
        self._schemas.used.clear()
        parts, body, responses = write()
        return Written(
            parts,
            body,
            responses,
            tuple(sorted(self._schemas.used)),
            tuple(self._found),
        )
