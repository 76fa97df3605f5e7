"""`sync --watch`: again at every save, with the reference and a mock that follow.

In: a project and a `Sitting`. Out: servers that show what is there, until Ctrl-C.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rst2openapi.build import Project, load_document
from rst2openapi.cli.options import say

if TYPE_CHECKING:
    from rst2openapi.cli.sitting import Sitting
    from rst2openapi.outputs.reference.preview import Preview

_LOOK = 200
"""Milliseconds after which is looked whether a client was generated, while nothing is saved."""

_CALM = 5
"""Milliseconds without another change after which a save is over; what follows is another save."""


def watch_project(
    project: Project, sitting: Sitting, *, port: int, mock_port: int, quiet: bool
) -> None:
    """Serve reference and mock, and go on whenever a page or the configuration changes.

    Raises:
        InputError: a port is taken, or there is no document.
    """
    # Imported here: only this way of working needs servers.
    from rst2openapi.outputs.mock import HubOptions, MockOptions, Source, mount_services
    from rst2openapi.outputs.mock import run_services as run_mock
    from rst2openapi.outputs.reference.preview import serve_preview

    spec = project.path(project.config.spec)
    source = Source(
        spec.stem, str(spec), lambda: load_document(spec), lambda: spec.stat().st_mtime_ns
    )
    options = MockOptions()
    services = mount_services([source], options)
    services[""].engine()

    with serve_preview(project.path(project.config.reference.output), port=port) as preview:

        def ready(url: str) -> None:
            say(f"reference  {preview.url}/", quiet=quiet)
            say(f"mock       {url}", quiet=quiet)
            say("watching; Ctrl-C ends", quiet=quiet)

        with _watching(project, sitting, preview):
            run_mock(
                services,
                options,
                HubOptions(),
                host="127.0.0.1",
                port=mock_port,
                ready=ready,
                watch=lambda text: say(text, quiet=quiet),
            )


@contextmanager
def _watching(project: Project, sitting: Sitting, preview: Preview) -> Iterator[None]:
    """Go on at every change for the length of a block, in a thread of its own."""
    from watchfiles import watch

    ended = threading.Event()
    inputs = tuple(_inputs(project))

    def follow() -> None:
        for saved in watch(
            *_folders(inputs),
            stop_event=ended,
            watch_filter=_of(inputs),
            step=_CALM,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
        ):
            try:
                if saved:
                    sitting.save()
                elif not sitting.settle():
                    continue
            except Exception as error:  # a page that is being written may be anything
                say(f"error: {error}")
            else:
                preview.reload()

    thread = threading.Thread(target=follow, daemon=True, name="watch")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(10)
        sitting.end()


def _inputs(project: Project) -> Iterator[Path]:
    """Where everything lies that a document is made of."""
    yield project.docs.resolve()
    if project.file is not None:
        yield project.file.resolve()
    yield from (one.resolve() for one in project.overlays)


def _folders(inputs: tuple[Path, ...]) -> set[Path]:
    """What to watch. Editors replace files, which a watch on the file itself does not see."""
    return {one if one.is_dir() else one.parent for one in inputs}


def _of(inputs: tuple[Path, ...]) -> Callable[[object, str], bool]:
    """Whether a changed path is an input; outputs may lie beside them."""

    def wanted(_change: object, name: str) -> bool:
        path = Path(name)
        if path.name.startswith((".", "~")) or path.name.endswith("~"):
            return False
        return any(path == one or one in path.parents for one in inputs)

    return wanted


def watch_options(function: click.decorators.FC) -> click.decorators.FC:
    """`--watch` and its ports."""
    ports = click.IntRange(0, 65535)
    for option in (
        click.option(
            "--mock-port", type=ports, default=4010, show_default=True, help="Port of the mock."
        ),
        click.option(
            "--port", type=ports, default=8010, show_default=True, help="Port of the reference."
        ),
        click.option(
            "--watch",
            is_flag=True,
            help="Go on at every save, and serve the reference and a mock that follow.",
        ),
    ):
        function = option(function)
    return function
