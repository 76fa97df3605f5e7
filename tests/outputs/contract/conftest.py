"""The document of docs_src and a way to test a mock of it, with or without a fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rst2openapi.openapi import Document, parse_document
from rst2openapi.outputs.contract import ContractOptions, ContractReport, OnScenario, run_contract
from rst2openapi.outputs.mock import MockOptions, serve

SPEC = Path(__file__).parents[3] / "spec" / "openapi.yaml"
TOKEN = "token-of-the-contract-tests"

RunMock = Callable[..., ContractReport]


@pytest.fixture(scope="session")
def document() -> Document:
    return parse_document(SPEC.read_text(encoding="utf-8"), name=SPEC.name)


@pytest.fixture(scope="session")
def run_mock(document: Document) -> RunMock:
    """Serve a mock over a loopback socket and test it."""

    def run(
        mock: dict[str, Any] | None = None,
        *,
        on_scenario: OnScenario = lambda *_: None,
        **options: Any,
    ) -> ContractReport:
        with serve(document, MockOptions(**{"token": TOKEN, **(mock or {})})) as url:
            settings = {"allow_writes": True, "seed": 1, "max_examples": 3, **options}
            chosen = ContractOptions(url=url, token=TOKEN, **settings)
            return run_contract(document, chosen, on_scenario)

    return run
