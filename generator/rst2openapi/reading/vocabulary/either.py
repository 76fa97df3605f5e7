"""Words as a part of a regular expression.

In: words of the vocabulary. Out: an expression that any of them matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """An expression for any of some words, the longest first; without words nothing matches it."""
    longest = sorted(words, key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(map(re.escape, longest))})" if longest else "(?!)"
