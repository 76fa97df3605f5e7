"""Rules P…: syntax of a page."""

from __future__ import annotations

