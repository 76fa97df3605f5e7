"""Rules R…: what one page says."""

from __future__ import annotations

from rst2openapi.diagnostics import Rule, Severity
