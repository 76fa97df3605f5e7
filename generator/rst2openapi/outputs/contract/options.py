"""What a contract test run is asked to do. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

SCHEMATHESIS_PHASES = ("examples", "coverage", "fuzzing", "stateful")
"""Schemathesis' phases, in the order in which they run."""

PHASES = ("walks", *SCHEMATHESIS_PHASES)
"""All phases: this room's own walk through the endpoint, then Schemathesis."""

CONFORMANCE_CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
"""What an endpoint answers, held against the document: few false alarms on a live endpoint."""

BEHAVIOUR_CHECKS = (
    "negative_data_rejection",
    "positive_data_acceptance",
    "missing_required_header",
    "unsupported_method",
    "allow_header_conformance",
    "use_after_free",
    "ensure_resource_availability",
    "ignored_auth",
)
"""What an endpoint accepts and keeps. `object_level_authorization` needs two users."""

SCHEMATHESIS_CHECKS = (*CONFORMANCE_CHECKS, *BEHAVIOUR_CHECKS)

OWN_CHECKS = (
    "error_body_conformance",
    "identity_conformance",
    "update_is_kept",
    "pagination_ends",
)
"""Made by walks alone: errors have a documented property; what is shown is what was asked for; an
update takes effect; following pages comes to an end."""

ALL_CHECKS = (*SCHEMATHESIS_CHECKS, *OWN_CHECKS)

READ_METHODS = ("GET", "HEAD", "OPTIONS")
"""Safe methods (RFC 9110, §9.2.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How thorough a run is."""

    phases: tuple[str, ...]
    max_examples: int
    """Test cases an operation and phase of Schemathesis."""
    broken_calls: int
    """Invalid calls an operation of a walk."""
    checks: tuple[str, ...] = ALL_CHECKS


PROFILES: Mapping[str, Profile] = {
    "quick": Profile(phases=("walks", "examples"), max_examples=5, broken_calls=3),
    "default": Profile(phases=PHASES, max_examples=10, broken_calls=12),
    "thorough": Profile(phases=PHASES, max_examples=100, broken_calls=1000),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractOptions:
    """One run."""

    url: str
    """Base URL of the endpoint; requests go nowhere else."""
    token: str = ""
    """Credential for every apiKey and bearer scheme of the document."""
    token_command: str = ""
    """Command that prints a token; run again where the endpoint refuses the last one."""
    auth_hook: str = ""
    """`module:function` or `file.py:function` that signs calls."""
    headers: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    """Values of parameters by name, e.g. the project that the token is for."""
    include: tuple[str, ...] = ()
    """operationIds, `METHOD /path` names or tags to test; all where empty."""
    exclude: tuple[str, ...] = ()
    allow_writes: bool = False
    """Send methods that change things too."""
    throwaway: bool = False
    """The endpoint's data is nobody's: walks may change and delete what they did not make."""
    phases: tuple[str, ...] = PHASES
    checks: tuple[str, ...] = CONFORMANCE_CHECKS
    max_examples: int = 50
    """Test cases an operation and phase of Schemathesis."""
    broken_calls: int = 12
    """Invalid calls an operation of a walk."""
    fail_fast: bool = False
    """Begin no further phase once something failed."""
    workers: int = 1
    seed: int | None = None
    rate_limit: str = ""
    """`100/m`-like; unlimited where empty."""
    request_timeout: float = 10.0
    """Seconds."""
    max_time: int | None = None
    """Seconds for the whole run."""
    max_requests: int | None = None
    """Calls of the whole run."""
    clean_up: bool = True
    """Delete at the end what the run made, as far as the document says how."""
    report_dir: Path | None = None
    """Folder for Schemathesis' events, which the reports are made of."""
    done: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Phases that an earlier run has been through, by operation; not repeated."""
