"""Rules E…: examples against tables."""

from __future__ import annotations

from rst2openapi.diagnostics import Rule, Severity
