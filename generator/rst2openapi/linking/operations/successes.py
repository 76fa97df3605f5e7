"""Which status a successful call answers, where its page does not say.

In: the method, whether the answer has a body, and the codes that the service's pages list. Out: the
code, and the rule by which it is a guess. What a page says of its own codes is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus

from msgspec import Struct

from rst2openapi.diagnostics import Rule
from rst2openapi.linking.words import fold
from rst2openapi.reading.draft import ReadStatus
from rst2openapi.rules.linking import SUCCESS_AMBIGUOUS, SUCCESS_UNKNOWN

BODILESS = frozenset({"204", "205", "304"})
"""Statuses whose answers never have a body (RFC 9110, §15)."""

_CONVENTION = {"DELETE": "204"}
"""Success by method, where nobody says; 200 for the others."""

_ORDINARY = ("200", "201", "202", "204")
"""What calls answer unasked: 206 is for parts of a body, others are for proxies and forms."""

_READING = ("GET", "HEAD")
"""Methods that create and start nothing: of several codes, only 200 is meant for them."""


class Success(Struct, frozen=True):
    """A code, and why it is a guess."""

    code: str
    rule: Rule | None = None
    """None where a page of status codes says it."""
    listed: tuple[str, ...] = ()
    """The codes of success that the service lists."""


def guess_success(method: str, has_body: bool, common: Mapping[str, ReadStatus]) -> Success:
    """The code of success by the service's page of status codes, else by convention.

    A page of codes says it where it names the method, or lists one code only.
    """
    listed = tuple(code for code in _ORDINARY if code in common)
    fitting = [code for code in listed if not (has_body and code in BODILESS)]
    named = [code for code in fitting if method in _words(common[code].description)]
    if method in _READING and "200" in fitting:
        named.append("200")
    if named or (len(listed) == 1 and fitting):
        return Success((named or fitting)[0])
    code = _CONVENTION.get(method, "200")
    if has_body and code in BODILESS:
        code = "200"
    return Success(code, SUCCESS_AMBIGUOUS if listed else SUCCESS_UNKNOWN, listed)


def said_alike(codes: Sequence[str], statuses: Iterable[ReadStatus]) -> bool:
    """Whether a page lists several codes and says of none of them more than its name."""
    said = {one.code: one.description for one in statuses if one.code in codes}
    return len(said) > 1 and all(_is_name(code, text) for code, text in said.items())


def _is_name(code: str, text: str) -> bool:
    phrase = HTTPStatus(int(code)).phrase if code in _NAMED else ""
    return fold(text) in ("", fold(phrase), fold(f"{code} {phrase}"))


_NAMED = frozenset(str(status.value) for status in HTTPStatus)


def _words(text: str) -> list[str]:
    return text.upper().replace(",", " ").replace("/", " ").replace(".", " ").split()
