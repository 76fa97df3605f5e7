"""Service → Document and source map.

In: a `Service` and the `Config`. Out: an OpenAPI 3.1 (or 3.0) document in stable order. Decides
where things stand; how a schema or an operation is written, `schemas` and `operations` know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from rst2openapi.config import Config, ServerConfig
from rst2openapi.diagnostics import Report
from rst2openapi.memory import Memory
from rst2openapi.model import Server, ServerVariable, Service
from rst2openapi.openapi.document import METHODS, Document, JsonObject
from rst2openapi.openapi.links import add_links
from rst2openapi.openapi.operations import OperationParts, Part
from rst2openapi.openapi.pointers import escape
from rst2openapi.openapi.scalars import Version
from rst2openapi.openapi.schemas import Places
from rst2openapi.openapi.sharing import Shared, share_parameters, share_responses
from rst2openapi.openapi.sources import Emitted
from rst2openapi.openapi.writers import Writers
from rst2openapi.rules.document import OPERATION_TWICE, SCHEMA_UNUSED
from rst2openapi.source import Span

_VERSIONS: Mapping[Version, str] = {"3.0": "3.0.3", "3.1": "3.1.1"}


def openapi_version(config: Config) -> str:
    """The version of OpenAPI that documents are of, e.g. `3.1.1`."""
    return _VERSIONS[_version(config)]


def _version(config: Config) -> Version:
    return "3.0" if config.openapi == "3.0" else "3.1"


def emit_document(
    service: Service,
    config: Config,
    report: Report,
    memory: Memory | None = None,
) -> Emitted:
    """Write a service as an OpenAPI document of the version that the configuration names.

    Of operations and components that are in the memory what was written of them is taken.
    """
    version = _version(config)
    writers = Writers(service, version, _said_elsewhere(service), report, memory)
    operations = [writers.operation(one) for one in service.operations]
    parameters, responses = share_parameters(operations), share_responses(operations)
    sources: Places = {}
    used = {tag for one in operations for tag in (one.operation.tag, *one.operation.also_in)}
    content: JsonObject = {
        "openapi": _VERSIONS[version],
        "info": _info(service, config, version),
        "servers": _servers(service, config),
        "security": _security(service),
        "tags": _tags(service, used, config),
        "paths": _paths(service, operations, parameters, responses, config, sources, report),
        "components": _components(service, writers, parameters, responses, sources, report),
    }
    if not content["tags"]:
        del content["tags"]
    if config.docs_url:
        content["externalDocs"] = {"url": config.docs_url.partition("{")[0]}
    if not content["components"]:
        del content["components"]
    document = Document(content)
    add_links(document)
    places = ((at, sources[at]) for at in sorted(sources))
    return Emitted(document, {at: span for at, span in places if span.path})


def _said_elsewhere(service: Service) -> dict[str, str]:
    found = dict.fromkeys(("content-type", "accept"), "the media types")
    found["authorization"] = "the security schemes"
    return found | {one.header.lower(): "the security schemes" for one in service.security}


def _info(service: Service, config: Config, version: Version) -> JsonObject:
    info = config.info
    node: JsonObject = {
        "title": info.title or service.title or "API",
        "version": info.version or service.version or "1",
    }
    made = f"{node['title']}, as its reference pages describe it."
    node["description"] = info.description or service.description or made
    contact = {
        key: value
        for key, value in (
            ("name", info.contact_name),
            ("url", info.contact_url),
            ("email", info.contact_email),
        )
        if value
    }
    if contact:
        node["contact"] = contact
    if info.license_name:
        node["license"] = {"name": info.license_name}
        if info.license_url:
            node["license"]["url"] = info.license_url
        elif version == "3.1" and re.fullmatch(r"[A-Za-z0-9.+-]+", info.license_name):
            node["license"]["identifier"] = info.license_name  # an SPDX expression
    return node


def _servers(service: Service, config: Config) -> list[JsonObject]:
    servers = [_configured(one) for one in config.servers] or list(service.servers)
    return [_server(one) for one in servers or [Server(url="https://{endpoint}")]]


def _configured(one: ServerConfig) -> Server:
    return Server(
        url=one.url,
        description=one.description,
        variables=tuple(
            ServerVariable(name=name, default=default) for name, default in one.variables.items()
        ),
    )


def _server(one: Server) -> JsonObject:
    node: JsonObject = {"url": one.url.rstrip("/") or "/"}
    if one.description:
        node["description"] = one.description
    variables = {
        variable.name: {"default": variable.default}
        | ({"description": variable.description} if variable.description else {})
        for variable in one.variables
    }
    for name in re.findall(r"\{([^{}]+)\}", one.url):
        variables.setdefault(name, {"default": "api.example.org"})
    if variables:
        node["variables"] = variables
    return node


def _security(service: Service) -> list[JsonObject]:
    """Each scheme is an alternative."""
    return [{one.name: []} for one in service.security]


def _tags(service: Service, used: set[str], config: Config) -> list[JsonObject]:
    """Tags that operations use, in the order of the pages, each with its index page."""
    pages = {one.name: one.origin.path for one in service.tags if one.origin}
    described = {one.name: one.description for one in reversed(service.tags)}
    names = [one.name for one in service.tags] + [one.tag for one in service.operations]
    return [
        {"name": name, "description": described.get(name) or f"{name}: all operations."}
        | _published(config, pages.get(name, ""))
        for name in dict.fromkeys(names)
        if name and name in used
    ]


def _paths(
    service: Service,
    operations: Sequence[OperationParts],
    parameters: Shared,
    responses: Shared,
    config: Config,
    sources: Places,
    report: Report,
) -> JsonObject:
    paths: dict[str, JsonObject] = {}
    for one in operations:
        method = one.operation.method.lower()
        item = paths.setdefault(one.operation.path, {})
        if method in item:
            report(
                OPERATION_TWICE.at(
                    one.span,
                    method=one.operation.method,
                    path=one.operation.path,
                    id=one.operation.id,
                )
            )
            continue
        at = f"/paths/{escape(one.operation.path)}/{method}"
        places = sources if method in METHODS else {}
        places[at] = one.span
        node = _operation(one, at, parameters, responses, config, places)
        if (needed := one.operation.credentials) != "required":
            # An empty requirement makes the others optional (OpenAPI 3.1.1, §4.8.30).
            node["security"] = [*_security(service), {}] if needed == "optional" else []
        item[method] = node | dict(_extensions(one))
    return {
        path: {method: item[method] for method in METHODS if method in item}
        for path, item in paths.items()
        if item
    }


def _operation(
    one: OperationParts,
    at: str,
    parameters: Shared,
    responses: Shared,
    config: Config,
    sources: Places,
) -> JsonObject:
    operation = one.operation
    node: JsonObject = {}
    if operation.tag:
        node["tags"] = [operation.tag, *operation.also_in]
    if operation.summary:
        node["summary"] = operation.summary
    if operation.description:
        node["description"] = operation.description
    if operation.origins:
        node |= _published(config, operation.origins[0].path)
    node["operationId"] = operation.id
    if one.parameters:
        node["parameters"] = [
            _place(part, f"{at}/parameters/{n}", "parameters", parameters, sources)
            for n, part in enumerate(one.parameters)
        ]
    if one.body:
        node["requestBody"] = _put(one.body, f"{at}/requestBody", sources)
    node["responses"] = {
        # A copy, for links are drawn on it.
        status: {**_place(part, f"{at}/responses/{status}", "responses", responses, sources)}
        for status, part in one.responses.items()
    }
    if operation.deprecated:
        node["deprecated"] = True
    return node


def _extensions(one: OperationParts) -> Iterator[tuple[str, Any]]:
    pages = list(dict.fromkeys(span.path for span in one.operation.origins))
    if one.operation.permissions:
        yield "x-permissions", list(one.operation.permissions)
    if pages:
        yield "x-source", pages[0]
    if len(pages) > 1:
        yield "x-sources", pages


def _published(config: Config, page: str) -> JsonObject:
    """Where a page is published, if the configuration says where pages are."""
    if not config.docs_url or not page:
        return {}
    return {"externalDocs": {"url": _docs_url(config.docs_url, page)}}


def _docs_url(base: str, page: str) -> str:
    path = PurePosixPath(quote(str(PurePosixPath(page).with_suffix(""))))
    if "{" not in base:
        return f"{base.rstrip('/')}/{path}.html"
    return base.replace("{path}", str(path)).replace("{name}", path.name)


def _put(part: Part, at: str, sources: Places) -> JsonObject:
    sources.update((at + pointer, span) for pointer, span in part.places.items())
    return part.node


def _place(part: Part, at: str, kind: str, shared: Shared, sources: Places) -> JsonObject:
    name = shared.name_of(part.node)
    if name is None:
        return _put(part, at, sources)
    sources[at] = part.places.get("", Span("", 0))
    return {"$ref": f"#/components/{kind}/{name}"}


def _components(
    service: Service,
    writers: Writers,
    parameters: Shared,
    responses: Shared,
    sources: Places,
    report: Report,
) -> JsonObject:
    security = {}
    for scheme in service.security:
        security[scheme.name] = {"type": "apiKey", "in": "header", "name": scheme.header}
        if scheme.description:
            security[scheme.name]["description"] = scheme.description
    found = {
        "schemas": _schemas(writers, sources, report),
        "responses": _shared(responses, "responses", sources),
        "parameters": _shared(parameters, "parameters", sources),
        "securitySchemes": security,
    }
    return {kind: nodes for kind, nodes in found.items() if nodes}


def _shared(shared: Shared, kind: str, sources: Places) -> JsonObject:
    return {
        name: _put(part, f"/components/{kind}/{name}", sources)
        for name, part in shared.named.items()
    }


def _schemas(writers: Writers, sources: Places, report: Report) -> JsonObject:
    """Components that operations reach, in alphabetical order."""
    origins = writers.origins
    written: JsonObject = {}
    while waiting := sorted(writers.used - written.keys()):
        for name in waiting:
            at = f"/components/schemas/{name}"
            part = writers.component(name)
            written[name] = part.node
            sources.update((at + one, span) for one, span in part.places.items() if span.path)
    for name in sorted(origins.keys() - written.keys()):
        if origins[name].path:  # else it is no table's, but was seen in an example
            report(SCHEMA_UNUSED.at(origins[name], name=name))
    return dict(sorted(written.items()))
