"""What a mock serves, for people and programs.

In: services. Out: a page as plain data or as HTML. Loads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from rst2openapi.counting import counted
from rst2openapi.outputs.mock.edge.services import Service

CONTROL = "/__mock__"
"""Where the mock itself is talked to; stands beside the paths of documents."""

_CONTROLS = (
    ("GET", f"{CONTROL}/journal", "the latest requests and answers"),
    ("DELETE", f"{CONTROL}/journal", "empties the journal"),
    ("POST", f"{CONTROL}/reset", "resources as they were at the start"),
)


def page_data(services: Iterable[Service], base: str) -> dict[str, Any]:
    """Services, operations and their URLs; `base` is the URL of the mock without a final slash."""
    return {
        "services": [_service(service, base) for service in services],
        "control": [
            {"method": method, "url": base + path, "description": text}
            for method, path, text in _CONTROLS
        ],
    }


def _service(service: Service, base: str) -> dict[str, Any]:
    engine = service.ready
    found: dict[str, Any] = {
        "name": service.name,
        "document": service.source.label,
        "url": f"{base}{service.mount}",
    }
    if service.trouble:
        found["error"] = service.trouble
    if engine is None:
        return {**found, "operations": []}
    info = engine.document.info
    operations = [
        {
            "id": operation.id,
            "method": operation.method.upper(),
            "path": operation.path,
            "url": f"{base}{service.mount}{operation.path}",
            "summary": str(operation.node.get("summary") or ""),
        }
        for operation in engine.document.operations()
    ]
    return {
        **found,
        "title": str(info.get("title") or ""),
        "version": str(info.get("version") or ""),
        "operations": operations,
    }


def page_html(data: Mapping[str, Any]) -> str:
    """The page for a browser; it needs nothing from elsewhere."""
    services = "".join(_service_html(service) for service in data["services"])
    control = "".join(
        f"<li><code>{escape(one['method'])} {escape(one['url'])}</code>: "
        f"{escape(one['description'])}</li>"
        for one in data["control"]
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Mock</title>'
        f"<style>{_STYLE}</style></head><body><h1>Mock</h1>{services}"
        f"<h2>Control</h2><ul>{control}</ul></body></html>"
    )


_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}td{padding:.1rem 1rem .1rem 0;vertical-align:top}"
    "summary{cursor:pointer}code{overflow-wrap:anywhere}.error{color:#a00}"
)


def _service_html(service: Mapping[str, Any]) -> str:
    rows = "".join(
        f"<tr><td>{escape(one['method'])}</td><td><code>{escape(one['url'])}</code></td>"
        f"<td>{escape(one['summary'] or one['id'])}</td></tr>"
        for one in service["operations"]
    )
    many = counted(len(service["operations"]), "operation")
    title = service.get("title") or service["name"]
    trouble = service.get("error", "")
    error = f'<p class="error">{escape(trouble)}</p>' if trouble else ""
    return (
        f"<h2>{escape(title)}</h2>{error}<p><code>{escape(service['url'])}</code>, "
        f"from {escape(service['document'])}</p><details><summary>{many}</summary>"
        f"<table>{rows}</table></details>"
    )
