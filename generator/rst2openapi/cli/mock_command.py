"""`rst2openapi mock`: documents in, a server that behaves as they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rst2openapi.build import load_document
from rst2openapi.cli.options import PATH, quiet_option, say
from rst2openapi.cli.specs import expand
from rst2openapi.counting import counted

if TYPE_CHECKING:
    from rst2openapi.outputs.mock import Service, Source


@click.command(
    "mock",
    epilog="""\b
Examples:
  rst2openapi mock spec/openapi.yaml
  rst2openapi mock spec/openapi.yaml --port 0 --stateless
  rst2openapi mock specs/ other.yaml --watch      a mount for each: /other/...; / lists them
  rst2openapi mock spec/openapi.yaml --latency 200 --fault 0.05
  curl -H 'X-Auth-Token: any' http://127.0.0.1:4010/v2/project/pools
  curl -H 'Prefer: code=404' ...      another documented answer; also example=NAME, dynamic=true
  curl http://127.0.0.1:4010/__mock__/journal     what was asked; DELETE empties it
  curl -X POST http://127.0.0.1:4010/__mock__/reset

\b
What is created can be read, changed and deleted until the mock ends; the examples of the
pages exist from the start. Any credential is good unless --token says which.
Exit codes: 0 ended with Ctrl-C; 2 bad usage or input.""",
)
@click.argument("specs", type=PATH, nargs=-1, required=True, metavar="SPEC...")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=4010,
    show_default=True,
    help="Port to listen on; 0 takes a free one.",
)
@click.option("--stateless", is_flag=True, help="Answer from examples only; remember nothing.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of made-up data and faults.")
@click.option("--token", default="", help="The only credential that is accepted.")
@click.option(
    "--latency",
    type=click.FloatRange(0, 600_000),
    default=0,
    metavar="MS",
    help="Milliseconds that every answer waits.",
)
@click.option(
    "--fault",
    type=click.FloatRange(0, 1),
    default=0,
    metavar="RATE",
    help="Share of requests, 0 to 1, that get a documented error or a dropped connection.",
)
@click.option("--watch", is_flag=True, help="Load documents again when their files change.")
@quiet_option
def command(
    specs: tuple[Path, ...],
    host: str,
    port: int,
    stateless: bool,
    seed: int,
    token: str,
    latency: float,
    fault: float,
    watch: bool,
    quiet: bool,
) -> int:
    """Serve mocks that behave as documents say, until Ctrl-C.

    SPEC is a document or a folder of documents. One document is served at /, several at
    /NAME/, NAME being the name of the file without its ending.
    """
    from rst2openapi.outputs.mock import (
        HubOptions,
        MockOptions,
        Request,
        Response,
        mount_services,
        run_services,
    )

    options = MockOptions(stateless=stateless, seed=seed, token=token)
    services = mount_services(_sources(specs), options)
    if "" in services:
        services[""].engine()

    def ready(url: str) -> None:
        say(f"{url}: {_summary(services.values())}; Ctrl-C ends", quiet=False)

    def observe(request: Request, response: Response) -> None:
        query = f"?{request.query}" if request.query else ""
        say(f"{request.method} {request.path}{query} -> {response.status}", quiet=quiet)

    run_services(
        services,
        options,
        HubOptions(latency=latency / 1000, fault_rate=fault),
        host=host,
        port=port,
        ready=ready,
        observe=None if quiet else observe,
        watch=say if watch else None,
    )
    return 0


def _summary(services: Iterable[Service]) -> str:
    listed = list(services)
    engine = listed[0].ready
    if len(listed) > 1 or engine is None:
        return f"{len(listed)} services, listed at /"
    count = sum(1 for _ in engine.document.operations())
    return f"{counted(count, 'operation')} of {listed[0].source.label}"


def _sources(specs: tuple[Path, ...]) -> Iterator[Source]:
    from rst2openapi.outputs.mock import Source

    for path in expand(specs):
        yield Source(
            path.stem,
            str(path),
            lambda path=path: load_document(path),  # type: ignore[misc]
            lambda path=path: _stamp(path),  # type: ignore[misc]
        )


def _stamp(path: Path) -> tuple[int, int]:
    """Time of change and size of a file; zeros where it is not there for a moment."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
