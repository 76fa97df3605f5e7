"""The files of a report: JSON, HTML, JUnit and SARIF, by name."""

from __future__ import annotations

from rst2openapi.outputs.contract.report import ContractReport
from rst2openapi.outputs.contract.telling.html import report_html
from rst2openapi.outputs.contract.telling.junit import report_junit
from rst2openapi.outputs.contract.telling.render import closing_line, report_json
from rst2openapi.outputs.contract.telling.sarif import report_sarif


def report_files(report: ContractReport, title: str) -> dict[str, str]:
    """Text of each file; `title` is what the API is called."""
    return {
        "report.json": report_json(report),
        "report.html": report_html(report, title, closing_line(report)),
        "junit.xml": report_junit(report, title),
        "report.sarif": report_sarif(report),
    }
