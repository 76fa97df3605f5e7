"""`rst2openapi completion`: the shell completion script."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command(
    "completion",
    epilog="""\b
Examples:
  rst2openapi completion bash >> ~/.bashrc
  rst2openapi completion zsh > ~/.zfunc/_rst2openapi
  rst2openapi completion fish > ~/.config/fish/completions/rst2openapi.fish""",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    script = kind(ctx.find_root().command, {}, "rst2openapi", "_RST2OPENAPI_COMPLETE")
    click.echo(script.source())
