"""Rules D…: the emitted document."""

from __future__ import annotations

from rst2openapi.diagnostics import Rule, Severity
