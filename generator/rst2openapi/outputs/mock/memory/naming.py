"""What is shown bears the name that it was asked for by.

In: the body of an answer and the last value of the path. Out: the same body with that value where
it tells another identity, as long as the schema admits it. Knows no state.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from rst2openapi.openapi import OperationEntry
from rst2openapi.outputs.mock.answers import Answers
from rst2openapi.outputs.mock.memory.resources import answer_schema
from rst2openapi.outputs.mock.memory.spots import Path, is_known
from rst2openapi.outputs.mock.values.merging import value_at, with_value_at

_LAST = re.compile(r"\{([^{}/]+)\}$")
_SUFFIX = re.compile(r"(?:^|_)(id|name|uuid)$|(Id|Name)$")


def named(answers: Answers, operation: OperationEntry, values: tuple[str, ...], body: Any) -> Any:
    """A body about one thing, with the identity that was asked for; other bodies as they are."""
    found = _LAST.search(operation.path)
    schema = answer_schema(answers, answers.success(operation))
    if operation.method != "get" or found is None or schema is None:
        return body
    asked = values[-1]
    for place in _places(body, found[1]):
        value = value_at(body, place)
        if not is_known(value):
            continue
        if str(value) == asked:
            return body
        spelt = int(asked) if isinstance(value, int) and asked.isdigit() else asked
        changed = with_value_at(body, place, spelt)
        return changed if answers.schemas.is_valid(schema, changed) else body
    return body


def _places(body: Any, parameter: str) -> list[Path]:
    """Where a body may hold its identity, the likeliest first."""
    suffix = _SUFFIX.search(parameter)
    names = [parameter, suffix[0].strip("_").lower() if suffix else "id"]
    places: list[Path] = [(name,) for name in names]
    wrappers = (
        [key for key, value in body.items() if isinstance(value, Mapping)]
        if isinstance(body, Mapping)
        else []
    )
    if len(wrappers) == 1:
        places += [(wrappers[0], name) for name in names]
    return places
