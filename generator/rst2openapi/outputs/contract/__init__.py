"""Contract tests of an endpoint against a document, by Schemathesis.

In: a document and `ContractOptions`. Out: a `ContractReport`, operation by operation; JUnit, HTML
and NDJSON files where a folder is named. Schemathesis' own engine makes and judges every call;
this room writes its configuration and reads its report. By default only safe methods are sent.
"""

from __future__ import annotations

from rst2openapi.outputs.contract.options import (
    ALL_CHECKS,
    CONFORMANCE_CHECKS,
    PHASES,
    ContractOptions,
)
from rst2openapi.outputs.contract.render import report_json, report_text
from rst2openapi.outputs.contract.report import (
    STOPPED_BY_USER,
    ContractReport,
    Failure,
    OperationResult,
    read_events,
)
from rst2openapi.outputs.contract.run import OnScenario, run_contract
from rst2openapi.outputs.contract.settings import settings_text

__all__ = [
    "ALL_CHECKS",
    "CONFORMANCE_CHECKS",
    "PHASES",
    "STOPPED_BY_USER",
    "ContractOptions",
    "ContractReport",
    "Failure",
    "OnScenario",
    "OperationResult",
    "read_events",
    "report_json",
    "report_text",
    "run_contract",
    "settings_text",
]
