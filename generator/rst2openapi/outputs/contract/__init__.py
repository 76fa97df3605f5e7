"""Contract tests of an endpoint against a document, by a walk and by Schemathesis.

In: a document and `ContractOptions`. Out: a `ContractReport`, operation by operation. First this
room walks through the endpoint itself (`walk`): each operation as the pages show it, what is
made, read, changed and deleted, pages of lists, broken calls. Then Schemathesis' own engine makes
and judges its calls (`fuzzing`); this room writes its configuration and reads its
events. By default only safe methods are sent.
"""

from __future__ import annotations

from rst2openapi.outputs.contract.fuzzing.events import read_events
from rst2openapi.outputs.contract.fuzzing.settings import settings_text
from rst2openapi.outputs.contract.options import (
    ALL_CHECKS,
    CONFORMANCE_CHECKS,
    OWN_CHECKS,
    PHASES,
    PROFILES,
    ContractOptions,
    Profile,
)
from rst2openapi.outputs.contract.report import (
    CUT_SHORT,
    STOPPED_BY_USER,
    ContractReport,
    Failure,
    OperationResult,
)
from rst2openapi.outputs.contract.resuming import resumed
from rst2openapi.outputs.contract.run import OnScenario, report_of, run_contract, wire_of
from rst2openapi.outputs.contract.telling.cases import Replayed, case_files, replay
from rst2openapi.outputs.contract.telling.files import report_files
from rst2openapi.outputs.contract.telling.render import report_json, report_text
from rst2openapi.outputs.contract.verdicts.explaining import explained

__all__ = [
    "ALL_CHECKS",
    "CONFORMANCE_CHECKS",
    "CUT_SHORT",
    "OWN_CHECKS",
    "PHASES",
    "PROFILES",
    "STOPPED_BY_USER",
    "ContractOptions",
    "ContractReport",
    "Failure",
    "OnScenario",
    "OperationResult",
    "Profile",
    "Replayed",
    "case_files",
    "explained",
    "read_events",
    "replay",
    "report_files",
    "report_json",
    "report_of",
    "report_text",
    "resumed",
    "run_contract",
    "settings_text",
    "wire_of",
]
