"""Inline nodes of docutils → `Prose`.

In: a text element. Out: runs with escapes resolved and neighbouring text merged; labels that stand
in the text are handed back beside it. No blocks here.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from rst2openapi.diagnostics import Report
from rst2openapi.pages.page import Emphasis, Inline, Link, Literal, Prose, Strong, Text
from rst2openapi.pages.runs import flat, merged, of_address
from rst2openapi.rules import pages as rules
from rst2openapi.source import Span

_MAX_ALIASES = 20
_MARKS: dict[type[nodes.Node], type[Strong | Emphasis | Literal]] = {
    nodes.strong: Strong,
    nodes.emphasis: Emphasis,
    nodes.title_reference: Emphasis,
    nodes.literal: Literal,
}


class Inlines:
    """Reads the inline nodes of one document."""

    def __init__(self, document: nodes.document, path: str, report: Report) -> None:
        self._document = document
        self._path = path
        self._report = report
        self._addresses: dict[str, str] | None = None
        self._anonymous: dict[int, str] | None = None

    def prose(self, element: nodes.Element, line: int) -> tuple[Prose, tuple[str, ...]]:
        """Read a text element: its runs, and the labels set inside it."""
        labels: list[str] = []
        for target in element.findall(nodes.target):
            if "refuri" not in target:
                labels += target["names"] + target["dupnames"]
        return merged(self._runs(element, line, ())), tuple(labels)

    def _runs(self, element: nodes.Element, line: int, seen: tuple[str, ...]) -> Iterator[Inline]:
        for node in element.children:
            match node:
                case nodes.Text():
                    yield Text(_flat(node.astext()))
                case nodes.strong() | nodes.emphasis() | nodes.title_reference() | nodes.literal():
                    yield _MARKS[type(node)](_flat(node.astext()))
                case nodes.reference():
                    yield self._reference(node, line)
                case nodes.substitution_reference():
                    yield from self._substitution(node, line, seen)
                case nodes.footnote_reference() | nodes.citation_reference():
                    yield Text(f"[{node.astext() or node.get('refname', '')}]")
                case nodes.target():
                    yield from () if "refuri" in node else self._runs(node, line, seen)
                case nodes.Element():
                    yield from self._other(node, line, seen)

    def _other(self, node: nodes.Element, line: int, seen: tuple[str, ...]) -> Iterator[Inline]:
        if "unknown_role" in node:
            at = Span(self._path, line)
            self._report(rules.UNKNOWN_ROLE.at(at, role=node["unknown_role"]))
        yield from self._runs(node, line, seen)

    def _reference(self, node: nodes.reference, line: int) -> Inline:
        text = _flat(node.astext())
        if "label" in node:
            return Link(text, label=node["label"])
        if url := node.get("refuri") or self._named_address(node):
            return of_address(text, url)
        name = node.get("refname", "")
        if name and name in self._document.nametypes:
            return Link(text, label=name)
        raw = node.rawsource or text
        self._report(rules.UNKNOWN_TARGET.at(Span(self._path, line), text=raw))
        return Text(_flat(raw))

    def _named_address(self, node: nodes.reference) -> str:
        if node.get("anonymous"):
            return self._anonymous_addresses().get(id(node), "")
        addresses = self._all_addresses()
        name = node.get("refname", "")
        for _ in range(_MAX_ALIASES):
            address = addresses.get(name, "")
            if not address.startswith("\x00"):
                return address
            name = address[1:]
        return ""

    def _all_addresses(self) -> dict[str, str]:
        """Web addresses of the page's targets; an alias is its name after a NUL."""
        if self._addresses is None:
            self._addresses = {}
            for target in self._document.findall(nodes.target):
                address = target.get("refuri") or (
                    "\x00" + target["refname"] if "refname" in target else ""
                )
                for name in (*target["names"], *target["dupnames"]):
                    self._addresses.setdefault(name, address)
        return self._addresses

    def _anonymous_addresses(self) -> dict[int, str]:
        if self._anonymous is None:
            references = [
                node
                for node in self._document.findall(nodes.reference)
                if node.get("anonymous") and "refuri" not in node
            ]
            targets = [
                node for node in self._document.findall(nodes.target) if node.get("anonymous")
            ]
            self._anonymous = {
                id(reference): target.get("refuri", "")
                for reference, target in zip(references, targets, strict=False)
            }
        return self._anonymous

    def _substitution(
        self, node: nodes.substitution_reference, line: int, seen: tuple[str, ...]
    ) -> Iterator[Inline]:
        name = str(node.get("refname", node.astext()))
        key = self._document.substitution_names.get(name.lower(), name)
        definition = self._document.substitution_defs.get(key)
        if definition is None or key in seen or len(seen) > _MAX_ALIASES:
            text = f"|{node.astext()}|"
            self._report(rules.UNKNOWN_TARGET.at(Span(self._path, line), text=text))
            yield Text(_flat(text))
        else:
            yield from self._runs(definition, line, (*seen, key))


def _flat(text: str) -> str:
    return flat(text).replace("\x00", "")
