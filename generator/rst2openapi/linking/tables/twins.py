"""Which of several tables a link means: pages lose labels, and copy links of other pages.

In: the tables that a row's link leads to. Out: the tables that are meant. A label is unique over
all pages, so of several tables of one name only one keeps it; and a cell copied from another page
still leads there although a table here, to which nothing leads, is called like the field.
"""

from __future__ import annotations

from collections.abc import Sequence

from rst2openapi.linking.tables.atlas import Atlas, Node
from rst2openapi.linking.words import fold


def nearest(found: Node, node: Node, atlas: Atlas) -> Node:
    """Of the tables of one caption, where one only has a label: the next behind the row's table."""
    group = atlas.group(node)
    if found not in group or not found.table.subject:
        return found
    name = fold(found.table.subject)
    for one in group[group.index(node) + 1 :]:
        if one is found or (fold(one.table.subject) == name and not one.table.labels):
            return one
    return found


def nowhere_linked(node: Node, atlas: Atlas) -> bool:
    """Whether no link of any row leads to a table."""
    return not any(label.lower() in atlas.linked for label in node.table.labels)


def are_elsewhere(found: Sequence[Node], node: Node) -> bool:
    """Whether all tables stand on other pages."""
    return bool(found) and all(one.path != node.path for one in found)
