"""The rule catalogue: every finding that the toolchain can report, one module a stage.

In: nothing. Out: `Rule` constants, and `CATALOGUE`, all of them by code.
This room never looks at pages or documents.
"""

from __future__ import annotations

from rst2openapi.diagnostics import Rule
from rst2openapi.rules import (
    build,
    document,
    evidence,
    examples,
    linking,
    outputs,
    pages,
    reading,
)


def _collect() -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for module in (build, pages, reading, linking, document, examples, evidence, outputs):
        for rule in vars(module).values():
            if isinstance(rule, Rule):
                if rule.code in found:
                    raise ValueError(f"rule code {rule.code} is used twice")
                found[rule.code] = rule
    return dict(sorted(found.items()))


CATALOGUE = _collect()
