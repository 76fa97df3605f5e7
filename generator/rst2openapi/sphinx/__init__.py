"""A Sphinx extension: `extensions = ["rst2openapi.sphinx"]` in the docs' own `conf.py`.

In: a Sphinx build of HTML. Out: beside its pages the OpenAPI document and the reference; each page
links to the operations that it describes, and they link back. Findings become Sphinx warnings of
the type `rst2openapi`, so that `suppress_warnings` and `-W` work as ever.

`document` builds, `links` ties pages and operations together, `publish` writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rst2openapi import __version__
from rst2openapi.sphinx.document import LEVELS, build_document
from rst2openapi.sphinx.links import add_links, outdated_pages
from rst2openapi.sphinx.publish import publish

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def setup(app: Sphinx) -> dict[str, Any]:
    """Register with Sphinx (Sphinx's extension interface); called by Sphinx alone."""
    from sphinx.config import ENUM

    app.add_config_value("rst2openapi_config", "", "", str)
    app.add_config_value("rst2openapi_reference", "reference", "html", str)
    app.add_config_value("rst2openapi_document", "openapi.yaml", "", str)
    app.add_config_value("rst2openapi_links", True, "html", bool)
    app.add_config_value("rst2openapi_findings", "warning", "", ENUM(*LEVELS))
    # The first event at which Sphinx knows its pages; what it returns is written again.
    app.connect("env-get-outdated", _start)
    app.connect("html-page-context", add_links)
    app.connect("build-finished", publish)
    return {
        "version": __version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
        "env_version": 1,
    }


def _start(
    app: Sphinx,
    env: BuildEnvironment,
    added: Collection[str],
    changed: Collection[str],
    removed: Collection[str],
) -> list[str]:
    """Build the document before any page is written; the pages whose links are others now."""
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.builders.singlehtml import SingleFileHTMLBuilder

    if not isinstance(app.builder, StandaloneHTMLBuilder) or isinstance(
        app.builder, SingleFileHTMLBuilder
    ):
        return []
    build_document(app, env)
    return sorted(set(outdated_pages(app, env)) - {*added, *changed, *removed})
