"""Permission tables → which action a caller needs for which call.

In: a table with a column of calls (`GET /v1/{id}`) and a column of actions (`pool:resource:list`).
Out: `PermissionRow`s, one for each call and action. Whether there is such a call is for linking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rst2openapi.pages import Cell, Row, Table
from rst2openapi.reading.draft import PermissionRow
from rst2openapi.reading.inline import cell_text
from rst2openapi.reading.vocabulary import PageWords
from rst2openapi.reading.vocabulary.page_words import phrase_key

_CALL = re.compile(
    r"\b(?P<method>GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)\b:?\s+"
    r"(?:https?://)?(?:\{[^{}/]{1,60}\}|(?P<version>v[\d.]{1,10})(?=/)|[\w.:-]{1,100})?"
    r"(?P<path>/[^\s,;?]{1,400})"
)
# "{?domain_id,name}" of URI Template (RFC 6570, §3.2.8)
_QUERY = re.compile(r"\{\s?[?&][^{}]{0,200}\}")
_INSIDE_BRACES = re.compile(r"\{([^{}]{1,80})\}")
_ACTION = re.compile(r"(?<![\w:*/-])[A-Za-z][\w-]{0,40}(?::[\w*-]{1,80}){2,3}(?![\w:*])")
_ASIDE = re.compile(r"\([^()]{0,500}\)")


def read_permissions(table: Table, words: PageWords) -> tuple[PermissionRow, ...]:
    """Read a table of calls and actions; any other table gives nothing.

    Actions in parentheses are needed in some cases only, and are left out.
    """
    keys = [phrase_key(cell_text(cell)) for cell in table.header]
    calls = [at for at, key in enumerate(keys) if key in words.call_columns]
    actions = [at for at, key in enumerate(keys) if key in words.action_columns]
    if len(calls) != 1 or len(actions) != 1:
        return ()
    return tuple(one for row in table.rows for one in _read_row(row, calls[0], actions[0]))


def _read_row(row: Row, calls: int, actions: int) -> Iterator[PermissionRow]:
    if max(calls, actions) >= len(row.cells):
        return
    found = _actions(row.cells[actions])
    for method, path in _calls(row.cells[calls]):
        for action in found:
            yield PermissionRow(method=method, path=path, action=action, span=row.span)


def _calls(cell: Cell) -> list[tuple[str, str]]:
    """Every `METHOD /path` of a cell; blanks and marks inside placeholders do not count."""
    text = _INSIDE_BRACES.sub(_placeholder, _QUERY.sub(" ", cell_text(cell)))
    found = [(one["method"], _path(one)) for one in _CALL.finditer(text)]
    return list(dict.fromkeys(found))


def _path(found: re.Match[str]) -> str:
    """The path, with the slash that some tables leave out before its version."""
    version = f"/{found['version']}" if found["version"] else ""
    return version + found["path"].rstrip(".:)")


def _placeholder(found: re.Match[str]) -> str:
    name = re.sub(r"[^\w-]+", "", found[1])
    return f"{{{name or 'value'}}}"


def _actions(cell: Cell) -> list[str]:
    return list(dict.fromkeys(_ACTION.findall(_ASIDE.sub(" ", cell_text(cell)))))
