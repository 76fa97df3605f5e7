"""The meta-schemas that documents are judged by, as the packages of their validators hold them.

Read without importing those packages, which takes longer than any judgement.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema_rs

from rst2openapi.files import package_file


@cache
def openapi_metaschema(version: str) -> jsonschema_rs.Validator:
    """The meta-schema of OpenAPI `3.0` or `3.1`."""
    folders = ("resources", "schemas", f"v{version}")
    return jsonschema_rs.validator_for(_resource("openapi_spec_validator", *folders, "schema.json"))


@cache
def schema_metaschema() -> jsonschema_rs.Validator:
    """The meta-schema of Schema Objects of OpenAPI 3.1 (its base dialect), formats included."""
    folders = ("openapi_schema_validator", "schemas", "oas3.1")
    vocabulary = _resource(*folders, "vocabularies", "base")
    dialect = _resource(*folders, "metaschema.json")
    return jsonschema_rs.Draft202012Validator(
        dialect,
        validate_formats=True,
        registry=jsonschema_rs.Registry([(vocabulary["$id"], vocabulary)]),
    )


def _resource(package: str, *parts: str) -> Any:
    return json.loads(package_file(package, *parts).read_text(encoding="utf-8"))
