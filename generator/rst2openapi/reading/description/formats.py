"""Formats, regular expressions and units.

In: passages, the kind of value, the words. Out: a format only where the page says that the value
has it, an expression only where it compiles and means the same in ECMA-262, a unit (field guide,
section 7.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rst2openapi.reading.description.passages import Passages, Sentence
from rst2openapi.reading.description.values import Kind
from rst2openapi.reading.description.wordings import has_label, is_restricted, matches
from rst2openapi.reading.vocabulary.cell_words import CellWords

# --- formats ------------------------------------------------------------------------------------
# yyyy-MM-ddTHH:mm:ssZ, YYYY-MM-DD'T'hh:mm:ss.SSS'Z'; months and minutes are confused by pages
_RFC3339_LAYOUT = re.compile(
    r"y{4}-m{2}-d{2}['‘’]?t['‘’]?h{2}:m{2}:s{2}(?:\.s{1,6})?['‘’]?z['‘’]?(?![a-z])", re.IGNORECASE
)
_LAYOUT = re.compile(
    r"y{2,4}[-/.]?m{2}[-/.]?d{2}[ '‘’*]*[ t]?['‘’]?(?:h{2}:?m{2}[^\s,*)]*)?", re.IGNORECASE
)
_RFC3339 = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})(?![\w:])"
)
_MOMENT = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d{2}[^\s,;)”\"]*)?")
_OFFSET = re.compile(r"[+-]\d{4}\b")


def read_format(passages: Passages, kind: Kind, words: CellWords) -> str | None:
    """Read the format of a string; None where nothing sure is said."""
    if kind != "string":
        return None
    if any("base64" not in text.lower() for _, text in passages.codes):
        return None  # an example of another shape
    relevant = [s for s in passages.sentences if s.zone not in ("default", "pattern")]
    if _is_date_time(relevant, words):
        return "date-time"
    found = {
        name
        for name, said in words.formats.items()
        for sentence in relevant
        if matches(said.says, sentence.plain)
        and not matches(said.denies, sentence.text)
        and not _is_restricted(sentence, words)
    }
    return found.pop() if len(found) == 1 else None


_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_URL = re.compile(r"[a-z][a-z0-9+.-]{1,20}://[^\s<>\"{}|\\^`]+")


def format_of_examples(
    passages: Passages, examples: tuple[str, ...], words: CellWords
) -> str | None:
    """The format that the cell names in passing, where its own example values all have it.

    `A UUID` alone says too little (many are written without hyphens), and so does `URL of`: pages
    call paths so.
    """
    definition = passages.sentences[0].plain if passages.sentences else ""
    if not examples or matches(words.enums.tail_choices, definition):
        return None
    text = " ".join(sentence.plain for sentence in passages.sentences if not sentence.depth)
    if re.search(r"\bUUID\b", text, re.IGNORECASE) and all(map(_UUID.fullmatch, examples)):
        return "uuid"
    if re.search(r"\bUR[LI]\b", definition) and all(map(_URL.fullmatch, examples)):
        return "uri"
    return None


def _is_date_time(sentences: list[Sentence], words: CellWords) -> bool:
    """All layouts and moments of the cell are those of RFC 3339, and there is one.

    `2022-09-16T03:10:40+0800` is none: RFC 3339, section 5.6, wants a colon in the offset.
    """
    text = " ".join(s.plain for s in sentences)
    if matches(words.formats["date-time"].denies, text):
        return False
    good = [m.group(0) for m in _RFC3339_LAYOUT.finditer(text)]
    good += [m.group(0) for m in _RFC3339.finditer(text)]
    if not good or any(_is_restricted(s, words) for s in sentences if _mentions_time(s.plain)):
        return False
    rest = _RFC3339.sub(" ", _RFC3339_LAYOUT.sub(" ", text))
    return not (_LAYOUT.search(rest) or _MOMENT.search(rest) or _OFFSET.search(rest))


def _mentions_time(text: str) -> bool:
    return bool(_RFC3339_LAYOUT.search(text) or _RFC3339.search(text))


def _is_restricted(sentence: Sentence, words: CellWords) -> bool:
    """The sentence holds in some cases only, or for one item of a list of cases."""
    return (
        sentence.is_conditional
        or sentence.depth > 1
        or is_restricted(sentence.plain, words)
        or is_restricted(sentence.plain_lead, words)
        or (sentence.depth == 1 and has_label(sentence.plain))
    )


# --- regular expressions ------------------------------------------------------------------------
_FOREIGN = re.compile(
    r"\(\?(?![:=!])|\\[AZzGQEpPhHRKN]|\[\[:|\[:[a-z]+:\]|[*+?}]\+|\(\?P|&&\[|\\x\{"
)
_CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]")
_CLASS_OUTSIDE = re.compile(r"a-z|A-Z|0-9")
_META = re.compile(r"[\[\](){}*+?|\\^$]")


def read_pattern(passages: Passages, kind: Kind, words: CellWords) -> str | None:
    """Read the regular expression that the values of a string match."""
    if kind != "string":
        return None
    found = {p for text in _expressions(passages, words) if (p := ecma_pattern(text))}
    return found.pop() if len(found) == 1 else None


def _expressions(passages: Passages, words: CellWords) -> Iterator[str]:
    for sentence in passages.sentences:
        if not sentence.in_note and not sentence.is_conditional:
            yield from _in_sentence(sentence, words)
    for lead, sentence in pairwise(passages.sentences):
        if _announces(lead, sentence, words):
            yield sentence.plain
    for zone, text in passages.codes:
        if zone == "pattern" or matches(words.statements.pattern_leads, zone):
            yield text.strip()


def _in_sentence(sentence: Sentence, words: CellWords) -> Iterator[str]:
    if sentence.zone == "pattern":
        yield sentence.plain
        return
    if is_restricted(sentence.plain, words):
        return
    for match in words.statements.pattern.found(sentence.text, sentence.lowered):
        yield match["x"] or match["x_quoted"] or match["x_plain"]
        return


def _announces(lead: Sentence, sentence: Sentence, words: CellWords) -> bool:
    """`The value must match the regular expression:`, and the expression a paragraph below."""
    is_below = sentence.plain.startswith("^") and lead.depth == sentence.depth and not lead.in_note
    is_lead = is_below and matches(words.statements.pattern_leads, lead.plain)
    return is_lead and not is_restricted(lead.plain, words)


def ecma_pattern(text: str) -> str | None:
    r"""Give the expression as ECMA-262 reads it; None where that is in doubt.

    Doubled escapes (`\\\\u4E00`) are made single. It is refused unless anchored on both ends: pages
    break expressions off, and a piece of one matches anything.
    """
    pattern = text.strip().strip("\"'` ")
    pattern = re.sub(r"\\\\(?=[uxdwsDWSbB.\-/()\[\]{}*+?|^$\\])", r"\\", pattern)
    if not (pattern.startswith("^") and pattern.endswith("$")) or len(pattern) > 1000:
        return None
    if _FOREIGN.search(pattern) or _CLASS_OUTSIDE.search(_CLASS.sub("", pattern)):
        return None
    if not _META.search(pattern[1:-1]) or re.search(r"[()+*}\]][*+?]{2}|\)[*+]\)[*+]", pattern):
        return None
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None
    return pattern


# --- units --------------------------------------------------------------------------------------
def read_unit(passages: Passages, kind: Kind, words: CellWords) -> str | None:
    """Read the unit of a number."""
    if kind not in ("integer", "number"):
        return None
    found = [
        unit
        for index, sentence in enumerate(passages.sentences)
        if not sentence.in_note and not is_restricted(sentence.plain, words)
        for unit in _units(sentence, words, is_first=index == 0)
    ]
    return found[0] if found and len(set(found)) == 1 else None


def _units(sentence: Sentence, words: CellWords, *, is_first: bool) -> Iterator[str]:
    """Units of a sentence; one in parentheses counts only where the field is introduced."""
    text, lowered = sentence.text, sentence.lowered
    for template in words.statements.unit:
        is_aside = template.source.startswith("\\(")
        if not template.may_occur(lowered) or (is_aside and not is_first):
            continue
        for found in template.pattern.finditer(text):
            unit = words.units.get(found["unit"].lower())
            if unit is not None:
                yield unit
