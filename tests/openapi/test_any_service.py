"""Whatever linking hands over, the document is valid, and its bytes say the same."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from strategies import services

from rst2openapi.config import Config
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.model import Service
from rst2openapi.openapi import (
    check_document,
    check_examples,
    document_bytes,
    emit_document,
    parse_document,
    parse_source_map,
    source_map_bytes,
)


@pytest.mark.parametrize("version", ["3.0", "3.1"])
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking takes minutes
)
@given(service=services())
def test_any_service_becomes_a_valid_document(version: str, service: Service) -> None:
    config = Config(openapi=version)
    found: list[Diagnostic] = []
    emitted = emit_document(service, config, lambda _: None)
    check_document(emitted.document, emitted.sources, found.append)
    assert [one.message for one in found if one.rule.code in ("D201", "D202", "D206")] == []
    check_examples(emitted.document, emitted.sources, found.append)

    text = document_bytes(emitted.document, format="yaml")
    assert parse_document(text.decode(), name="spec") == emitted.document
    assert yaml.load(text, Loader=yaml.CSafeLoader) == emitted.document.content
    as_json = document_bytes(emitted.document, format="json")
    assert parse_document(as_json.decode(), name="spec") == emitted.document

    again = emit_document(service, config, lambda _: None)
    assert document_bytes(again.document, format="yaml") == text
    assert source_map_bytes(again.sources) == source_map_bytes(emitted.sources)

    assert parse_source_map(source_map_bytes(emitted.sources).decode()) == emitted.sources
    for pointer in emitted.sources:
        emitted.document.at(pointer)
