"""The roles and directives of pages that docutils itself does not know.

Out: `page_inliner`, which reads roles without docutils' registry, and the directives, registered
once at import. Includes and raw output stay docutils' own: the settings disable them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives, states
from docutils.parsers.rst.directives import tables

from rst2openapi.pages.targets import explicit_target, target_name

REFERENCE_ROLES = frozenset({"ref", "numref", "std:ref", "std:numref", "any"})
LITERAL_ROLES = frozenset({"literal", "code", "math", "samp", "file", "kbd", "command"}) | {
    *("program", "envvar", "option", "makevar", "regexp", "mimetype"),
}
STRONG_ROLES = frozenset({"strong", "guilabel", "menuselection"})
EMPHASIS_ROLES = frozenset({"emphasis", "title-reference", "title", "t", "dfn", "term"})
PLAIN_ROLES = frozenset({"doc", "download", "abbr", "abbreviation", "ac", "acronym"}) | {
    *("sub", "subscript", "sup", "superscript", "pep", "rfc"),
}
_OTHER_NODES: tuple[tuple[frozenset[str], type[nodes.TextElement]], ...] = (
    (LITERAL_ROLES, nodes.literal),
    (STRONG_ROLES, nodes.strong),
    (EMPHASIS_ROLES, nodes.emphasis),
    (PLAIN_ROLES, nodes.inline),
)


def page_inliner() -> states.Inliner:
    """Make docutils' reader of inline marks, with roles read by the tables above.

    Replaced on the instance, because the class puts its own patterns together from its own
    namespace; no registry is asked, so nothing leaks between pages.
    """
    inliner = states.Inliner()
    inliner.interpreted = _interpreted  # type: ignore[method-assign]
    return inliner


def _interpreted(rawsource: str, text: str, role: str, lineno: int) -> Any:
    """Make the nodes of one role; an unknown role keeps its text and is marked."""
    name = (role or "title-reference").lower()
    words, target = explicit_target(text)
    if name in REFERENCE_ROLES:
        label = target_name(target)
        return [nodes.reference(rawsource, words, label=label)], []
    for names, node in _OTHER_NODES:
        if name in names:
            raw = node is nodes.literal
            return [node(rawsource, nodes.unescape(text, True) if raw else words)], []
    return [nodes.inline(rawsource, words, unknown_role=name)], []


class toctree(nodes.General, nodes.Element):
    """The children of an index page."""


class changed(nodes.General, nodes.Element):
    """A remark that something was added, changed or deprecated."""


def _tolerant() -> Any:
    class AnyOption(dict[str, Any]):
        def __bool__(self) -> bool:
            return True

        def __getitem__(self, key: str) -> Any:
            return directives.unchanged

    return AnyOption()


class _Dialect(Directive):
    """A directive that takes any argument and any option."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[Any] = _tolerant()

    def _placed(self, node: Any) -> Any:
        node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        return node


class _Toctree(_Dialect):
    def run(self) -> list[nodes.Node]:
        node = toctree(
            entries=[line.strip() for line in self.content if line.strip()],
            caption=self.options.get("caption", ""),
        )
        return [self._placed(node)]


class _Code(_Dialect):
    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        text = "\n".join(self.content)
        language = self.arguments[0].strip() if self.arguments else ""
        node = self._placed(nodes.literal_block(text, text, language=language))
        _, offset = self.content.info(0)
        node.line = node.line if offset is None else offset + 1
        if self.options.get("name"):
            node["names"].append(nodes.fully_normalize_name(self.options["name"]))
        return [node]


class _Only(_Dialect):
    def run(self) -> list[nodes.Node]:
        node = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, node)
        return list(node.children)


class _Changed(_Dialect):
    def run(self) -> list[nodes.Node]:
        node = self._placed(changed(kind=self.name))
        if self.arguments:
            inlines, messages = self.state.inline_text(self.arguments[0], self.lineno)
            node += self._placed(nodes.paragraph("", "", *inlines))
            node += messages
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


def _placed_table(kind: type[Directive]) -> type[Directive]:
    """A table that stands where its directive does: docutils says so from 0.23 on only."""

    def run(self: Directive) -> Sequence[nodes.Node]:
        found = kind.run(self)
        for node in found:
            if isinstance(node, nodes.table):
                node.source, node.line = self.state_machine.get_source_and_line(self.lineno)
        return found

    return type(f"_{kind.__name__}", (kind,), {"run": run})


class _LiteralInclude(_Dialect):
    def run(self) -> list[nodes.Node]:
        return [
            self.state_machine.reporter.warning(
                f'"{self.name}" directive disabled.', line=self.lineno
            )
        ]


class _Ignored(_Dialect):
    def run(self) -> list[nodes.Node]:
        is_definition = isinstance(self.state, states.SubstitutionDef)
        return [nodes.inline()] if is_definition else []  # `.. |icon| image::` must not be empty


_DIRECTIVES: dict[str, type[Directive]] = {
    "toctree": _Toctree,
    "code": _Code,
    "code-block": _Code,
    "sourcecode": _Code,
    "highlight": _Ignored,
    "index": _Ignored,
    "image": _Ignored,
    "date": _Ignored,  # the day of the build has no place in a document
    "only": _Only,
    "table": _placed_table(tables.RSTTable),
    "csv-table": _placed_table(tables.CSVTable),
    "list-table": _placed_table(tables.ListTable),
    "versionadded": _Changed,
    "versionchanged": _Changed,
    "deprecated": _Changed,
    "literalinclude": _LiteralInclude,
}

for _name, _directive in _DIRECTIVES.items():
    directives.register_directive(_name, _directive)
