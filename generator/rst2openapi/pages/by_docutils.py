"""Text of a page → `Page`: calls docutils and puts the sections in order.

In: a path and a text without line breaks but those of an editor. Out: a `Page`; what is wrong with
the text goes to the report.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from rst2openapi.diagnostics import Diagnostic, Report
from rst2openapi.pages.dialect import page_inliner
from rst2openapi.pages.messages import diagnose, is_aftermath
from rst2openapi.pages.page import Block, Page, Prose, Section
from rst2openapi.pages.quick import quick_states
from rst2openapi.pages.settings import page_settings
from rst2openapi.pages.tree import Blocks, line_of
from rst2openapi.rules import pages as rules
from rst2openapi.source import Span


def read_by_docutils(path: str, text: str, report: Report, *, quick: bool) -> Page:
    """The page of a text; `quick` reads plain tables by their geometry.

    Raises:
        Exception: whatever docutils throws where it gives up.
    """
    return _Assembly(_tree(path, text, report, quick), path, text, report).page()


def _tree(path: str, text: str, report: Report, quick: bool) -> nodes.document:
    document = new_document(path, page_settings())

    last: list[Diagnostic] = []

    def observe(message: nodes.system_message) -> None:
        finding = diagnose(message, path)
        if finding is not None and not any(is_aftermath(finding, one) for one in last):
            report(finding)
            last[:] = [finding]

    document.reporter.attach_observer(observe)
    parser = Parser(inliner=page_inliner())
    if quick:
        parser.state_classes = quick_states
    parser.parse(text, document)
    return document


class _Assembly:
    """Puts one page together: title, introduction, sections in document order."""

    def __init__(self, document: nodes.document, path: str, text: str, report: Report) -> None:
        self._document = document
        self._path = path
        self._lines = text.splitlines()
        self._report = report
        self._blocks = Blocks(document, path, report)
        self._sections: list[Section] = []

    def page(self) -> Page:
        children = list(self._document.children)
        original_name, children = _original_name(children)
        tops = [node for node in children if isinstance(node, nodes.section)]
        titled = tops[0] if tops and _is_page_title(tops) else None
        first = children.index(tops[0]) if tops else len(children)
        intro = self._blocks.read(children[:first], 1)
        title: Prose = ()
        labels: tuple[str, ...] = ()
        line = 1
        if titled is not None:
            title, labels, line = self._heading(titled)
            intro += self._body(titled, 1, line)
            first += 1
        self._walk(children[first:], 1, line)
        labels += self._leftovers()
        return Page(
            path=self._path,
            title=title,
            original_name=original_name,
            labels=labels,
            intro=intro,
            sections=tuple(self._sections),
            span=Span(self._path, line),
        )

    def _heading(self, node: nodes.Element) -> tuple[Prose, tuple[str, ...], int]:
        line = self._title_line(line_of(node, 0))
        prose, inner = self._blocks.prose(node.children[0], line)  # type: ignore[arg-type]
        return prose, (*self._blocks.take(), *inner), line

    def _title_line(self, line: int) -> int:
        """Find the text of a title where docutils gives the line of its adornment."""
        for candidate in (line, line - 1, line + 1):
            text = self._lines[candidate - 1].strip() if 0 < candidate <= len(self._lines) else ""
            if text and (len(set(text)) > 1 or text[0].isalnum()):
                return candidate
        return line

    def _body(self, node: nodes.Element, level: int, line: int) -> tuple[Block, ...]:
        """Read the blocks of a section, then walk the sections below it."""
        children = node.children[1:]
        subs = [at for at, one in enumerate(children) if isinstance(one, nodes.section)]
        first = subs[0] if subs else len(children)
        blocks = self._blocks.read(children[:first], line)
        self._walk(children[first:], level, line)
        return blocks

    def _walk(self, children: Any, level: int, line: int) -> None:
        for node in children:
            if isinstance(node, nodes.section):
                title, labels, line = self._heading(node)
                at = len(self._sections)
                blocks = self._body(node, level + 1, line)
                section = Section(
                    title=title,
                    level=level,
                    blocks=blocks,
                    labels=labels,
                    span=Span(self._path, line),
                )
                self._sections.insert(at, section)
            else:
                self._blocks.read([node], line)

    def _leftovers(self) -> tuple[str, ...]:
        labels = self._blocks.take()
        for label in labels:
            self._report(rules.DANGLING_LABEL.at(Span(self._path, 0), label=label))
        return labels


def _is_page_title(tops: list[nodes.section]) -> bool:
    """Tell whether the first top-level section is the page: alone, bare, or with sections in it."""
    inside = tops[0].children[1:]
    return (
        len(tops) == 1
        or any(isinstance(node, nodes.section) for node in inside)
        or all(isinstance(node, (nodes.target, nodes.comment)) for node in inside)
    )


def _original_name(children: list[Any]) -> tuple[str, list[Any]]:
    """Take the bibliographic fields at the top of the page away, and the one that matters."""
    for at, node in enumerate(children):
        if isinstance(node, nodes.field_list):
            fields = {
                field.children[0].astext(): field.children[1].rawsource.strip()  # type: ignore[attr-defined]
                for field in node.children
            }
            name = fields.get("original_name", "").removesuffix(".html")
            return name, children[:at] + children[at + 1 :]
        if not isinstance(node, (nodes.target, nodes.comment)):
            break
    return "", children
