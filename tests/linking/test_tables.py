"""Which table describes what: references, roots, trees that only examples show."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_drafts import (
    INTEGER,
    OBJECT,
    STRING,
    answer,
    body,
    example,
    link,
    nested,
    page,
    ref,
    refs,
    row,
    table,
)

from rst2openapi.model import (
    AnySchema,
    ArraySchema,
    FileSchema,
    IntegerSchema,
    MapSchema,
    OneOfSchema,
    RefSchema,
    StringSchema,
)
from rst2openapi.reading.draft import (
    ArrayType,
    FileType,
    LinkRef,
    MapType,
    NamedType,
    PageDraft,
    ScalarType,
    UnknownType,
)
from rst2openapi.source import Span

UNKNOWN = UnknownType()


@pytest.mark.parametrize(
    ("member", "codes"),
    [
        (row("disk", ref("l_disk")), []),
        (row("disk", OBJECT, links={"description": "l_disk"}), []),
        (row("disk", UNKNOWN, links={"name": "l_disk"}), []),
        (row("disk", OBJECT), ["L106"]),
        (row("volume", NamedType("Disk")), ["L106"]),
        (row("volume", ref("L_DISK")), []),
    ],
    ids=["type", "description", "name", "caption-field", "caption-type", "case"],
)
def test_each_route_finds_the_table(member, codes) -> None:
    found = link(
        page("MakeIt", "POST /v1/its", body(member), nested("Disk", "l_disk", row("size", INTEGER)))
    )
    assert found.codes == codes
    assert isinstance(found.member("MakeItRequest", member.name).schema, RefSchema)
    assert found.names == ["Disk", "MakeItRequest"]


def test_a_table_of_a_text_is_added_to_its_description() -> None:
    member = row("policy", STRING, description="Policy.", links={"description": "l_values"})
    values = nested(
        "policies", "l_values", row("tls", STRING, description="Line one.\n\nLine two.")
    )
    found = link(page("MakeIt", "POST /v1/its", body(member), values))
    assert isinstance(found.member("MakeItRequest", "policy").schema, StringSchema)
    assert found.member("MakeItRequest", "policy").schema.notes.description == (
        "Policy.\n\npolicies:\n\n- **tls**: Line one.\n  \n  Line two."
    )
    assert found.codes == ["L130"]


def test_tables_below_a_table_of_a_text_explain_it_too() -> None:
    member = row("policy", ArrayType(STRING), links={"description": "l_a"})
    first = nested("a", "l_a", row("x", OBJECT, links={"description": "l_b"}))
    second = nested("b", "l_b", row("y", STRING))
    found = link(page("MakeIt", "POST /v1/its", body(member), first, second))
    text = found.member("MakeItRequest", "policy").schema.notes.description
    assert text == "a:\n\n- **x**\n\nb:\n\n- **y**"
    assert found.names == ["MakeItRequest"]


def test_a_table_that_an_object_shares_with_a_text_is_a_table_of_fields() -> None:
    members = (
        row("note", STRING, links={"description": "l_disk"}),
        row("disk", OBJECT, links={"description": "l_disk"}),
    )
    found = link(
        page("MakeIt", "POST /v1/its", body(*members), nested("Disk", "l_disk", row("size")))
    )
    assert found.names == ["Disk", "MakeItRequest"]
    assert found.codes == []


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        pytest.param(nested("Disk", "l_disk", row("id"), side="response"), ["L109"], id="alike"),
        pytest.param(nested("Image", "l_disk", row("id"), side="response"), ["L121"], id="other"),
    ],
)
def test_a_copied_link_to_the_other_side_gives_way_to_the_own_table(other, codes) -> None:
    own = nested("Disk", "", row("size", INTEGER))
    asked, told = body(row("disk", ref("l_disk"))), answer(row("disk", ref("l_disk")), status="")
    found = link(page("MakeIt", "POST /v1/its", asked, own, told, other))
    assert [code for code in found.codes if code != "L204"] == codes
    schema = found.component("MakeItRequest")
    assert schema.properties[0].name == "disk"


def test_tables_below_an_unused_table_are_no_findings_of_their_own() -> None:
    first = nested("Disk", "", row("kind", ref("l_kind")))
    second = nested("Kind", "l_kind", row("a"), row("b"))
    found = link(page("MakeIt", "POST /v1/its", body(row("name")), first, second))
    assert found.codes == ["L121"]
    assert found.message("L121").endswith("table 'Disk'; 3 rows are not in the document")


def test_the_same_side_comes_first_for_captions() -> None:
    found = link(
        page(
            "MakeIt",
            "POST /v1/its",
            body(row("disk", OBJECT)),
            nested("disk", "a", row("size", INTEGER)),
            answer(row("disk", OBJECT)),
            nested("disk", "b", row("id"), side="response", status="200"),
        )
    )
    assert {"Disk", "DiskRequest"} <= set(found.names)
    assert found.member("Disk", "id")
    assert found.member("DiskRequest", "size")


def test_tables_of_other_pages_are_found_by_label() -> None:
    shared = PageDraft(
        path="shared.rst",
        title="Shared",
        tables=(nested("Disk", "l_disk", row("size", INTEGER), side=None),),
        rows_read=1,
        span=Span("shared.rst", 1),
    )
    found = link(page("MakeIt", "POST /v1/its", body(row("disk", ref("l_disk")))), shared)
    assert "Disk" in found.names
    assert found.codes == []


def test_a_table_here_called_like_the_field_wins_over_a_link_elsewhere() -> None:
    other = page("ShowIt", "GET /v1/its", nested("disk", "l", row("x"), side="response"))
    here = page(
        "MakeIt",
        "POST /v1/its",
        body(row("disk", OBJECT, links={"description": "l"})),
        nested("disk", "", row("size")),
    )
    found = link(here, other)
    assert found.member("DiskRequest", "size")


def test_recursion_ends() -> None:
    found = link(
        page(
            "ShowIt",
            "GET /v1/its",
            answer(row("tree", ref("l"))),
            nested("Tree", "l", row("children", refs("l")), side="response", status="200"),
        )
    )
    children = found.member("Tree", "children").schema
    assert isinstance(children, ArraySchema)
    assert children.items == RefSchema(name="Tree")


def test_a_label_one_table_too_early_is_mended() -> None:
    found = link(
        page(
            "MakeIt",
            "POST /v1/its",
            body(row("statement", refs("l")), label="l"),
            nested("Statement", "", row("effect")),
        )
    )
    assert found.codes == ["L108"]
    assert found.member("Statement", "effect")


def test_a_link_to_nowhere_is_reported() -> None:
    found = link(page("MakeIt", "POST /v1/its", body(row("disk", ref("gone")))))
    assert found.codes == ["L101"]
    assert isinstance(found.member("MakeItRequest", "disk").schema, MapSchema)


# --- roots --------------------------------------------------------------------------------------
def test_the_root_is_the_table_that_nobody_points_to() -> None:
    found = link(
        page(
            "MakeIt",
            "POST /v1/its",
            nested("Disk", "l", row("size", INTEGER)),
            table(row("disk", ref("l"))),
        )
    )
    assert found.request() == RefSchema(name="MakeItRequest")
    assert found.codes == []


def test_tables_without_a_common_field_are_one_body() -> None:
    found = link(page("MakeIt", "POST /v1/its", table(row("a")), table(row("b"))))
    assert [one.name for one in found.component("MakeItRequest").properties] == ["a", "b"]
    assert found.codes == ["L114"]


def test_tables_with_a_common_field_are_alternatives() -> None:
    found = link(
        page(
            "MakeIt",
            "POST /v1/its",
            table(row("a"), row("b", required=True)),
            table(row("a"), row("c", required=True)),
        )
    )
    assert isinstance(found.request(), OneOfSchema)


def test_alternatives_that_overlap_are_one_object() -> None:
    found = link(
        page(
            "MakeIt", "POST /v1/its", table(row("a"), row("b")), table(row("a", INTEGER), row("c"))
        )
    )
    assert found.names == ["MakeItRequest"]
    members = found.component("MakeItRequest").properties
    assert [(one.name, type(one.schema)) for one in members] == [
        ("a", OneOfSchema),
        ("b", StringSchema),
        ("c", StringSchema),
    ]


def test_an_unused_table_is_reported_once_with_all_its_rows() -> None:
    stray = nested("Stray", "s", row("x"), row("y"))
    found = link(page("MakeIt", "POST /v1/its", body(row("a")), stray))
    assert found.codes == ["L121"]
    (ledger,) = found.linked.ledger
    assert (ledger.rows_read, ledger.rows_placed, ledger.rows_reported) == (3, 1, 2)


def test_a_duplicate_row_is_reported() -> None:
    found = link(page("MakeIt", "POST /v1/its", body(row("a"), row("a", INTEGER))))
    assert found.codes == ["L122"]
    assert isinstance(found.member("MakeItRequest", "a").schema, StringSchema)


# --- markers ------------------------------------------------------------------------------------
def test_items_make_a_top_level_list() -> None:
    root = answer(row("", ref("l"), marker="items"))
    item = nested("Thing", "l", row("id"), side="response", status="200")
    found = link(page("ListThem", "GET /v1/its", root, item))
    assert found.response() == ArraySchema(items=RefSchema(name="Thing"))


@pytest.mark.parametrize("type", [STRING, MapType(STRING)])
def test_a_free_key_makes_a_map_once(type) -> None:
    found = link(page("MakeIt", "POST /v1/its", body(row("", type, marker="key"))))
    schema = found.request()
    assert isinstance(schema, MapSchema)
    assert isinstance(schema.values, StringSchema)


def test_free_keys_beside_named_ones_are_additional() -> None:
    found = link(page("MakeIt", "POST /v1/its", body(row("a"), row("", STRING, marker="key"))))
    assert isinstance(found.component("MakeItRequest").additional, StringSchema)


@pytest.mark.parametrize(
    ("rows", "subject", "asked", "has_body"),
    [
        ([row("a")], "", ["a"], False),
        ([row("a"), row("", STRING, marker="key")], "", ["a"], True),
        ([row("a")], "Filter", [], True),
    ],
)
def test_a_table_of_a_whole_is_a_body_even_of_get(rows, subject, asked, has_body) -> None:
    found = link(page("ListIt", "GET /v1/its", table(*rows, subject=subject, caption=subject)))
    assert (found.operation.body is not None) == has_body
    assert [one.name for one in found.operation.parameters] == asked


def test_a_body_marker_makes_a_file() -> None:
    found = link(page("PutIt", "PUT /v1/its", body(row("", FileType(), marker="body"))))
    assert isinstance(found.request(), FileSchema)
    assert found.content().media_type == "application/octet-stream"


# --- what only the example shows ----------------------------------------------------------------
def test_the_shape_of_an_object_comes_from_the_example() -> None:
    shown = {"meta": {"size": 1, "tags": ["x"]}}
    root = body(row("meta", OBJECT, description="Free."))
    found = link(page("MakeIt", "POST /v1/its", root, examples=(example(shown),)))
    use = found.member("MakeItRequest", "meta").schema
    assert isinstance(use, RefSchema)
    assert use.notes.description == "Free."
    schema = found.component(use.name)
    assert schema.notes.guess == "L103"
    assert [one.name for one in schema.properties] == ["size", "tags"]
    assert found.codes == ["L103"]


def test_the_items_of_an_array_come_from_the_example() -> None:
    found = link(
        page(
            "MakeIt",
            "POST /v1/its",
            body(row("a", ArrayType(UNKNOWN)), row("b", ArrayType(UNKNOWN))),
            examples=(example({"a": [1, 2]}),),
        )
    )
    a, b = (found.member("MakeItRequest", name).schema for name in "ab")
    assert isinstance(a, ArraySchema)
    assert isinstance(a.items, IntegerSchema)
    assert isinstance(b, ArraySchema)
    assert isinstance(b.items, AnySchema)
    assert found.codes == ["L104"]


def test_a_table_is_found_by_the_keys_of_the_example() -> None:
    found = link(
        page(
            "MakeIt",
            "POST /v1/its",
            body(row("server", OBJECT)),
            nested("Details", "", row("cpu", INTEGER), row("ram", INTEGER)),
            examples=(example({"server": {"cpu": 1, "ram": 2}}),),
        )
    )
    assert found.codes == ["L107"]
    assert found.member("Details", "cpu")


def test_children_beside_their_parent_are_moved_inside() -> None:
    found = link(
        page(
            "ShowIt",
            "GET /v1/versions",
            answer(
                row("versions", ArrayType(OBJECT)),
                row("id"),
                row("links", ArrayType(OBJECT)),
                row("href"),
            ),
            examples=(
                example({"versions": [{"id": "v1", "links": [{"href": "x"}]}]}, "response", "200"),
            ),
        )
    )
    assert found.codes == ["L111"]
    assert [one.name for one in found.component("ShowItResponse").properties] == ["versions"]
    assert [one.name for one in found.component("Version").properties] == ["id", "links"]
    assert [one.name for one in found.component("Link").properties] == ["href"]


def test_an_object_that_every_example_shows_as_a_list_is_one() -> None:
    found = link(
        page(
            "MakeIt",
            "POST /v1/its",
            body(row("disks", ref("l"))),
            nested("Disk", "l", row("size", INTEGER)),
            examples=(example({"disks": [{"size": 1}]}),),
        )
    )
    schema = found.member("MakeItRequest", "disks").schema
    assert isinstance(schema, ArraySchema)
    assert schema.items == RefSchema(name="Disk")
    assert found.codes == ["L116"]


def test_a_link_to_the_page_itself_leads_nowhere() -> None:
    members = row("disk", ref("the_page"), links={"description": "l"})
    here = page("MakeIt", "POST /v1/its", body(members), nested("Disk", "l", row("size")))
    found = link(replace(here, labels=("the_page",)))
    assert found.member("Disk", "size")
    assert found.codes == []


def test_a_link_to_another_page_leads_to_its_body_on_the_same_side() -> None:
    uri = table(row("id"), place="path", section="uri")
    shown = answer(row("size"), row("kind"))
    there = replace(page("ShowIt", "GET /v1/its/{id}", uri, shown), labels=("l",))
    found = link(page("SetIt", "PUT /v1/its", answer(row("it", ref("l")))), there)
    assert found.member("SetItResponse", "it").schema == RefSchema(name="ShowItResponse")


def test_a_body_may_be_told_on_another_page() -> None:
    there = page("ShowIt", "GET /v1/its", answer(row("size"), label="l"))
    here = page("SetIt", "PUT /v1/its")
    assert here.operation is not None
    links = (LinkRef("Table 3", "l", "description"),)
    here = replace(here, operation=replace(here.operation, response_links=links))
    found = link(here, there)
    (response,) = found.service.operations[1].responses
    assert response.contents[0].schema == RefSchema(name="ShowItResponse")


def test_a_parameter_with_a_link_in_its_prose_is_text() -> None:
    uri = table(row("id", UNKNOWN, links={"description": "l"}), place="path", section="uri")
    shared = nested("Disk", "l", row("size"), side="response", status="200")
    found = link(page("ShowIt", "GET /v1/its/{id}", uri, answer(row("a")), shared))
    assert found.operation.parameters[0].schema == StringSchema()


def test_a_wrapper_that_only_the_example_shows_is_added() -> None:
    found = link(
        page(
            "MakeIt",
            "POST /v1/its",
            body(row("size", INTEGER), row("name")),
            examples=(example({"volume": {"size": 1, "name": "x"}}),),
        )
    )
    assert found.codes == ["L112"]
    assert found.member("MakeItRequest", "volume").schema == RefSchema(name="Volume")


def test_a_list_that_only_the_example_shows_is_a_list() -> None:
    found = link(
        page(
            "ShowThem",
            "GET /v1/its",
            answer(row("size", INTEGER)),
            examples=(example([{"size": 1}], "response", "200"),),
        )
    )
    assert isinstance(found.response(), ArraySchema)
    assert found.codes == ["L113"]


def test_a_body_that_only_the_example_shows_is_a_guess() -> None:
    found = link(page("MakeIt", "POST /v1/its", examples=(example({"a": 1}),)))
    assert found.codes == ["L115"]
    assert found.component("MakeItRequest").notes.guess == "L115"


@pytest.mark.parametrize(
    ("type", "value", "want"),
    [
        (UnknownType("Sting"), "x", StringSchema),
        (UnknownType(""), 1, IntegerSchema),
        (UnknownType(""), None, AnySchema),
    ],
)
def test_unread_types_are_guessed_from_the_example(type, value, want) -> None:
    found = link(
        page("MakeIt", "POST /v1/its", body(row("a", type)), examples=(example({"a": value}),))
    )
    schema = found.member("MakeItRequest", "a").schema
    assert isinstance(schema, want)
    assert schema.notes.guess == "L105"


def test_number_kinds_are_kept() -> None:
    found = link(page("MakeIt", "POST /v1/its", body(row("a", ScalarType("integer", "int64")))))
    assert found.member("MakeItRequest", "a").schema == IntegerSchema(format="int64")


def test_the_one_table_left_describes_the_one_object_left_of_its_name() -> None:
    failure = answer(row("error", OBJECT), status="400")
    detail = nested("ErrorDetail", "", row("error_code"), side="response", status="400")
    found = link(page("MakeIt", "POST /v1/its", failure, detail))
    assert found.codes == ["L106"]
    assert "ErrorDetail" in found.names


@pytest.mark.parametrize("subject", ["Lantern", "TerrorDetail"])
def test_a_table_of_another_name_is_left_unused(subject) -> None:
    failure = answer(row("error", OBJECT), status="400")
    detail = nested(subject, "", row("error_code"), side="response", status="400")
    found = link(page("MakeIt", "POST /v1/its", failure, detail))
    assert found.codes == ["L102", "L121"]


def test_two_tables_of_one_name_are_left_unused() -> None:
    failure = answer(row("error", OBJECT), status="400")
    parts = [
        nested(name, "", row(f"of_{name}"), side="response", status="400")
        for name in ("ErrorDetail", "ErrorOrigin")
    ]
    found = link(page("MakeIt", "POST /v1/its", failure, *parts))
    assert found.codes == ["L102", "L121"]
