"""Rules P…: syntax of a page."""

from __future__ import annotations

from rst2openapi.diagnostics import Rule, Severity
