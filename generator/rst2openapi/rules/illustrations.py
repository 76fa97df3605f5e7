"""What each rule speaks of, shown: a line that breaks it and the same mended.

In: nothing. Out: the illustrations of `illustrations.toml`, by code.
"""

from __future__ import annotations

import tomllib
from importlib import resources

from msgspec import Struct


class Illustration(Struct, frozen=True):
    """One case."""

    wrong: str
    right: str


def load_illustrations() -> dict[str, Illustration]:
    """All illustrations, by the code of their rule."""
    text = resources.files(__package__).joinpath("illustrations.toml").read_text(encoding="utf-8")
    return {code: Illustration(*pair) for code, pair in tomllib.loads(text).items()}
