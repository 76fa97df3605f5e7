"""Text of a paragraph, title or caption → `Prose`, or doubt.

In: lines joined by line feeds. Out: runs that are the same wherever the text stands: what depends
on the page, such as names of targets and substitutions, is left to docutils.
"""

from __future__ import annotations

from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

from rst2openapi.pages.direct.doubt import Doubt
from rst2openapi.pages.marks import plain_prose
from rst2openapi.pages.page import Prose
from rst2openapi.pages.plain import split_reference


def read_prose(text: str) -> Prose:
    """The runs of a text.

    Raises:
        Doubt: docutils has something to say of it, or it names something on the page.
    """
    prose = _prose(text)
    if not prose:
        raise Doubt
    return prose


@lru_cache(maxsize=1 << 14)
def _prose(text: str) -> Prose | None:
    plain = plain_prose(text, split_reference)
    return _by_docutils(text) if plain is None else plain


def _by_docutils(text: str) -> Prose | None:
    """What docutils makes of inline marks, where that is the same on every page."""
    # Imported here: pages without such marks are read without docutils.
    from docutils import nodes

    from rst2openapi.pages.inline import Inlines

    document, memo, said = _scratch()
    said.clear()
    children, messages = memo.inliner.parse(text, 1, memo, document)
    paragraph = nodes.paragraph("", "", *children)
    if messages or said or not all(map(_is_free, children)):
        return None
    return Inlines(document, "", said.append).prose(paragraph, 0)[0]


def _is_free(node: Any) -> bool:
    """Whether a node means the same on every page."""
    from docutils import nodes

    if isinstance(node, nodes.reference):
        return "refname" not in node and "anonymous" not in node
    marks = (nodes.strong, nodes.emphasis, nodes.title_reference, nodes.literal)
    return isinstance(node, (nodes.Text, *marks))


@cache
def _scratch() -> tuple[Any, Any, list[Any]]:
    """A document that is no page's, what a parser of inline marks needs, and what is said."""
    from docutils.parsers.rst import languages
    from docutils.utils import new_document

    from rst2openapi.pages.dialect import page_inliner
    from rst2openapi.pages.settings import page_settings

    document = new_document("", page_settings())
    said: list[Any] = []
    document.reporter.attach_observer(said.append)
    inliner = page_inliner()
    inliner.init_customizations(document.settings)
    memo = SimpleNamespace(
        document=document,
        reporter=document.reporter,
        language=languages.get_language("en", document.reporter),
        title_styles=[],
        section_level=0,
        inliner=inliner,
    )
    return document, memo, said
