"""The example of the README: one real operation of the document, called.

Runs beside openapi-python-client. In: what it has parsed. Out: Python lines. Every name in them
is an identifier that the generator made; no text of the document gets in.
"""

from __future__ import annotations

from dataclasses import dataclass

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """A call, in the parts that the README needs."""

    imports: str
    call: str
    """The arguments' list of `sync` without the client, e.g. `project_id="PROJECT_ID", `."""
    name: str
    """The function module."""
    result: str
    """The class of the answer."""
    authenticated: bool


def usage_example(data: GeneratorData, package: str) -> Usage | None:
    """The easiest reading call: a GET with a typed answer and the fewest required arguments."""
    calls = [
        (len(_required(endpoint)), str(tag), str(endpoint.name), endpoint)
        for tag, collection in data.endpoint_collections_by_tag.items()
        for endpoint in collection.endpoints
        if endpoint.method == "get" and _answer(endpoint)
    ]
    if not calls:
        return None
    _, tag, name, endpoint = min(calls, key=lambda call: call[:3])
    return Usage(
        imports=f"from {package}.api.{tag} import {name}",
        call="".join(f"{argument}={value}, " for argument, value in _required(endpoint)),
        name=name,
        result=_answer(endpoint),
        authenticated=endpoint.requires_security,
    )


def _required(endpoint: Endpoint) -> list[tuple[str, str]]:
    return [
        (name, _VALUES.get(prop.get_base_type_string().as_unembedded_code(), f'"{name.upper()}"'))
        for _, prop in endpoint.iter_all_parameters()
        if prop.required and prop.default is None and (name := str(prop.python_name))
    ]


_VALUES = {"int": "1", "float": "1.0", "bool": "True"}


def _answer(endpoint: Endpoint) -> str:
    for response in endpoint.responses:
        found = response.status_code.range
        if found and found[0] // 100 == 2 and isinstance(response.prop, ModelProperty):
            return str(response.prop.class_info.name)
    return ""
