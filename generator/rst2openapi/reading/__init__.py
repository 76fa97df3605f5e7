"""`Page` → `PageDraft`. What one page says, without looking at any other page.

In: a `Page` and a `Vocabulary`. Out: a `PageDraft`: addresses, tables with read rows, examples,
statuses. This room knows how people write API tables; it never sees RST syntax, other pages or
OpenAPI keywords.
"""

from __future__ import annotations
