"""What a schema demands of a value, in words.

In: a flat schema. Out: `Note`s, a label and a value each, and the `Choice`s of an enumeration.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from rst2openapi.counting import counted
from rst2openapi.openapi import JsonObject
from rst2openapi.rules import CATALOGUE


@dataclass(frozen=True, slots=True)
class Note:
    """One demand or fact."""

    label: str
    value: str
    is_code: bool = True
    """Shown as it would be typed; otherwise as CommonMark."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an enumeration."""

    value: str
    meaning: str = ""
    """CommonMark; empty where the description of the field tells it."""


def json_text(value: Any) -> str:
    """A value as it would be typed in JSON."""
    return json.dumps(value, ensure_ascii=False)


def notes_of(node: JsonObject) -> tuple[Note, ...]:
    """Every demand of a schema, in the order in which a reader asks."""
    found = [
        *_range(node, "Range", "minimum", "maximum", ""),
        *_range(node, "Length", "minLength", "maxLength", "character"),
        *_range(node, "Items", "minItems", "maxItems", ""),
        *_range(node, "Keys", "minProperties", "maxProperties", ""),
    ]
    for key, label in _VALUES.items():
        if key in node and node[key] is not None:
            found.append(Note(label, json_text(node[key])))
    for key, label in _TEXTS.items():
        if isinstance(node.get(key), str) and node[key]:
            found.append(Note(label, node[key]))
    for key, label in _FLAGS.items():
        if node.get(key) is True:
            found.append(Note(label, "", is_code=False))
    found += _required_when(node)
    found += _inferred(node)
    examples = node.get("examples")
    if isinstance(examples, list):
        found += [Note("Example", json_text(value)) for value in examples[:3]]
    elif "example" in node:
        found.append(Note("Example", json_text(node["example"])))
    return tuple(found)


_VALUES = {"multipleOf": "Multiple of", "const": "Always", "default": "Default"}
_TEXTS = {"pattern": "Pattern", "contentEncoding": "Encoding", "x-unit": "Unit"}
_FLAGS = {
    "uniqueItems": "No item twice",
    "readOnly": "Only in answers",
    "writeOnly": "Only in requests",
}


def _range(node: JsonObject, label: str, low: str, high: str, unit: str) -> list[Note]:
    least, over = _bound(node, low)
    most, under = _bound(node, high)
    if least and most and not over and not under:
        text = f"{least} to {_counted(most, unit)}" if least != most else _counted(least, unit)
        return [Note(label, text, is_code=False)]
    words = {"at least": least, "more than": over, "at most": most, "less than": under}
    parts = [f"{word} {_counted(one, unit)}" for word, one in words.items() if one]
    return [Note(label, ", ".join(parts), is_code=False)] if parts else []


def _bound(node: JsonObject, key: str) -> tuple[str, str]:
    """A bound, and one that is excluded itself, in the words of OpenAPI 3.0 or 3.1."""
    excluded = node.get(f"exclusive{key[0].upper()}{key[1:]}")
    if excluded is True:
        return "", _number(node.get(key))
    return _number(node.get(key)), _number(excluded)


def _counted(number: str, unit: str) -> str:
    return counted(number, unit) if unit else number


def _number(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return ""
    return str(value)


def _required_when(node: JsonObject) -> list[Note]:
    told = node.get("x-required-when")
    return [Note("Required", told, is_code=False)] if isinstance(told, str) and told else []


def _inferred(node: JsonObject) -> list[Note]:
    code = node.get("x-inferred-by")
    if not isinstance(code, str) or not code:
        return []
    rule = CATALOGUE.get(code)
    return [Note("Inferred by rule", f"{code} {rule.name}" if rule else code)]


def choices_of(node: JsonObject, description: str) -> tuple[Choice, ...]:
    """The values of an enumeration; meanings that the description already tells are left out."""
    values = node.get("enum")
    if not isinstance(values, list):
        return ()
    meanings = node.get("x-enum-descriptions")
    told = meanings if isinstance(meanings, list) else []
    return tuple(
        Choice(
            value if isinstance(value, str) else json_text(value),
            _new(told[place] if place < len(told) else "", description),
        )
        for place, value in enumerate(values)
    )


def _new(meaning: Any, description: str) -> str:
    return meaning if isinstance(meaning, str) and meaning not in description else ""
