"""What a contract test run is asked to do. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

PHASES = ("examples", "coverage", "fuzzing", "stateful")
"""Schemathesis' phases, in the order in which they run."""

CONFORMANCE_CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
"""What an endpoint answers, held against the document: few false alarms on a live endpoint."""

ALL_CHECKS = (
    *CONFORMANCE_CHECKS,
    "negative_data_rejection",
    "positive_data_acceptance",
    "missing_required_header",
    "unsupported_method",
    "allow_header_conformance",
    "use_after_free",
    "ensure_resource_availability",
    "ignored_auth",
)
"""What an endpoint accepts and keeps as well. `object_level_authorization` needs two users."""

READ_METHODS = ("GET", "HEAD", "OPTIONS")
"""Safe methods (RFC 9110, §9.2.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractOptions:
    """One run."""

    url: str
    """Base URL of the endpoint; requests go nowhere else."""
    token: str = ""
    """Credential for every apiKey and bearer scheme of the document."""
    headers: Mapping[str, str] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    """operationIds, `METHOD /path` names or tags to test; all where empty."""
    exclude: tuple[str, ...] = ()
    allow_writes: bool = False
    """Send methods that change things too."""
    phases: tuple[str, ...] = PHASES
    checks: tuple[str, ...] = CONFORMANCE_CHECKS
    max_examples: int = 50
    """Test cases an operation and phase."""
    workers: int = 1
    seed: int | None = None
    rate_limit: str = ""
    """`100/m`-like; unlimited where empty."""
    request_timeout: float = 10.0
    """Seconds."""
    max_time: int | None = None
    """Seconds for the whole run."""
    report_dir: Path | None = None
    """Folder for junit.xml, events.ndjson, report.json and the HTML report."""
