"""The trip from a document to the files of a package.

In: a document and names. Out: relative path -> bytes; findings go to `report`. The generating is
done by openapi-python-client, see `engine`; this module feeds it, reads its findings and tidies
what it wrote. The caller writes the files.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rst2openapi.diagnostics import Report
from rst2openapi.files import read_tree
from rst2openapi.openapi.document import METHODS, Document, DocumentError
from rst2openapi.openapi.pointers import escape
from rst2openapi.outputs.client.authentication import base_url, token_header
from rst2openapi.outputs.client.media import file_types
from rst2openapi.outputs.client.options import ClientOptions, import_name, package_version
from rst2openapi.outputs.client.preparing import prepare
from rst2openapi.rules import outputs as rules
from rst2openapi.source import Span

LIMIT = 900.0
"""Seconds that the generator may take; it needs about ten for 2,600 operations."""

_RUFF = ("--isolated", "--no-cache", "--quiet", "--line-length=100", "--target-version=py311")


def generate_client(
    document: Document, options: ClientOptions, report: Report
) -> Mapping[str, bytes]:
    """The files of an installable, typed package for the document's operations.

    Whatever of the document is not in it is reported as an error. Nothing is returned where there
    is no package at all.

    Raises:
        ClientOptionsError: an option cannot be used.
    """
    span = Span(options.document, 0)
    package = import_name(document, options)
    version = package_version(document, options)

    def untyped(pointer: str, values: list[Any]) -> None:
        shown = json.dumps(values, ensure_ascii=False)
        rule = rules.ENUM_WITHOUT_CLASS
        report(rule.at(span, pointer=pointer, where=pointer, values=shown))

    def unsent(pointer: str, kinds: list[str]) -> None:
        rule = rules.MEDIA_TYPE_NOT_SENT
        report(rule.at(span, pointer=pointer, where=pointer, kinds=", ".join(kinds)))

    try:
        prepared = prepare(document, untyped, unsent)
    except (DocumentError, AttributeError, TypeError, KeyError) as error:
        report(rules.CLIENT_FAILED.at(span, where="", why=f"{type(error).__name__}: {error}"))
        return {}
    header = token_header(document)
    with tempfile.TemporaryDirectory(prefix="rst2openapi-client-") as folder:
        output = Path(folder) / "package"
        request = {
            "document": prepared,
            "files": file_types(prepared),
            "package": package,
            "distribution": package.replace("_", "-"),
            "version": version,
            "output": str(output),
            "auth_prefix": header.prefix,
            "auth_header": header.name,
            "base_url": base_url(document),
            "title": _one_line(str(document.info.get("title", "an API"))),
        }
        findings = _run_engine(request, cwd=Path(folder))
        for finding in findings:
            rule = rules.CLIENT_FAILED if finding["kind"] == "failed" else rules.CLIENT_INCOMPLETE
            where = finding["where"]
            report(
                rule.at(
                    span,
                    pointer=_pointer(document, where),
                    where=f"{where}: " if where else "",
                    why=_one_line(finding["text"]).replace(folder, "…"),
                )
            )
        if any(finding["kind"] == "failed" for finding in findings):
            return {}
        if why := _tidy(output):
            report(rules.CLIENT_FAILED.at(span, where="", why=why.replace(folder, "…")))
            return {}
        return read_tree(output)


def _run_engine(request: Mapping[str, Any], *, cwd: Path) -> list[dict[str, str]]:
    # -P keeps the temporary folder out of the import path; the seed fixes the order of sets.
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "rst2openapi.outputs.client.engine"],
            input=json.dumps(request, default=str),
            capture_output=True,
            encoding="utf-8",
            cwd=cwd,
            env=environment,
            timeout=LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return [{"kind": "failed", "where": "", "text": f"no result after {LIMIT:.0f} s"}]
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return [{"kind": "failed", "where": "", "text": f"exit code {done.returncode}: {last}"}]
    findings: list[dict[str, str]] = json.loads(done.stdout)["findings"]
    return findings


def _tidy(output: Path) -> str:
    """Sort and drop imports, format, and look for undefined names; what is wrong, or nothing.

    `--isolated` keeps the settings of whoever runs this away from the output.
    """
    for command in (
        ("check", "--fix-only", "--select=F,I,UP"),
        ("format",),
        ("check", "--select=F821,F811", "--output-format=concise"),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, *_RUFF, "."],
            capture_output=True,
            encoding="utf-8",
            cwd=output,
            check=False,
        )
        if done.returncode:
            return _one_line(done.stderr or done.stdout)
    return ""


def _pointer(document: Document, where: str) -> str | None:
    """Where an operation (`GET /pools`) or a schema (`/components/schemas/Pool`) stands."""
    method, _, path = where.partition(" ")
    if method.lower() in METHODS and path in document.content.get("paths", {}):
        return f"/paths/{escape(path)}/{method.lower()}"
    return where if where.startswith("/") else None


def _one_line(text: str) -> str:
    return " ".join(text.split())
