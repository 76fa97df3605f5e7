"""Every kind of change, from one edit of a small document; and its mirror image."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path

import pytest
import yaml

from rst2openapi.openapi import Document, DocumentError, parse_document
from rst2openapi.outputs.changes import CATALOGUE, Level, compare_documents
from rst2openapi.source import Span

HERE = Path(__file__).parent
POOLS = HERE.parents[1] / "data" / "pools.yaml"
CASES = yaml.safe_load((HERE / "cases.yaml").read_text())
SCHEMAS = yaml.safe_load((HERE / "schemas.yaml").read_text())
DOCUMENTS = yaml.safe_load((HERE / "documents.yaml").read_text())
LEVELS = {"B": Level.BREAKING, "W": Level.WARNING, "I": Level.INFO}
SIDES = ("request", "response")


def base() -> dict:
    return copy.deepcopy(parse_document(POOLS.read_text(), name="pools").content)


def edited(case: dict) -> Document:
    content = base()
    *parents, last = [
        part.replace("~1", "/").replace("~0", "~") for part in case["at"].split("/")[1:]
    ]
    node = content
    for part in parents:
        node = node[int(part)] if isinstance(node, list) else node[part]
    if isinstance(node, list):
        if case.get("drop"):
            del node[int(last)]
        else:
            node.insert(int(last), case["set"])
    elif case.get("drop"):
        del node[last]
    else:
        node[last] = case["set"]
    return Document(content)


def levels(changes):
    return {change.kind.code: change.kind.level for change in changes}


def expected(codes, prefix=""):
    return {prefix + code: LEVELS[level] for code, level in codes.items()}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_one_edit_is_reported_as_exactly_its_changes(case):
    changes = compare_documents(Document(base()), edited(case))
    assert levels(changes) == expected(case["codes"])
    for change in changes:
        assert change.pointer.startswith("/")
        assert "{" not in change.kind.message.format(what="w", before="b", after="a")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_mirror_of_an_edit_is_seen_too(case):
    forth = compare_documents(Document(base()), edited(case))
    back = compare_documents(edited(case), Document(base()))
    assert len(back) == len(forth)
    assert {change.where for change in back} == {change.where for change in forth}


def document_of(schema, side):
    """One operation with the schema on one side, where it stands inline."""
    content = {"content": {"application/json": {"schema": schema}}}
    operation = {"operationId": "PutA", "responses": {"200": {"description": "OK"}}}
    if side == "request":
        operation["requestBody"] = content
    else:
        operation["responses"]["200"] |= content
    part = {"type": "object", "properties": {"size": {"type": "integer"}}}
    return Document(
        {
            "openapi": "3.1.1",
            "info": {"title": "T", "version": "1"},
            "paths": {"/a": {"put": operation}},
            "components": {"schemas": {"Part": part, "SamePart": copy.deepcopy(part)}},
        }
    )


def as_component(schema, side):
    """The same, where the schema is a component."""
    document = document_of({"$ref": "#/components/schemas/Body"}, side)
    document.content["components"]["schemas"]["Body"] = schema
    return document


@pytest.mark.parametrize("place", [document_of, as_component])
@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("case", SCHEMAS, ids=[case["name"] for case in SCHEMAS])
def test_two_schemas_differ_by_exactly_this(case, side, place):
    old, new = place(case["old"], side), place(case["new"], side)
    assert levels(compare_documents(old, new)) == expected(case["forth"][side], f"{side}-")
    assert levels(compare_documents(new, old)) == expected(case["back"][side], f"{side}-")
    assert compare_documents(old, old) == compare_documents(new, new) == ()


def merged(target, patch):
    """JSON Merge Patch (RFC 7396)."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merged(result.get(key), value)
    return result


def both(case):
    """The two documents of a case of documents."""
    small = document_of({"type": "object", "properties": {"id": {"type": "string"}}}, "response")
    answers = small.content["paths"]["/a"]["put"]["responses"]
    base = small.content | {
        "components": {},
        "paths": {"/a": {"get": {"operationId": "GetA", "responses": answers}}},
    }
    return tuple(Document(merged(base, case[side])) for side in ("old", "new"))


@pytest.mark.parametrize("case", DOCUMENTS, ids=[case["name"] for case in DOCUMENTS])
def test_two_documents_differ_by_exactly_this(case):
    old, new = both(case)
    assert levels(compare_documents(old, new)) == expected(case["forth"])
    assert levels(compare_documents(new, old)) == expected(case["back"])


