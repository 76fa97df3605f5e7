"""Names of components and operations: unique, meaningful, stable."""

from __future__ import annotations

import random
import re

import pytest
from small_drafts import INTEGER, answer, body, link, nested, page, ref, row

from rst2openapi.linking.operations.identity import id_from_page
from rst2openapi.linking.operations.paths import shape
from rst2openapi.linking.operations.titles import id_from_title
from rst2openapi.linking.schemas.literals import template_pattern
from rst2openapi.linking.words import singular
from rst2openapi.reading.draft import Constraints, EnumMember


def _disk_page(name: str, *members, side: str = "request", path: str = ""):
    root = body if side == "request" else answer
    status = "" if side == "request" else "200"
    return page(
        name,
        f"POST /v1/{path or name.lower()}",
        root(row("disk", ref(f"{name}_disk"))),
        nested("Disk", f"{name}_disk", *members, side=side, status=status),
    )


SMALL, LARGE = (row("size"),), (row("size"), row("kind"))


def test_equal_structure_and_name_is_one_component() -> None:
    found = link(_disk_page("MakeA", *SMALL), _disk_page("MakeB", *SMALL))
    assert found.names == ["Disk", "MakeARequest", "MakeBRequest"]


def test_prose_does_not_split_a_component() -> None:
    found = link(
        _disk_page("MakeA", row("size", description="one")),
        _disk_page("MakeB", row("size", description="two")),
    )
    assert "Disk" in found.names
    assert found.member("Disk", "size").schema.notes.description == "one"


def test_the_request_side_is_qualified() -> None:
    found = link(_disk_page("MakeA", *SMALL), _disk_page("ShowA", *LARGE, side="response"))
    assert [one.name for one in found.component("Disk").properties] == ["size", "kind"]
    assert [one.name for one in found.component("DiskRequest").properties] == ["size"]


def test_required_flags_tell_structures_apart() -> None:
    found = link(_disk_page("MakeA", row("size", required=True)), _disk_page("MakeB", *SMALL))
    assert {"Disk", "MakeBDisk"} <= set(found.names)


def test_names_do_not_end_in_counters() -> None:
    pages = [_disk_page(f"Make{letter}", row(letter)) for letter in "ABCDEFG"]
    found = link(*pages)
    assert not [name for name in found.names if re.search(r"\d$", name)]
    assert len(set(found.names)) == 14


def test_an_unrelated_page_renames_nothing() -> None:
    pages = [_disk_page("MakeA", *SMALL), _disk_page("MakeB", *LARGE)]
    before = link(*pages)
    other = page("AAA", "GET /v1/aaa", answer(row("volume", INTEGER)), path="aaa.rst")
    after = link(*pages, other)
    assert set(before.names) < set(after.names)
    assert set(before.ids) < set(after.ids)


def test_the_order_of_pages_does_not_matter() -> None:
    pages = [_disk_page(f"Make{letter}", row(letter)) for letter in "ABCD"]
    pages += [_disk_page("ShowA", *LARGE, side="response")]
    once = link(*pages).service
    for seed in range(5):
        shuffled = random.Random(seed).sample(pages, len(pages))
        assert link(*shuffled).service == once


def test_error_tables_are_one_component() -> None:
    error = (row("error_code"), row("error_msg"))
    found = link(
        page(
            "ShowIt",
            "GET /v1/its",
            answer(row("id")),
            answer(*error, status="400"),
            answer(*error, status="404"),
        ),
        page("MakeIt", "POST /v1/its", answer(*error, status="400")),
    )
    assert found.names == ["ErrorResponse", "ShowItResponse"]


def test_components_stay_clear_of_names_that_clients_make_up() -> None:
    phases = Constraints(enum=(EnumMember("Running"), EnumMember("Failed")))
    found = link(
        page(
            "MakeIt",
            "POST /v1/its",
            body(row("pool", ref("pool")), row("other", ref("phase"))),
            nested("Pool", "pool", row("phase", constraints=phases)),
            nested("PoolPhase", "phase", row("at")),
        )
    )
    assert found.names == ["MakeItRequest", "Pool", "PoolPhaseObject"]


@pytest.mark.parametrize("caption", ["File", "client", "Response", "datetime"])
def test_reserved_names_are_avoided(caption) -> None:
    found = link(
        page("MakeIt", "POST /v1/its", body(row("x", ref("l"))), nested(caption, "l", row("a")))
    )
    assert found.names[0].endswith("Object") or found.names[1].endswith("Object")


