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

from openapi_python_client import strings
from openapi_python_client.config import Config
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties import EnumProperty, ModelProperty, Property
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.schema import UntrustedString

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


def readable(value: str) -> str:
    """`value` with a delimiter where the generator would leave a gap: `a/b` is `a_b`."""
    kept = "".join(
        char if char.isidentifier() or char.isdecimal() or char in strings.DELIMITERS else "\0"
        for char in value
    )
    return kept.strip("\0").replace("\0", "_")


def use_readable_names() -> None:
    """Make the generator keep the words of a name apart, in this process."""
    strings.sanitize = readable


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
