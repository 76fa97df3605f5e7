"""Rules E…: examples against tables."""

from __future__ import annotations

