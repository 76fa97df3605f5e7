"""`rst2openapi client`: a typed Python package from a document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from rst2openapi.build import find_project, load_document
from rst2openapi.cli.options import PATH, config_option, quiet_option, say
from rst2openapi.config import ClientConfig
from rst2openapi.counting import counted
from rst2openapi.diagnostics import Diagnostic, Severity
from rst2openapi.files import InputError, read_tree, write_tree
from rst2openapi.outputs.client import ClientOptions, generate_client
from rst2openapi.rules.render import render


@click.command(
    "client",
    epilog="""\b
Examples:
  rst2openapi client                                       what rst2openapi.toml says
  rst2openapi client spec/openapi.yaml -o generated/
  rst2openapi client openapi.json -o client/ --package pools_client --package-version 1.4.0
  rst2openapi client --check                               fail if the client is out of date

\b
Exit codes: 0 the client is in place; 1 part of the document is not in the client (an earlier
client is left as it was, unless --keep-going), or --check found it out of date; 2 bad usage
or input.""",
)
@click.argument("spec", type=PATH, required=False)
@click.option("-o", "--output", type=PATH, help="Folder of the package; it is replaced as a whole.")
@click.option("--package", default="", help="Import name; else made from the title.")
@click.option("--package-version", default="", help="Else that of the document.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 and list what differs.")
@click.option("--keep-going", is_flag=True, help="Replace the client in spite of errors.")
@config_option
@quiet_option
def command(
    spec: Path | None,
    output: Path | None,
    package: str,
    package_version: str,
    check: bool,
    keep_going: bool,
    config_file: Path | None,
    quiet: bool,
) -> int:
    """Generate a typed Python client from the document SPEC."""
    project = find_project(file=config_file)
    own = project.path(project.config.spec)
    # A project's names must not leak into the client of another document.
    ours = spec is None or config_file is not None or spec.resolve() == own.resolve()
    settings = project.config.client if ours else ClientConfig()
    spec = spec or own
    folder = output or (project.path(settings.output) if ours else Path(settings.output))
    options = ClientOptions(
        package=package or settings.package,
        version=package_version or settings.version,
        document=str(spec),
    )
    found: list[Diagnostic] = []
    tree = generate_client(load_document(spec), options, found.append)
    if found:
        click.echo(render(found, "text", root="").rstrip("\n"), err=True)
    broken = any(one.rule.severity is Severity.ERROR for one in found)
    if check and tree:
        return _check(folder, tree, quiet=quiet) or int(broken)
    if broken and not (keep_going and tree):
        say(f"{folder}: not written, because of errors", quiet=quiet)
        return 1
    _refuse_foreign(folder)
    wrote = write_tree(folder, tree)
    say(
        f"{folder}: {'written' if wrote else 'unchanged'}. {counted(len(tree), 'file')}.",
        quiet=quiet,
    )
    return int(broken)


def _check(folder: Path, tree: Mapping[str, bytes], *, quiet: bool) -> int:
    """List the files that differ from what would be written; 1 if there are any."""
    there = read_tree(folder)
    different = sorted(name for name in {*there, *tree} if there.get(name) != tree.get(name))
    for name in different:
        state = "missing" if name not in there else "stale" if name not in tree else "differs"
        click.echo(f"{folder / name}: {state}")
    if different:
        say(f"{folder}: out of date; run: rst2openapi client", quiet=quiet)
    else:
        say(f"{folder}: up to date", quiet=quiet)
    return int(bool(different))


def _refuse_foreign(folder: Path) -> None:
    """Keep hands off a folder that holds something else than a generated package.

    Raises:
        InputError: it does.
    """
    if folder.is_file():
        raise InputError(f"{folder}: is a file; name a folder for the client")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "pyproject.toml").is_file():
        raise InputError(f"{folder}: holds other files; name a folder for the client alone")
