"""Overlays: what they do, what they refuse, and what they say of an action without effect."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from click.testing import CliRunner

from rst2openapi.cli.build_command import command
from rst2openapi.openapi import Document, DocumentError, apply_overlays, parse_overlay

CASES = Path(__file__).parents[1] / "cases"
CONTENT = {
    "openapi": "3.1.1",
    "info": {"title": "T", "version": "1"},
    "tags": [{"name": "a"}, {"name": "b"}, {"name": "c"}],
    "paths": {
        "/a": {"get": {"operationId": "GetA", "tags": ["a"], "x-kept": {"one": 1}}},
        "/b": {"get": {"operationId": "GetB", "tags": ["b"]}},
    },
}


def overlay(*actions):
    listed = "".join(f"  - {action}\n" for action in actions)
    text = f"overlay: 1.0.0\ninfo: {{title: C, version: '1'}}\nactions:\n{listed}"
    return parse_overlay(text, name="c.yaml")


def applied(*actions):
    document = Document(copy.deepcopy(CONTENT))
    corrected, idle = apply_overlays(document, [overlay(*actions)])
    assert document.content == CONTENT
    return corrected.content, [(one.name, action.line) for one, action in idle]


def test_objects_are_merged_arrays_joined_and_the_rest_replaced():
    content, idle = applied(
        "{target: \"$.paths['/a'].get\", update: {operationId: A, tags: [z], x-kept: {two: 2}}}"
    )
    assert content["paths"]["/a"]["get"] == {
        "operationId": "A",
        "tags": ["a", "z"],
        "x-kept": {"one": 1, "two": 2},
    }
    assert idle == []


def test_an_array_takes_an_item():
    content, _ = applied("{target: $.tags, update: {name: d}}")
    assert [tag["name"] for tag in content["tags"]] == ["a", "b", "c", "d"]


def test_every_node_that_is_selected_is_updated_on_its_own():
    content, _ = applied(
        "{target: $.paths.*.get, update: {x-limits: {a: 1}}}",
        "{target: \"$.paths['/a'].get.x-limits\", update: {b: 2}}",
    )
    assert content["paths"]["/b"]["get"]["x-limits"] == {"a": 1}


def test_items_are_removed_whatever_their_order():
    content, _ = applied("{target: \"$.tags[?@.name != 'b']\", remove: true, update: {name: x}}")
    assert content["tags"] == [{"name": "b"}]


def test_actions_see_what_earlier_ones_did():
    content, idle = applied(
        "{target: \"$.paths['/a']\", remove: true}",
        "{target: \"$.paths['/a'].get\", update: {x: 1}}",
    )
    assert list(content["paths"]) == ["/b"]
    assert idle == [("c.yaml", 5)]


@pytest.mark.parametrize(
    ("action", "told"),
    [
        ("{target: $.info.title, update: {a: 1}}", "dict does not fit str"),
        ("{target: $.info, update: [1]}", "list does not fit dict"),
        ("{target: $, remove: true}", "the whole document cannot be removed"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(action, told):
    with pytest.raises(DocumentError, match=r"^c\.yaml:4: .*" + told):
        applied(action)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [", r"c\.yaml:2: not YAML"),
        ("{", r"c\.yaml:1: not JSON"),
        ("openapi: 3.1.1", r"c\.yaml:1: not an overlay"),
        ("overlay: 1.0.0\nactions: []", "has a list of `actions`"),
        ("overlay: 1.0.0\nactions:\n- {}", r"c\.yaml:3: an action has a `target`"),
        ("overlay: 1.0.0\nactions:\n- {target: paths, update: {}}", r"c\.yaml:3: 'paths' is no"),
        ("overlay: 1.0.0\nactions:\n- {target: $}", "`update`, or `remove: true`"),
        ("overlay: 1.0.0\nactions:\n- {target: $, drop: 1}", "unknown field 'drop'"),
        ("overlay: 1.0.0\nactions:\n- {target: $, remove: 1}", "`remove` is true or false"),
    ],
)
def test_what_is_no_overlay_is_refused_with_its_line(text, told):
    with pytest.raises(DocumentError, match=told):
        parse_overlay(text, name="c.yaml")


def test_build_applies_and_tells(tmp_path):
    corrections = tmp_path / "corrections.yaml"
    corrections.write_text(
        "overlay: 1.0.0\ninfo: {title: C, version: '1'}\nactions:\n"
        "  - {target: $.info, update: {title: Corrected}}\n"
        "  - {target: \"$.paths['/gone']\", remove: true}\n"
    )
    target = tmp_path / "openapi.yaml"
    pages = str(CASES / "path_parameters")
    done = CliRunner().invoke(
        command,
        [pages, "-o", str(target), "-v", "--no-cache", "--overlay", str(corrections)],
        standalone_mode=False,
    )
    assert done.return_value == 0
    assert "title: Corrected" in target.read_text()
    assert "corrections.yaml:5: warning D302 overlay-matches-nothing" in done.output
    corrections.write_text("overlay: 1.0.0\nactions:\n  - {target: $.info, update: 1}\n")
    before = target.read_text()
    failed = CliRunner().invoke(
        command,
        [pages, "-o", str(target), "--no-cache", "--overlay", str(corrections)],
        standalone_mode=False,
    )
    assert "corrections.yaml:3: $.info: an object takes an object" in str(failed.exception)
    assert target.read_text() == before
