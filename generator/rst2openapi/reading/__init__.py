"""`Page` → `PageDraft`. What one page says, without looking at any other page.

In: a `Page` and a `Vocabulary`. Out: a `PageDraft`: addresses, tables with read rows, examples,
statuses. This room knows how people write API tables; it never sees RST syntax, other pages or
OpenAPI keywords.
"""

from __future__ import annotations

from rst2openapi.reading.draft import PageDraft
from rst2openapi.reading.read import read_page
from rst2openapi.reading.vocabulary import Vocabulary, load_vocabulary

__all__ = ["PageDraft", "Vocabulary", "load_vocabulary", "read_page"]
