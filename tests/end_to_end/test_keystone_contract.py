"""`rst2openapi test` against an OpenStack Keystone: only what is known to be wrong fails.

Which are known, and whose mistake each is, stands in `keystone_failures`: a new one fails the test.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from against_keystone import Keystone, rst2openapi
from keystone_failures import OWN_ANSWERS, OWN_WALK, SERVER_ERROR, THEIR_ANSWERS, Known

from rst2openapi.openapi import parse_document

pytestmark = pytest.mark.keystone

PAGES = Path(__file__).parent / "keystone" / "pages"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
ISSUES_TOKENS = re.compile(r"^\s*POST /v3/auth/tokens\s*$", re.MULTILINE)
"""What a page of an identity service has for its URI."""


RUNS = {
    "answers": (("--checks", "conformance", "--max-examples", "3"), OWN_ANSWERS),
    "walk": (("--checks", "all", "--profile", "quick"), OWN_WALK),
}


@pytest.fixture
def token(keystone: Keystone) -> str:
    domain = {"name": keystone.domain}
    user = {"name": keystone.user, "domain": domain, "password": keystone.password}
    identity = {"methods": ["password"], "password": {"user": user}}
    scope = {"project": {"name": keystone.project, "domain": domain}}
    body = {"auth": {"identity": identity, "scope": scope}}
    answer = httpx.post(f"{keystone.url}/v3/auth/tokens", json=body, timeout=60)
    assert answer.status_code == 201, answer.text
    return answer.headers["X-Subject-Token"]


def report_of(spec: Path, keystone: Keystone, token: str, *options: str) -> dict[str, Any]:
    """The report of a run that was to its end; afterwards the token is still good."""
    endpoint = ("--url", keystone.url, "--token", token, "--timeout", "60")
    arguments = ("test", spec, *endpoint, "--allow-writes", "--seed", "1", "--json", *options)
    done = rst2openapi(*arguments, folder=spec.parent)
    assert done.returncode in (0, 1), done.stderr
    assert token not in done.stdout
    report = json.loads(done.stdout)
    assert not report["stopped"], report["stopped"]
    assert not report["errors"], report["errors"]
    kept = httpx.get(f"{keystone.url}/v3/projects", headers={"X-Auth-Token": token}, timeout=60)
    assert kept.status_code == 200, "the run has locked itself out"
    return dict(report)


def failures(report: dict[str, Any]) -> dict[tuple[str, str], str]:
    """What failed, and the first message of each."""
    found: dict[tuple[str, str], str] = {}
    for operation in report["operations"]:
        for one in operation["failures"]:
            check = SERVER_ERROR if one["status"].startswith("5") else one["check"]
            found.setdefault((one["operation"], check), f"{one['message']} {one['curl']}")
    return found


def assert_known(found: dict[tuple[str, str], str], known: list[Known]) -> None:
    listed = {(one.operation, one.check) for one in known}
    assert {key: found[key] for key in found.keys() - listed} == {}, "new failures"
    expected = {(one.operation, one.check) for one in known if one.always}
    assert expected - found.keys() == set(), "no longer found: take them off the list"


def built(pages: Path, folder: Path, *options: str) -> Path:
    done = rst2openapi("build", pages, "-o", "openapi.yaml", *options, folder=folder)
    assert (folder / "openapi.yaml").exists(), done.stderr
    return folder / "openapi.yaml"


@pytest.mark.parametrize("run", RUNS)
def test_our_pages_say_what_it_does(
    run: str, keystone: Keystone, token: str, tmp_path: Path
) -> None:
    options, known = RUNS[run]
    report = report_of(built(PAGES, tmp_path), keystone, token, *options)
    untested = {one["operation"] for one in report["operations"] if not one["calls"]}
    assert untested <= {"DELETE /v3/auth/tokens"}, "no token to revoke is told by any answer"
    assert report["left"] == []
    assert_known(failures(report), known)


class Mistake(NamedTuple):
    """A page that is wrong about the endpoint."""

    page: str
    changes: dict[str, str]
    """In the table and in the example alike: nothing that a page shows is held to be wrong."""
    operation: str
    check: str


MISTAKES = [
    Mistake(
        "project_management/obtaining_projects",
        {
            "| description | Yes       | String ": "| description | Yes       | Integer",
            '"Images of the night sky"': "7",
        },
        "GET /v3/projects",
        "response_schema_conformance",
    ),
    Mistake(
        "user_management/obtaining_users",
        {
            "| enabled             | Yes       | Bool": "| activated           | Yes       | Bool",
            '"enabled"': '"activated"',
        },
        "GET /v3/users",
        "response_schema_conformance",
    ),
    Mistake(
        "role_management/creating_a_role",
        {"201": "202"},
        "POST /v3/roles",
        "status_code_conformance",
    ),
    Mistake(
        "token_management/obtaining_a_token",
        {"| X-Subject-Token |": "| X-Issued-Token  |"},
        "POST /v3/auth/tokens",
        "response_headers_conformance",
    ),
    Mistake(
        "group_management/obtaining_groups",
        {"GET /v3/groups": "GET /v3/teams"},
        "GET /v3/teams",
        "status_code_conformance",
    ),
]


def rewrite(file: Path, changes: dict[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def test_a_page_that_is_wrong_is_found(keystone: Keystone, token: str, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    shutil.copytree(PAGES, pages)
    for one in MISTAKES:
        rewrite(pages / f"{one.page}.rst", one.changes)
    # The page's example gets a token only where the example's user exists.
    names = {"vera": keystone.user, "starlight-9": keystone.password}
    names["observatory"] = keystone.project
    quoted = {f'"{old}"': f'"{new}"' for old, new in names.items()}
    rewrite(pages / "token_management" / "obtaining_a_token.rst", quoted)
    spec = built(pages, tmp_path, "--keep-going")
    only = [word for one in MISTAKES for word in ("--include", one.operation)]
    options = ("--checks", "conformance", "--profile", "quick", *only)
    report = report_of(spec, keystone, token, *options)
    assert failures(report).keys() == {(one.operation, one.check) for one in MISTAKES}
    places = {
        (one["operation"], one["place"].rpartition(":")[0])
        for operation in report["operations"]
        for one in operation["failures"]
    }
    assert places == {(one.operation, f"{one.page}.rst") for one in MISTAKES}


def identity_service() -> Path | None:
    """The folder of real pages that documents how tokens are issued."""
    pages = sorted(CORPUS.glob("*/**/*token*.rst")) if CORPUS.is_dir() else []
    for page in pages:
        if ISSUES_TOKENS.search(page.read_text(encoding="utf-8")):
            return CORPUS / page.relative_to(CORPUS).parts[0]
    return None


def served(spec: Path, keystone: Keystone) -> list[str]:
    """Operations of a document that Keystone has a route for."""
    document = parse_document(spec.read_text(encoding="utf-8"), name=spec.name)
    found: list[str] = []
    with httpx.Client(base_url=keystone.url, timeout=60) as client:
        for operation in document.operations():
            path = re.sub(r"\{[^}]*\}", "x", operation.path)
            allowed = client.options(path).headers.get("Allow", "").split(", ")
            if operation.method.upper() in allowed:
                found.append(operation.id)
    return found


@pytest.mark.corpus
def test_real_pages_of_an_identity_service(keystone: Keystone, token: str, tmp_path: Path) -> None:
    pages = identity_service()
    if pages is None:
        pytest.skip("the corpus of real pages is absent")
    spec = built(pages, tmp_path, "--keep-going")
    names = served(spec, keystone)
    assert len(names) > 70
    phases = [word for one in ("walks", "examples", "coverage") for word in ("--phase", one)]
    only = [word for one in names for word in ("--include", one)]
    report = report_of(spec, keystone, token, "--checks", "conformance", *phases, *only)
    assert len(report["operations"]) == len(names)
    assert_known(failures(report), THEIR_ANSWERS)
