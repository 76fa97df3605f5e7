"""Changes in every format, acceptances that run out, and what the next version is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from click.testing import CliRunner

from rst2openapi.cli.diff_command import command
from rst2openapi.files import InputError
from rst2openapi.outputs.changes import (
    CATALOGUE,
    FORMATS,
    Acceptance,
    AcceptanceError,
    Advice,
    Bump,
    Change,
    Judged,
    Level,
    advise,
    change_text,
    judge,
    parse_acceptances,
    render_changes,
)

POOLS = Path(__file__).parents[2] / "data" / "pools.yaml"
LIST = "/paths/~1v2~1{project_id}~1pools/get"


def change(code="operation-removed", **parts):
    return Change(kind=CATALOGUE[code], where="GET /a", pointer="/paths/~1a/get", **parts)


def run(*arguments):
    return CliRunner().invoke(command, list(map(str, arguments)), standalone_mode=False)


@pytest.fixture
def pair(tmp_path):
    """A document, and one that lacks an operation and whose new line is known."""
    content = yaml.safe_load(POOLS.read_text())
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps(content))
    (tmp_path / "old.sources.json").write_text(json.dumps({LIST: "pools/listing.rst:7"}))
    del content["paths"]["/v2/{project_id}/pools"]["get"]
    node = content["components"]["schemas"]["Node"]["properties"]
    node["zone"] = {"type": "string"}
    new.write_text(json.dumps(content))
    (tmp_path / "new.sources.json").write_text(
        json.dumps({"/components/schemas/Node": "nodes/listing.rst:20"})
    )
    return old, new


def test_the_command_fails_only_when_asked(pair):
    old, new = pair
    plain = run(old, new)
    assert plain.return_value == 0
    line = "GET /v2/{project_id}/pools: operation removed  [operation-removed]"
    assert f"{line}  <- pools/listing.rst:7" in plain.output
    assert run(old, new, "--fail-on", "breaking").return_value == 1
    assert run(new, old, "--fail-on", "breaking").return_value == 0
    assert run(new, old, "--fail-on", "info").return_value == 1


def test_json_has_page_and_line_of_both_sides(pair):
    found = json.loads(run(*pair, "--format", "json", "--version", "1.2.3").output)
    places = {one["code"]: (one["path"], one["line"]) for one in found["changes"]}
    assert places == {
        "operation-removed": ("pools/listing.rst", 7),
        "response-property-added": ("nodes/listing.rst", 20),
    }
    assert found["counts"] == {"breaking": 1, "warning": 0, "info": 1}
    assert found["version"] == {"bump": "major", "before": "1.2.3", "after": "2.0.0"}


def test_annotations_stand_at_the_page(pair):
    lines = run(*pair, "--format", "github").output.splitlines()
    assert lines[0].startswith("::error file=pools/listing.rst,line=7,title=breaking operation-")
    assert lines[1].startswith("::notice file=nodes/listing.rst,line=20,title=")


def test_annotations_are_escaped():
    judged = Judged(changes=(change(source="a,b:c.rst:3"),))
    text = render_changes(judged, advise(judged.changes), "github")
    assert text.startswith("::error file=a%2Cb%3Ac.rst,line=3,")


def test_junit_fails_what_breaks_and_skips_what_is_accepted():
    wanted = Acceptance(
        code="operation-removed", until=date(2030, 1, 1), reason="<old> & \x01 gone"
    )
    judged = Judged(changes=(change(), change("operation-added")), accepted=((change(), wanted),))
    suite = ElementTree.fromstring(render_changes(judged, advise(judged.changes), "junit"))
    assert suite.attrib | {"name": ""} == {
        "name": "", "tests": "3", "failures": "1", "errors": "0", "skipped": "1",
    }  # fmt: skip
    assert [[child.tag for child in case] for case in suite] == [["failure"], [], ["skipped"]]
    assert suite[2][0].get("message") == "<old> &  gone"


def test_hostile_names_are_text_in_every_format():
    evil = change("operation-id-changed", before="<script>x</script>", after="`*a*` | [b](c)")
    judged = Judged(changes=(evil,))
    texts = {format: render_changes(judged, advise(judged.changes), format) for format in FORMATS}
    assert "<script>" not in texts["html"]
    assert "<script>" not in texts["markdown"]
    assert "\\`\\*a\\*\\` \\| \\[b\\](c)" in texts["markdown"]
    assert ElementTree.fromstring(texts["junit"])[0].get("name") == evil.message
    assert json.loads(texts["json"])["changes"][0]["message"] == evil.message


@pytest.mark.parametrize("format", FORMATS)
def test_no_change_is_said_in_every_format(format):
    text = render_changes(Judged(changes=()), advise((), is_same=True), format)
    assert text.endswith("\n") or text == ""


@pytest.mark.parametrize(
    ("advice", "line"),
    [
        (advise((), "1.2.3", is_same=True), "client version: stays"),
        (advise((), "1.2.3"), "client version: patch: 1.2.3 -> 1.2.4"),
        (advise((change(),), "1.2.3"), "client version: major: 1.2.3 -> 2.0.0"),
        (advise((change(),)), "client version: major"),
    ],
    ids=str,
)
def test_the_last_line_says_what_the_version_of_the_client_does(advice, line):
    assert render_changes(Judged(changes=()), advice, "text").splitlines()[-1] == line


@pytest.mark.parametrize(
    ("users", "told"),
    [
        ("", ""),
        ("A", " (A)"),
        ("A B C", " (A, B, C)"),
        ("A B C D E", " (A, B, C and 2 more)"),
    ],
)
def test_a_shared_schema_names_the_first_operations_that_it_reaches(users, told):
    kind = CATALOGUE["request-null-added"]
    one = Change(kind=kind, where="schema A in requests", pointer="/x", what="A")
    text = change_text([replace(one, operations=tuple(users.split()))])
    assert f"  schema A in requests: A can be null now  [request-null-added]{told}\n" in text
    assert " (A)" not in change_text([replace(one, where="GET /a", operations=("A",))])


def test_where_a_change_is_stands_as_code():
    one = Change(
        kind=CATALOGUE["request-null-added"],
        where="schema `A` in requests",
        pointer="/x",
        what="A",
        operations=("PutA", "<b>"),
    )
    judged = Judged(changes=(one, replace(one, where="GET /a", operations=())))
    markdown = render_changes(judged, advise(judged.changes), "markdown")
    assert "- `` schema `A` in requests ``: A can be null now (PutA, &lt;b&gt;)\n" in markdown
    assert "- `GET /a`: A can be null now\n" in markdown
    page = render_changes(judged, advise(judged.changes), "html")
    assert "<td><code>schema `A` in requests</code><br><small>PutA, &lt;b&gt;</small></td>" in page
    assert "<td><code>GET /a</code></td>" in page


# --- acceptances ----------------------------------------------------------------------------------
def accepted(**parts):
    parts = {"code": "operation-removed", "until": date(2026, 6, 30), "reason": "r"} | parts
    return Acceptance(**parts)


def test_an_acceptance_holds_to_the_end_of_its_day():
    one = accepted()
    assert judge([change()], [one], today=date(2026, 6, 30)).accepted == ((change(), one),)
    late = judge([change()], [one], today=date(2026, 7, 1))
    assert late.changes == (change(),)
    assert late.expired == (one,)


@pytest.mark.parametrize(
    "other", [{"code": "operation-added"}, {"where": "POST *"}, {"what": "*renamed*"}]
)
def test_an_acceptance_of_something_else_is_unused(other):
    judged = judge([change()], [accepted(**other)], today=date(2026, 1, 1))
    assert judged.changes == (change(),)
    assert judged.unused == (accepted(**other),)


def test_accepted_changes_fail_nothing(pair, tmp_path):
    file = tmp_path / "accepted.toml"
    entry = '[[accept]]\ncode = "operation-removed"\nwhere = "GET *"\nuntil = {}\nreason = "old"\n'
    file.write_text(entry.format("9999-12-31"))
    held = run(*pair, "--accept", file, "--fail-on", "breaking")
    assert held.return_value == 0
    assert "until 9999-12-31: old" in held.output
    file.write_text(entry.format("2001-01-01"))
    late = run(*pair, "--accept", file, "--fail-on", "breaking")
    assert late.return_value == 1
    assert "acceptance has run out: operation-removed where 'GET *'" in late.output


ENTRY = '[[accept]]\ncode = "operation-removed"\nuntil = 2026-01-01\nreason = "r"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[accept]\n", "not TOML"),
        ("[other]\n", "nothing else"),
        (ENTRY.replace("code =", "kode ="), "accept 1: unknown key 'kode'"),
        (ENTRY + ENTRY.replace("-removed", "-gone"), "accept 2: no change has the code"),
        (ENTRY.replace("until = 2026-01-01\n", ""), "until is missing"),
        (ENTRY.replace("2026-01-01", '"soon"'), "until must be a date"),
        (ENTRY.replace("2026-01-01", "2026-01-01T00:00:00"), "until must be a date"),
    ],
)
def test_a_bad_file_of_acceptances_says_what_is_wrong(text, told, pair, tmp_path):
    with pytest.raises(AcceptanceError, match=r"^accepted\.toml: ") as error:
        parse_acceptances(text, name="accepted.toml")
    assert told in str(error.value)
    file = tmp_path / "accepted.toml"
    file.write_text(text)
    assert isinstance(run(*pair, "--accept", file).exception, InputError)


# --- versions -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("level", "before", "bump", "after"),
    [
        (Level.BREAKING, "1.2.3", Bump.MAJOR, "2.0.0"),
        (Level.BREAKING, "0.2.3", Bump.MAJOR, "0.3.0"),
        (Level.WARNING, "1.2.3", Bump.MINOR, "1.3.0"),
        (Level.INFO, "1.2.3-rc.1", Bump.MINOR, "1.3.0"),
        (None, "1.2.3", Bump.PATCH, "1.2.4"),
        (Level.INFO, "v2", Bump.MINOR, ""),
        (Level.INFO, "01.2.3", Bump.MINOR, ""),
    ],
)
def test_the_worst_change_decides_the_version(level, before, bump, after):
    kinds = {one.level: one for one in CATALOGUE.values()}
    changes = [] if level is None else [change("operation-added"), change(kinds[level].code)]
    assert advise(changes, before) == Advice(bump=bump, before=before, after=after)


def test_equal_documents_keep_their_version():
    assert advise((), "1.2.3", is_same=True).after == "1.2.3"
