"""Change lists as text, JSON, Markdown, HTML, JUnit and GitHub annotations.

In: judged changes. Out: a string that ends in a line feed. Decides nothing but the looks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from html import escape as html
from xml.sax.saxutils import quoteattr

from rst2openapi.outputs.changes.accept import Acceptance, Judged
from rst2openapi.outputs.changes.advice import Advice, Bump
from rst2openapi.outputs.changes.catalogue import Change, Level
from rst2openapi.rules.annotations import annotation
from rst2openapi.ticks import code_span

_OPERATIONS_SHOWN = 3


def render_changes(judged: Judged, advice: Advice, format: str) -> str:
    """Changes in one of `FORMATS`.

    Raises:
        ValueError: no such format.
    """
    if format not in _RENDERERS:
        raise ValueError(f"no format {format!r}; there are {', '.join(_RENDERERS)}")
    return _RENDERERS[format](judged, advice)


def count_levels(changes: Sequence[Change]) -> dict[str, int]:
    """How many changes there are of each level, breaking first."""
    return {level.value: sum(one.kind.level is level for one in changes) for level in Level}


def is_failure(changes: Sequence[Change], fail_on: str) -> bool:
    """Whether any change is at least as bad as `fail_on` (`breaking`, `warning` or `info`)."""
    return any(one.kind.level.rank <= Level(fail_on).rank for one in changes)


def _of(changes: Sequence[Change], level: Level) -> list[Change]:
    return [one for one in changes if one.kind.level is level]


def _users(change: Change) -> str:
    """The operations that a shared schema reaches."""
    users = change.operations
    if not change.where.startswith("schema "):
        return ""
    more = len(users) - _OPERATIONS_SHOWN
    return ", ".join(users[:_OPERATIONS_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _accepted_line(change: Change, acceptance: Acceptance) -> str:
    return (
        f"{change.where}: {change.message}  [{change.kind.code}]  "
        f"until {acceptance.until.isoformat()}: {acceptance.reason}"
    )


def _acceptance_line(one: Acceptance) -> str:
    return f"{one.code} where {one.where!r} until {one.until.isoformat()}"


# --- text -----------------------------------------------------------------------------------------
def change_text(changes: Sequence[Change]) -> str:
    """Changes for people: a block for each level, a line for each change, closing counts."""
    if not changes:
        return "no changes\n"
    lines: list[str] = []
    for level in Level:
        here = _of(changes, level)
        if here:
            lines.append(f"{level.value} ({len(here)})")
            lines.extend(_line(one) for one in here)
            lines.append("")
    counts = count_levels(changes)
    lines.append(", ".join(f"{number} {level}" for level, number in counts.items()))
    return "\n".join(lines) + "\n"


def _line(change: Change) -> str:
    users = _users(change)
    reach = f" ({users})" if users else ""
    page = f"  <- {change.source}" if change.source else ""
    return f"  {change.where}: {change.message}  [{change.kind.code}]{reach}{page}"


def _text(judged: Judged, advice: Advice) -> str:
    lines = [change_text(judged.changes)]
    if judged.accepted:
        lines.append(f"accepted ({len(judged.accepted)})\n")
        lines.extend(f"  {_accepted_line(*one)}\n" for one in judged.accepted)
    lines.extend(f"acceptance has run out: {_acceptance_line(one)}\n" for one in judged.expired)
    lines.extend(f"acceptance matches nothing: {_acceptance_line(one)}\n" for one in judged.unused)
    lines.append(_advice_line(advice) + "\n")
    return "".join(lines)


def _advice_line(advice: Advice) -> str:
    if advice.bump is Bump.NONE:
        return "client version: stays"
    told = f": {advice.before} -> {advice.after}" if advice.after else ""
    return f"client version: {advice.bump.value}{told}"


# --- JSON -----------------------------------------------------------------------------------------
def _json(judged: Judged, advice: Advice) -> str:
    content = {
        "counts": count_levels(judged.changes),
        "changes": [_entry(one) for one in judged.changes],
        "accepted": [
            _entry(change) | {"until": one.until.isoformat(), "reason": one.reason}
            for change, one in judged.accepted
        ],
        "expired": [_acceptance_line(one) for one in judged.expired],
        "unused": [_acceptance_line(one) for one in judged.unused],
        "version": {"bump": advice.bump.value, "before": advice.before, "after": advice.after},
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _place(change: Change) -> tuple[str, int]:
    """Page and line of a change; a line of 0 where only the page is known."""
    path, _, line = change.source.rpartition(":")
    return (path, int(line)) if line.isdigit() else (change.source, 0)


def _entry(one: Change) -> dict[str, object]:
    path, line = _place(one)
    return {
        "code": one.kind.code,
        "level": one.kind.level.value,
        "where": one.where,
        "message": one.message,
        "why": one.kind.why,
        "pointer": one.pointer,
        "before": one.before,
        "after": one.after,
        "operations": list(one.operations),
        "path": path,
        "line": line or None,
    }


# --- Markdown -------------------------------------------------------------------------------------
def change_markdown(changes: Sequence[Change], *, heading: str = "##") -> str:
    """Changes as Markdown lists, a heading for each level."""
    parts = []
    for level in Level:
        here = _of(changes, level)
        if here:
            lines = "".join(f"- {_markdown_line(one)}\n" for one in here)
            parts.append(f"{heading} {_TITLES[level]}\n\n{lines}")
    return "\n".join(parts)


_TITLES = {Level.BREAKING: "Breaking", Level.WARNING: "May break", Level.INFO: "Compatible"}


def _markdown_line(change: Change) -> str:
    users = _users(change)
    reach = f" ({_plain(users)})" if users else ""
    page = f" <sub>{_plain(change.source)}</sub>" if change.source else ""
    return f"{code_span(change.where)}: {_plain(change.message)}{reach}{page}"


def _plain(text: str) -> str:
    """Text that no Markdown reader takes for markup."""
    text = html(" ".join(text.split()), quote=False)
    return "".join("\\" + char if char in "\\`*_[]|~#" else char for char in text)


def _markdown(judged: Judged, advice: Advice) -> str:
    parts = ["# Changes\n", change_markdown(judged.changes) or "No changes.\n"]
    if judged.accepted:
        told = "".join(f"- {_plain(_accepted_line(*one))}\n" for one in judged.accepted)
        parts.append(f"## Accepted\n\n{told}")
    parts.append(f"{_advice_line(advice).capitalize()}.\n")
    return "\n".join(parts)


# --- HTML -----------------------------------------------------------------------------------------
_STYLE = (
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;"
    "margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{"
    "text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #8886}"
    "code{overflow-wrap:anywhere}.breaking{color:#c62828}.warning{color:#b26a00}"
    "@media(prefers-color-scheme:dark){.breaking{color:#ff8a80}.warning{color:#ffcc80}}"
)


def _html(judged: Judged, advice: Advice) -> str:
    rows = "".join(_html_row(one) for one in judged.changes)
    counts = ", ".join(f"{n} {level}" for level, n in count_levels(judged.changes).items())
    accepted = "".join(f"<li>{html(_accepted_line(*one))}</li>" for one in judged.accepted)
    table = (
        "<table><thead><tr><th>Level</th><th>Where</th><th>Change</th><th>Page</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>API changes</title><style>{_STYLE}</style></head><body><h1>API changes</h1>"
        f"<p>{counts}. {html(_advice_line(advice).capitalize())}.</p>"
        + (table if rows else "<p>No changes.</p>")
        + (f"<h2>Accepted</h2><ul>{accepted}</ul>" if accepted else "")
        + "</body></html>\n"
    )


def _html_row(change: Change) -> str:
    level = change.kind.level.value
    users = _users(change)
    reach = f"<br><small>{html(users)}</small>" if users else ""
    return (
        f'<tr><td class="{level}">{level}</td><td><code>{html(change.where)}</code>{reach}</td>'
        f"<td>{html(change.message)}<br><small>{html(change.kind.why)} "
        f"[{change.kind.code}]</small></td><td><code>{html(change.source)}</code></td></tr>"
    )


# --- for CI ---------------------------------------------------------------------------------------
def _junit(judged: Judged, advice: Advice) -> str:
    """One test case a change; what breaks fails. What was accepted is skipped."""
    cases = [_junit_case(one) for one in judged.changes] + [
        f"  <testcase classname={_attribute(change.where)} name={_attribute(change.message)}>"
        f"<skipped message={_attribute(one.reason)}/></testcase>"
        for change, one in judged.accepted
    ]
    failures = len(_of(judged.changes, Level.BREAKING))
    head = (
        f'<testsuite name="API changes" tests="{len(cases)}" failures="{failures}" '
        f'errors="0" skipped="{len(judged.accepted)}">'
    )
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *cases, "</testsuite>", ""])


def _junit_case(change: Change) -> str:
    head = f"  <testcase classname={_attribute(change.where)} name={_attribute(change.message)}"
    if change.kind.level is not Level.BREAKING:
        return f"{head}/>"
    told = _attribute(f"{change.kind.why} {change.source}".strip())
    failure = f"<failure type={_attribute(change.kind.code)} message={told}/>"
    return f"{head}>{failure}</testcase>"


def _attribute(text: str) -> str:
    """A quoted attribute; characters that XML 1.0 has no place for (§2.2) are dropped."""
    return quoteattr("".join(char for char in " ".join(text.split()) if char >= " "))


_COMMANDS = {Level.BREAKING: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def _github(judged: Judged, advice: Advice) -> str:
    """Workflow commands, which show at the page's line."""
    return "".join(_annotation(one) for one in judged.changes)


def _annotation(change: Change) -> str:
    path, line = _place(change)
    return annotation(
        _COMMANDS[change.kind.level],
        path=path,
        line=line,
        title=f"{change.kind.level.value} {change.kind.code}",
        text=f"{change.where}: {change.message}",
    )


_RENDERERS: dict[str, Callable[[Judged, Advice], str]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
    "html": _html,
    "junit": _junit,
    "github": _github,
}
FORMATS = tuple(_RENDERERS)
"""Formats that `render_changes` knows."""
