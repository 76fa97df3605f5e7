"""What speaks of failed calls: sentences, names of fields, bodies.

In: texts, names and JSON values, the words. Out: whether they are about failure. Which status they
belong to is for linking.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from rst2openapi.reading.draft import Json
from rst2openapi.reading.vocabulary.page_words import PageWords


def speaks_of(text: str, marks: Collection[str]) -> bool:
    """Whether one of some words stands in a text."""
    found = re.findall(r"[^\W\d_]+", text.casefold())
    return any(word in marks for word in found)


def names_failure(name: str, words: PageWords) -> bool:
    """Whether a field is called after a failure: `error_code`, `errMsg`, `fault`."""
    bare = _bare(name)
    return bare in words.error_codes or _has(bare, words.error_stems)


def failing(value: Json, words: PageWords) -> tuple[str, ...]:
    """The members of a body that are called after a failure."""
    names = value if isinstance(value, dict) else ()
    return tuple(name for name in names if names_failure(name, words))


def tells_failure(value: Json, words: PageWords) -> bool:
    """Whether all members of a body are of a failure: `{"error": {…}}`, `{"code": …, "msg": …}`."""
    names = value if isinstance(value, dict) else ()
    found = failing(value, words)
    return bool(found) and all(
        name in found or _has(_bare(name), words.beside_errors) for name in names
    )


def has_code_and_message(value: Json, words: PageWords) -> bool:
    """Whether a value has the code and the message of a failure, or its one member or item has."""
    if isinstance(value, list):
        return len(value) == 1 and has_code_and_message(value[0], words)
    if not isinstance(value, dict):
        return False
    names = set(map(_bare, value))
    if names & words.error_codes and names & words.error_messages:
        return True
    return len(value) == 1 and has_code_and_message(next(iter(value.values())), words)


def _bare(name: str) -> str:
    return re.sub(r"[\W\d_]", "", name.casefold())


def _has(bare: str, parts: Collection[str]) -> bool:
    return any(part in bare for part in parts)
