"""openapi-spec-validator, with what takes it longest done by a faster engine first.

In: a document's content. Out: its errors, as openapi-spec-validator finds them. Nine tenths of its
time go into judging Schema Objects by their meta-schema in pure Python, most of the rest into
walking them. Here jsonschema-rs judges them by the same meta-schema, and only one that holds what
the walk looks for is walked. All other checks are the validator's own; so is every error: a
document that does not pass is judged again by the original, whose word counts and whose message is
shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from functools import cache
from typing import Any

import jsonschema_rs
from openapi_schema_validator import oas30_format_checker
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from openapi_spec_validator.validation import keywords
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError
from openapi_spec_validator.validation.validators import SpecValidator

from rst2openapi.openapi.metaschemas import schema_metaschema
from rst2openapi.openapi.pointers import escape
from rst2openapi.openapi.walk import entries, inner_schemas

_ORIGINAL_30: Any = keywords.OpenAPIV30ValueValidator.value_validator_cls
_ORIGINAL_31: Any = keywords.OpenAPIV31ValueValidator.value_validator_cls


def spec_errors(content: Mapping[str, Any], *, old: bool) -> Iterator[Any]:
    """What is wrong with an OpenAPI 3.1 document, or with one of 3.0 where `old`."""
    quick = (_Validator30 if old else _Validator31)(dict(content))
    schemas = content.get("components", {}).get("schemas", {})
    judge: Any = quick.keyword_validators_registry["schema"]
    judge.names = frozenset(f"#/components/schemas/{escape(str(name))}" for name in schemas)
    if any(True for _ in quick.iter_errors()):
        original = _Original30 if old else OpenAPIV31SpecValidator
        yield from original(dict(content)).iter_errors()


class _Seen(list[int]):
    """Identities in the order they were seen, found at once: the original searches a list."""

    def __init__(self) -> None:
        super().__init__()
        self._members: set[int] = set()

    def append(self, one: int) -> None:
        self._members.add(one)

    def __contains__(self, one: object) -> bool:
        return one in self._members


class _Schemas(keywords.SchemaValidator):
    """Passes Schema Objects over that their meta-schema says all about."""

    old: bool
    original: Any
    names: frozenset[str] = frozenset()
    """References to named schemas, each of which is judged by itself."""

    def __init__(self, registry: Any) -> None:
        super().__init__(registry)
        self.visited_schema_ids = _Seen()
        self.meta_checked_schema_ids = _Seen()
        self._plain: dict[int, bool] = {}

    def __call__(
        self, schema: Any, require_properties: bool = True, meta_checked: bool = False
    ) -> Iterator[Any]:
        value = schema.read_value()
        if self._is_plain(value) and (meta_checked or self._is_plainly_valid(value)):
            return
        yield from super().__call__(schema, require_properties, meta_checked)

    def _validate_schema_meta(
        self, schema: Any, schema_value: Any
    ) -> OpenAPIValidationError | None:
        if self._is_plainly_valid(schema_value):
            return None
        return super()._validate_schema_meta(schema, schema_value)

    def _is_plainly_valid(self, value: Any) -> bool:
        return _is_plainly_valid(value, self.original, _metaschema(old=self.old))

    def _is_plain(self, value: Any) -> bool:
        """Whether there is nothing in a schema that the walk of the original looks for.

        That is a reference to be followed, a default to be judged, and names that are required of
        several schemas together.
        """
        known = self._plain.get(id(value))
        if known is None:
            known = self._plain[id(value)] = isinstance(value, dict) and self._holds_none(value)
        return known

    def _holds_none(self, value: dict[str, Any]) -> bool:
        if "default" in value or ("allOf" in value and "required" in value):
            return False
        if "$ref" in value and value["$ref"] not in self.names:
            return False
        return all(map(self._is_plain, inner_schemas(value)))


class _Schemas30(_Schemas, keywords.OpenAPIV30SchemaValidator):
    old = True
    original = _ORIGINAL_30


class _Schemas31(_Schemas, keywords.OpenAPIV31SchemaValidator):
    old = False
    original = _ORIGINAL_31


def _formats_30() -> Any:
    """Those of the original, which stumbles over a default of the format `byte` beyond ASCII."""
    found: Any = copy(oas30_format_checker)
    is_byte, _ = found.checkers["byte"]
    found.checkers = {**found.checkers, "byte": (is_byte, ValueError)}
    return found


class _Values30(keywords.OpenAPIV30ValueValidator):
    value_validator_format_checker = _formats_30()


def _with(
    original: type[SpecValidator], **parts: type[keywords.KeywordValidator]
) -> dict[str, type[keywords.KeywordValidator]]:
    """The parts of a validator, some exchanged."""
    return {**original.keyword_validators, **parts}


class _Original30(OpenAPIV30SpecValidator):
    keyword_validators = _with(OpenAPIV30SpecValidator, default=_Values30)


class _Validator30(_Original30):
    keyword_validators = _with(_Original30, schema=_Schemas30)


class _Validator31(OpenAPIV31SpecValidator):
    keyword_validators = _with(OpenAPIV31SpecValidator, schema=_Schemas31)


def _is_plainly_valid(schema: Any, original: Any, metaschema: jsonschema_rs.Validator) -> bool:
    """Whether a schema needs no second look.

    It uses the usual dialect, and patterns that the original accepts too: what a pattern may hold,
    the engines see differently.
    """
    return metaschema.is_valid(schema) and all(
        key != "$schema" and (key != "pattern" or original.FORMAT_CHECKER.conforms(value, "regex"))
        for key, value in entries(schema)
    )


@cache
def _metaschema(*, old: bool) -> jsonschema_rs.Validator:
    if old:
        return jsonschema_rs.Draft4Validator(_ORIGINAL_30.META_SCHEMA, validate_formats=True)
    return schema_metaschema()
