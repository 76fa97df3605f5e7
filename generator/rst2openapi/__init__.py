"""Turn REST API reference pages in reStructuredText into OpenAPI 3 and what follows from it.

The package is a corridor of rooms, entered one after another:
`pages` (syntax) → `reading` (what one page says) → `linking` (what the pages of a service mean
together) → `openapi` (the document) → `outputs` (client, mock, contract tests, reference, changes).
`build` walks the corridor; `cli` is the only room that prints.
"""

__version__ = "0.1.0"
