"""How many of what, in English.

In: a number and a noun. Out: words for people.
"""

from __future__ import annotations


def counted(number: int | str, noun: str) -> str:
    """`1 page`, `2 pages`; of nouns whose plural ends in s."""
    return f"{number} {noun}" if str(number) == "1" else f"{number} {noun}s"