# --- what is said, and where
def said(old, new):
    """Which document each change stands in, where, and in which words."""
    places = {"": Span("old", 0)}, {"": Span("new", 0)}
    changes = compare_documents(old, new, places)
    for change in changes:
        (new if change.source == "new" else old).at(change.pointer)
    return [f"{one.source} {one.pointer} {one.message}" for one in changes]


def listed(case, way):
    return case.get("says", {}).get(way) or []


@pytest.mark.parametrize("case", DOCUMENTS, ids=[case["name"] for case in DOCUMENTS])
def test_a_change_is_told_where_it_stands(case):
    old, new = both(case)
    assert said(old, new) == listed(case, "forth")
    assert said(new, old) == listed(case, "back")


@pytest.mark.parametrize("case", SCHEMAS, ids=[case["name"] for case in SCHEMAS])
def test_a_change_of_a_schema_is_told_where_it_stands(case):
    sides = {side: [document_of(case[one], side) for one in ("old", "new")] for side in SIDES}
    assert said(*sides["request"]) == listed(case, "forth")
    assert said(*reversed(sides["response"])) == listed(case, "back")


def test_components_that_lead_to_each_other_name_their_operations():
    def chain(**kinds):
        ring = {"A": ("B", "C"), "B": ("A",), "C": ("A",)}
        schemas = {
            name: {
                "type": "object",
                "properties": {one: {"$ref": f"#/components/schemas/{one}"} for one in others}
                | {"own": {"type": kinds.get(name, "string")}},
            }
            for name, others in ring.items()
        }
        document = document_of({"$ref": "#/components/schemas/A"}, "response")
        return Document(document.content | {"components": {"schemas": schemas}})

    changes = compare_documents(chain(), chain(B="integer", C="integer"))
    assert [(one.where, one.message, one.operations) for one in changes] == [
        (f"schema {name} in responses", "type of 'own' changed from string to integer", ("PutA",))
        for name in "BC"
    ]


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#/components/schemas/Body"},
        {"allOf": [{"$ref": "#/components/schemas/Body"}, {"type": "object"}]},
        {"oneOf": [{"$ref": "#/components/schemas/Body"}, {"type": "null"}]},
        {"oneOf": [{"$ref": "#/components/schemas/Body"}]},
    ],
    ids=str,
)
def test_a_schema_that_stands_for_itself_is_an_error(schema):
    old, new = as_component(schema, "request"), document_of({"type": "string"}, "request")
    for pair in ((old, new), (new, old)):
        with pytest.raises(DocumentError, match="#/components/schemas/Body leads in a circle"):
            compare_documents(*pair)


def test_every_kind_of_change_has_a_case():
    seen = {code for case in CASES for code in case["codes"]}
    seen |= {code for case in DOCUMENTS for way in ("forth", "back") for code in case[way]}
    seen |= {
        f"{side}-{facet}"
        for case in SCHEMAS
        for way in ("forth", "back")
        for side in SIDES
        for facet in case[way][side]
    }
    assert seen == CATALOGUE.keys()


def test_a_document_equals_itself_reordered():
    content = base()

    def shuffled(node):
        if isinstance(node, dict):
            items = list(node.items())
            random.Random(7).shuffle(items)
            return {key: shuffled(value) for key, value in items}
        if isinstance(node, list) and all(isinstance(one, str) for one in node):
            return sorted(node, reverse=True)
        return [shuffled(one) for one in node] if isinstance(node, list) else node

    assert compare_documents(Document(content), Document(shuffled(content))) == ()
    again = parse_document(json.dumps(content), name="again")
    assert compare_documents(Document(content), again) == ()


def test_a_renamed_component_is_no_change():
    text = json.dumps(base()).replace('schemas/Pool"', 'schemas/ResourcePool"')
    content = json.loads(text)
    content["components"]["schemas"]["ResourcePool"] = content["components"]["schemas"].pop("Pool")
    assert compare_documents(Document(base()), Document(content)) == ()


def test_a_shared_component_names_its_operations_once():
    content = base()
    del content["components"]["schemas"]["Node"]["properties"]["name"]
    (change,) = compare_documents(Document(base()), Document(content))
    assert change.operations == ("ListPoolNodes",)
    assert change.pointer == "/components/schemas/Node/properties/name"


def test_a_path_parameter_may_be_renamed():
    text = json.dumps(base()).replace("{pool_name}", "{pool}")
    content = json.loads(text.replace('"name": "pool_name"', '"name": "pool"'))
    codes = {change.kind.code for change in compare_documents(Document(base()), Document(content))}
    assert codes == {"path-parameter-renamed"}
