"""Path templates: what is one path, and how its placeholders are called.

In: templates as pages write them. Out: one spelling for each path, with the placeholders renamed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from rst2openapi.diagnostics import Report
from rst2openapi.linking.words import latin, singular
from rst2openapi.rules.linking import TEMPLATES_COLLIDE
from rst2openapi.source import Span

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_BETWEEN_SEGMENTS = re.compile(r"/(?![^{}]*\})")
"""A slash in a placeholder is a part of its name."""
_VERSION = re.compile(r"[vV](\d+(?:\.\d+)*)")


class Template(Struct, frozen=True):
    """A path in its one spelling."""

    path: str
    names: tuple[str, ...]
    """Placeholders, in order."""
    written: tuple[str, ...]
    """The same placeholders as the page writes them."""


def shape(path: str) -> str:
    """What two spellings of a path have in common: `/a/{x}` and `/a/{y}` are `/a/{}`."""
    return _PLACEHOLDER.sub("{}", path).rstrip("/") or "/"


def version_of(path: str) -> tuple[int, ...]:
    """The version segment of a path as numbers; `()` where there is none."""
    for part in path.split("/"):
        if found := _VERSION.fullmatch(part):
            return tuple(int(number) for number in found.group(1).split("."))
    return ()


def version_text(path: str) -> str:
    """The version segment of a path as written, `v1.0`; empty where there is none."""
    return next((part for part in path.split("/") if _VERSION.fullmatch(part)), "")


def literal_segments(path: str) -> list[str]:
    """The segments that are neither version nor placeholder."""
    return [
        part
        for part in path.split("/")
        if part and "{" not in part and not _VERSION.fullmatch(part)
    ]


def settle(written: Iterable[tuple[str, Span]], report: Report) -> Mapping[str, Template]:
    """Each template as written → its one spelling.

    Of several spellings of one path the most common wins, then the first of the alphabet.
    """
    spans: dict[str, list[Span]] = defaultdict(list)
    for path, span in written:
        spans[path].append(span)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for path, places in spans.items():
        spellings[shape(path)][path] += len(places)
    settled: dict[str, Template] = {}
    for common in spellings.values():
        best = min(common, key=lambda path: (-common[path], path))
        names = _distinct_names(best)
        for path in sorted(common):
            if _names(path) != _names(best):
                for span in spans[path]:
                    report(TEMPLATES_COLLIDE.at(span, path=path, other=best))
            settled[path] = Template(_fill(best, names), tuple(names), tuple(_names(path)))
    return settled


def _names(path: str) -> list[str]:
    return _PLACEHOLDER.findall(path)


def _distinct_names(path: str) -> list[str]:
    """Names that code can hold; one that occurs twice gets the segment before it in front."""
    names: list[str] = []
    before = ""
    for part in _BETWEEN_SEGMENTS.split(path):
        for name in _PLACEHOLDER.findall(part):
            clean = re.sub(r"[^A-Za-z0-9_-]+", "_", latin(name)).strip("_") or "value"
            if clean in names:
                clean = f"{re.sub(r'[^A-Za-z0-9]+', '_', singular(before))}_{clean}".strip("_")
            while clean in names:
                clean = f"other_{clean}"
            names.append(clean)
        if part and "{" not in part:
            before = part
    return names


def _fill(path: str, names: list[str]) -> str:
    rest = iter(names)
    filled = _PLACEHOLDER.sub(lambda _: f"{{{next(rest)}}}", path)
    return filled.rstrip("/") or "/"
