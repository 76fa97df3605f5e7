"""Rules L…: what the pages of a service mean together."""

from __future__ import annotations

