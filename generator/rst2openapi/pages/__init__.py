"""RST text → `Page`. Syntax only.

In: a page's path and text. Out: a `Page`: title, labels, sections, blocks, inline runs, each with
its span. The only room that imports docutils; it never knows of HTTP or APIs, opens no file and
follows no include.
"""

from __future__ import annotations

from rst2openapi.pages.page import (
    Block,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
    Emphasis,
    Inline,
    ItemList,
    Link,
    ListItem,
    Literal,
    Note,
    Page,
    Paragraph,
    Prose,
    Row,
    Section,
    Strong,
    Table,
    Text,
    Toctree,
)
from rst2openapi.pages.parse import parse_page
from rst2openapi.pages.prose import blocks_markdown, plain, plain_blocks, prose_markdown

__all__ = [
    "Block",
    "Cell",
    "CodeBlock",
    "Definition",
    "DefinitionList",
    "Emphasis",
    "Inline",
    "ItemList",
    "Link",
    "ListItem",
    "Literal",
    "Note",
    "Page",
    "Paragraph",
    "Prose",
    "Row",
    "Section",
    "Strong",
    "Table",
    "Text",
    "Toctree",
    "blocks_markdown",
    "parse_page",
    "plain",
    "plain_blocks",
    "prose_markdown",
]
