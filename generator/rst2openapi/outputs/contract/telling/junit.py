"""A report as JUnit XML: a test case for each operation and check."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from rst2openapi.outputs.contract.report import ContractReport, Failure

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd]")


def report_junit(report: ContractReport, title: str) -> str:
    """The report as CI servers read it; operations that were not tested are skipped."""
    suite = ElementTree.Element("testsuite", name=_text(title))
    failed = 0
    count = 0
    for result in report.operations.values():
        names = sorted({*result.checks, *result.failed_checks}) or ["calls"]
        for name in names:
            count += 1
            case = ElementTree.SubElement(
                suite, "testcase", classname=_text(result.operation), name=name
            )
            found = [one for one in result.failures if one.check == name]
            if not result.cases:
                ElementTree.SubElement(case, "skipped", message="not tested")
            if found:
                failed += 1
                node = ElementTree.SubElement(
                    case, "failure", type=name, message=_text(found[0].title)
                )
                node.text = _text("\n\n".join(map(_told, found)))
    for error in report.errors:
        count += 1
        case = ElementTree.SubElement(suite, "testcase", classname="run", name="error")
        ElementTree.SubElement(case, "error", message=_text(error))
    suite.set("tests", str(count))
    suite.set("failures", str(failed))
    suite.set("errors", str(len(report.errors)))
    root = ElementTree.Element("testsuites")
    root.append(suite)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _told(failure: Failure) -> str:
    lines = [failure.message, failure.place and f"documented at {failure.place}", failure.curl]
    lines += [f"{failure.verdict or 'undecided'}: {one}" for one in failure.evidence]
    return "\n".join(line for line in lines if line)


def _text(text: str) -> str:
    """Text without what XML 1.0 cannot hold."""
    return _NO_XML.sub("�", text)
