"""Paragraphs that say nothing but what the schema of the field says as well: `Maximum: **64**`.

In: the blocks of a description and the constraints that were read of them. Out: the blocks without
these paragraphs. Generated pages end their descriptions in such lines; `maxLength: 64` says it. The
value may stand in a paragraph of its own below its label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rst2openapi.pages.page import Block, ItemList, Paragraph, Strong
from rst2openapi.reading.draft import Constraints
from rst2openapi.reading.inline import plain_text
from rst2openapi.reading.vocabulary.cell_words import StatementWords
from rst2openapi.reading.vocabulary.either import either

_LABELLED = re.compile(r"(?P<label>[^:：]{2,40}?)\s*[:：]\s*(?P<value>.*?)\s*\.?", re.DOTALL)
_NUMBER = r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?"


def without_restated(
    blocks: tuple[Block, ...], constraints: Constraints, words: StatementWords
) -> tuple[Block, ...]:
    """The blocks without those that restate constraints and no more."""
    if not constraints.enum and constraints.default is None and not _bounds(constraints):
        return blocks
    return tuple(_kept(blocks, constraints, words))


def _kept(
    blocks: tuple[Block, ...], constraints: Constraints, words: StatementWords
) -> Iterator[Block]:
    values = {member.value for member in constraints.enum}
    skipped = False
    for block, following, beyond in zip(
        blocks, (*blocks[1:], None), (*blocks[2:], None, None), strict=False
    ):
        if skipped:
            skipped = False
            continue
        label, value = _parts(block)
        said = value or (_text(following) if _begins(beyond) else "")
        if label in words.restated and _is_said(said, constraints, words):
            skipped = not value
        elif label in words.restated_values and not value and values.issuperset(_bare(following)):
            skipped = True
        else:
            yield block


def _parts(block: Block | None) -> tuple[str, str]:
    """The label of a paragraph, in lower case, and what stands behind it.

    A paragraph that is all bold is a label without a colon.
    """
    text = _text(block)
    if found := _LABELLED.fullmatch(text):
        return found["label"].lower(), found["value"]
    is_bold = isinstance(block, Paragraph) and all(isinstance(one, Strong) for one in block.prose)
    return (text.lower(), "") if is_bold else ("", "")


def _text(block: Block | None) -> str:
    return plain_text(block.prose) if isinstance(block, Paragraph) else ""


def _begins(block: Block | None) -> bool:
    """Whether a block is about something else than the one before: it has a label, or is none."""
    return block is None or bool(_parts(block)[0])


def _is_said(value: str, constraints: Constraints, words: StatementWords) -> bool:
    """Whether the constraints have all the numbers of a value, or it as the default."""
    if not value:
        return False
    if value == constraints.default:
        return True
    numbers = [float(one) for one in _numbers(value, words)]
    return bool(numbers) and _bounds(constraints).issuperset(numbers)


def _bounds(c: Constraints) -> set[float]:
    bounds = (c.minimum, c.maximum, c.min_length, c.max_length, c.min_items, c.max_items)
    return {float(bound) for bound in bounds if bound is not None}


def _numbers(value: str, words: StatementWords) -> list[str]:
    """The numbers of `64`, `0 - 10` and `1 to 64 characters`; none where anything else is said."""
    plain = value.replace(",", "").lower()
    found = _span(words.restated_joints, words.restated_units).fullmatch(plain)
    return [one for one in found.groups() if one] if found else []


@cache
def _span(joints: frozenset[str], units: frozenset[str]) -> re.Pattern[str]:
    between, behind = either(joints), either(units)
    return re.compile(rf"({_NUMBER})(?:\s*{between}\s*({_NUMBER}))?(?:\s+{behind})?")


def _bare(block: Block | None) -> set[str | None]:
    """The items of a list of bare values; None among them where they are more than that."""
    if not isinstance(block, ItemList):
        return {None}
    return {
        plain_text(first.prose)
        if len(item.blocks) == 1 and isinstance(first := item.blocks[0], Paragraph)
        else None
        for item in block.items
    }
