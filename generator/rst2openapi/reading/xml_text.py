"""XML text → the value that the same thing would be in JSON.

In: the text of a body. Out: `{root: value}`: elements with children are objects, repeated elements
lists, all else text. Attributes and name spaces are left out: what matters is the shape. Documents
that declare entities are refused, for these can grow without bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rst2openapi.reading.draft import Json

if TYPE_CHECKING:
    from xml.etree import ElementTree

_DEEPEST = 60


class NotXml(ValueError):
    """The text is no XML that can be read."""


def read_xml(text: str) -> dict[str, Json]:
    """Read a document of one root element.

    Raises:
        NotXml: it is none, declares entities, or is too deep.
    """
    if "<!" in text.replace("<!--", "").replace("<![CDATA[", ""):
        raise NotXml("it declares a document type")
    # Imported here: few services write XML.
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(text.strip())
    except (ElementTree.ParseError, ValueError) as error:
        raise NotXml(str(error)) from None
    return {_name(root): _value(root, 0)}


def _value(element: ElementTree.Element, depth: int) -> Json:
    if depth > _DEEPEST:
        raise NotXml("it is too deep")
    found: dict[str, Json] = {}
    for child in element:
        name, value = _name(child), _value(child, depth + 1)
        known = found.get(name)
        if name not in found:
            found[name] = value
        elif isinstance(known, list):
            known.append(value)
        else:
            found[name] = [known, value]
    return found or (element.text or "").strip()


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
