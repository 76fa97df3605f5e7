"""`PageDraft`s of one service → `Service`. What the pages mean together.

In: the drafts of all pages, sorted by path, and the `Config`. Out: a `Service` and the ledger of
rows. This room finds body roots, nested tables, shared schemas and names; it never sees RST syntax
or OpenAPI keywords.
"""
