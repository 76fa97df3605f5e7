"""Examples as evidence: where a page's own example contradicts a constraint, the example wins.

In: a `Service`. Out: the same with the contradicted constraints widened, each with a diagnostic, so
that every call and answer that a page shows is one that its document allows. Names are never
changed here: a key that no table has is a finding about the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import partial

from msgspec import Struct

from rst2openapi.diagnostics import Report
from rst2openapi.linking.evidence.observing import Components, Observed, observe, shots
from rst2openapi.linking.evidence.sides import of_both_sides, part_sides
from rst2openapi.linking.evidence.sights import Shown
from rst2openapi.linking.evidence.widening import widen
from rst2openapi.linking.walk import Address, map_schemas
from rst2openapi.memory import Memory, ready, recall
from rst2openapi.model import Operation, Schema, Service
from rst2openapi.model.keys import KeyRing

_ROUNDS = 4
"""A type that changes brings parts into sight that were not looked at before."""


def apply_examples(service: Service, report: Report, memory: Memory | None = None) -> Service:
    """Widen what the examples of a service contradict.

    What an operation's examples show is taken from the memory where it is there.
    """
    observer = _Observer(memory)
    for _ in range(_ROUNDS):
        changed = _apply_once(service, report, observer)
        if changed == service:
            break
        service = changed
    return service


def _apply_once(service: Service, report: Report, observer: _Observer) -> Service:
    """One round; a table that requests share speaks of them where it says what is mandatory.

    Answers that lack such a member contradict nothing, so they get a component of their own.
    """
    facts = _facts(service, observer)
    lacking = {place[0] for place, seen in facts.items() if seen.absent}
    shared = lacking & of_both_sides(service) if lacking else set()
    if shared:
        service = part_sides(service, shared)
        facts = _facts(service, observer)

    def change(address: Address, schema: Schema) -> Schema:
        seen = facts.get(address)
        if seen is None:
            return schema
        seen.of_map, seen.told_of_requests = address[-1] == "{}", address[0] in shared
        return widen(schema, seen, report)

    return map_schemas(service, change, roots={address[0] for address in facts})


def _facts(service: Service, observer: _Observer) -> dict[Address, Shown]:
    """What the examples show that may contradict a schema, by the address of that."""
    fitting: set[Address] = set()
    facts: dict[Address, Shown] = defaultdict(Shown)
    for operation, observed in zip(service.operations, observer.observe(service), strict=True):
        fitting.update(observed.fitting)
        examples = [shot.example for shot in shots(operation)] if observed.noted else []
        for noted in observed.noted:
            noted.add_to(facts[noted.address], examples)
    for address, seen in facts.items():
        seen.has_fitting = address in fitting
    return facts


class _Observer:
    """Looks at operations, and not again where nothing has changed since the last round."""

    def __init__(self, memory: Memory | None) -> None:
        self._memory = memory
        self._looks = ready(memory, _Looks)
        self._looks.start()

    def observe(self, service: Service) -> list[Observed]:
        """What the examples of each operation show."""
        components = Components(service)
        keys = self._memory.ready(KeyRing).of(service) if self._memory else None
        before = self._looks.before

        def look(operation: Operation) -> Observed:
            for one in before:
                if known := one.seen(operation, components):
                    return known
            key = keys.of_examples(operation) if keys else ""
            made = partial(observe, operation, components)
            return recall(self._memory, key, Observed, made)

        found = [look(one) for one in service.operations]
        pairs = zip(service.operations, found, strict=True)
        self._looks.add(_Look(components, {one.id: (one, seen) for one, seen in pairs}))
        return found


class _Look(Struct, frozen=True):
    """A look at all operations."""

    components: Mapping[str, Schema]
    """As they were then."""
    found: Mapping[str, tuple[Operation, Observed]]
    """By the ids of operations."""

    def seen(self, operation: Operation, components: Mapping[str, Schema]) -> Observed | None:
        """What was seen of an operation, where that is what is seen today."""
        known, observed = self.found.get(operation.id, (None, None))
        if known is not operation or observed is None:
            return None
        then = self.components
        are_same = all(components.get(one) is then.get(one) for one in observed.looked_at)
        return observed if are_same else None


class _Looks:
    """The looks at a service on its way, and those of the last time, which were much the same."""

    def __init__(self) -> None:
        self._last: list[_Look] = []
        self._now: list[_Look] = []

    def start(self) -> None:
        """Begin with the service as it is at first."""
        self._last, self._now = self._now, []

    @property
    def before(self) -> list[_Look]:
        """The one before the next, and the one that was in its place the last time."""
        at = len(self._now)
        return self._now[-1:] + self._last[at : at + 1]

    def add(self, look: _Look) -> None:
        """Remember a look."""
        self._now.append(look)
