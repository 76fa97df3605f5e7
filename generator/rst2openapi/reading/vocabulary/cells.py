"""The words of table cells: `cells.toml` and what a configuration adds → `CellWords`.

In: the packaged file and additions of the same shape. Out: sets, tables and compiled wordings,
frozen. How they are applied is the business of the readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, cast

from msgspec import Struct

from rst2openapi.near import nearest
from rst2openapi.reading.draft import Place, ScalarType
from rst2openapi.reading.vocabulary.cell_words import (
    BoundWords,
    CellWords,
    CharacterWords,
    EnumWords,
    FormatWords,
    Gates,
    NameWords,
    RequiredWords,
    StatementWords,
    TypeWords,
)
from rst2openapi.reading.vocabulary.packaged import packaged_tables
from rst2openapi.reading.vocabulary.templates import Templates, compile_templates, gate_of

_OPEN_TABLES = ("units", "character_sets", "numbers", "formats", "types.scalars")
"""Tables whose keys a configuration may add to; their keys are checked where they are used."""


_QUALIFYING = frozenset(
    {
        *("leads", "rules", "also", "meant", "open", "combined", "default_elsewhere"),
        *("harmless", "meanings_follow", "tail_conditions", "tail_choices", "other_values"),
        *("cases", "more_than_itself", "absence", "conditions"),
        *("length_alone", "characters", "alternatives", "one_of_many", "of_the_whole"),
        *("mentioned", "of_default", "varying", "parts", "compared", "intervals"),
        *("value_ends", "value_choices", "whole", "whole_examples", "pattern_leads"),
        *("unconditional", "other_subjects", "own_subjects", "type_told", "unit", "denies"),
        *("pointers", "first", "not_first", "last", "not_last", "tails", "more", "rules_in_notes"),
    }
)
"""Wordings that say nothing without another one, without a list, or without a number's type."""
_MARKS = (
    *("nullable", "not_nullable", "free_form", "pairs", "varies", "deprecated", "read_only"),
    *("write_only", "mandatory", "optional", "mandatory_when", "optional_when", "value_of"),
)
"""Wordings that say something of the field rather than its values."""


def load_cell_words(extra: Mapping[str, Any] | None = None) -> CellWords:
    """Load the built-in words and add those of `[vocabulary.cells…]`.

    Raises:
        ValueError: an unknown key, a value that is no list of strings, a wording with a fault.
    """
    tables = _merge(packaged_tables("cells.toml"), extra or {}, where="")
    types, required, labels = tables["types"], tables["required"], tables["labels"]
    wordings = partial(_wordings, check=bool(extra))
    enums = wordings(EnumWords, tables["enumerations"])
    bounds = wordings(BoundWords, tables["bounds"])
    statements = wordings(StatementWords, tables["statements"])
    formats = {
        name: wordings(FormatWords, {"says": [], "denies": []} | table)
        for name, table in tables["formats"].items()
    }
    said, sets = tables["characters"], tables["character_sets"]
    characters = wordings(CharacterWords, said) | {"sets": _character_sets(sets)}
    return CellWords(
        types=_type_words(types),
        names=NameWords(**{key: _words(value) for key, value in tables["names"].items()}),
        required=_required_words(required),
        lines=_reverse(tables["lines"]),
        labels=_reverse({zone: words for zone, words in labels.items() if zone != "nothing"}),
        nothing=_words(labels["nothing"]),
        enums=EnumWords(**enums),
        bounds=BoundWords(**bounds),
        statements=StatementWords(**statements),
        formats={name: FormatWords(**said) for name, said in formats.items()},
        characters=CharacterWords(**characters),
        units=_reverse(tables["units"]),
        numbers=_numbers(tables["numbers"]),
        gates=_gates(enums, bounds, statements, characters, list(formats.values())),
    )


