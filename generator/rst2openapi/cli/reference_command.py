"""`rst2openapi reference`: the static reference site."""

from __future__ import annotations

from pathlib import Path

import click

from rst2openapi.build import find_project, load_document
from rst2openapi.build.reference import reference_files
from rst2openapi.cli.options import PATH, config_option, quiet_option, say
from rst2openapi.files import write_tree


@click.command(
    "reference",
    epilog="""\b
Examples:
  rst2openapi reference                                       what rst2openapi.toml says
  rst2openapi reference spec/openapi.yaml -o site/
  rst2openapi reference spec/openapi.yaml --docs docs/        ship the source pages too
  rst2openapi reference --source-url "https://example.org/blob/main/docs/{path}"

\b
Open site/index.html in a browser, or publish the folder on any web server.""",
)
@click.argument("spec", type=PATH, required=False)
@click.option("-o", "--output", type=PATH, help="Folder of the site.")
@click.option("--docs", type=PATH, help="Folder of pages that operations link back to.")
@click.option("--source-url", help="Where the pages are published; {path} is a page's path.")
@config_option
@quiet_option
def command(
    spec: Path | None,
    output: Path | None,
    docs: Path | None,
    source_url: str | None,
    config_file: Path | None,
    quiet: bool,
) -> None:
    """Publish the reference of the document SPEC as a static, offline site."""
    project = find_project(file=config_file)
    settings = project.config.reference
    document = load_document(spec or project.path(project.config.spec))
    pages = docs or (project.docs if spec is None else None)
    files = reference_files(document, docs=pages, source_url=source_url or settings.source_url)
    folder = output or project.path(settings.output)
    wrote = write_tree(folder, files)
    say(f"{folder / 'index.html'}: {'written' if wrote else 'unchanged'}", quiet=quiet)
