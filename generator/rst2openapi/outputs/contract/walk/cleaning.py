"""What a run made is removed again.

In: answers to calls that made something. Out: DELETE calls by the document's own links and paths,
the innermost first; and a list of what could not be removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from rst2openapi.openapi import OperationEntry
from rst2openapi.outputs.contract.sending.calls import Call, EndOfRun, NoAnswer, Wire
from rst2openapi.outputs.contract.sending.credentials import Credentials
from rst2openapi.outputs.contract.walk.resources import (
    Family,
    identity,
    linked_place,
    placeholders,
)
from rst2openapi.outputs.contract.walk.samples import quoted
from rst2openapi.outputs.contract.walk.walker import Visit

_GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Gain:
    """Something that a run made."""

    path: str
    """Of the item, percent-encoded; of the collection where the identity is not known."""
    delete: OperationEntry | None
    why: str = ""
    """Why it cannot be removed."""


def gains(families: Iterable[Family], document: Any, made: Iterable[tuple[str, Any]]) -> list[Gain]:
    """What answers say was made; each `made` is a path below the base URL and the answer's body.

    Only what the document calls a resource counts: POST to a collection that has items.
    """
    creators = [one for one in families if one.create is not None]
    found: dict[str, Gain] = {}
    for path, body in made:
        for family in creators:
            assert family.create is not None
            if not _fits(family.create.path, path):
                continue
            name = identity(body, family, linked_place(document, family.create, family))
            if not name:
                found[path] = Gain(path, None, "its answer does not say what it made")
                continue
            item = f"{path.rstrip('/')}/{quoted(name)}"
            why = "" if family.delete else "no DELETE is documented or selected"
            found[item] = Gain(item, family.delete, why)
    return sorted(found.values(), key=lambda one: -one.path.count("/"))


def _fits(template: str, path: str) -> bool:
    wanted, given = template.strip("/").split("/"), path.strip("/").split("/")
    return len(wanted) == len(given) and all(
        bool(placeholders(part)) or part == unquote(came)
        for part, came in zip(wanted, given, strict=True)
    )


def remove(found: Iterable[Gain], wire: Wire, credentials: Credentials) -> tuple[int, list[str]]:
    """Delete what was made; how many are gone, and what is left, in words."""
    removed, left = 0, []
    for gain in found:
        if gain.delete is None:
            left.append(f"{gain.path}: {gain.why}")
            continue
        try:
            headers = credentials.of(gain.delete)
            answer = wire.send(Call(method="DELETE", path=gain.path), headers)
        except (NoAnswer, EndOfRun) as error:
            left.append(f"{gain.path}: {error}")
            continue
        if answer.is_success or answer.status in _GONE:
            removed += 1
        else:
            left.append(f"{gain.path}: DELETE is answered with {answer.status}")
    return removed, left


def made_by_walk(visits: Iterable[Visit]) -> list[tuple[str, Any]]:
    """Path and answer of the calls of a walk that were served."""
    return [(one.sample.call.path, one.answer.json()) for one in visits]


def made_by_engine(lines: Iterable[str], base: str) -> list[tuple[str, Any]]:
    """Path and answer of the calls that Schemathesis' process noted."""
    start = urlsplit(base).path.rstrip("/")
    found = []
    for line in lines:
        try:
            told: Mapping[str, Any] = json.loads(line)
            body = json.loads(str(told["body"]))
        except (ValueError, KeyError):
            continue
        path = urlsplit(str(told["url"])).path
        found.append((path.removeprefix(start), body))
    return found