def _gates(
    enums: Mapping[str, Any],
    bounds: Mapping[str, Any],
    statements: Mapping[str, Any],
    characters: Mapping[str, Any],
    formats: Sequence[Mapping[str, Any]],
) -> Gates:
    said = [*enums.items(), *bounds.items(), *statements.items(), *characters.items()]
    said += [one for table in formats for one in table.items()]
    all_templates = [
        one
        for meaning, templates in said
        if isinstance(templates, Templates) and meaning not in _QUALIFYING
        for one in templates
        if not one.has_number
    ]
    counts = [*bounds["named_items_at_most"], *bounds["pairs_at_most"]]  # of `five` as well
    without_numbers = [*counts, *bounds["positive"], *bounds["not_negative"], *bounds["not_empty"]]
    stems = sorted(map(re.escape, statements["default_stems"]))
    shapes = [one for table in formats for one in table["says"]]
    return Gates(
        anything=gate_of([*all_templates, *counts], also=(r"\d", "yyyy", *stems)),
        default=gate_of(statements["default"], also=stems),
        marks=gate_of(one for meaning in _MARKS for one in statements[meaning]),
        values=gate_of([*enums["inline"], *enums["const"]]),
        formats=gate_of(shapes, also=(r"\d", "yyyy")),
        pattern=gate_of(statements["pattern"]),
        characters=gate_of(one for key in ("only", "listed", "denied") for one in characters[key]),
        bounds=gate_of(without_numbers, also=(r"\d",)),
    )


def _character_sets(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """Names of characters, and which these are.

    A key says which, in ranges of characters and as they are: `a-z`, `A-Za-z`, `-`.
    """
    return {
        name: frozenset(_expanded(key)) for key, names in table.items() for name in _words(names)
    }


def _expanded(key: str) -> Iterator[str]:
    for low, high in re.findall(r"(.)(?:-(.))?", key, re.DOTALL):
        yield from map(chr, range(ord(low), ord(high or low) + 1))


def _numbers(table: Mapping[str, list[str]]) -> dict[str, str]:
    """Words for numbers, and the digits of each.

    Raises:
        ValueError: a key that is no number.
    """
    for key in table:
        if not key.isdecimal():
            raise ValueError(f"vocabulary.cells: numbers: {key!r} is no number")
    return _reverse(table)


def _type_words(table: Mapping[str, Any]) -> TypeWords:
    scalars: dict[str, ScalarType] = {}
    for key, spellings in table["scalars"].items():
        kind, _, name = key.partition("/")
        if kind not in ("string", "integer", "number", "boolean", "null"):
            raise ValueError(f"types.scalars: {key!r} is no scalar type")
        scalars.update((word.lower(), ScalarType(cast(Any, kind), name)) for word in spellings)
    lists = {key: _words(value) for key, value in table.items() if key != "scalars"}
    return TypeWords(scalars=scalars, **lists)


def _required_words(table: Mapping[str, Any]) -> RequiredWords:
    return RequiredWords(
        yes=_words(table["yes"]),
        no=_words(table["no"]),
        conditions=tuple(word.lower() for word in table["conditions"]),
        exceptions=tuple(word.lower() for word in table["exceptions"]),
        behind=tuple(table["behind"]),
        limits=compile_templates(table["limits"]),
        places=cast(Mapping[str, Place], _reverse(table["places"])),
    )


def _words(spellings: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in spellings)


def _reverse(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word.lower(): key for key, words in table.items() for word in words}


def _wordings(kind: type[Struct], table: Mapping[str, list[str]], *, check: bool) -> dict[str, Any]:
    """Words and wordings; with `check`, a fault in a wording is found before it is met."""
    types = kind.__annotations__
    found = {
        key: compile_templates(value) if types[key] == Templates.__name__ else _words(value)
        for key, value in table.items()
    }
    for templates in found.values() if check else ():
        for one in templates if isinstance(templates, Templates) else ():
            one.check()
    return found


def _merge(base: Mapping[str, Any], extra: Mapping[str, Any], *, where: str) -> dict[str, Any]:
    """Add the lists of `extra` to those of `base`."""
    merged = dict(base)
    for key, value in extra.items():
        path = f"{where}.{key}" if where else key
        known = base.get(key)
        if known is None and where not in _OPEN_TABLES:
            near = nearest(key, base)
            hint = f"did you mean {near!r}?" if near else f"known are {', '.join(sorted(base))}"
            raise ValueError(f"vocabulary.cells: unknown key {path!r}; {hint}")
        if isinstance(known, dict) or (known is None and where == "formats"):
            if not isinstance(value, Mapping):
                raise ValueError(f"vocabulary.cells: {path} must be a table")
            shape = known if known is not None else {"says": [], "denies": []}
            merged[key] = _merge(shape, value, where=path)
        else:
            merged[key] = [*(known or ()), *_strings(value, path)]
    return merged


def _strings(value: Any, path: str) -> list[str]:
    if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
        raise ValueError(f"vocabulary.cells: {path} must be a list of strings")
    return list(value)
