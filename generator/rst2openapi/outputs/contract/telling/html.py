"""A report as one HTML file that opens from disk and asks no other host for anything."""

from __future__ import annotations

from html import escape

from rst2openapi.outputs.contract.options import ALL_CHECKS
from rst2openapi.outputs.contract.report import ContractReport, Failure, OperationResult

_STYLE = """
:root{color-scheme:light dark;--line:#8884;--bad:#c62828;--good:#2e7d32;--dim:#888}
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:1200px;padding:0 1rem}
h1{margin:0}h2{margin-top:2.5rem}p.sum{font-size:1.1rem}
.scroll{overflow:auto;max-height:80vh;border:1px solid var(--line)}
table{border-collapse:collapse}th,td{padding:.2rem .5rem;border-bottom:1px solid var(--line)}
thead th{position:sticky;top:0;background:Canvas;vertical-align:bottom}
thead th.c span{writing-mode:vertical-rl;transform:rotate(180deg);font-weight:500}
td.c{text-align:center}td.f a{color:var(--bad);font-weight:700}td.p{color:var(--good)}
td.n{color:var(--dim)}
article{border:1px solid var(--line);border-left:4px solid var(--bad);padding:.6rem 1rem;
margin:1rem 0}
article h4{margin:0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.5rem 0}
dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
pre{overflow:auto;background:#8881;padding:.5rem;margin:.3rem 0;white-space:pre-wrap}
code{font-family:ui-monospace,monospace}.v{border-radius:3px;padding:0 .4rem;border:1px solid}
"""

_VERDICTS = {
    "docs": "docs mistake likely",
    "endpoint": "endpoint mistake likely",
    "": "undecided",
}


def report_html(report: ContractReport, title: str, closing: str) -> str:
    """The report for people; `closing` is its last line in words."""
    made = {
        name for one in report.operations.values() for name in (*one.checks, *one.failed_checks)
    }
    checks = [name for name in ALL_CHECKS if name in made] + sorted(made - set(ALL_CHECKS))
    results = list(report.operations.values())
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8>",
        "<meta name=viewport content='width=device-width'>",
        f"<title>{escape(title)}: contract test</title><style>{_STYLE}</style>",
        f"<h1>{escape(title)}</h1><p class=sum>{escape(closing)}</p>",
        *_notes(report),
        "<h2>Operations and checks</h2><div class=scroll><table><thead><tr><th>Operation<th>Calls",
        *(f"<th class=c><span>{escape(name)}</span>" for name in checks),
        "<tbody>",
        *(_row(number, one, checks) for number, one in enumerate(results)),
        "</table></div>",
    ]
    if report.failures:
        parts.append("<h2>Failures</h2>")
        parts += [_section(number, one) for number, one in enumerate(results) if one.failures]
    return "\n".join(parts) + "\n"


def _notes(report: ContractReport) -> list[str]:
    found = [f"stopped: {report.stopped}"] * bool(report.stopped)
    found += [f"error: {error}" for error in report.errors]
    found += [f"not removed: {one}" for one in report.left]
    phases = ", ".join(f"{name} {status}" for name, status in report.phases.items())
    found.append(f"phases: {phases or 'none'}; seed {report.seed or 'none'}")
    return ["<ul>", *(f"<li>{escape(one)}" for one in found), "</ul>"]


def _row(number: int, result: OperationResult, checks: list[str]) -> str:
    label = escape(result.operation)
    if result.failures:
        label = f"<a href='#o{number}'>{label}</a>"
    cells = "".join(_cell(number, result, name) for name in checks)
    return f"<tr><td><code>{label}</code><td class=c>{result.cases}{cells}"


def _cell(number: int, result: OperationResult, check: str) -> str:
    broken = sum(one.check == check for one in result.failures)
    if broken:
        return f"<td class='c f'><a href='#o{number}-{escape(check)}'>✗ {broken}</a>"
    times = result.checks.get(check, 0)
    if times:
        return f"<td class='c p' title='{times} times'>✓"
    return "<td class='c n'>·"


def _section(number: int, result: OperationResult) -> str:
    source = f" <small>{escape(result.source)}</small>" if result.source else ""
    head = (
        f"<h3 id=o{number}><code>{escape(result.operation)}</code> {escape(result.id)}{source}</h3>"
    )
    seen: set[str] = set()
    articles = []
    for failure in result.failures:
        anchor = "" if failure.check in seen else f" id='o{number}-{escape(failure.check)}'"
        seen.add(failure.check)
        articles.append(f"<article{anchor}>{_failure(failure)}</article>")
    return head + "".join(articles)


def _failure(failure: Failure) -> str:
    rows = [
        ("documented at", failure.place or failure.source),
        ("where", failure.where),
        ("expected", failure.expected),
        ("got", failure.got),
        ("call", f"{failure.request} → {failure.status or 'no answer'} ({failure.phase})"),
        ("evidence", "; ".join(failure.evidence)),
    ]
    listed = "".join(f"<dt>{name}<dd>{escape(text)}" for name, text in rows if text)
    verdict = _VERDICTS.get(failure.verdict, failure.verdict)
    curl = f"<pre><code>{escape(failure.curl)}</code></pre>" if failure.curl else ""
    return (
        f"<h4>{escape(failure.check)}: {escape(failure.title)} "
        f"<span class=v>{escape(verdict)}</span></h4>"
        f"<p>{escape(failure.message)}</p><dl>{listed}</dl>{curl}"
    )
