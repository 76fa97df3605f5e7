"""Completion in the shells themselves."""

from __future__ import annotations

import shutil
import subprocess

import pytest

SCRIPTS = {
    "bash": (
        'source <(rst2openapi completion bash)\nCOMP_WORDS=(rst2openapi "$1"); COMP_CWORD=1\n'
        '_rst2openapi_completion rst2openapi\nprintf "%s\\n" "${COMPREPLY[@]}"'
    ),
    "zsh": (
        "autoload -Uz compinit; compinit -u -d $HOME/.zcompdump\n"
        "source <(rst2openapi completion zsh)\n"
        "compadd() { print -rl -- $completions $completions_with_descriptions }\n"
        "_describe() { print -rl -- ${(P)${@[-2]}} ${(P)${@[-3]}} }\n"
        'words=(rst2openapi "$1"); CURRENT=2\n_rst2openapi_completion'
    ),
    "fish": 'rst2openapi completion fish | source\ncomplete -C "rst2openapi $argv[1]"',
}


@pytest.mark.parametrize("shell", sorted(SCRIPTS))
def test_commands_are_completed(shell, installed):
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run(
        [found, "-c", SCRIPTS[shell], *(["sh"] if shell != "fish" else []), "re"],
        env=installed | {"TERM": "dumb"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "reference" in done.stdout, (done.stdout, done.stderr)
    assert "sync" not in done.stdout
