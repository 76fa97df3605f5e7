"""The words that come with the package.

In: the name of a file beside this one. Out: its tables, as they are written there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any


def packaged_tables(name: str) -> dict[str, Any]:
    """The tables of a packaged TOML file."""
    # Imported here: most runs have the words from the last one, and are over sooner without these.
    import tomllib

    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
