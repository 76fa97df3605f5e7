"""openapi-spec-validator, with the check of each Schema Object done by a faster engine first.

In: a document's content. Out: its errors, as openapi-spec-validator finds them. Nine tenths of its
time go into judging Schema Objects by their meta-schema in pure Python. Here jsonschema-rs judges
them by the same meta-schema, and only a schema that it refuses is judged again by the original,
whose word counts and whose message is shown. All other checks are the validator's own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import jsonschema_rs
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from openapi_spec_validator.validation import keywords
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError
from openapi_spec_validator.validation.validators import SpecValidator

_ORIGINAL_30: Any = keywords.OpenAPIV30ValueValidator.value_validator_cls
_ORIGINAL_31: Any = keywords.OpenAPIV31ValueValidator.value_validator_cls


def spec_errors(content: Mapping[str, Any], *, old: bool) -> Iterator[Any]:
    """What is wrong with an OpenAPI 3.1 document, or with one of 3.0 where `old`."""
    judge = _Validator30 if old else _Validator31
    yield from judge(dict(content)).iter_errors()


class _Schemas30(keywords.OpenAPIV30SchemaValidator):
    def _validate_schema_meta(
        self, schema: Any, schema_value: Any
    ) -> OpenAPIValidationError | None:
        if _is_plainly_valid(schema_value, _ORIGINAL_30, _metaschema(old=True)):
            return None
        return super()._validate_schema_meta(schema, schema_value)


class _Schemas31(keywords.OpenAPIV31SchemaValidator):
    def _validate_schema_meta(
        self, schema: Any, schema_value: Any
    ) -> OpenAPIValidationError | None:
        if _is_plainly_valid(schema_value, _ORIGINAL_31, _metaschema(old=False)):
            return None
        return super()._validate_schema_meta(schema, schema_value)


def _with(
    schemas: type[keywords.SchemaValidator], original: type[SpecValidator]
) -> dict[str, type[keywords.KeywordValidator]]:
    """The parts of a validator, that for schemas exchanged."""
    return {**original.keyword_validators, "schema": schemas}


class _Validator30(OpenAPIV30SpecValidator):
    keyword_validators = _with(_Schemas30, OpenAPIV30SpecValidator)


class _Validator31(OpenAPIV31SpecValidator):
    keyword_validators = _with(_Schemas31, OpenAPIV31SpecValidator)


def _is_plainly_valid(schema: Any, original: Any, metaschema: jsonschema_rs.Validator) -> bool:
    """Whether a schema needs no second look.

    It uses the usual dialect, and patterns that the original accepts too: what a pattern may hold,
    the engines see differently.
    """
    return metaschema.is_valid(schema) and all(
        key != "$schema" and (key != "pattern" or original.FORMAT_CHECKER.conforms(value, "regex"))
        for key, value in _entries(schema)
    )


def _entries(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield key, value
            yield from _entries(value)
    elif isinstance(node, list):
        for value in node:
            yield from _entries(value)


@cache
def _metaschema(*, old: bool) -> jsonschema_rs.Validator:
    if old:
        return jsonschema_rs.Draft4Validator(_ORIGINAL_30.META_SCHEMA, validate_formats=True)
    place = files("openapi_schema_validator").joinpath("schemas/oas3.1/vocabularies/base")
    vocabulary = json.loads(place.read_text(encoding="utf-8"))
    return jsonschema_rs.Draft202012Validator(
        _ORIGINAL_31.META_SCHEMA,
        validate_formats=True,
        registry=jsonschema_rs.Registry([(vocabulary["$id"], vocabulary)]),
    )
