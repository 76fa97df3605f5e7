"""The command line: arguments, progress, exit codes. The only room that prints.

Every command is a module of this room, imported when it is called, so that `--help` stays fast.
Exit codes: 0 fine; 1 findings (a check failed, drift, a broken contract); 2 bad usage or input.
"""

from __future__ import annotations

import importlib
import os
import sys
import threading
from typing import NoReturn

import click

from rst2openapi import __version__
from rst2openapi.collecting import collect_less
from rst2openapi.files import InputError

COMMANDS = {
    "build": "Build the OpenAPI document from a folder of pages.",
    "lint": "List what is wrong with the pages, with file and line.",
    "client": "Generate the typed Python client.",
    "mock": "Serve a mock that behaves as the document says.",
    "test": "Test an endpoint against the document with Schemathesis.",
    "reference": "Publish the reference as a static, offline site.",
    "diff": "Say what changed between two documents and whom it breaks.",
    "sync": "Do all of it, from configuration.",
    "explain": "Explain a rule, or where a part of the document comes from.",
    "completion": "Print the shell completion script.",
}
"""Command and its one-line help; each lives in the module of its name in this room."""


class _Commands(click.Group):
    """Commands by name, imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"rst2openapi.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: rst2openapi build docs/ -o openapi.yaml",
)
@click.version_option(__version__, prog_name="rst2openapi")
def group() -> None:
    """Turn REST API reference pages in reStructuredText into OpenAPI 3 and what follows from it."""


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run a command and exit; bad input ends with a message and exit code 2, never a traceback."""
    collect_less()
    try:
        code = group.main(args=arguments, prog_name="rst2openapi", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(130)
    except InputError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def run() -> NoReturn:
    """`main` as a process: it ends without taking a million objects apart one by one.

    That takes a tenth of the time of a build, and nobody needs it: all files are closed by then.
    """
    try:
        main()
    except SystemExit as end:
        if isinstance(end.code, int) and threading.active_count() == 1 and _is_flushed():
            os._exit(end.code)
        raise


def _is_flushed() -> bool:
    """Write out what still waits to be; who reads it may be gone."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return False
    return True
