"""Data made from schemas: deterministic, recursion-safe, checked.

In: converted schemas, a seed and a key that names the place. Out: a value valid against the schema.
Preference: example, default, constant or enumeration, format, pattern, bounds. Candidates are drawn
in rounds that grow plainer and more varied until one is valid.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from typing import Any

from rst2openapi.outputs.mock.values.merging import merge_schemas
from rst2openapi.outputs.mock.values.schemas import Schema, Schemas
from rst2openapi.outputs.mock.values.words import sample_texts

_ROUNDS = 40
_DEEPEST = 24
"""Nesting at which even required properties are left out; such a schema has no finite value."""


@dataclass(frozen=True, slots=True)
class _Draw:
    """One round: where its randomness comes from and how plain its values are."""

    rng: Random
    round: int
    examples: bool
    lean: bool = False
    """Required properties only, as few items as allowed."""
    depth: int = 0
    seen: frozenset[str] = frozenset()
    """References passed on the way; a second pass is lean."""

    @property
    def first(self) -> bool:
        """Whether choices take the first alternative instead of a random one."""
        return self.round < 3

    def below(self) -> _Draw:
        """For the children of a value."""
        return replace(self, depth=self.depth + 1)


@dataclass(frozen=True, slots=True)
class Sampler:
    """Makes data for the schemas of one document."""

    schemas: Schemas
    seed: int

    def sample(self, schema: Schema, key: str, *, examples: bool = True) -> Any:
        """A value for a schema; the last candidate where none was valid.

        `key` names the place, so that equal schemas at other places get other data. Without
        `examples`, the document's own values are passed over.
        """
        value: Any = None
        for number in range(_ROUNDS):
            draw = _Draw(
                rng=Random(f"{self.seed}/{key}/{number}"),
                round=number,
                examples=examples and number < 1,
                lean=number in (2, 3) or number % 5 == 4,
            )
            value = self._value(schema, draw)
            if self.schemas.is_valid(schema, value):
                return value
        return value

    def _value(self, schema: Schema, draw: _Draw) -> Any:
        found, draw = self._flatten(schema, draw)
        if found is None:
            return None
        if draw.examples:
            for given in _given(found):
                if self.schemas.is_valid(schema, given):
                    return given
        if "const" in found:
            return found["const"]
        if found.get("enum"):
            return found["enum"][0] if draw.first else draw.rng.choice(found["enum"])
        return _MAKERS[self._kind(found, draw)](self, found, draw)

    def _flatten(self, schema: Schema, draw: _Draw) -> tuple[dict[str, Any] | None, _Draw]:
        """References, `allOf` and one branch of `anyOf` and `oneOf` as one schema."""
        for _ in range(_DEEPEST):
            if not isinstance(schema, dict):
                return ({} if schema else None), draw
            if isinstance(reference := schema.get("$ref"), str):
                if reference in draw.seen:
                    draw = replace(draw, lean=True)
                draw = replace(draw, seen=draw.seen | {reference})
                schema = merge_schemas(self.schemas.target(reference), _without(schema, "$ref"))
            elif "allOf" in schema:
                merged: Schema = _without(schema, "allOf")
                for part in schema["allOf"]:
                    merged = merge_schemas(merged, part)
                schema = merged
            elif key := next((one for one in ("oneOf", "anyOf") if schema.get(one)), None):
                branch = self._branch(schema[key], draw)
                schema = merge_schemas(_without(schema, key), branch)
            else:
                return schema, draw
        return {}, draw

    def _branch(self, branches: Sequence[Schema], draw: _Draw) -> Schema:
        plain = [one for one in branches if not _is_null(one)] or list(branches)
        if draw.lean:
            fresh = [one for one in plain if not _refers(one, draw.seen)]
            plain = fresh or list(branches)
        return plain[0] if draw.first else draw.rng.choice(plain)

    def _kind(self, schema: Mapping[str, Any], draw: _Draw) -> str:
        declared = schema.get("type")
        if isinstance(declared, str):
            return str(declared) if declared in _MAKERS else "object"
        if isinstance(declared, list) and declared:
            kinds = [one for one in declared if one in _MAKERS and one != "null"] or ["null"]
            return str(kinds[0] if draw.first else draw.rng.choice(kinds))
        for kind, words in _HINTS.items():
            if any(word in schema for word in words):
                return kind
        # Later rounds try what `not` or `if` may ask for.
        return "object" if draw.round < 5 else draw.rng.choice(list(_MAKERS))

    def _null(self, schema: Mapping[str, Any], draw: _Draw) -> None:
        return None

    def _boolean(self, schema: Mapping[str, Any], draw: _Draw) -> bool:
        return True if draw.first else draw.rng.random() < 0.5

    def _integer(self, schema: Mapping[str, Any], draw: _Draw) -> int:
        low, high = _bounds(schema, step=Fraction(1))
        step = _exact(schema.get("multipleOf", 1))
        if step.denominator != 1:
            step = Fraction(step.numerator)
        return int(_pick(low, high, step, draw))

    def _number(self, schema: Mapping[str, Any], draw: _Draw) -> float | int:
        step = _exact(schema["multipleOf"]) if "multipleOf" in schema else None
        low, high = _bounds(schema, step=step or Fraction(1, 100))
        if step is None:
            if low is not None and high is not None and high - low < 1:
                value = (low + high) / 2
                return float(value)
            step = Fraction(1, 2)
        value = _pick(low, high, step, draw)
        return int(value) if value.denominator == 1 else float(value)

    def _string(self, schema: Mapping[str, Any], draw: _Draw) -> str:
        texts = sample_texts(schema, draw.rng, draw.round)
        return texts[min(draw.round, len(texts) - 1)] if draw.first else draw.rng.choice(texts)

    def _array(self, schema: Mapping[str, Any], draw: _Draw) -> list[Any]:
        least = int(schema.get("minItems", 0))
        most = schema.get("maxItems")
        wanted = least if draw.lean or draw.depth > 6 else max(least, 1 + draw.round % 3)
        if most is not None:
            wanted = min(wanted, int(most))
        prefix = schema.get("prefixItems", [])
        items = schema.get("items", {})
        value: list[Any] = []
        if isinstance(schema.get("contains"), dict):
            wanted_members = int(schema.get("minContains", 1))
            below = draw.below()
            value = [self._value(schema["contains"], below) for _ in range(wanted_members)]
        unique = schema.get("uniqueItems") is True
        for number in range(wanted * 4):
            if len(value) >= wanted or draw.depth > _DEEPEST:
                break
            place = len(value)
            inner = prefix[place] if place < len(prefix) else items
            if inner is False:
                break
            item = self._value(inner, self._varied(draw, number))
            if not unique or all(_key(item) != _key(other) for other in value):
                value.append(item)
        return value

    def _varied(self, draw: _Draw, number: int) -> _Draw:
        """The first item as the round says, later ones with other choices."""
        if number == 0:
            return draw.below()
        return replace(draw.below(), round=draw.round + 3 + number, examples=False)

    def _object(self, schema: Mapping[str, Any], draw: _Draw) -> dict[str, Any]:
        required = list(schema.get("required", ()))
        properties = schema.get("properties", {})
        lean = draw.lean or draw.depth > 6
        names = [name for name in properties if name in required or not lean]
        names += [name for name in required if name not in properties]
        if (most := schema.get("maxProperties")) is not None and len(names) > most:
            names = [name for name in names if name in required][: int(most)]
        value: dict[str, Any] = {}
        for name in names:
            inner = self._property_schema(schema, name)
            if inner is False or draw.depth > _DEEPEST or self._is_foreign(inner):
                continue
            value[name] = self._value(inner, draw.below())
        for name, more in schema.get("dependentRequired", {}).items():
            if name in value:
                for other in more:
                    inner = self._property_schema(schema, other)
                    value.setdefault(other, self._value(inner, draw.below()))
        self._fill(schema, value, draw, lean=lean)
        return value

    def _is_foreign(self, schema: Schema) -> bool:
        """Whether only the other side sends a property: `readOnly` ones are not for requests."""
        found = self.schemas.resolve(schema)
        return isinstance(found, dict) and found.get(self.schemas.side.value) is True

    def _property_schema(self, schema: Mapping[str, Any], name: str) -> Schema:
        found: Schema | None = schema.get("properties", {}).get(name)
        for pattern, inner in schema.get("patternProperties", {}).items():
            if _searches(pattern, name):
                found = inner if found is None else merge_schemas(found, inner)
        if found is None:
            found = schema.get("additionalProperties", {})
        return found

    def _fill(
        self, schema: Mapping[str, Any], value: dict[str, Any], draw: _Draw, *, lean: bool
    ) -> None:
        """Free keys: as many as are demanded, one where a map would stand empty."""
        extra = schema.get("additionalProperties", {})
        wanted = int(schema.get("minProperties", 0))
        if isinstance(extra, dict) and extra and not lean and not schema.get("properties"):
            wanted = max(wanted, 1)
        if (most := schema.get("maxProperties")) is not None:
            wanted = min(wanted, int(most))
        for number in range(max(0, wanted - len(value)) * 6 + 6):
            if len(value) >= wanted or draw.depth > _DEEPEST:
                return
            varied = replace(draw.below(), round=draw.round + number)
            name = self._key_name(schema, varied, number)
            inner = self._property_schema(schema, name)
            if name not in value and inner is not False:
                value[name] = self._value(inner, varied)

    def _key_name(self, schema: Mapping[str, Any], draw: _Draw, number: int) -> str:
        names = schema.get("propertyNames")
        absent = list(schema.get("properties", {}))
        if number < len(absent):
            return str(absent[number])
        if isinstance(names, dict):
            made = self._value(merge_schemas({"type": "string"}, names), draw)
            return str(made)
        for pattern in schema.get("patternProperties", {}):
            return sample_texts({"pattern": pattern}, draw.rng, draw.round)[0]
        return f"key{number}" if number else "key"


_MAKERS: Mapping[str, Callable[[Sampler, Mapping[str, Any], _Draw], Any]] = {
    "null": Sampler._null,
    "boolean": Sampler._boolean,
    "integer": Sampler._integer,
    "number": Sampler._number,
    "string": Sampler._string,
    "array": Sampler._array,
    "object": Sampler._object,
}

_HINTS: Mapping[str, tuple[str, ...]] = {
    "object": ("properties", "required", "additionalProperties", "minProperties"),
    "array": ("items", "prefixItems", "minItems", "maxItems", "uniqueItems"),
    "string": ("pattern", "minLength", "maxLength", "format"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
}
"""What a schema without a type is about, by the keywords it has."""


def _given(schema: Mapping[str, Any]) -> list[Any]:
    values = [schema["example"]] if "example" in schema else []
    examples = schema.get("examples")
    values += examples if isinstance(examples, list) else []
    return [*values, schema["default"]] if "default" in schema else values


def _bounds(
    schema: Mapping[str, Any], *, step: Fraction
) -> tuple[Fraction | None, Fraction | None]:
    lows = [_exact(schema["minimum"])] if "minimum" in schema else []
    if "exclusiveMinimum" in schema:
        lows.append(_exact(schema["exclusiveMinimum"]) + step / 1000 * (1000 if step == 1 else 1))
    highs = [_exact(schema["maximum"])] if "maximum" in schema else []
    if "exclusiveMaximum" in schema:
        highs.append(_exact(schema["exclusiveMaximum"]) - step / 1000 * (1000 if step == 1 else 1))
    return (max(lows) if lows else None), (min(highs) if highs else None)


def _pick(low: Fraction | None, high: Fraction | None, step: Fraction, draw: _Draw) -> Fraction:
    """A multiple of `step` within bounds: the smallest useful one first, then random ones."""
    first = math.ceil((Fraction(1) if low is None else low) / step)
    last = math.floor(high / step) if high is not None else first + 100
    if low is None:
        first = min(first, last)
    if draw.first or last <= first:
        return first * step
    return draw.rng.randint(first, min(last, first + 1000)) * step


def _exact(value: Any) -> Fraction:
    """A JSON number as it was written: 0.1 is a tenth."""
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


def _key(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _without(schema: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in schema.items() if name != key}


def _is_null(schema: Schema) -> bool:
    return isinstance(schema, dict) and schema.get("type") == "null"


def _refers(schema: Schema, seen: frozenset[str]) -> bool:
    return isinstance(schema, dict) and schema.get("$ref") in seen


def _searches(pattern: str, name: str) -> bool:
    try:
        return re.search(pattern, name[:256]) is not None
    except re.error:
        return False
