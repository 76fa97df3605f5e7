"""Values of examples that hide what they show: `******`, `88.***.***.11`, `b179326d-xxxx`."""

from __future__ import annotations

import re

_MASK = re.compile(r"\*{2,}|x{2,}|X{3,}|\.{3}|…|[<>{}]")


def is_masked(value: str) -> bool:
    """Whether part of a value is blotted out or only stands for one; for contradictions only."""
    return _MASK.search(value) is not None
