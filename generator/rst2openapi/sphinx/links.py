"""Pages → operations and back.

In: the document of this run and Sphinx's pages. Out: links in the HTML of each page to the
operations that it describes, and the addresses of the pages for the reference.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from sphinx.locale import _

from rst2openapi.outputs.reference import operation_files
from rst2openapi.sphinx.document import Made

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_KEPT = "rst2openapi_links"
"""The attribute of Sphinx's environment that keeps links from one run to the next."""

Links = dict[str, list[tuple[str, str]]]
"""By the name of a document of Sphinx: what the link says, and a file of the reference."""


def links_of(made: Made) -> Links:
    """The operations of each page, in the order of the document."""
    found: Links = {}
    for operation, file, pages in operation_files(made.outcome.document):
        for page in pages:
            told = f"{operation.method.upper()} {operation.path}"
            found.setdefault(page.removesuffix(".rst"), []).append((told, file))
    return found


def outdated_pages(app: Sphinx, env: BuildEnvironment) -> Iterator[str]:
    """Pages that do not change and whose links do; remembers the links in the environment."""
    made = Made.of(app)
    links = links_of(made) if made and app.config.rst2openapi_links else {}
    before: Links = getattr(env, _KEPT, {})
    setattr(env, _KEPT, links)
    for name in before.keys() | links.keys():
        if before.get(name) != links.get(name) and name in env.found_docs:
            yield name


def add_links(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the links of a page behind its body, whatever the theme."""
    made = Made.of(app)
    if made is None or doctree is None or not app.config.rst2openapi_links:
        return
    listed = getattr(app.env, _KEPT, {}).get(page)
    if not listed:
        return
    items = Markup("").join(
        Markup('<li><a class="reference internal" href="{}"><code>{}</code></a></li>').format(
            _relative(app, page, file), told
        )
        for told, file in listed
    )
    heading = _("API reference")
    context["body"] = str(context["body"]) + Markup(
        '<nav class="rst2openapi" aria-label="{0}"><p>{0}</p><ul>{1}</ul></nav>\n'
    ).format(heading, items)


def _relative(app: Sphinx, page: str, file: str) -> str:
    """From a page to a file of the reference."""
    start = posixpath.dirname(app.builder.get_target_uri(page))
    return posixpath.relpath(posixpath.join(reference_folder(app), file), start or ".")


def reference_folder(app: Sphinx) -> str:
    """Where the reference stands in the output, as a POSIX path."""
    return posixpath.normpath(str(app.config.rst2openapi_reference))


def page_urls(app: Sphinx) -> dict[str, str]:
    """Where each page is published, as seen from the start page of the reference."""
    folder = reference_folder(app)
    found = {}
    for name in sorted(app.env.found_docs):
        uri = app.builder.get_target_uri(name)
        slash = "/" if uri.endswith("/") else ""  # as the builder `dirhtml` has it
        found[f"{name}.rst"] = posixpath.relpath(uri or ".", folder) + slash
    return found
