"""`rst2openapi reference`: the static reference site."""

from __future__ import annotations

from pathlib import Path

import click

from rst2openapi.build import find_project, load_document
from rst2openapi.build.reference import (
    Publication,
    load_figures,
    load_sources,
    portal_files,
    reference_files,
    source_pages,
)
from rst2openapi.cli.options import PATH, config_option, quiet_option, say
from rst2openapi.cli.specs import expand
from rst2openapi.files import is_current_tree, write_tree


@click.command(
    "reference",
    epilog="""\b
Examples:
  rst2openapi reference                                       what rst2openapi.toml says
  rst2openapi reference spec/openapi.yaml -o site/
  rst2openapi reference specs/ -o site/ --title "Our APIs"    a portal: a service a document
  rst2openapi reference spec/openapi.yaml --docs docs/        ship the source pages too
  rst2openapi reference --source-url "https://example.org/blob/main/docs/{path}#L{line}"
  rst2openapi reference --edit-url "https://example.org/edit/main/{service}/{path}"
  rst2openapi build services/ -o specs/ --report report.json
  rst2openapi reference specs/ --report report.json           with coverage and findings

\b
Open site/index.html in a browser, or publish the folder on any web server.
Exit codes: 0 the site is in place; 1 --check found it out of date; 2 bad usage or input.""",
)
@click.argument("specs", type=PATH, nargs=-1, metavar="[SPEC]...")
@click.option("-o", "--output", type=PATH, help="Folder of the site.")
@click.option("--docs", type=PATH, help="Folder of pages that operations link back to.")
@click.option("--source-url", help="Where pages are published: {path}, {line}, {service}.")
@click.option("--edit-url", help="Where pages are edited: {path}, {line}, {service}.")
@click.option("--title", help="Title of the start page of several services.")
@click.option("--report", type=PATH, help="What `build --report` wrote: coverage, findings.")
@click.option("--redoc", is_flag=True, help="Ship each reference on one page by Redoc as well.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the site is out of date.")
@config_option
@quiet_option
def command(
    specs: tuple[Path, ...],
    output: Path | None,
    docs: Path | None,
    source_url: str | None,
    edit_url: str | None,
    title: str | None,
    report: Path | None,
    redoc: bool,
    check: bool,
    config_file: Path | None,
    quiet: bool,
) -> int:
    """Publish the reference of documents as a static, offline site: of several, a portal."""
    project = find_project(file=config_file)
    settings = project.config.reference
    publication = Publication(
        source_url=source_url or settings.source_url,
        edit_url=edit_url or settings.edit_url,
        title=title or settings.title,
        redoc=redoc or settings.redoc,
    )
    found = expand(specs)
    figures = load_figures(report) if report else {}
    is_portal = len(found) > 1 or any(spec.is_dir() for spec in specs)
    if is_portal:
        files = portal_files(found, docs=docs, publication=publication, figures=figures)
    else:
        spec = found[0] if found else project.path(project.config.spec)
        document = load_document(spec)
        files = reference_files(
            document,
            pages=source_pages(document, docs or (None if found else project.docs), publication),
            publication=publication,
            sources=load_sources(spec),
            figures=figures.get(spec.stem),
        )
    folder = output or project.path(settings.output)
    if check:
        current = is_current_tree(folder, files)
        say(f"{folder}: {'up to date' if current else 'out of date'}", quiet=quiet)
        return 0 if current else 1
    wrote = write_tree(folder, files)
    say(f"{folder / 'index.html'}: {'written' if wrote else 'unchanged'}", quiet=quiet)
    return 0
