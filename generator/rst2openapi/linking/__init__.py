"""`PageDraft`s of one service → `Service`. What the pages mean together.

In: the drafts of all pages, in any order, and the `Config`. Out: a `Service` and the ledger of
rows. This room finds body roots, nested tables, shared schemas and names; it never sees RST syntax
or OpenAPI keywords.
"""

from __future__ import annotations

from rst2openapi.linking.link import Linked, Prepared, Workshop, join, link_service, prepare
from rst2openapi.linking.neighbourhoods.bench import Bench, LayOut, Make, alone
from rst2openapi.linking.neighbourhoods.layouts import Gist
from rst2openapi.linking.neighbourhoods.outlines import Outline, outline
from rst2openapi.linking.neighbourhoods.parts import Part
from rst2openapi.linking.tables.ledger import PageLedger

__all__ = [
    "Bench",
    "Gist",
    "LayOut",
    "Linked",
    "Make",
    "Outline",
    "PageLedger",
    "Part",
    "Prepared",
    "Workshop",
    "alone",
    "join",
    "link_service",
    "outline",
    "prepare",
]
