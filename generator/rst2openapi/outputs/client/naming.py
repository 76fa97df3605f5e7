"""Readable and safe Python names, set in the generator's own terms.

Runs beside openapi-python-client. In: its name function, and what it has parsed. Out: the same,
with names that a reader recognises and that do not clash with the code around them.

The generator deletes what is no letter, digit or delimiter, so that `os.modelarts/name` would be
`os_modelartsname`. Renaming the properties in the document is no way out, for the generator takes
the name on the wire from there; renaming them after parsing comes too late, for then `OS-x:a` and
`OS-xa` have met already and one was dropped. Its one function that all names go through is the
smallest place, and it is exchanged in the process that runs the generator and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from openapi_python_client import strings
from openapi_python_client.config import Config
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties import EnumProperty, ModelProperty, Property
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.schema import UntrustedString

from rst2openapi.openapi.document import JsonObject

_MODEL_NAMES = frozenset(
    re.findall(
        r"\w+",
        """additional_keys additional_properties cast cls d field_dict from_dict isoformat prop
        prop_dict prop_name src_dict to_dict to_multipart""",
    )
)
"""What the generated models call their own members and variables."""

_ENDPOINT_NAMES = frozenset(
    re.findall(r"\w+", "body cast cookies headers httpx isoformat kwargs params quote response")
)
"""What the generated functions call their own variables; `client` and `url` the generator knows."""

CLASS_NAMES = tuple(
    re.findall(
        r"\w+",
        """Any AuthenticatedClient BinaryIO Client File Generator HTTPStatus IntEnum Literal Mapping
        Response Self StrEnum T TextIO TypeVar UNSET UUID Unset""",
    )
)
"""What the generated modules import; a schema of that name gets `Model` at its end."""


_SIGNS = {
    "~": "tilde",
    "!": "not",
    "<": "less",
    ">": "greater",
    "=": "equal",
    "*": "star",
    "^": "caret",
    "%": "percent",
    "+": "plus",
}
"""Signs at the end of a name that make it another name, as filters have them: `status~`."""


def readable(value: str) -> str:
    """`value` with a delimiter where the generator would leave a gap: `a/b` is `a_b`."""
    stem = value.rstrip("".join(_SIGNS))
    signs = "".join(f"_{_SIGNS[sign]}" for sign in value[len(stem) :])
    return _gaps_filled(stem) + signs if stem else _gaps_filled(value)


def _gaps_filled(value: str) -> str:
    kept = "".join(
        char if char.isidentifier() or char.isdecimal() or char in strings.DELIMITERS else "\0"
        for char in value
    )
    return kept.strip("\0").replace("\0", "_")


def use_readable_names(spelled: Mapping[str, str]) -> None:
    """Make the generator keep the words of a name apart, in this process.

    `spelled` are names that even so would meet, see `spelled_apart`.
    """
    strings.sanitize = lambda value: readable(spelled.get(value, value))


def spelled_apart(prepared: JsonObject) -> dict[str, str]:
    """Names of one scope that the generator cannot tell apart, their signs spelled out.

    It falls back to the names as they are written, of which only letters, digits and underscores
    are left then: `a.b` and `a-b` meet, `aB` and `a_b` do not.
    """
    found: dict[str, str] = {}
    for names in _scopes(prepared):
        groups: dict[str, set[str]] = {}
        for name in names:
            groups.setdefault(re.sub(r"\W", "", readable(name)), set()).add(name)
        for group in groups.values():
            if len(group) > 1:
                found |= {name: _spelled(name) for name in group if not name.isidentifier()}
    return found


def _scopes(node: Any) -> Iterator[list[str]]:
    """The names of each object's properties and of each operation's own parameters."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield list(node["properties"])
        if isinstance(node.get("parameters"), list):
            yield [str(one["name"]) for one in node["parameters"] if "name" in one]
    for inner in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from _scopes(inner)


def _spelled(name: str) -> str:
    """Every sign by its Unicode name: `a-b` is `a_hyphen_minus_b`."""
    return "".join(
        char
        if char.isalnum() or char == "_"
        else f"_{unicodedata.name(char, hex(ord(char))).replace(' ', '_').lower()}_"
        for char in name
    )


def keep_clear_of_generated_code(data: GeneratorData, config: Config) -> None:
    """Rename what is called like the code around it: `to_dict` becomes `field_to_dict`."""
    for model in data.models:
        for prop in (*(model.required_properties or ()), *(model.optional_properties or ())):
            if prop.python_name in _MODEL_NAMES:
                prop.set_python_name(UntrustedString(f"field_{prop.python_name}"), config)
    for collection in data.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            for location, prop in endpoint.iter_all_parameters():
                old = prop.python_name
                if old not in _ENDPOINT_NAMES:
                    continue
                prop.set_python_name(UntrustedString(f"{old}_{location.value}"), config)
                if location.value == "path":
                    path = endpoint.path.get_untrusted_value()
                    path = path.replace(f"{{{old}}}", f"{{{prop.python_name}}}")
                    endpoint.path = UntrustedString(path)


def discriminating_enums(data: GeneratorData) -> frozenset[str]:
    """Classes of the one-valued enumerations that tell the variants of a union apart.

    The generator tries the variants in order, and a `kind` that is not the variant's own is what
    makes it go on to the next: these must stay strict where others take unknown values.
    """
    found: set[str] = set()
    models = {str(model.class_info.name): model for model in data.models}
    tops: list[PropertyProtocol] = []
    for model in data.models:
        tops += [*(model.required_properties or ()), *(model.optional_properties or ())]
        if model.additional_properties:
            tops.append(model.additional_properties)
    for collection in data.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            tops += [response.prop for response in endpoint.responses]
    for union in _unions(tops):
        for inner in union.inner_properties:
            if isinstance(inner, ModelProperty):
                found |= _constants(models.get(str(inner.class_info.name), inner))
    return frozenset(found)


def _unions(props: list[PropertyProtocol]) -> list[UnionProperty]:
    inner = [part.inner_property if isinstance(part, ListProperty) else part for part in props]
    return [part for part in inner if isinstance(part, UnionProperty)]


def _constants(model: ModelProperty) -> set[str]:
    props: tuple[Property, ...] = (
        *(model.required_properties or ()),
        *(model.optional_properties or ()),
    )
    return {
        str(prop.class_info.name)
        for prop in props
        if isinstance(prop, EnumProperty) and len(prop.values) == 1
    }
