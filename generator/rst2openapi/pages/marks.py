"""Inline marks that cannot mean anything else: text of a paragraph → `Prose`.

In: the text of one paragraph. Out: its runs, or None where docutils has to look itself: anything
but strong and emphasized text, literals, references to labels and to addresses beside their words,
escaped characters, and marks that begin nothing, each where the reST specification ("Inline markup
recognition rules") leaves no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rst2openapi.pages.addresses import address_runs
from rst2openapi.pages.page import Emphasis, Inline, Link, Literal, Prose, Strong
from rst2openapi.pages.runs import flat, merged
from rst2openapi.pages.targets import unescaped

_OPENERS, _CLOSERS = "([{<\"'", ")]}>\"'"
_DELIMITERS = "-/:"
_NO_END = r"[A-Za-z0-9*(\[{<\#$%&+=@^`|~]"
"""What surely ends no mark that it stands behind."""
_BEHIND = r"$|[\s\\.,;!?)\]}>'\"/-]"
_END = rf"(?={_BEHIND}|:(?![\w.+:-]*`))"
"""What surely ends one; behind a colon a role may begin, which needs something before it else."""
_END_OF_ROLE = rf"(?={_BEHIND}|:(?![A-Za-z0-9]))"
"""A role may also stand behind what it is of."""
_ROLE = r"(?:(?:std:)?(?:num)?ref|literal):`"
_LABEL = r"[^\s*`\\](?:[^*`\\]*[^\s*`\\])?"
_WORDS = r"[^\s`<>\\](?:[^`<>\\]*[^\s`<>\\])?"
_ADDRESS = r"https?://[A-Za-z0-9._/?=&%\#~:+,;!-]*[A-Za-z0-9/]"
_QUOTED = "|".join(
    rf"(?<=\{a})(?:\*\*?|\|)(?=\{b})" for a, b in zip(_OPENERS, _CLOSERS, strict=True)
)
_MARK = re.compile(
    rf"""
    (?P<text>(?:[^*`\\|:]|:(?!{_ROLE}))+)
    | (?P<escaped>\\.)
    | (?P<nothing>(?<=[!\#$%&)*+,.0-9;=>?@A-Z\\\]^_a-z|}}~])[*|]+
        | (?:\*\*?|\|+)(?=\s|$) | {_QUOTED})
    | \*\*(?!\s)(?P<strong>(?:[^*\\]|\\.|\*(?!\*)|\*(?=\*{_NO_END}))+?)(?<!\s)\*\*{_END}
    | \*(?![\s*])(?P<emphasis>(?:[^*\\]|\\.|\*(?={_NO_END}))+?)(?<!\s)\*{_END}
    | ``(?!\s)(?P<literal>(?:[^`]|`(?!`)|`(?=`{_NO_END}))+?)(?<!\s)``{_END}
    | :(?:std:)?(?:num)?ref:`(?P<reference>{_LABEL})`{_END_OF_ROLE}
    | :literal:`(?![\s`])(?P<code>(?:[^`\\]|\\.|`(?={_NO_END}))+?)(?<!\s)`{_END_OF_ROLE}
    | (?<!:)`(?P<words>{_WORDS})[ \n]+<(?P<address>{_ADDRESS})>`__{_END_OF_ROLE}
    """,
    re.VERBOSE | re.DOTALL,
)
_NAME_END = re.compile(r"[^\W_]__?(?!\w)")
_NAME = re.compile(r"(?<!\w)[^\W_]+(?:[-._+:][^\W_]+)*__?(?!\w)")
"""A simple reference name and what makes a reference of it; at least that."""


def plain_prose(text: str, split_reference: Callable[[str], tuple[str, str]]) -> Prose | None:
    """The runs of a paragraph, line feeds as blanks.

    `split_reference` makes text and label of what stands between the backquotes of a reference.
    """
    runs: list[Inline] = []
    written: list[str] = []
    at = 0
    while at < len(text):
        match = _MARK.match(text, at)
        if match is None:
            return None
        kind = match.lastgroup
        if kind == "escaped":
            written.append("\x00" + match["escaped"][1])
        elif kind == "nothing":
            written.append(match["nothing"])
        elif kind == "text":
            if _may_refer(match["text"]):
                return None
            written.append(match["text"])
        else:
            before = address_runs("".join(written))
            if before is None or not _may_start(text, match):
                return None
            runs += before
            runs.append(_run(match, split_reference))
            written.clear()
        at = match.end()
    rest = address_runs("".join(written))
    return None if rest is None else merged([*runs, *rest])


def _may_refer(text: str) -> bool:
    """Whether a name may stand here as a reference, or a footnote."""
    return "_" in text and (
        (_NAME_END.search(text) is not None and _NAME.search(text) is not None) or "]_" in text
    )


def _may_start(text: str, match: re.Match[str]) -> bool:
    """Whether a mark may start here: after a blank, or after a bracket that it does not fill."""
    at = match.start()
    before = text[at - 1] if at else " "
    if before.isspace() or before in _DELIMITERS:
        return True
    kind = match.lastgroup or ""
    after = text[match.start("words" if kind == "address" else kind)]
    return before in _OPENERS and after not in _CLOSERS and after.isascii()


def _run(match: re.Match[str], split_reference: Callable[[str], tuple[str, str]]) -> Inline:
    match match.lastgroup, match[match.lastgroup or 0]:
        case "strong", inside:
            return Strong(_said(inside))
        case "emphasis", inside:
            return Emphasis(_said(inside))
        case "literal" | "code", inside:
            return Literal(flat(inside))
        case "reference", inside:
            words, label = split_reference(inside)
            return Link(flat(words), label=label)
        case _, address:
            return Link(flat(match["words"]), url=address)


_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def _said(inside: str) -> str:
    """What escaped characters stand for."""
    return flat(unescaped(_ESCAPE.sub("\x00\\1", inside)) if "\\" in inside else inside)
