"""What is known to be wrong between pages of identity services and OpenStack Keystone.

Looked at by hand, one by one. What this tool gets wrong is mended and never listed.
"""

from __future__ import annotations

from typing import NamedTuple


class Known(NamedTuple):
    """A failure that was looked at."""

    operation: str
    check: str
    verdict: str
    """`docs` or `server`, by hand; what the tool itself got wrong is mended, not listed."""
    reason: str
    always: bool = True
    """Whether each run meets it; else it takes values that a run may not come upon."""


SERVER_ERROR = "server error"
"""Any check of an answer with a status of 500 or above."""


def crash(operation: str, reason: str, *, always: bool = True) -> Known:
    return Known(operation, SERVER_ERROR, "server", reason, always)


NO_NAME = "a body without `project` ends in KeyError"
LONG_NAME = "a name longer than the column ends in AttributeError"
TAKEN_NAME = "a name that another project has, or no `project`, ends in an unhandled error"
HUGE_NUMBER = "what was made with an unknown field above 64 bits cannot be read any more"

ITEMS = {
    "/v3/groups/{group_id}": ("GET", "PATCH", "DELETE"),
    "/v3/groups/{group_id}/users": ("GET",),
    "/v3/groups/{group_id}/users/{user_id}": ("PUT", "HEAD", "DELETE"),
    "/v3/projects/{project_id}": ("GET", "PATCH", "DELETE"),
    "/v3/projects/{project_id}/users/{user_id}/roles": ("GET",),
    "/v3/projects/{project_id}/users/{user_id}/roles/{role_id}": ("PUT", "DELETE"),
    "/v3/roles/{role_id}": ("GET", "PATCH", "DELETE"),
    "/v3/users/{user_id}": ("GET", "PATCH", "DELETE"),
    "/v3/users/{user_id}/groups": ("GET",),
    "/v3/users/{user_id}/password": ("POST",),
}
"""What reads something by its ID."""

UNREADABLE = [
    crash(f"{method} {path}", HUGE_NUMBER, always=False)
    for path, methods in ITEMS.items()
    for method in methods
]
OWN_ANSWERS = [
    crash("POST /v3/projects", NO_NAME),
    crash("PATCH /v3/projects/{project_id}", TAKEN_NAME),
    crash("GET /v3/groups", LONG_NAME),
    *UNREADABLE,
]
OWN_WALK = [
    crash("POST /v3/projects", NO_NAME),
    Known(
        "PATCH /v3/projects/{project_id}",
        "negative_data_rejection",
        "server",
        "a body without `project` is taken for no change",
    ),
]


MAPPINGS, PROVIDERS = "/v3/OS-FEDERATION/mappings/{id}", "/v3/OS-FEDERATION/identity_providers/{id}"
NO_MAPPING = "a mapping that is no object ends in AttributeError, answered as text"
NOT_KEYSTONE = "the page requires a field that only the service of the pages has"
MAY_BE_ABSENT = "the page requires a field that is absent where it was never given"
MAY_BE_NULL = "the page says nothing of null, which the answer has where nothing was given"
ABSENT_DOMAIN = "the page does not list 404, the answer to an ID that does not exist"
INHERITED = "/v3/OS-INHERIT/domains/{domain_id}/groups/{group_id}/roles"
POLICY = "/v3/domains/{domain_id}/config/security_compliance"


def schema(operation: str, reason: str, *, always: bool = True) -> Known:
    return Known(operation, "response_schema_conformance", "docs", reason, always)


def absent(operation: str, *, always: bool) -> Known:
    return Known(operation, "status_code_conformance", "docs", ABSENT_DOMAIN, always)


THEIR_ANSWERS = [
    *UNREADABLE,
    crash("POST /v3/projects", NO_NAME),
    crash("PATCH /v3/projects/{project_id}", TAKEN_NAME, always=False),
    crash("GET /v3/groups", LONG_NAME),
    crash("GET /v3/services", "a POST without a body ends in AttributeError"),
    crash(f"PUT {MAPPINGS}", NO_MAPPING),
    crash(f"PATCH {MAPPINGS}", NO_MAPPING),
    schema("GET /v3/roles", MAY_BE_NULL),
    schema("GET /v3/roles/{role_id}", MAY_BE_NULL),
    schema("GET /v3/users", MAY_BE_ABSENT),
    schema("GET /v3/users/{user_id}", MAY_BE_ABSENT),
    schema("GET /v3/projects", f"{MAY_BE_NULL} (domains have no domain and no parent)"),
    schema("GET /v3/groups", NOT_KEYSTONE, always=False),
    schema(f"GET {PROVIDERS}", NOT_KEYSTONE, always=False),
    schema("GET /v3/OS-FEDERATION/identity_providers", NOT_KEYSTONE, always=False),
    schema(f"PUT {PROVIDERS}", MAY_BE_NULL, always=False),
    schema(f"PATCH {PROVIDERS}", MAY_BE_NULL, always=False),
    schema(f"GET {POLICY}", MAY_BE_NULL, always=False),
    schema(f"GET {POLICY}/{{option}}", MAY_BE_NULL, always=False),
    absent("POST /v3/groups", always=True),
    absent("PATCH /v3/projects/{project_id}", always=False),
    absent(f"GET {INHERITED}/inherited_to_projects", always=False),
    absent(f"PUT {INHERITED}/{{role_id}}/inherited_to_projects", always=False),
]
