"""Data → YAML, by PyYAML.

In: data of JSON. Out: text in block style that every reader of YAML 1.1 or 1.2 reads back.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from rst2openapi.openapi.yaml_text import float_text


def dump(content: Any) -> str:
    """What PyYAML writes.

    Raises:
        ValueError: a number that JSON does not have.
        UnicodeEncodeError: half a character.
    """
    written: bytes = yaml.dump(
        content,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=2**20,
        encoding="utf-8",
    )
    return written.decode()


class _Dumper(yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper):  # type: ignore[misc]
    """Block style, no aliases, strings quoted wherever some YAML would take them for another."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_NOT_PLAIN = re.compile(
    r"[-+]?(?:0o[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+|[0-9][0-9_]*(?::[0-5]?[0-9])*"
    r"|(?:\.[0-9_]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))"
    r"|\.(?:nan|NaN|NAN)|[yYnN]|[1-5](?:XX|xx)|[0-9]{4}-[0-9].*"
)
"""Strings that YAML 1.1 or 1.2 readers other than PyYAML take for numbers, booleans or dates."""


def _string(dumper: Any, data: str) -> Any:
    style = None
    if "\n" in data:
        style = "|" if _fits_block(data) else '"'
    elif _NOT_PLAIN.fullmatch(data):
        style = "'"
    elif not data.isprintable():
        style = '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)


def _fits_block(data: str) -> bool:
    """Whether literal style keeps a text as it is: printable lines without outer blanks."""
    lines = data.split("\n")
    return (
        bool(lines[0])
        and not lines[0].startswith((" ", "\ufeff"))
        and all(line.isprintable() and not line.endswith(" ") for line in lines)
    )


def _float(dumper: Any, data: float) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:float", float_text(data))


_Dumper.add_representer(str, _string)
_Dumper.add_representer(float, _float)
