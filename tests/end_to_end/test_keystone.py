"""Pages, document, client and contract tests against an OpenStack Keystone on loopback.

The pages are ours, the server is not: what the pages say has to be what it does.
"""

from __future__ import annotations

import datetime
import importlib
import json
import sys
import time
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from against_keystone import Keystone, rst2openapi

pytestmark = pytest.mark.keystone

PAGES = Path(__file__).parent / "keystone" / "pages"
PACKAGE = "identity_client"


def document_of(pages: Path, folder: Path) -> Path:
    """The document that a person gets from the pages, without a word against them."""
    done = rst2openapi("build", pages, "-o", "openapi.yaml", "-v", folder=folder)
    assert done.returncode == 0, done.stderr
    assert "nothing found wrong" in done.stdout + done.stderr
    return folder / "openapi.yaml"


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return document_of(PAGES, tmp_path_factory.mktemp("document"))


@pytest.fixture(scope="module")
def package(spec: Path) -> Iterator[None]:
    made = rst2openapi("client", spec, "-o", "client", "--package", PACKAGE, folder=spec.parent)
    assert made.returncode == 0, made.stderr
    sys.path.insert(0, str(spec.parent / "client"))
    yield
    sys.path.remove(str(spec.parent / "client"))
    for name in [one for one in sys.modules if one.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


class Client:
    """The generated client, with a token; calls go by the names of tag and operation."""

    def __init__(self, keystone: Keystone) -> None:
        self.url = keystone.url
        self.token = ""
        made = self.ok("token_management.create_token", HTTPStatus.CREATED, body=login(keystone))
        assert made.parsed.token.user.name == keystone.user
        assert made.parsed.token.project.name == keystone.project
        self.token = made.headers["X-Subject-Token"]

    def answer(self, operation: str, **arguments: Any) -> Any:
        function = importlib.import_module(f"{PACKAGE}.api.{operation}").sync_detailed
        made = importlib.import_module(PACKAGE).AuthenticatedClient
        options = {"base_url": self.url, "token": self.token, "raise_on_unexpected_status": True}
        with made(**options) as client:
            return function(client=client, **arguments)

    def ok(self, operation: str, status: HTTPStatus, **arguments: Any) -> Any:
        answer = self.answer(operation, **arguments)
        assert answer.status_code == status, answer.content
        if answer.content:
            assert same(answer.parsed.to_dict(), json.loads(answer.content))
        return answer


def same(one: Any, other: Any) -> bool:
    """Equal as JSON; times may be written another way."""
    match one, other:
        case dict(), dict():
            return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
        case list(), list():
            return len(one) == len(other) and all(map(same, one, other))
        case str(), str() if one != other:
            try:
                parse = datetime.datetime.fromisoformat
                return parse(one) == parse(other)
            except ValueError:
                return False
        case _:
            return type(one) is type(other) and bool(one == other)


def model(name: str, values: dict[str, Any]) -> Any:
    return getattr(importlib.import_module(f"{PACKAGE}.models"), name).from_dict(values)


def login(keystone: Keystone, password: str = "", **other: str) -> Any:
    names = {"user": keystone.user, "project": keystone.project, **other}
    domain = {"name": keystone.domain}
    user = {"name": names["user"], "domain": domain, "password": password or keystone.password}
    return model(
        "CreateTokenRequest",
        {
            "auth": {
                "identity": {"methods": ["password"], "password": {"user": user}},
                "scope": {"project": {"name": names["project"], "domain": domain}},
            }
        },
    )


@pytest.fixture
def client(keystone: Keystone, package: None) -> Client:
    return Client(keystone)


KINDS: dict[str, dict[str, Any]] = {
    "project": {"description": "Images of the night sky", "tags": ["astronomy"]},
    "user": {"description": "Looks after the dome", "password": "starlight-9"},
    "group": {"description": "Everyone who works at night"},
    "role": {"description": "May move the telescope"},
}
"""Fields of a new one besides its name."""


@pytest.mark.parametrize("kind", KINDS)
def test_create_read_update_and_delete(kind: str, client: Client) -> None:
    tag, schema, identity = f"{kind}_management", kind.capitalize(), f"{kind}_id"
    values = {"name": f"a-new-{kind}", **KINDS[kind]}

    def call(verb: str, status: HTTPStatus, **arguments: Any) -> Any:
        name = f"{verb}_{kind}s" if verb == "list" else f"{verb}_{kind}"
        return client.ok(f"{tag}.{name}", status, **arguments).parsed

    request = model(f"Create{schema}Request", {kind: values})
    made = getattr(call("create", HTTPStatus.CREATED, body=request), kind)
    assert (made.name, made.description) == (values["name"], values["description"])
    known = {identity: made.id}

    assert getattr(call("show", HTTPStatus.OK, **known), kind) == made
    assert made in getattr(call("list", HTTPStatus.OK), f"{kind}s")
    assert getattr(call("list", HTTPStatus.OK, name=made.name), f"{kind}s") == [made]

    twice = call("create", HTTPStatus.CONFLICT, body=request)
    assert twice.error.code == HTTPStatus.CONFLICT

    change = model(f"Update{schema}Request", {kind: {"description": "Something else"}})
    changed = getattr(call("update", HTTPStatus.OK, body=change, **known), kind)
    assert changed.description == "Something else"
    assert changed.name == made.name
    # An update of a project answers with a field that no other call knows.
    changed.additional_properties.pop("extra", None)
    assert getattr(call("show", HTTPStatus.OK, **known), kind) == changed

    assert call("delete", HTTPStatus.NO_CONTENT, **known) is None
    gone = call("show", HTTPStatus.NOT_FOUND, **known)
    assert type(gone).__name__ == "ErrorResponse"
    assert made.id in gone.error.message
    assert getattr(call("list", HTTPStatus.OK, name=made.name), f"{kind}s") == []


def made_with(client: Client, kind: str, **values: Any) -> str:
    request = model(f"Create{kind.capitalize()}Request", {kind: values})
    made = client.ok(f"{kind}_management.create_{kind}", HTTPStatus.CREATED, body=request)
    return str(getattr(made.parsed, kind).id)


def test_what_a_user_may_do(client: Client, keystone: Keystone) -> None:
    user = made_with(client, "user", name="vera", password="starlight-9")
    project = made_with(client, "project", name="observatory")
    group = made_with(client, "group", name="night-shift")
    role = made_with(client, "role", name="telescope-operator")
    nothing, found = HTTPStatus.NO_CONTENT, HTTPStatus.OK

    member = {"group_id": group, "user_id": user}
    client.ok("group_management.check_group_user", HTTPStatus.NOT_FOUND, **member)
    client.ok("group_management.add_group_user", nothing, **member)
    client.ok("group_management.check_group_user", nothing, **member)
    groups = client.ok("user_management.list_user_groups", found, user_id=user).parsed.groups
    assert [one.id for one in groups] == [group]
    users = client.ok("group_management.list_group_users", found, group_id=group).parsed.users
    assert [one.id for one in users] == [user]
    client.ok("group_management.remove_group_user", nothing, **member)
    client.ok("group_management.check_group_user", HTTPStatus.NOT_FOUND, **member)

    own = login(keystone, "starlight-9", user="vera", project="observatory")
    client.ok("token_management.create_token", HTTPStatus.UNAUTHORIZED, body=own)
    where = {"project_id": project, "user_id": user}
    client.ok("role_management.grant_project_role", nothing, role_id=role, **where)
    roles = client.ok("role_management.list_project_roles", found, **where).parsed.roles
    assert [one.id for one in roles] == [role]
    # Leaving a group takes back the user's tokens, and Keystone dates those to whole seconds:
    # one that is issued in the same second is taken for an older one.
    time.sleep(1.1)
    made = client.ok("token_management.create_token", HTTPStatus.CREATED, body=own)
    token = {"x_subject_token": made.headers["X-Subject-Token"]}
    shown = client.ok("token_management.show_token", found, **token).parsed.token
    assert shown == made.parsed.token
    assert [one.name for one in shown.roles] == ["telescope-operator"]
    client.ok("token_management.delete_token", nothing, **token)
    client.ok("token_management.show_token", HTTPStatus.NOT_FOUND, **token)

    passwords = {"original_password": "starlight-9", "password": "moonlight-9"}
    change = model("ChangePasswordRequest", {"user": passwords})
    client.ok("user_management.change_password", nothing, user_id=user, body=change)
    client.ok("token_management.create_token", HTTPStatus.UNAUTHORIZED, body=own)
    own = login(keystone, "moonlight-9", user="vera", project="observatory")
    client.ok("token_management.create_token", HTTPStatus.CREATED, body=own)
    client.ok("role_management.revoke_project_role", nothing, role_id=role, **where)
    client.ok("token_management.create_token", HTTPStatus.UNAUTHORIZED, body=own)


def test_without_a_token_nothing_is_shown(client: Client) -> None:
    client.token = "wrong"
    refused = client.ok("project_management.list_projects", HTTPStatus.UNAUTHORIZED)
    assert refused.parsed.error.title == "Unauthorized"
