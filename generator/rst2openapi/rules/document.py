"""Rules D…: the emitted document."""

from __future__ import annotations

