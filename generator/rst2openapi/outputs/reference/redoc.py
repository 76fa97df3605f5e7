"""Document → one page by Redoc, for readers who are used to it.

In: a document and the links to its source pages. Out: the page's bytes. The page makes no request
to any other host: a content security policy forbids it.
"""

from __future__ import annotations

import base64
import copy
import hashlib
import html
import json
import re

from rst2openapi.openapi import Document, JsonObject, OperationEntry
from rst2openapi.outputs.reference.links import SPEC_FILE, SourceLinks
from rst2openapi.outputs.reference.renderer import redoc_script


def _with_source_links(document: Document, links: SourceLinks) -> Document:
    """Each operation's description ends in a link to the page it was read from."""
    content: JsonObject = copy.deepcopy(document.content)
    shown = Document(content)
    for operation in shown.operations():
        found = [f"[{_markdown(link.label)}]({link.url})" for link in links.of(operation)]
        if found:
            told = operation.node.get("description", "").rstrip()
            line = f"Source: {', '.join(found)}"
            operation.node["description"] = f"{told}\n\n{line}" if told else line
    return shown


def _markdown(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", text)


# --- the page ------------------------------------------------------------------------------------
# Redoc reports its use to its makers unless told not to.
_START = """
init(
  JSON.parse(document.getElementById("openapi-document").textContent),
  { disableTelemetry: true },
  document.getElementById("reference"),
);
"""

_STYLE = "body{margin:0;padding:0}.loading{font:1rem system-ui,sans-serif;padding:2rem}"

_TEMPLATE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="rst2openapi">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="icon" href="data:,">
<link rel="alternate" type="application/json" href="{spec_file}" title="OpenAPI document">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<div id="reference"><p class="loading">Loading the reference…</p></div>
<noscript>
<h1>{title}</h1>
<p>This page needs JavaScript to be browsed. The <a href="{spec_file}">OpenAPI document</a> holds
the same; its operations are:</p>
<ul>
{operations}
</ul>
</noscript>
<script type="application/json" id="openapi-document">{document}</script>
<script type="module">{script}</script>
</body>
</html>
"""


def redoc_page(document: Document, links: SourceLinks) -> bytes:
    """The page, complete in itself.

    Raises:
        RendererMissing: the renderer's script is not installed.
    """
    shown = _with_source_links(document, links)
    return _page(shown).encode()


def _page(document: Document) -> str:
    info = document.content.get("info", {})
    title = f"{info.get('title', 'API')} {info.get('version', '')}".strip()
    script = redoc_script() + _START
    return _TEMPLATE.format(
        policy=_policy(script),
        spec_file=SPEC_FILE,
        title=html.escape(title),
        style=_STYLE,
        operations="\n".join(map(_operation_item, document.operations())),
        document=_embedded_json(document.content),
        script=script,
    )


def _policy(script: str) -> str:
    """Only this script runs, and nothing is fetched (Content Security Policy Level 3)."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        "default-src 'none'; "
        f"script-src 'sha256-{digest}'; "
        "style-src 'unsafe-inline'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _operation_item(operation: OperationEntry) -> str:
    summary = html.escape(str(operation.node.get("summary", operation.id)))
    label = html.escape(f"{operation.method.upper()} {operation.path}")
    return f"<li><code>{label}</code> {summary}</li>"


def _embedded_json(content: JsonObject) -> str:
    """JSON that no HTML parser reads as markup."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
