"""Pages from templates; everything that comes from a document is escaped.

In: the name of a template and what it shows. Out: bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from rst2openapi.outputs.reference.fields import count_fields
from rst2openapi.outputs.reference.markdown import html_of, inline_html_of, line_of

_ASSETS = ("reference.css", "reference.js", "theme.js")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("rst2openapi.outputs.reference"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        lstrip_blocks=False,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters |= {
        "markdown": html_of,
        "inline": inline_html_of,
        "line": line_of,
        "path_parts": path_parts,
        "anchor": anchor,
        "count": count_fields,
    }
    return made


def render(template: str, **shown: Any) -> bytes:
    """A page."""
    return _environment().get_template(f"{template}.html.j2").render(shown).encode()


@cache
def _assets() -> dict[str, bytes]:
    folder = files("rst2openapi.outputs.reference") / "assets"
    return {f"assets/{name}": (folder / name).read_bytes() for name in _ASSETS}


def asset_files() -> dict[str, bytes]:
    """Style and script of all pages."""
    return dict(_assets())


def path_parts(path: str) -> Iterator[tuple[str, bool]]:
    """A path template in pieces: text, and whether it is a placeholder."""
    for part in re.split(r"(\{[^{}]*\})", path):
        if part:
            yield part, part.startswith("{")


def anchor(text: str) -> str:
    """A fragment for a title."""
    return re.sub(r"[^\w]+", "-", text.lower()).strip("-") or "operations"
