"""The hand-built service as a document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from service_pools import CONFIG, SERVICE

from rst2openapi.diagnostics import Diagnostic
from rst2openapi.openapi import (
    check_document,
    check_examples,
    document_bytes,
    emit_document,
    parse_document,
)


@pytest.mark.parametrize("version", ["3.0", "3.1"])
def test_the_document_is_valid_and_reads_back(version: str) -> None:
    found: list[Diagnostic] = []
    emitted = emit_document(SERVICE, replace(CONFIG, openapi=version), found.append)
    check_document(emitted.document, emitted.sources, found.append)
    check_examples(emitted.document, emitted.sources, found.append)
    assert sorted(one.rule.code for one in found) == ["D101", "D102", "D107", "D111", "D116"]
    for format in ("yaml", "json"):
        data = document_bytes(emitted.document, format=format)  # type: ignore[arg-type]
        assert parse_document(data.decode(), name="spec") == emitted.document
