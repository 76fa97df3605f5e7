"""CommonMark → HTML that is safe to show, its first paragraph, and one line of plain text.

In: descriptions of a document, which nobody has looked at. Out: HTML without any markup of theirs
(CommonMark 0.31, HTML blocks and inlines are shown as text; `javascript:` links are none).
"""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup

_READER = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")
_READER.disable("image")
_PLAIN = re.compile(r"^[\w ,.;:()'/?%+=\-–—]*$")


@lru_cache(maxsize=1 << 14)
def html_of(text: str) -> Markup:
    """A description as HTML blocks."""
    if _PLAIN.match(text) and not text.startswith((" ", "-", "+", "=")) and not text[:1].isdigit():
        return Markup(f"<p>{Markup.escape(text)}</p>\n") if text else Markup("")
    return Markup(_READER.render(text))


@lru_cache(maxsize=1 << 14)
def inline_html_of(text: str) -> Markup:
    """A short text as HTML without blocks."""
    return Markup(_READER.renderInline(text))


@lru_cache(maxsize=1 << 14)
def parted(text: str) -> tuple[str, str]:
    """A description as its first paragraph, in one line, and the blocks that follow.

    The first is empty where the description begins with another block, such as a list.
    """
    text = text.strip("\n")
    if _PLAIN.match(text) and text[:1].isalpha():
        return text.rstrip(), ""
    blocks = _READER.parse(text)
    if not blocks or blocks[0].type != "paragraph_open" or blocks[0].map is None:
        return "", text
    lines = text.split("\n")
    end = blocks[0].map[1]
    return " ".join(" ".join(lines[:end]).split()), "\n".join(lines[end:]).strip("\n")


def line_of(text: str, limit: int = 200) -> str:
    """The first sentence or so of a description, without marks."""
    first = text.strip().split("\n\n", 1)[0]
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", first)
    plain = re.sub(r"\\([^\w\s])", r"\1", re.sub(r"[*`]+", "", plain))
    plain = " ".join(plain.split())
    return plain if len(plain) <= limit else f"{plain[:limit].rsplit(' ', 1)[0]} …"
