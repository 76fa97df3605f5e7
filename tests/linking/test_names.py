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
from rst2openapi.linking.words import fold, latin, singular
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
    ("name", "title", "want"),
    [
        ("PatchPool", "Updating a Resource Pool", "PatchPool"),
        ("showPool", "Querying a Pool", "ShowPool"),
        ("en-us_topic_0032347785", "Creating an AS Group", "CreateASGroup"),
        ("vpc_sg02_0006", "Deleting a Security Group Rule", "DeleteSecurityGroupRule"),
        ("", "Querying Details About a Resource Pool", "ShowResourcePoolDetails"),
        ("", "Querying the VPC List", "ListVPCs"),
        ("", "Querying Volumes (v2)", "ListVolumes"),
        ("", "Starting an ECS", "StartECS"),
        ("", "Configuring a Rule", "ConfigureRule"),
        ("", "Restoring Data", "RestoreData"),
        ("", "Attaching a Disk to an ECS", "AttachDiskToECS"),
        ("", "", ""),
        ("", "\u521b\u5efa\u82b1\u56ed", ""),
        ("", "Gärten gießen", "GartenGiessen"),
        ("", "Querying Tags of a Garden", "ListGardenTags"),
        ("", "Querying Tags of a Garden by Key", "ListGardenTagsByKey"),
        ("", "Querying the Name of a Pump of a Garden", "ShowGardenPumpName"),
        ("", "Querying Details of Gardens by Tag", "ListGardensByTag"),
        ("", "Querying the Status of a Pump", "ShowPumpStatus"),
        ("", "Querying a Pump's Plans", "ListPumpPlans"),
        ("", "Querying the List of Beds Open to Users", "ListBedsOpenToUsers"),
        ("", "Obtaining the Link for Opening a Gate", "ShowLinkForOpeningGate"),
        ("", "Quota Query", "ShowQuota"),
        ("", "Adding Tags in Batches", "BatchAddTags"),
        ("", "Adding or Deleting Tags in Batches", "BatchAddOrDeleteTags"),
        ("", "Batch Adding Tags", "BatchAddTags"),
        ("", "Manually Switching Pumps", "ManuallySwitchPumps"),
        ("", "Deleting an Add-on Bed", "DeleteAddOnBed"),
        ("", "Creating an AS Bed", "CreateASBed"),
        ("", "Removing Roles of Users Tied to Beds", "RemoveRolesOfUsersTiedToBeds"),
        ("", "Enabling or Disabling a Bed", "EnableOrDisableBed"),
        ("", "Digging, Watering, or Clearing a Bed", "DigWaterOrClearBed"),
        ("", "Starting, stopping and restarting pumps", "StartStopAndRestartPumps"),
        ("", "Restarting, Scaling Out, and Scaling In Pumps", "RestartScaleOutAndScaleInPumps"),
        ("", "Adding, Deleting, or Updating Tags in Batches", "BatchAddDeleteOrUpdateTags"),
        ("", "Querying Beds, Pots, and Tools", "ListBedsPotsTools"),
        ("", "Creating, or Deleting", "CreateOrDelete"),
    ],
)
def test_ids_of_pages(name, title, want) -> None:
    assert id_from_page(name, title) == want


def test_an_operation_whose_title_code_cannot_hold_is_called_after_its_address() -> None:
    found = link(
        page("", "GET /v1/beds", title="\u67e5\u8be2", path="a.rst"),
        page("", "POST /v1/beds", title="\u521b\u5efa", path="b.rst"),
        page("", "GET /v1/beds/{bed_id}", title="\u67e5\u770b", path="c.rst"),
    )
    assert found.ids == ["CreateBed", "ListBeds", "ShowBed"]


@pytest.mark.parametrize(
    ("text", "want"),
    [("Größe", "Grosse"), ("Ærø", "AEro"), ("Łódź", "Lodz"), ("naïve", "naive"), ("x_1", "x_1")],
)
def test_letters_lose_their_marks(text, want) -> None:
    assert latin(text) == want


def test_names_of_other_scripts_stay_apart() -> None:
    assert fold("\u957f\u5ea6") != fold("\u5bbd\u5ea6")
    assert fold("Größe-1") == fold("grosse_1") == "grosse1"


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
    assert id_from_title(f"{gerund} Rules") == f"{verb}Rules"


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


def test_a_table_whose_name_code_cannot_hold_is_an_item() -> None:
    found = link(
        page(
            "MakeIt",
            "POST /v1/its",
            body(row("\u56f4\u680f", ref("fence")), row("\u5899", ref("wall"))),
            nested("\u56f4\u680f", "fence", row("height")),
            nested("\u5899", "wall", row("width")),
        )
    )
    assert found.names == ["Item", "MakeItItem", "MakeItRequest"]


def test_ids_of_addresses_that_differ_in_signs_only_are_told_apart() -> None:
    found = link(
        page("", "GET /v1/beds", title="Querying Beds", path="a.rst"),
        page("", "GET /v1/be-ds", title="Querying Beds", path="b.rst"),
    )
    assert found.ids == ["GetV1BeDs", "GetV1BedsAgain"]
