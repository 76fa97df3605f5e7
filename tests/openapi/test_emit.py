"""The hand-built service as a document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openapi_python_client import Config as ClientConfig
from openapi_python_client.config import ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from service_pools import (
    BAD,
    CONFIG,
    NOT_FOUND,
    ONE,
    POOL,
    PROJECT,
    SERVICE,
    error,
    operation,
    text,
)

from rst2openapi import model as m
from rst2openapi.config import Config, InfoConfig, ServerConfig
from rst2openapi.diagnostics import Diagnostic
from rst2openapi.openapi import (
    Document,
    DocumentError,
    check_document,
    check_examples,
    emit_document,
    parse_source_map,
    source_map_bytes,
)
from rst2openapi.source import Span


def emit(service: m.Service, config: Config = CONFIG) -> tuple[dict[str, Any], list[str]]:
    found: list[Diagnostic] = []
    emitted = emit_document(service, config, found.append)
    check_document(emitted.document, emitted.sources, found.append)
    return emitted.document.content, [one.rule.name for one in found]


def service(*operations: m.Operation, **facts: Any) -> m.Service:
    return m.Service(title="Pools", version="v1", operations=operations, **facts)


@pytest.mark.parametrize("version", ["3.0", "3.1"])
def test_the_document_is_valid_and_its_examples_fit(version: str) -> None:
    found: list[Diagnostic] = []
    emitted = emit_document(SERVICE, replace(CONFIG, openapi=version), found.append)
    check_document(emitted.document, emitted.sources, found.append)
    check_examples(emitted.document, emitted.sources, found.append)
    assert sorted(one.rule.code for one in found) == ["D101", "D102", "D107", "D111", "D116"]


@pytest.mark.parametrize("version", ["3.0", "3.1"])
def test_the_client_generator_loses_nothing(version: str) -> None:
    content, _ = emit(SERVICE, replace(CONFIG, openapi=version))
    config = ClientConfig.from_sources(
        ConfigFile(), MetaType.NONE, Path("openapi.json"), "utf-8", False, None
    )
    data = GeneratorData.from_dict(json.loads(json.dumps(content)), config=config)
    assert not isinstance(data, GeneratorError), data
    assert list(data.errors) == []
    collections = list(data.endpoint_collections_by_tag.values())
    assert [one.parse_errors for one in collections] == [[]]
    assert sum(len(one.endpoints) for one in collections) == len(SERVICE.operations)


def test_info_and_servers_come_from_the_configuration_first() -> None:
    config = Config(
        info=InfoConfig(title="Mine", version="7", license_name="Apache-2.0"),
        servers=(ServerConfig(url="https://{host}/", variables={"host": "a.example.org"}),),
    )
    content, _ = emit(SERVICE, config)
    assert content["info"] == {
        "title": "Mine",
        "version": "7",
        "description": "Resource pools.",
        "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    }
    assert content["servers"] == [
        {"url": "https://{host}", "variables": {"host": {"default": "a.example.org"}}}
    ]
    bare, _ = emit(service(), Config())
    assert bare["info"]["title"] == "Pools"
    assert "contact" not in bare["info"] and "license" not in bare["info"]
    assert bare["servers"][0]["url"] == "https://{endpoint}"
    assert bare["security"] == []


def test_an_operation_says_where_it_comes_from() -> None:
    content, _ = emit(SERVICE)
    create = content["paths"]["/v2/{project_id}/pools"]["post"]
    assert create["x-source"] == "pools/createpool.rst"
    assert create["externalDocs"] == {"url": "https://docs.example.org/pools/createpool.html"}
    assert content["externalDocs"] == {"url": "https://docs.example.org/"}
    assert create["x-permissions"] == ["pools:create"]
    assert create["tags"] == ["Pools"]
    two = replace(SERVICE.operations[2], origins=(Span("a.rst", 1), Span("b.rst", 9)))
    content, _ = emit(replace(SERVICE, operations=(two,)), Config())
    show = content["paths"][ONE]["get"]
    assert (show["x-source"], show["x-sources"]) == ("a.rst", ["a.rst", "b.rst"])
    assert "externalDocs" not in show


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("https://docs.example.org", "https://docs.example.org/a%20b/caf%C3%A9%20%231.html"),
        ("https://docs.example.org/{path}", "https://docs.example.org/a%20b/caf%C3%A9%20%231"),
        ("https://docs.example.org/{name}.htm", "https://docs.example.org/caf%C3%A9%20%231.htm"),
    ],
)
def test_the_address_of_a_page_is_a_url_whatever_its_file_is_called(base: str, url: str) -> None:
    one = replace(SERVICE.operations[2], origins=(Span("a b/café #1.rst", 1),))
    content, _ = emit(replace(SERVICE, operations=(one,)), Config(docs_url=base))
    assert content["paths"][ONE]["get"]["externalDocs"] == {"url": url}


def test_groups_lead_to_their_index_pages() -> None:
    tag = replace(SERVICE.tags[0], origin=Span("pools/index.rst", 1))
    content, _ = emit(replace(SERVICE, tags=(tag, *SERVICE.tags[1:])))
    shown = next(one for one in content["tags"] if one["name"] == tag.name)
    assert shown["externalDocs"] == {"url": "https://docs.example.org/pools/index.html"}


def test_only_used_tags_are_listed() -> None:
    content, _ = emit(SERVICE)
    assert content["tags"] == [{"name": "Pools", "description": "Resource pools."}]


def test_security_is_a_scheme_and_not_a_header() -> None:
    token = m.Parameter(name="x-auth-token", location="header", schema=text())
    call = operation(
        "Show", "GET", "/a", token, responses=(m.Response(status="200", description=""),)
    )
    content, found = emit(service(call, security=SERVICE.security))
    assert content["security"] == [{"AuthToken": []}]
    assert "parameters" not in content["paths"]["/a"]["get"]
    assert "header-said-elsewhere" in found
    content, _ = emit(service(replace(call, credentials="none"), security=SERVICE.security))
    assert content["paths"]["/a"]["get"]["security"] == []
    optional = replace(call, credentials="optional")
    content, _ = emit(service(optional, security=SERVICE.security))
    assert content["paths"]["/a"]["get"]["security"] == [{"AuthToken": []}, {}]


def test_what_three_operations_say_alike_is_said_once() -> None:
    content, _ = emit(SERVICE)
    components = content["components"]
    assert list(components["parameters"]) == ["PoolName", "ProjectId"]
    assert list(components["responses"]) == ["BadRequest", "NotFound"]
    assert components["parameters"]["PoolName"]["schema"] == {"type": "string"}
    examples = components["responses"]["NotFound"]["content"]["application/json"]["examples"]
    assert examples == {"wrong": {"value": {"error_code": "Pools.0404", "error_msg": "no"}}}
    two, _ = emit(replace(SERVICE, operations=SERVICE.operations[2:4]))
    assert "parameters" not in two["components"]


def test_answers_with_examples_of_their_own_stay_where_they_are() -> None:
    calls = tuple(
        operation(f"Show{n}", "GET", f"/a{n}", responses=(error("404", f"Pools.{n}"),))
        for n in range(4)
    )
    content, _ = emit(service(*calls, schemas=SERVICE.schemas))
    assert "responses" not in content["components"]
    shown = content["paths"]["/a3"]["get"]["responses"]["404"]["content"]["application/json"]
    assert shown["examples"]["wrong"]["value"]["error_code"] == "Pools.3"


def test_two_kinds_of_one_error_are_told_apart_by_their_schema() -> None:
    other = m.NamedSchema(name="Fault", schema=m.ObjectSchema())
    fault = replace(
        NOT_FOUND,
        contents=(m.Content(media_type="application/json", schema=m.RefSchema(name="Fault")),),
    )
    calls = [
        operation(f"Show{n}", "GET", f"/a{n}", responses=(NOT_FOUND if n < 4 else fault,))
        for n in range(7)
    ]
    content, _ = emit(service(*calls, schemas=(*SERVICE.schemas, other)))
    assert list(content["components"]["responses"]) == ["NotFound", "NotFoundFault"]
    backwards, _ = emit(service(*reversed(calls), schemas=(*SERVICE.schemas, other)))
    assert backwards["components"] == content["components"]


def test_an_example_shown_again_is_shown_once() -> None:
    shown = [("a", 1), ("a", 1), ("a", 2), ("a", 2), ("b c", 3), ("", 4)]
    content = m.Content(
        media_type="application/json",
        schema=m.IntegerSchema(),
        examples=tuple(m.Example(name=name, value=value) for name, value in shown),
    )
    make = m.Operation(
        id="Make", method="POST", path="/v1", summary="Make", body=m.Body(contents=(content,))
    )
    document, _ = emit(service(make))
    written = document["paths"]["/v1"]["post"]["requestBody"]["content"]["application/json"]
    assert written["examples"] == {
        "a": {"value": 1},
        "a-2": {"value": 2},
        "b-c": {"value": 3},
        "example": {"value": 4},
    }


def test_json_comes_first_and_other_media_types_are_noted() -> None:
    contents = tuple(
        m.Content(media_type=name, schema=m.AnySchema())
        for name in ("application/xml", "application/json")
    )
    call = operation("Put", "PUT", "/a", body=m.Body(contents=contents), responses=(BAD,))
    content, found = emit(service(call, schemas=SERVICE.schemas))
    body = content["paths"]["/a"]["put"]["requestBody"]
    assert list(body["content"]) == ["application/json", "application/xml"]
    assert found.count("media-type-unknown-to-clients") == 0
    call = replace(call, body=m.Body(contents=contents[:1]))
    assert (
        emit(service(call, schemas=SERVICE.schemas))[1].count("media-type-unknown-to-clients") == 1
    )


OK = (m.Response(status="200", description=""),)
TWICE = m.Body(
    contents=(m.Content(media_type="application/json", schema=m.MapSchema(values=m.AnySchema())),)
    * 2
)
FLAWS: list[tuple[str, tuple[m.Operation, ...]]] = [
    ("operation-twice", (operation("A", "GET", "/a", responses=OK),) * 2),
    ("parameter-twice", (operation("A", "GET", "/{project_id}", PROJECT, PROJECT, responses=OK),)),
    ("parameter-not-in-path", (operation("A", "GET", "/a", POOL, responses=OK),)),
    ("placeholder-undescribed", (operation("A", "GET", "/{a}", responses=OK),)),
    ("response-undescribed", (operation("A", "GET", "/a"),)),
    ("response-twice", (operation("A", "GET", "/a", responses=OK * 2),)),
    ("media-type-twice", (operation("A", "PUT", "/a", body=TWICE, responses=OK),)),
]


@pytest.mark.parametrize(("rule", "operations"), FLAWS)
def test_flaws_are_mended_and_reported(rule: str, operations: tuple[m.Operation, ...]) -> None:
    _, found = emit(service(*operations))
    assert found == [rule]


def test_the_source_map_points_at_pages() -> None:
    emitted = emit_document(SERVICE, CONFIG, lambda _: None)
    show = "/paths/~1v2~1{project_id}~1pools~1{pool_name}/get"
    for pointer, place in (
        (show, "pools/showpool.rst:1"),
        (f"{show}/parameters/1", "pools/showing.rst:21"),
        ("/components/parameters/ProjectId", "pools/creating.rst:20"),
        ("/components/schemas/Pool", "pools/showing.rst:40"),
        ("/components/schemas/Pool/properties/kind", "pools/creating.rst:41"),
        (f"{show}/responses/200/content/application~1json/examples/one", "pools/showing.rst:90"),
    ):
        assert str(emitted.sources[pointer]) == place
    text = source_map_bytes(emitted.sources).decode()
    assert parse_source_map(text) == emitted.sources
    assert list(json.loads(text)) == sorted(json.loads(text))
    with pytest.raises(DocumentError):
        parse_source_map("[]")


def test_an_unrelated_page_renames_nothing() -> None:
    more = operation(
        "Extra", "GET", "/extra", responses=(m.Response(status="200", description=""),)
    )
    before, _ = emit(SERVICE)
    after, _ = emit(replace(SERVICE, operations=(*SERVICE.operations, more)))
    assert after["components"] == before["components"]
    assert {path: after["paths"][path] for path in before["paths"]} == before["paths"]


def test_the_written_document_is_a_document() -> None:
    content, _ = emit(SERVICE)
    assert {one.id for one in Document(content).operations()} == {
        one.id for one in SERVICE.operations
    }


def test_names_that_stand_for_themselves_are_unwound() -> None:
    def ref(name: str) -> m.RefSchema:
        return m.RefSchema(name=name)

    schemas = (
        m.NamedSchema(name="A", schema=ref("B")),
        m.NamedSchema(name="B", schema=ref("A")),
        m.NamedSchema(name="C", schema=m.OneOfSchema(options=(ref("C"), text()))),
        m.NamedSchema(name="D", schema=m.ArraySchema(items=ref("D"))),
    )
    calls = (
        operation(
            f"Show{name}",
            "GET",
            f"/{name}",
            responses=(
                m.Response(
                    status="200",
                    description="",
                    contents=(m.Content(media_type="application/json", schema=ref(name)),),
                ),
            ),
        )
        for name in "ACD"
    )
    content, found = emit(service(*calls, schemas=schemas))
    assert content["components"]["schemas"] == {
        "A": {},
        "C": {"oneOf": [{"type": "string"}]},
        "D": {"type": "array", "items": {}},
    }
    assert found == ["schema-is-itself"] * 4


def test_one_guess_is_said_once():
    guessed = m.StringSchema(notes=m.Notes(guess="L124"))
    one = m.Parameter(name="id", location="path", schema=guessed, required=True, guess="L124")
    shown = operation("ShowPool", "GET", "/pools/{id}", one, responses=OK)
    content, _ = emit(service(shown))
    (node,) = content["paths"]["/pools/{id}"]["get"]["parameters"]
    assert node["x-inferred-by"] == "L124"
    assert node["schema"] == {"type": "string"}


@pytest.mark.parametrize(
    ("options", "schema"),
    [
        ((m.NullSchema(),), {"type": "string"}),
        ((m.NullSchema(), m.IntegerSchema()), {"type": "integer"}),
        (
            (m.NullSchema(), m.IntegerSchema(), m.BooleanSchema()),
            {"oneOf": [{"type": "integer"}, {"type": "boolean"}]},
        ),
    ],
)
@pytest.mark.parametrize("version", ["3.0", "3.1"])
def test_there_is_no_null_in_a_path(version, options, schema):
    choice = m.OneOfSchema(options=options)
    one = m.Parameter(name="id", location="path", schema=choice, required=True)
    shown = operation("ShowPool", "GET", "/pools/{id}", one, responses=OK)
    content, _ = emit(service(shown), Config(openapi=version))
    assert content["paths"]["/pools/{id}"]["get"]["parameters"][0]["schema"] == schema
