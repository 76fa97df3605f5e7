"""What is passed over, because nothing in it can have changed, holds no change."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
import yaml
from test_changes import CASES, base, edited

from rst2openapi.openapi import Document, DocumentError
from rst2openapi.outputs.changes import compare_documents
from rst2openapi.outputs.changes.untouched import Untouched

SPEC = Path(__file__).parents[3] / "spec" / "openapi.yaml"


def in_full(monkeypatch, old, new):
    """The changes where nothing is passed over."""
    with monkeypatch.context() as patch:
        patch.setattr(Untouched, "has", lambda *_: False)
        return compare_documents(old, new)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_kind_of_change(case, monkeypatch):
    old, new = Document(base()), edited(case)
    assert compare_documents(old, new) == in_full(monkeypatch, old, new)
    assert compare_documents(new, old) == in_full(monkeypatch, new, old)


def changed(node, at, *, every):
    """A copy of a schema tree with every n-th `type: string` made a number."""
    if isinstance(node, dict):
        found = {key: changed(value, at, every=every) for key, value in node.items()}
        if node.get("type") == "string" and "enum" not in node:
            at[0] += 1
            if at[0] % every == 0:
                found["type"] = "number"
        return found
    return [changed(one, at, every=every) for one in node] if isinstance(node, list) else node


@pytest.mark.parametrize("every", [3, 17, 50, 90])
def test_a_whole_document(every, monkeypatch):
    content = yaml.safe_load(SPEC.read_text(encoding="utf-8"))
    old, new = Document(content), Document(changed(content, [0], every=every))
    assert compare_documents(old, new) == in_full(monkeypatch, old, new) != ()


def test_what_does_not_lead_to_a_change_is_passed_over():
    content = yaml.safe_load(SPEC.read_text(encoding="utf-8"))
    other = copy.deepcopy(content)
    schemas = other["components"]["schemas"]
    name = next(one for one, schema in schemas.items() if "properties" in schema and "Pool" in one)
    schemas[name]["properties"]["added"] = {"type": "string"}
    documents = Document(content), Document(other)
    untouched = Untouched(documents)
    pairs = list(zip(*(one.operations() for one in documents), strict=True))
    passed = [was.id for was, now in pairs if untouched.has(was, now)]
    assert 0 < len(passed) < len(pairs)
    named = {one for change in compare_documents(*documents) for one in change.operations}
    assert named
    assert not named & set(passed)


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#/components/schemas/Nowhere"},
        {"$ref": "other.yaml#/A"},
        {"$ref": "#/components/schemas/Itself"},
        {"type": "array", "items": {"$ref": "#/components/schemas/Itself"}},
        {"$ref": "#/x-own/A"},
    ],
)
def test_a_reference_that_leads_nowhere_is_told_all_the_same(schema, monkeypatch):
    content = base()
    content["components"]["schemas"]["Itself"] = {"$ref": "#/components/schemas/Itself"}
    item = next(iter(content["paths"].values()))
    operation = next(one for one in item.values() if isinstance(one, dict))
    answer = next(iter(operation["responses"].values()))
    answer["content"] = {"application/json": {"schema": schema}}
    document, again = Document(content), Document(copy.deepcopy(content))
    try:
        told = in_full(monkeypatch, document, again)
    except DocumentError as error:
        with pytest.raises(DocumentError, match=str(error).split()[0]):
            compare_documents(document, again)
    else:
        assert compare_documents(document, again) == told


def test_true_is_not_one():
    content = base()
    other = copy.deepcopy(content)
    name = next(
        one for one, schema in content["components"]["schemas"].items() if schema.get("properties")
    )
    for one, value in ((content, 1), (other, True)):
        one["components"]["schemas"][name]["properties"]["flag"] = {"enum": [value]}
    documents = Document(content), Document(other)
    untouched = Untouched(documents)
    assert not all(
        untouched.has(was, now)
        for was, now in zip(*(one.operations() for one in documents), strict=True)
    )
