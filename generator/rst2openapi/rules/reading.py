"""Rules R…: what one page says."""

from __future__ import annotations

