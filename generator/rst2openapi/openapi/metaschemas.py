"""The meta-schemas that documents are judged by, as the packages of their validators hold them.

Read without importing those packages, which takes longer than any judgement.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import jsonschema_rs


@cache
def openapi_metaschema(version: str) -> jsonschema_rs.Validator:
    """The meta-schema of OpenAPI `3.0` or `3.1`."""
    text = _resource("openapi_spec_validator", f"resources/schemas/v{version}/schema.json")
    return jsonschema_rs.validator_for(json.loads(text))


@cache
def schema_metaschema() -> jsonschema_rs.Validator:
    """The meta-schema of Schema Objects of OpenAPI 3.1 (its base dialect), formats included."""
    vocabulary = json.loads(
        _resource("openapi_schema_validator", "schemas/oas3.1/vocabularies/base")
    )
    dialect = json.loads(_resource("openapi_schema_validator", "schemas/oas3.1/metaschema.json"))
    return jsonschema_rs.Draft202012Validator(
        dialect,
        validate_formats=True,
        registry=jsonschema_rs.Registry([(vocabulary["$id"], vocabulary)]),
    )


def _resource(package: str, path: str) -> str:
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec is not None else None
    if not folders:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    return Path(next(iter(folders)), path).read_text(encoding="utf-8")
