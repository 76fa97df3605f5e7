"""The contract as pytest tests: Schemathesis' own pytest integration over spec/openapi.yaml.

This is what a service's own suite would hold; here the service is the mock, over loopback.
`RST2OPENAPI_BASE_URL` (and `RST2OPENAPI_TOKEN`) name another endpoint to test instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import schemathesis

from rst2openapi.openapi import parse_document
from rst2openapi.outputs.mock import MockOptions, serve

SPEC = Path(__file__).parents[2] / "spec" / "openapi.yaml"
TOKEN = os.environ.get("RST2OPENAPI_TOKEN", "token-of-the-contract")
HEADERS = {"X-Auth-Token": TOKEN}

QUICK = hypothesis.settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)

configuration = schemathesis.Config.from_dict(
    {"generation": {"with-security-parameters": False}, "seed": 1}
)
schema = schemathesis.openapi.from_path(SPEC, config=configuration)


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    if url := os.environ.get("RST2OPENAPI_BASE_URL"):
        yield url
        return
    document = parse_document(SPEC.read_text(encoding="utf-8"), name=SPEC.name)
    with serve(document, MockOptions(token=TOKEN)) as url:
        yield url


@schema.parametrize()
@QUICK
def test_operation(case: schemathesis.Case, base_url: str) -> None:
    case.call_and_validate(base_url=base_url, headers=HEADERS)


def test_stories(base_url: str) -> None:
    """What one call makes, the next ones find, along the links of the document."""
    called: set[str] = set()

    class Story(schema.as_state_machine()):  # type: ignore[misc]
        def get_call_kwargs(self, case: schemathesis.Case) -> dict[str, object]:
            called.add(case.operation.label)
            return {"base_url": base_url, "headers": HEADERS}

    Story.run(settings=hypothesis.settings(QUICK, max_examples=15, stateful_step_count=6))
    assert {"POST /v2/{project_id}/pools", "GET /v2/{project_id}/pools/{pool_name}"} <= called
