"""Parameters, bodies, answers, several pages on one address, the service as a whole."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_drafts import (
    BOOLEAN,
    INTEGER,
    OBJECT,
    STRING,
    answer,
    body,
    example,
    link,
    nested,
    page,
    row,
    table,
)

from rst2openapi.config import Config, InfoConfig, ServerConfig
from rst2openapi.linking.operations.headers import media_types
from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    EnumValue,
    IntegerSchema,
    MapSchema,
    Notes,
    OneOfSchema,
    StringSchema,
)
from rst2openapi.reading.draft import (
    ArrayType,
    Constraints,
    EnumMember,
    PageDraft,
    ReadStatus,
    UnknownType,
)
from rst2openapi.source import Span


def places(found) -> list[tuple[str, str, bool]]:
    return [(one.location, one.name, one.required) for one in found.operation.parameters]


# --- parameters ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("address", "tables", "want", "codes"),
    [
        (
            "GET /v1/{id}/x",
            [table(row("id"), row("limit"), section="uri")],
            [("path", "id", True), ("query", "limit", False)],
            [],
        ),
        (
            "GET /v1/{id}/x",
            [table(row("id", required=False), place="path", section="uri")],
            [("path", "id", True)],
            ["L128"],
        ),
        (
            "GET /v1/{id}/x",
            [table(row("id"), row("limit", required=False), place="path", section="uri")],
            [("path", "id", True), ("query", "limit", False)],
            [],
        ),
        (
            "GET /v1/{id}/x",
            [table(row("id"), place="query", section="uri")],
            [("path", "id", True)],
            [],
        ),
        (
            "GET /v1/{flavor_id}/x",
            [table(row("flavors_id", required=True), place="path", section="uri")],
            [("path", "flavor_id", True)],
            ["L125"],
        ),
        (
            "GET /v1/{projectId}/x",
            [table(row("project _id"), place="path", section="uri")],
            [("path", "projectId", True)],
            [],
        ),
        ("GET /v1/{id}/x", [], [("path", "id", True)], ["L124"]),
        (
            "GET /v1/{id}",
            [table(row("id"), row("other", required=True), place="path", section="uri")],
            [("path", "id", True)],
            ["L123"],
        ),
        (
            "GET /v1/{id}",
            [table(row("id"), row("id"), place="path", section="uri")],
            [("path", "id", True)],
            ["L122"],
        ),
        ("GET /v1/x", [table(row("limit", INTEGER))], [("query", "limit", False)], []),
        ("POST /v1/x", [table(row("X-Language"), row("a"))], [("header", "X-Language", False)], []),
        (
            "GET /v1/{id}/y/{id}",
            [table(row("id"), place="path", section="uri")],
            [("path", "id", True), ("path", "y_id", True)],
            [],
        ),
    ],
    ids=[
        "row-by-row",
        "optional-path",
        "optional-beside-path",
        "path-in-query-table",
        "misspelt",
        "spelt-alike",
        "no-row",
        "no-placeholder",
        "twice",
        "get-request-table",
        "header-among-fields",
        "placeholder-twice",
    ],
)
def test_rows_become_parameters(address, tables, want, codes) -> None:
    found = link(page("DoIt", address, *tables))
    assert places(found) == want
    assert found.codes == codes


def test_query_names_of_the_address_are_parameters() -> None:
    found = link(page("DoIt", "GET /v1/x", query=("limit",)))
    assert places(found) == [("query", "limit", False)]
    assert found.codes == ["L126"]


def test_a_query_list_stays_a_list_and_an_untyped_parameter_is_text() -> None:
    rows = (row("ids", ArrayType(STRING)), row("name", UnknownType()))
    found = link(page("DoIt", "GET /v1/x", table(*rows, place="query", section="uri")))
    ids, name = (one.schema for one in found.operation.parameters)
    assert isinstance(ids, ArraySchema)
    assert isinstance(name, StringSchema)


def test_headers_that_openapi_says_elsewhere_are_no_parameters() -> None:
    rows = ("Content-Type", "X-Auth-Token", "Host", "X-Language")
    headers = table(*(row(name, required=True) for name in rows), place="header")
    found = link(page("DoIt", "POST /v1/x", headers, body(row("a"))))
    assert places(found) == [("header", "X-Language", True)]
    assert [one.header for one in found.service.security] == ["X-Auth-Token"]
    assert found.codes == ["L127"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Application/merge-patch + JSON.", ("application/merge-patch+json",)),
        ("Set it to **application/json;charset=utf8**.", ("application/json",)),
        ("MIME type of the body.", ()),
        (
            "For example, application/json or multipart/form-data",
            ("application/json", "multipart/form-data"),
        ),
    ],
)
def test_media_types_are_normalised(text, want) -> None:
    headers = table(row("Content-Type", description=text), place="header")
    found = link(page("DoIt", "POST /v1/x", headers, body(row("a"))))
    contents = found.operation.body.contents
    assert tuple(one.media_type for one in contents) == (want or ("application/json",))
    assert media_types([]) == ()


# --- credentials --------------------------------------------------------------------------------
def test_a_token_that_is_optional_is_left_to_the_caller() -> None:
    token = table(row("X-Auth-Token", required=False), place="header")
    must = table(row("X-Auth-Token", required=True), place="header")
    found = link(page("A", "GET /a", token), page("B", "GET /b", must), page("C", "GET /c"))
    assert [one.credentials for one in found.service.operations] == [
        "optional",
        "required",
        "required",
    ]


def test_optional_credentials_of_several_kinds_are_alternatives() -> None:
    either = table(
        row("X-Auth-Token", required=False), row("Authorization", required=False), place="header"
    )
    assert link(page("A", "GET /a", either)).operation.credentials == "required"


def test_issuing_a_token_needs_none() -> None:
    issued = table(row("X-Subject-Token"), side="response", place="header", statuses=("201",))
    found = link(page("A", "POST /tokens", issued, statuses=("201",)))
    assert found.operation.credentials == "none"
    assert [one.name for one in found.operation.responses[0].headers] == ["X-Subject-Token"]


# --- values -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("type", "constraints", "want", "codes"),
    [
        (STRING, Constraints(default="a", enum=(EnumMember("A"),)), "A", ["E209"]),
        (STRING, Constraints(default="A", enum=(EnumMember("A"),)), "A", []),
        (STRING, Constraints(default="b", enum=(EnumMember("A"),)), None, ["L131"]),
        (INTEGER, Constraints(default="10"), 10, []),
        (INTEGER, Constraints(default="ten"), None, ["L131"]),
        (INTEGER, Constraints(default="0", minimum=1), None, ["L131"]),
        (BOOLEAN, Constraints(default="True"), True, []),
        (ArrayType(STRING), Constraints(default='["a"]'), ["a"], []),
        (ArrayType(STRING), Constraints(default="a"), None, ["L131"]),
    ],
)
def test_defaults_fit_their_type(type, constraints, want, codes) -> None:
    found = link(page("DoIt", "POST /v1/x", body(row("a", type, constraints=constraints))))
    notes = found.member("DoItRequest", "a").schema.notes
    assert (notes.default, notes.has_default) == (want, want is not None)
    assert found.codes == codes


def test_enumerations_take_the_type_of_the_row() -> None:
    said = Constraints(enum=(EnumMember("0", "off"), EnumMember("1")))
    found = link(page("DoIt", "POST /v1/x", body(row("a", INTEGER, constraints=said))))
    schema = found.member("DoItRequest", "a").schema
    assert schema == IntegerSchema(enum=(EnumValue(value=0, description="off"), EnumValue(value=1)))


def test_an_enumeration_of_another_type_is_left_out() -> None:
    said = Constraints(enum=(EnumMember("0"), EnumMember("few")))
    found = link(page("DoIt", "POST /v1/x", body(row("a", INTEGER, constraints=said))))
    assert found.member("DoItRequest", "a").schema == IntegerSchema()
    assert found.codes == ["L131"]


@pytest.mark.parametrize(
    ("editions", "want"), [(None, ["a", "b"]), ((), ["a"]), (("hc",), ["a", "b"])]
)
def test_editions_choose_members(editions, want) -> None:
    said = Constraints(enum=(EnumMember("a"), EnumMember("b", conditions=("hc",))))
    draft = page("DoIt", "POST /v1/x", body(row("a", constraints=said)))
    found = link(draft, config=Config(editions=editions))
    assert [one.value for one in found.member("DoItRequest", "a").schema.enum] == want


def test_constraints_of_a_list_speak_of_its_items() -> None:
    said = Constraints(enum=(EnumMember("a"),), max_length=5, max_items=2)
    found = link(page("DoIt", "POST /v1/x", body(row("a", ArrayType(STRING), constraints=said))))
    schema = found.member("DoItRequest", "a").schema
    assert schema == ArraySchema(
        items=StringSchema(enum=(EnumValue(value="a"),), max_length=5), max_items=2
    )


@pytest.mark.parametrize(
    "constraints",
    [Constraints(pattern="["), Constraints(min_length=5, max_length=1)],
)
def test_unusable_constraints_are_left_out(constraints) -> None:
    found = link(page("DoIt", "POST /v1/x", body(row("a", constraints=constraints))))
    assert found.member("DoItRequest", "a").schema == StringSchema()
    assert found.codes == ["L132"]


def test_templated_values_stand_beside_the_list() -> None:
    said = Constraints(enum=(EnumMember("vgpaas"), EnumMember("vguser{num}", is_template=True)))
    found = link(page("DoIt", "POST /v1/x", body(row("a", constraints=said))))
    schema = found.member("DoItRequest", "a").schema
    assert [one.value for one in schema.enum] == ["vgpaas"]
    assert schema.enum_patterns == ("^vguser[0-9]+$",)


@pytest.mark.parametrize(
    ("side", "cell", "said", "want"),
    [
        ("request", True, None, True),
        ("request", None, True, True),
        ("request", False, True, False),
        ("response", None, True, False),
        ("response", True, None, True),
    ],
)
def test_what_is_required(side, cell, said, want) -> None:
    member = row("a", required=cell, constraints=Constraints(required=said))
    root = body(member) if side == "request" else answer(member)
    found = link(page("DoIt", "POST /v1/x", root))
    assert found.member(f"DoIt{side.capitalize()}", "a").required is want


# --- answers ------------------------------------------------------------------------------------
def test_tables_without_a_heading_belong_to_success() -> None:
    root = answer(row("a"), status="")
    found = link(page("DoIt", "GET /v1/x", root, statuses=("200", "400")))
    assert [(one.status, bool(one.contents)) for one in found.operation.responses] == [
        ("200", True),
        ("400", False),
    ]


@pytest.mark.parametrize(
    ("method", "root", "want"),
    [("GET", True, "200"), ("DELETE", False, "204"), ("DELETE", True, "200")],
)
def test_success_by_convention_is_a_guess(method, root, want) -> None:
    tables = (answer(row("a"), status=""),) if root else ()
    found = link(page("DoIt", f"{method} /v1/x", *tables, statuses=()))
    (response,) = found.operation.responses
    assert (response.status, response.guess) == (want, "L203")


@pytest.mark.parametrize(("side", "want"), [("request", "204"), ("response", "200")])
def test_only_examples_of_answers_are_bodies_of_answers(side, want) -> None:
    shown = example({"a": "x"}, side=side)
    root = body(row("a"))
    found = link(page("DropIt", "DELETE /v1/its", root, examples=(shown,), statuses=()))
    (response,) = found.operation.responses
    assert (response.status, bool(response.contents)) == (want, side == "response")


def test_the_page_of_status_codes_helps() -> None:
    common = PageDraft(
        path="codes.rst",
        title="Status Codes",
        statuses=(
            ReadStatus(code="200", description="OK for GET and PUT", span=Span("codes.rst", 1)),
            ReadStatus(code="201", description="Normal for POST", span=Span("codes.rst", 2)),
        ),
        span=Span("codes.rst", 1),
    )
    found = link(page("DoIt", "POST /v1/x", answer(row("a"), status=""), statuses=()), common)
    assert [one.status for one in found.operation.responses] == ["201"]


def test_an_empty_example_is_an_object_that_says_nothing() -> None:
    found = link(page("DoIt", "DELETE /v1/x", examples=(example({}, "response", "200"),)))
    assert found.response() == MapSchema(values=AnySchema(), notes=Notes(guess="L115"))


def test_examples_are_kept_with_names() -> None:
    shown = (
        example({"a": "x"}, summary="Create a pool:"),
        example({"a": "y"}, summary="Create a pool:"),
        example({"a": "x"}, summary="the same"),
    )
    found = link(page("DoIt", "POST /v1/x", body(row("a")), examples=shown))
    assert [(one.name, one.summary) for one in found.content().examples] == [
        ("CreatePool", "Create a pool"),
        ("CreatePoolSecond", "Create a pool"),
    ]


def test_an_error_among_examples_of_success_goes_elsewhere() -> None:
    shown = (
        example({"id": "x"}, "response"),
        example({"error_code": "E1", "error_msg": "no"}, "response"),
    )
    error = answer(row("error_code"), row("error_msg"), status="400")
    found = link(page("DoIt", "GET /v1/x", answer(row("id")), error, examples=shown))
    examples = {one.status: len(one.contents[0].examples) for one in found.operation.responses}
    assert examples == {"200": 1, "400": 1}


def test_an_example_of_success_below_the_errors_goes_to_success() -> None:
    error = answer(row("error_code"), row("error_msg"), status="500")
    for value, want in (({"id": "x"}, {"200": 1, "500": 0}), ({"x": 1}, {"200": 0, "500": 1})):
        shown = (example(value, "response", status="500"),)
        found = link(page("DoIt", "GET /v1/x", answer(row("id")), error, examples=shown))
        assert {
            one.status: len(one.contents[0].examples) for one in found.operation.responses
        } == want


# --- several pages, several addresses -----------------------------------------------------------
def test_pages_of_one_address_become_variants() -> None:
    start = page(
        "StartIt", "POST /v1/its/{id}/action", body(row("os-start", OBJECT, required=True))
    )
    stop = page("StopIt", "POST /v1/its/{id}/action", body(row("os-stop", OBJECT, required=True)))
    found = link(start, stop)
    assert found.operation.id == "RunItsAction"
    schema = found.request()
    assert isinstance(schema, OneOfSchema)
    assert [one.notes.title for one in schema.options] == ["StartIt", "StopIt"]
    assert found.names == ["StartItRequest", "StopItRequest"]
    assert [one.path for one in found.operation.origins] == ["startit.rst", "stopit.rst"]
    assert "L201" in found.codes


def test_variants_that_overlap_become_one_object() -> None:
    one = page("MakePublic", "POST /v1/zones", body(row("name", required=True)))
    two = page("MakePrivate", "POST /v1/zones", body(row("name", required=True), row("router")))
    found = link(one, two)
    assert found.operation.id == "CreateZone"
    assert found.names == ["CreateZoneRequest"]
    assert found.member("CreateZoneRequest", "name").required


def test_a_deprecated_twin_does_not_name_the_operation() -> None:
    found = link(
        page("MakeIt", "POST /v1/its", body(row("a"))),
        page("OldMakeIt", "POST /v1/its", body(row("a")), deprecated=True),
    )
    assert found.operation.id == "MakeIt"
    assert not found.operation.deprecated


def test_templates_that_collide_become_one_path() -> None:
    found = link(
        page("ShowIt", "GET /v1/its/{it_id}", table(row("it_id"), place="path", section="uri")),
        page("DropIt", "DELETE /v1/its/{it_id}", table(row("it_id"), place="path", section="uri")),
        page("SetIt", "PUT /v1/its/{id}", table(row("id"), place="path", section="uri")),
    )
    assert {one.path for one in found.service.operations} == {"/v1/its/{it_id}"}
    assert {one.parameters[0].name for one in found.service.operations} == {"it_id"}
    assert found.codes == ["L202"]


# --- the service --------------------------------------------------------------------------------
def _index(path: str, title: str, *children: str) -> PageDraft:
    return PageDraft(
        path=path, title=title, children=children, summary=f"About {title}.", span=Span(path, 1)
    )


def test_tags_are_titles_of_index_pages_in_reading_order() -> None:
    drafts = (
        _index("index.rst", "Pools", "v2/index.rst", "v1/index.rst"),
        _index("v1/index.rst", "API v1", "v1/d/index.rst"),
        _index("v2/index.rst", "API v2", "v2/d/index.rst"),
        _index("v1/d/index.rst", "Disks", "v1/d/a.rst"),
        _index("v2/d/index.rst", "Disks", "v2/d/a.rst"),
        page("A", "GET /v1/a", path="v1/d/a.rst"),
        page("B", "GET /v2/a", path="v2/d/a.rst"),
    )
    found = link(*drafts)
    assert [one.name for one in found.service.tags] == ["API v2 - Disks", "API v1 - Disks"]
    assert [one.tag for one in found.service.operations] == ["API v1 - Disks", "API v2 - Disks"]
    assert found.service.title == "Pools"
    assert found.service.version == "v2"


def test_a_single_page_has_a_tag_and_a_server() -> None:
    found = link(page("A", "GET /v1/{id}/resource-pools"))
    assert found.operation.tag == "Resource pools"
    (server,) = found.service.servers
    assert server.url == "https://{endpoint}"
    assert [one.name for one in server.variables] == ["endpoint"]


def test_the_configuration_wins() -> None:
    config = Config(
        info=InfoConfig(title="Pools", version="7"),
        servers=(ServerConfig(url="https://{host}", variables={"host": "h"}),),
    )
    found = link(page("A", "GET /v1/a"), config=config)
    assert (found.service.title, found.service.version) == ("Pools", "7")
    assert found.service.servers[0].url == "https://{host}"


def test_hosts_of_pages_are_the_default_endpoint() -> None:
    draft = replace(page("A", "GET /v1/a"), hosts=("https://pools.eu.example-cloud.net",))
    (server,) = link(draft).service.servers
    assert server.variables[0].default == "pools.eu.example-cloud.net"


def test_rows_of_pages_without_operation_are_reported() -> None:
    stray = PageDraft(
        path="data.rst",
        title="Data",
        tables=(nested("Disk", "l", row("a"), row("b"), side=None),),
        rows_read=3,
        rows_reported=1,
        span=Span("data.rst", 1),
    )
    found = link(stray)
    (ledger,) = found.linked.ledger
    assert (ledger.rows_placed, ledger.rows_reported) == (0, 3)
    assert found.codes == ["L129"]
