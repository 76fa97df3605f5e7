"""Schemas of one structure whose names say the same in other words: one name for all of them.

In: schemas by key with their base names. Out: base names. `Versions` beside an equal `Version` is
called `Version`; the body `ShowChartResponse` beside an equal table `ChartResp` is called like the
table. Two bodies of equal structure keep their own names: neither is what the other is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rst2openapi.linking.sharing.signatures import Structure, classes
from rst2openapi.linking.words import fold, singular, words
from rst2openapi.model import ObjectSchema, Schema

_ENDINGS = frozenset(["request", "response", "resp", "rsp", "req", "body"])
_BODIES = ("Request", "Response")


def kin_names(
    schemas: Mapping[str, Schema], built: Mapping[str, Structure], bases: Mapping[str, str]
) -> dict[str, str]:
    """The base names, equal where structure (`built`) and meaning of the names are."""
    meanings = {key: _meaning(base) for key, base in bases.items()}
    members: dict[str, list[str]] = defaultdict(list)
    for key, colour in classes(built, meanings).items():
        members[colour].append(key)
    found = dict(bases)
    for keys in members.values():
        if len({bases[key] for key in keys}) == 1:
            continue
        saying = [key for key in keys if _says(schemas[key])]
        names = {bases[key] for key in saying}
        things = [name for name in names if not name.endswith(_BODIES)]
        if things and len(names) > 1:
            chosen = min(things, key=lambda name: (len(name), name))
            found.update((key, chosen) for key in saying)
    return found


def _says(schema: Schema) -> bool:
    """Whether a table describes members: what an example alone shows may be part of the truth."""
    return isinstance(schema, ObjectSchema) and bool(schema.properties) and not schema.notes.guess


@lru_cache(maxsize=1 << 14)
def _meaning(base: str) -> str:
    return "".join(_stems(base)) or fold(base)


def _stems(base: str) -> Iterator[str]:
    """The nouns of a name, all singular; a body's verb and every ending aside."""
    parts = words(base)
    if base.endswith(_BODIES) and len(parts) > 2:
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].lower() in _ENDINGS:
        parts = parts[:-1]
    yield from (fold(singular(part)) for part in parts)
