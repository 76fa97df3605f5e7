"""Tables of elements and XML documents → the schema of an XML body.

In: the root tables and the documents that a page shows. Out: a schema of what the root element
holds. A schema says its own element by its name (OpenAPI 3.1.1, §4.8.26), so the root element is no
member of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rst2openapi.linking.schemas.maker import Maker
from rst2openapi.linking.tables.atlas import Node
from rst2openapi.linking.tables.shapes import walk
from rst2openapi.model import RefSchema, Schema
from rst2openapi.reading.draft import ReadExample

XML = "application/xml"
_FENCE = "```xml\n{}\n```"


def is_xml(examples: Sequence[ReadExample]) -> bool:
    """Whether a page shows its body as XML, and nowhere as JSON."""
    return any(one.media_type == "xml" for one in examples) and not any(
        one.is_json for one in examples
    )


def xml_schema(
    roots: Sequence[Node], examples: Sequence[ReadExample], maker: Maker
) -> Schema | None:
    """What the root element holds; None where no table says it: then the text is all there is."""
    if not roots:
        return None
    shown = [one.value for one in examples if one.media_type == "xml"]
    values = [value for value in shown if isinstance(value, dict)]
    names = list(dict.fromkeys(name for value in values for name in value))
    inner = [part for value in values for part in value.values()]
    root = _inside(roots[0], names, maker)
    if names:
        maker.reached.hints[root.key] = names[0]
    walk(root, inner, maker.reached)
    return RefSchema(name=root.key)


def _inside(root: Node, names: Sequence[str], maker: Maker) -> Node:
    """The table of what the root element holds, where a row stands for that element."""
    heads = [entry for entry in root.entries if entry.row.name in names]
    if not heads and len(root.entries) == 1 and root.entries[0].key in maker.reached.targets:
        heads = list(root.entries)
    if len(heads) != 1:
        return root
    maker.ledger.place(heads[0])
    rest = tuple(entry for entry in root.entries if entry is not heads[0])
    targets = maker.reached.targets.get(heads[0].key, ())
    if not targets:
        return Node(root.key, root.path, root.table, rest) if rest else root
    below = targets[0]
    return Node(below.key, below.path, below.table, (*below.entries, *rest))


def shown_xml(examples: Sequence[ReadExample]) -> str:
    """The documents as CommonMark: no example of a schema can hold their text."""
    texts = dict.fromkeys(one.text.strip() for one in examples if one.media_type == "xml")
    return "\n\n".join(_FENCE.format(text) for text in texts if "```" not in text)
