"""Where a schema and its properties are written, however they are put together.

In: a schema node and the pointer at which it stands. Out: pointers, references followed and the
parts of an `allOf` looked through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rst2openapi.openapi import Document, escape
from rst2openapi.outputs.changes.settle import component_of


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A schema node as it is written, and where."""

    document: Document
    pointer: str
    node: Any

    def followed(self) -> Whereabouts:
        """The component that this stands for; itself where it stands for none.

        Raises:
            DocumentError: a reference leads nowhere.
        """
        here, seen = self, set[str]()
        while (ref := component_of(here.node)) and ref not in seen:
            seen.add(ref)
            node = self.document.at(ref)
            here = Whereabouts(self.document, ref.removeprefix("#"), node)
        return here

    def below(self, key: str) -> str:
        """The pointer of what a keyword holds."""
        return f"{self.pointer}/{key}"

    def of_property(self, name: str) -> str:
        """The pointer of a property: its own, else that of the first part that has it."""
        return self._of_property(name) or self.below(f"properties/{escape(name)}")

    def _of_property(self, name: str) -> str:
        node = self.node
        if not isinstance(node, dict):
            return ""
        if name in node.get("properties", {}):
            return self.below(f"properties/{escape(name)}")
        for at, part in enumerate(node.get("allOf", ())):
            inner = Whereabouts(self.document, self.below(f"allOf/{at}"), part).followed()
            if found := inner._of_property(name):
                return found
        return ""
