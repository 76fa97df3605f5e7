"""What a page may hold at most."""

from __future__ import annotations

LONGEST_LINE = 100_000
"""Characters; docutils refuses longer lines."""
