"""XML bodies as the values that they would be in JSON."""

from __future__ import annotations

import pytest

from rst2openapi.reading.draft import Json
from rst2openapi.reading.xml_text import NotXml, read_xml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("<A/>", {"A": ""}),
        ("<A><B>1</B></A>", {"A": {"B": "1"}}),
        ("<A><B>1</B><B>2</B><C/></A>", {"A": {"B": ["1", "2"], "C": ""}}),
        ('<?xml version="1.0"?><a:A xmlns:a="urn:x"><a:B>1</a:B></a:A>', {"A": {"B": "1"}}),
        ("<A><!-- none --><B> 1 </B></A>", {"A": {"B": "1"}}),
    ],
)
def test_elements_are_members(text: str, value: Json) -> None:
    assert read_xml(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "<A>",
        "plain",
        "",
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        "<a>" * 200 + "</a>" * 200,
    ],
)
def test_what_is_no_safe_document_is_refused(text: str) -> None:
    with pytest.raises(NotXml):
        read_xml(text)
