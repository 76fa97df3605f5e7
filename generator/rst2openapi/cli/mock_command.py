"""`rst2openapi mock`: a document in, a server that behaves as it says."""

from __future__ import annotations

from pathlib import Path

import click

from rst2openapi.build import load_document
from rst2openapi.cli.options import PATH, quiet_option, say
from rst2openapi.files import InputError
from rst2openapi.openapi import DocumentError


@click.command(
    "mock",
    epilog="""\b
Examples:
  rst2openapi mock spec/openapi.yaml
  rst2openapi mock spec/openapi.yaml --port 0 --stateless
  curl -H 'X-Auth-Token: any' http://127.0.0.1:4010/v2/project/pools
  curl -H 'Prefer: code=404' ...      another documented answer; also example=NAME, dynamic=true

\b
What is created can be read, changed and deleted until the mock ends; the examples of the
pages exist from the start. Any credential is good unless --token says which.
Exit codes: 0 ended with Ctrl-C; 2 bad usage or input.""",
)
@click.argument("spec", type=PATH)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=4010,
    show_default=True,
    help="Port to listen on; 0 takes a free one.",
)
@click.option("--stateless", is_flag=True, help="Answer from examples only; remember nothing.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of made-up data.")
@click.option("--token", default="", help="The only credential that is accepted.")
@quiet_option
def command(
    spec: Path, host: str, port: int, stateless: bool, seed: int, token: str, quiet: bool
) -> int:
    """Serve a mock that behaves as the document says, until Ctrl-C."""
    from rst2openapi.outputs.mock import MockOptions, Request, Response, run

    document = load_document(spec)
    options = MockOptions(stateless=stateless, seed=seed, token=token)

    def ready(url: str) -> None:
        count = sum(1 for _ in document.operations())
        say(f"{url}: {count} operations of {spec}; Ctrl-C ends", quiet=False)

    def observe(request: Request, response: Response) -> None:
        query = f"?{request.query}" if request.query else ""
        say(f"{request.method} {request.path}{query} -> {response.status}", quiet=quiet)

    try:
        run(document, options, host=host, port=port, ready=ready, observe=observe)
    except DocumentError as error:
        raise InputError(f"{spec}: {error}") from None
    return 0
