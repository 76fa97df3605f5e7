"""Rules O…: client, mock, contract tests, reference and changes."""

from __future__ import annotations