@pytest.mark.parametrize(
    ("name", "title", "method", "want"),
    [
        ("PatchPool", "Updating a Resource Pool", "PATCH", "PatchPool"),
        ("showPool", "Querying a Pool", "GET", "ShowPool"),
        ("en-us_topic_0032347785", "Creating an AS Group", "POST", "CreateASGroup"),
        ("vpc_sg02_0006", "Deleting a Security Group Rule", "DELETE", "DeleteSecurityGroupRule"),
        ("", "Querying Details About a Resource Pool", "GET", "ShowResourcePoolDetails"),
        ("", "Querying the VPC List", "GET", "ListVPCs"),
        ("", "Querying Volumes (v2)", "GET", "ListVolumes"),
        ("", "Starting an ECS", "POST", "StartECS"),
        ("", "Configuring a Rule", "PUT", "ConfigureRule"),
        ("", "Restoring Data", "POST", "RestoreData"),
        ("", "Attaching a Disk to an ECS", "POST", "AttachDiskToECS"),
        ("", "", "GET", "Get"),
        ("", "Querying Tags of a Garden", "GET", "ListGardenTags"),
        ("", "Querying Tags of a Garden by Key", "GET", "ListGardenTagsByKey"),
        ("", "Querying the Name of a Pump of a Garden", "GET", "ShowGardenPumpName"),
        ("", "Querying Details of Gardens by Tag", "POST", "ListGardensByTag"),
        ("", "Querying the Status of a Pump", "GET", "ShowPumpStatus"),
        ("", "Querying a Pump's Plans", "GET", "ListPumpPlans"),
        ("", "Querying the List of Beds Open to Users", "GET", "ListBedsOpenToUsers"),
        ("", "Obtaining the Link for Opening a Gate", "GET", "ShowLinkForOpeningGate"),
        ("", "Quota Query", "GET", "ShowQuota"),
        ("", "Adding Tags in Batches", "POST", "BatchAddTags"),
        ("", "Adding or Deleting Tags in Batches", "POST", "BatchAddOrDeleteTags"),
        ("", "Batch Adding Tags", "POST", "BatchAddTags"),
        ("", "Manually Switching Pumps", "PUT", "ManuallySwitchPumps"),
        ("", "Deleting an Add-on Bed", "DELETE", "DeleteAddOnBed"),
        ("", "Creating an AS Bed", "POST", "CreateASBed"),
        ("", "Removing Roles of Users Tied to Beds", "DELETE", "RemoveRolesOfUsersTiedToBeds"),
    ],
)
def test_ids_of_pages(name, title, method, want) -> None:
    assert id_from_page(name, title, method) == want


@pytest.mark.parametrize(
    ("gerund", "verb"),
    [
        ("Enabling", "Enable"),
        ("Disabling", "Disable"),
        ("Resizing", "Resize"),
        ("Downloading", "Download"),
        ("Exporting", "Export"),
        ("Importing", "Import"),
        ("Resuming", "Resume"),
        ("Rebooting", "Reboot"),
        ("Restarting", "Restart"),
        ("Associating", "Associate"),
        ("Migrating", "Migrate"),
        ("Switching", "Switch"),
        ("Accepting", "Accept"),
        ("Rejecting", "Reject"),
        ("Canceling", "Cancel"),
        ("Uploading", "Upload"),
        ("Expanding", "Expand"),
        ("Publishing", "Publish"),
        ("Registering", "Register"),
        ("Replacing", "Replace"),
        ("Removing", "Remove"),
        ("Confirming", "Confirm"),
        ("Changing", "Change"),
        ("Unsetting", "Unset"),
        ("Plugging", "Plug"),
        ("Retiring", "Retire"),
        ("Installing", "Install"),
        ("Processing", "Process"),
    ],
)
def test_gerunds_lose_their_ending(gerund, verb) -> None:
    assert id_from_title(f"{gerund} Rules", "POST") == f"{verb}Rules"


def test_the_newest_version_keeps_the_bare_id() -> None:
    found = link(
        page("topic_1", "GET /v1/volumes", title="Querying Volumes", path="a.rst"),
        page("topic_2", "GET /v3/volumes", title="Querying Volumes", path="b.rst"),
    )
    assert found.ids == ["ListVolumes", "ListVolumesV1"]


def test_a_page_with_two_addresses_makes_two_operations() -> None:
    found = link(page("StartIt", "POST /v2.1/its | POST /v2/its", body(row("a"))))
    assert found.ids == ["StartIt", "StartItV2"]
    assert found.names == ["StartItRequest"]


def test_shapes_of_paths() -> None:
    assert shape("/v1/{a}/x/{b}/") == "/v1/{}/x/{}"


@pytest.mark.parametrize(
    ("template", "good", "bad"),
    [
        ("vguser{num}", ["vguser1", "vguser22"], ["vguser", "vguser{num}", "xvguser1"]),
        ("a.b-{name}", ["a.b-c"], ["axb-c", "a.b-"]),
    ],
)
def test_templates_become_patterns(template, good, bad) -> None:
    pattern = re.compile(template_pattern(template))
    assert all(pattern.search(one) for one in good)
    assert not any(pattern.search(one) for one in bad)


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("volumes", "volume"),
        ("policies", "policy"),
        ("ties", "tie"),
        ("boxes", "box"),
        ("addresses", "address"),
        ("branches", "branch"),
        ("status", "status"),
        ("class", "class"),
        ("analysis", "analysis"),
        ("gas", "gas"),
    ],
)
def test_one_of_several(word, one):
    assert singular(word) == one
