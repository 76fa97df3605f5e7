"""Going on where an earlier run ended.

In: the JSON report of that run. Out: options that leave out what it has been through, and what it
found, in the report of this run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from rst2openapi.files import InputError
from rst2openapi.outputs.contract.options import ContractOptions
from rst2openapi.outputs.contract.report import ContractReport, Failure

_NAMES = {one.name for one in fields(Failure)}


def resumed(options: ContractOptions, report: ContractReport, text: str) -> ContractOptions:
    """Take over what a JSON report tells; phases of operations that it ended are not repeated.

    Raises:
        InputError: the text is no report of a run.
    """
    try:
        told = json.loads(text)
        operations = {str(one["operation"]): one for one in told["operations"]}
        done: dict[str, tuple[str, ...]] = {}
        for label, result in report.operations.items():
            before = operations.get(label)
            if before is None:
                continue
            result.cases += int(before["calls"])
            result.phases = [str(name) for name in before["phases"]]
            for check, count in before["checks"].items():
                result.checks[str(check)] = int(count)
            result.failures += [_failure(one) for one in before["failures"]]
            done[label] = tuple(result.phases)
        seed = options.seed
        if seed is None and str(told.get("seed", "")).isdigit():
            seed = int(told["seed"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"--resume: not a report of a run: {error}") from None
    return replace(options, done=done, seed=seed)


def _failure(told: Mapping[str, Any]) -> Failure:
    values = {key: value for key, value in told.items() if key in _NAMES}
    values["evidence"] = tuple(values.get("evidence", ()))
    return Failure(**values)
