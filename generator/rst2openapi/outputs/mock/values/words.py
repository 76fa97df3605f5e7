"""Texts for string schemas: by format, by pattern, by length.

In: a string schema, a random source and the number of the round. Out: candidates, likeliest first.
"""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from rst2openapi.outputs.mock.values.patterns import PatternError, matching_text

_LONGEST = 100_000

_FORMATS: Mapping[str, Callable[[Random], str]] = {
    "date-time": lambda rng: f"2026-01-{rng.randint(1, 28):02}T03:10:{rng.randint(10, 59)}Z",
    "date": lambda rng: f"2026-01-{rng.randint(1, 28):02}",
    "time": lambda rng: f"03:10:{rng.randint(10, 59)}Z",
    "duration": lambda rng: f"PT{rng.randint(1, 60)}M",
    "uuid": lambda rng: str(uuid.UUID(int=rng.getrandbits(128), version=4)),
    "ipv4": lambda rng: f"192.168.{rng.randint(0, 255)}.{rng.randint(1, 254)}",
    "ipv6": lambda rng: f"2001:db8::{rng.randint(1, 0xFFFF):x}",
    "cidr": lambda rng: f"192.168.{rng.randint(0, 255)}.0/24",
    "email": lambda rng: f"user{rng.randint(1, 999)}@example.com",
    "idn-email": lambda rng: f"user{rng.randint(1, 999)}@example.com",
    "hostname": lambda rng: f"host{rng.randint(1, 999)}.example.com",
    "idn-hostname": lambda rng: f"host{rng.randint(1, 999)}.example.com",
    "uri": lambda rng: f"https://example.com/{rng.randint(1, 999)}",
    "iri": lambda rng: f"https://example.com/{rng.randint(1, 999)}",
    "uri-reference": lambda rng: f"/{rng.randint(1, 999)}",
    "iri-reference": lambda rng: f"/{rng.randint(1, 999)}",
    "uri-template": lambda rng: f"/{rng.randint(1, 999)}/{{id}}",
    "json-pointer": lambda rng: f"/{rng.randint(1, 999)}",
    "relative-json-pointer": lambda rng: f"{rng.randint(0, 9)}/a",
    "regex": lambda rng: "^[a-z]+$",
    "byte": lambda rng: base64.b64encode(rng.randbytes(6)).decode(),
    "base64": lambda rng: base64.b64encode(rng.randbytes(6)).decode(),
}


def sample_texts(schema: Mapping[str, Any], rng: Random, number: int) -> list[str]:
    """Candidates for a string schema, likeliest first; never empty."""
    least = min(int(schema.get("minLength", 0)), _LONGEST)
    most = min(int(schema.get("maxLength", _LONGEST)), _LONGEST)
    texts: list[str] = []
    if (maker := _FORMATS.get(str(schema.get("format")))) is not None:
        texts.append(maker(rng))
    word = "string" if number < 3 else "".join(rng.choices("abcdefghijklmnopqrst", k=8))
    plain = [_fitted(one, least, most) for one in (word, word.upper(), "12345678")]
    if isinstance(pattern := schema.get("pattern"), str):
        suited = [one for one in plain if _matches(pattern, one)]
        texts.extend(suited[:1] or _by_pattern(pattern, rng, number, least, most))
    return texts or plain[:1]


def _matches(pattern: str, word: str) -> bool:
    """Whether a word matches, as most names do; of long ones that is not asked."""
    try:
        return len(word) <= _SHORT and re.search(pattern, word) is not None
    except (re.error, OverflowError, RecursionError):
        return False


_SHORT = 64


def _by_pattern(pattern: str, rng: Random, number: int, least: int, most: int) -> list[str]:
    """Matches that keep the length where one of several spreads does."""
    made: list[str] = []
    try:
        for spread in (3, 0, 1, 8, 24, 80, max(0, min(least, 2000)), 2 * number):
            text = matching_text(pattern, rng, spread=spread, widest=spread == least)
            if least <= len(text) <= most:
                return [text]
            made.append(text)
    except PatternError:
        return [_fitted(one, least, most) for one in ("Abc123$x", "abc", "1", "a")]
    return made


def _fitted(word: str, least: int, most: int) -> str:
    """A word repeated or cut to a length."""
    while len(word) < least:
        word += word[: least - len(word)] or "x"
    return word[:most]
