"""Ranges, lengths and counts.

In: passages, the kind of value, the words. Out: bounds whose meaning the kind has resolved: a
`Minimum:` on a string is a length (field guide, section 7.4). Statements that disagree give none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from rst2openapi.reading.description.marking import names_a_case, unmarked
from rst2openapi.reading.description.passages import Passages, Sentence
from rst2openapi.reading.description.values import Kind
from rst2openapi.reading.description.wordings import is_restricted, matches
from rst2openapi.reading.vocabulary.cells import CellWords
from rst2openapi.reading.vocabulary.templates import Templates

Number = int | float


class Bounds(Struct, frozen=True, kw_only=True):
    """What is said about sizes; None where nothing is said, or statements disagree."""

    minimum: Number | None = None
    maximum: Number | None = None
    exclusive_minimum: bool = False
    exclusive_maximum: bool = False
    multiple_of: Number | None = None
    min_length: int | None = None
    max_length: int | None = None
    min_items: int | None = None
    max_items: int | None = None

    def are_filled_by(self, values: Collection[str]) -> bool:
        """Whether no whole number between the bounds is missing; true where there are none."""
        if self.minimum is None and self.maximum is None:
            return True
        if self.minimum is None or self.maximum is None:
            return False
        low, high = int(self.minimum), int(self.maximum)
        return high - low + 1 == len(values) and values == set(map(str, range(low, high + 1)))


def read_bounds(
    passages: Passages, kind: Kind, words: CellWords, *, name: str, is_array: bool
) -> Bounds:
    """Read the bounds of a cell. On an array they bound the items, counts apart."""
    relevant = [s for s in passages.sentences if _is_about_the_value(s, words, name)]
    counts = _counts(relevant, passages, name, words) if is_array else (None, None)
    if kind in ("integer", "number"):
        found = _values(relevant, words, is_array=is_array)
        return _with_counts(_without_refuted(found, passages), counts)
    if kind == "string":
        may_be_empty = any(matches(words.bounds.may_be_empty, s.plain) for s in passages.sentences)
        found = _lengths(relevant, words, is_array=is_array, may_be_empty=may_be_empty)
        return _with_counts(found, counts)
    return _with_counts(Bounds(), counts)


def _with_counts(bounds: Bounds, counts: tuple[int | None, int | None]) -> Bounds:
    return replace(bounds, min_items=counts[0], max_items=counts[1])


def _is_about_the_value(sentence: Sentence, words: CellWords, name: str) -> bool:
    """The whole value is meant, always: no part of it, no case, no note."""
    plain = sentence.plain
    return (
        not sentence.in_note
        and sentence.zone not in ("default", "example", "pattern", "note")
        and sentence.depth <= 1
        and not sentence.is_conditional
        and not is_restricted(plain, words)
        and (
            _names_the_field(plain, name)
            or _LENGTH_ALONE.match(plain) is not None
            or not matches(words.statements.other_subjects, plain)
        )
        and not is_restricted(sentence.plain_lead, words)
        and not _is_about_a_part(sentence.plain_lead)
        and not (sentence.depth and names_a_case(plain))
        and not _VARIES.search(_DEFAULT.sub("", plain))
    )


# `Up to 64 characters`: a sentence that begins like one about a part, and speaks of the whole
_LENGTH_ALONE = re.compile(
    r"(?:up to|a maximum of|at most) \d[\d,]{0,9} (?:unicode )?(?:characters|bytes)\b",
    re.IGNORECASE,
)


# `set to **0**`, `**-1** indicates`, `the value -1`: values the page speaks of
_MENTIONED = re.compile(
    r"\b(?:set to|value of|values?|value is|be) [\ue000\"]?(-?\d{1,18})(?![\d.,]*\d)[\ue001\"]?"
    r"|\ue000(-?\d{1,18})\ue001:?,? (?:indicat|mean|specif|is returned)",
    re.IGNORECASE,
)


def _without_refuted(bounds: Bounds, passages: Passages) -> Bounds:
    """A value that the page speaks of is allowed, whatever range it states."""
    mentioned = [
        int(one or other)
        for sentence in passages.sentences
        if "default" not in sentence.plain.lower()
        for one, other in _MENTIONED.findall(sentence.text)
    ]
    low, high = bounds.minimum, bounds.maximum
    if low is not None and any(value < low for value in mentioned):
        bounds = replace(bounds, minimum=None, exclusive_minimum=False)
    if high is not None and any(value > high for value in mentioned):
        bounds = replace(bounds, maximum=None, exclusive_maximum=False)
    return bounds


# what is told of the default itself, beside the range: `… and is 300 by default`
_DEFAULT = re.compile(
    r"\b(?:is|are)(?: set to| left)? \S+ by default\b|\bis by default\b", re.IGNORECASE
)
_VARIES = re.compile(r"\bby default\b|\bmay vary\b|\bvar(?:y|ies)\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:key|tag|each|every|password|name)\b", re.IGNORECASE)


_ARTICLE = re.compile(r"^(?:an? |the |each )?(?:tag )?")


def _names_the_field(plain: str, name: str) -> bool:
    """`A tag key can contain …` in the row `key`."""
    subject = _ARTICLE.sub("", plain.lower())
    rest = subject.removeprefix(name.lower())
    return bool(name) and rest != subject and not rest[:1].isalnum()


def _is_about_a_part(lead: str) -> bool:
    return lead.rstrip(" .").endswith(":") and _PART.search(lead) is not None


# --- numbers ------------------------------------------------------------------------------------
def _number(text: str) -> Number:
    plain = text.replace(",", "").replace("−", "-")
    return float(plain) if re.search(r"[.eE]", plain) else int(plain)


def _found(
    templates: Templates, sentences: Iterable[Sentence], slots: tuple[str, ...], words: CellWords
) -> Iterator[tuple[Number, ...]]:
    for sentence in sentences:
        text = sentence.text.replace(" (inclusive)", "").replace("(included)", "")
        lowered = text.lower()
        for template in templates.possible(lowered):
            found = template.search(text, lowered)
            if found is None or _mixes_units(found, text[found.end() :], words):
                continue
            if not _is_a_comparison(text[found.end() :]):
                yield tuple(_number(found[slot]) for slot in slots)
                break


def _mixes_units(found: re.Match[str], rest: str, words: CellWords) -> bool:
    """`from 15 minutes to 24 hours`."""
    first = words.units.get((found.groupdict().get("unit") or "").lower())
    after = re.match(r"\s*([A-Za-zµ%/]+)", unmarked(rest))
    last = words.units.get(after[1].lower()) if after is not None else None
    return first is not None and last is not None and first != last


_CONTINUES = re.compile(
    r"^[^\w\s.,;:)]?\s*(?:times|\*|x\s*\d|×|/|\^|of the\b|or\b|%)|^\.\d|^\*", re.IGNORECASE
)


def _is_a_comparison(rest: str) -> bool:
    """The number goes on: `1.5 times…`, `10 or …`, `192.168`."""
    return _CONTINUES.match(unmarked(rest)) is not None


def _one(values: Iterable[Number]) -> Number | None:
    """The value that all statements agree on."""
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None


def _values(sentences: list[Sentence], words: CellWords, *, is_array: bool) -> Bounds:
    about = [s for s in sentences if not _speaks_of_characters(s.plain)]
    bounds = words.bounds
    lows = [n for (n,) in _found(bounds.minimum, about, ("n",), words)]
    highs = [n for (n,) in _found(bounds.maximum, about, ("n",), words)]
    if not is_array:
        for low, high in _found(bounds.between, about, ("low", "high"), words):
            lows.append(low)
            highs.append(high)
        lows += [n for (n,) in _found(bounds.at_least, about, ("n",), words)]
        highs += [n for (n,) in _found(bounds.at_most, about, ("n",), words)]
        lows += [0 for one in about if matches(bounds.not_negative, one.plain)]
    over = [n for (n,) in _found(bounds.above, about, ("n",), words)]
    under = [n for (n,) in _found(bounds.below, about, ("n",), words)]
    over += [0 for one in about if matches(bounds.positive, one.plain)]
    for one in () if is_array else _intervals(about):
        (over if one.above else lows).append(one.low)
        if one.high is not None:
            (under if one.below else highs).append(one.high)
    least, most = _one(lows), _one(highs)
    above, below = (_one(over) if not lows else None), (_one(under) if not highs else None)
    result = Bounds(
        minimum=least if above is None else above,
        maximum=most if below is None else below,
        exclusive_minimum=above is not None,
        exclusive_maximum=below is not None,
        multiple_of=_one(n for (n,) in _found(bounds.multiple_of, about, ("n",), words) if n > 0),
    )
    return result if _is_ordered(result.minimum, result.maximum) else Bounds()


class _Interval(Struct, frozen=True):
    """`(0, 1]`; an end that is not there is infinite."""

    low: Number
    high: Number | None
    above: bool
    """The low end is none of its numbers,"""
    below: bool
    """nor the high one."""


# [0, 100] alone, or after words; no list, no coordinates
_INTERVAL = re.compile(
    r"(?P<left>[\[(])\s*(?P<low>-?\d{1,18}(?:\.\d+)?)\s*,"
    r"\s*(?:(?P<high>-?\d{1,18}(?:\.\d+)?)|\+?∞)\s*(?P<right>[\])])"
)
_SAYS_RANGE = re.compile(r"\brange|\binterval", re.IGNORECASE)


def _intervals(sentences: Iterable[Sentence]) -> Iterator[_Interval]:
    for sentence in sentences:
        if sentence.zone != "range" and not _SAYS_RANGE.search(sentence.plain):
            continue
        found = list(_INTERVAL.finditer(sentence.plain))
        if len(found) == 1:
            one = found[0]
            high = _number(one["high"]) if one["high"] else None
            yield _Interval(_number(one["low"]), high, one["left"] == "(", one["right"] == ")")


def _speaks_of_characters(text: str) -> bool:
    return re.search(r"\b(?:characters?|bytes? long|digits|length)\b", text, re.I) is not None


def _is_ordered(low: Number | None, high: Number | None) -> bool:
    return low is None or high is None or low <= high


# --- lengths ------------------------------------------------------------------------------------
def _lengths(
    sentences: list[Sentence], words: CellWords, *, is_array: bool, may_be_empty: bool
) -> Bounds:
    bounds = words.bounds
    lows = [n for (n,) in _found(bounds.minimum_length, sentences, ("n",), words)]
    highs = [n for (n,) in _found(bounds.maximum_length, sentences, ("n",), words)]
    lows += [n for (n,) in _found(bounds.minimum, sentences, ("n",), words) if not lows]
    highs += [n for (n,) in _found(bounds.maximum, sentences, ("n",), words) if not highs]
    if not lows and not highs and not is_array:
        lows, highs = _lengths_in_words(sentences, words)
    low, high = _length(_one(lows)), _length(_one(highs))
    if len(set(lows)) > 1 or len(set(highs)) > 1 or not _is_ordered(low, high):
        return Bounds()
    return Bounds(min_length=None if may_be_empty else low, max_length=high)


def _lengths_in_words(
    sentences: list[Sentence], words: CellWords
) -> tuple[list[Number], list[Number]]:
    lows: list[Number] = []
    highs: list[Number] = []
    bounds = words.bounds
    for sentence in sentences:
        if _ALTERNATIVE.search(sentence.plain):
            if _speaks_of_characters(sentence.plain):
                return [], []
            continue
        one = [sentence]
        pair = next(_found(bounds.length_between, one, ("low", "high"), words), None)
        if pair is not None:
            lows.append(pair[0])
            highs.append(pair[1])
            continue
        exact = next(_found(bounds.length_exact, one, ("n",), words), None)
        if exact is not None:
            lows.append(exact[0])
            highs.append(exact[0])
            continue
        lows += [n for (n,) in _found(bounds.length_at_least, one, ("n",), words)]
        highs += [n for (n,) in _found(bounds.length_at_most, one, ("n",), words)]
    return lows, highs


# `**0** or a string of 1 to 36 characters`, `1 to 64 characters or null`
_ALTERNATIVE = re.compile(
    r"\b(?:or|and) (?:a|an) (?:uuid|string|ip|value)\b|\bor (?:null|0)\b|\bcharacters or\b"
    r"|\bper (?:line|item)\b|\beach\b|\bseparated\b",
    re.IGNORECASE,
)


def _length(value: Number | None) -> int | None:
    return int(value) if value is not None and value >= 0 and value == int(value) else None


# --- counts -------------------------------------------------------------------------------------
def _counts(
    sentences: list[Sentence], passages: Passages, name: str, words: CellWords
) -> tuple[int | None, int | None]:
    pairs = list(_found(words.bounds.items_between, sentences, ("low", "high"), words))
    low = _length(_one(pair[0] for pair in pairs))
    high = _length(_one(pair[1] for pair in pairs))
    if high is None:
        high = _length(
            _one(n for (n,) in _found(words.bounds.items_at_most, sentences, ("n",), words))
        )
    if high is None:
        high = _length(_one(_named_counts(passages, name, words)))
    return (low, high) if _is_ordered(low, high) else (None, None)


_ONE_OF_MANY = re.compile(r"\b(?:each|every|per|by default|characters?|bytes?)\b", re.IGNORECASE)


def _named_counts(passages: Passages, name: str, words: CellWords) -> Iterator[Number]:
    """`A maximum of 20 tags can be added.` in the row `tags`."""
    for sentence in passages.sentences:
        plain = sentence.plain
        if sentence.depth > 1 or sentence.in_note or _ONE_OF_MANY.search(plain):
            continue
        if sentence.is_conditional or is_restricted(sentence.plain_lead, words):
            continue
        for template in words.bounds.named_items_at_most.possible(sentence.lowered):
            found = template.search(sentence.text, sentence.lowered)
            if found is not None and _names_elements(found["thing"], name, words):
                yield _number(found["n"])
                break


def _names_elements(thing: str, name: str, words: CellWords) -> bool:
    noun = thing.lower()
    last = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)[-1:]
    return noun in words.bounds.item_nouns or noun.removesuffix("s") in [
        one.lower().removesuffix("s") for one in last
    ]
