"""Pages of plain blocks, read without a state machine: text → `Page`, or nothing.

docutils stays the authority on what a page says. Most pages of a reference are written by a tool:
a title, paragraphs, lists, directives and tables, each in the one way that leaves no doubt. What is
read here is what docutils would read, places included; at the first line that could be anything
else the whole page is left to docutils. Tests hold the two side by side.
"""

from __future__ import annotations

from rst2openapi.pages.direct.page import read_directly

__all__ = ["read_directly"]
