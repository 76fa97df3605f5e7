"""What the generator cannot do is said, with the name of the operation or schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rst2openapi.diagnostics import Diagnostic
from rst2openapi.openapi.document import Document
from rst2openapi.outputs.client import ClientOptions, generate_client
from rst2openapi.outputs.client.patches import PATCHES, PatchedLoader, PatchError

Generate = Callable[[dict[str, Any]], list[Diagnostic]]
Run = Callable[..., Any]

ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}


def content(
    *, schemas: dict[str, Any] | None = None, path: str = "/things/{id}", **operation: Any
) -> dict[str, Any]:
    node = {
        "operationId": "ShowThing",
        "tags": ["Things"],
        "parameters": [ID],
        "responses": {"204": {"description": "No Content"}},
        **operation,
    }
    return {
        "openapi": "3.1.1",
        "info": {"title": "Things", "version": "1"},
        "paths": {path: {"get": node}},
        "components": {"schemas": schemas or {}},
    }


def answer(schema: dict[str, Any]) -> dict[str, Any]:
    return {"200": {"description": "OK", "content": {"application/json": {"schema": schema}}}}


def body(*kinds: str) -> dict[str, Any]:
    return {"content": {kind: {"schema": {"type": "string"}} for kind in kinds}}


def header(schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": "X-H", "in": "header", "schema": schema}


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


DUPLICATE = content()
DUPLICATE["paths"]["/other"] = {
    "post": {"operationId": "show_thing", "tags": ["Things"], "responses": {}}
}
TEXT = {"type": "string"}
OBJECT = {"type": "object", "properties": {"a": TEXT}}
AT = "/paths/~1things~1{id}/get"


@pytest.mark.parametrize(
    ("document", "code", "pointer", "says"),
    [
        (content(parameters=[ID, header({"type": "object"})]), "O102", AT, "not allowed in header"),
        (content(parameters=[]), "O102", AT, "Path parameters do not match"),
        (content(parameters=[ID, ID]), "O102", AT, "named `id`"),
        (content(responses=answer({"type": "array"})), "O102", AT, "items"),
        (DUPLICATE, "O102", AT, "api/things/show_thing.py"),
        (
            content(schemas={"PoolIP": OBJECT, "PoolIp": OBJECT}),
            "O102",
            None,
            "models/pool_ip.py",
        ),
        (
            content(schemas={"Dup_Name": OBJECT, "DupName": OBJECT}),
            "O102",
            None,
            'duplicate models with name "DupName"',
        ),
        (
            content(schemas={"A": ref("B"), "B": ref("A")}),
            "O101",
            "/components/schemas/A",
            "",
        ),
        (content(schemas={"N" * 300: OBJECT}), "O101", None, "too long"),
        (content(schemas={"F": {"additionalProperties": 7}}), "O101", None, "additionalProp"),
        (content(responses={"4xx": {"description": "Bad"}}), "O102", AT, "4xx"),
        (
            content(requestBody=body("application/json", "a/b+json")),
            "O104",
            f"{AT}/requestBody",
            "a/b",
        ),
        (content(schemas={"S": {"$ref": "#/nowhere"}}), "O101", "/components/schemas/S", ""),
    ],
)  # fmt: skip
def test_finding(
    document: dict[str, Any], code: str, pointer: str | None, says: str, generate: Generate
) -> None:
    found = generate(document)
    assert code in [one.rule.code for one in found], found
    assert any(one.pointer == pointer and says in one.message for one in found), found
    assert not any("0x" in one.message for one in found)


def test_message_names_what_the_generator_hides(generate: Generate) -> None:
    state = {"type": "string", "enum": ["on"], "default": "off"}
    document = content(parameters=[ID, {"name": "a-b", "in": "query", "schema": state}])
    (found,) = generate(document)
    assert [found] == generate(document), "differs from run to run"
    assert "'a-b'" in found.message


def test_names_that_differ_in_signs_only_stay_apart(generate: Generate, tmp_path: Any) -> None:
    named = ("name", "name~", "a.b", "a-b", "a$", "aB")
    query = [{"name": name, "in": "query", "schema": TEXT} for name in named]
    fields = {"type": "object", "properties": dict.fromkeys(named, TEXT)}
    assert not generate(content(schemas={"S": fields}, parameters=[ID, *query]))
    made = tmp_path / "generated/made"
    operation = (made / "api/things/show_thing.py").read_text()
    model = (made / "models/s.py").read_text()
    for python, wire in (
        ("name", "name"),
        ("name_tilde", "name~"),
        ("a_full_stop_b", "a.b"),
        ("a_hyphen_minus_b", "a-b"),
        ("a", "a$"),
        ("a_b", "aB"),
    ):
        assert f'params["{wire}"] = {python}\n' in operation
        assert f'field_dict["{wire}"] = {python}\n' in model


ON, OFF = {"type": "string", "enum": ["on"]}, {"type": "string", "enum": ["off"]}


@pytest.mark.parametrize(
    ("schemas", "parameter", "classes"),
    [
        pytest.param(
            {"SHOWThingJob": {"type": "object", "properties": {"state": OFF}}},
            {"name": "job_state", "in": "query", "schema": ON},
            {"show_thing_job_state": "OFF", "show_thing_job_state_query": "ON"},
            id="a parameter and a field, but for case",
        ),
        pytest.param(
            {"ShowThingState": OFF},
            {"name": "state", "in": "query", "schema": ON},
            {"show_thing_state": "OFF", "show_thing_state_query": "ON"},
            id="a parameter and a component",
        ),
        pytest.param(
            {"PoolState": OFF, "Pool": {"type": "object", "properties": {"state": ON}}},
            {"name": "q", "in": "query", "schema": TEXT},
            {"pool_state": "OFF", "pool_state_value": "ON"},
            id="a field and a component",
        ),
        pytest.param(
            {
                "Pool": {"type": "object", "properties": {"job_state": ON}},
                "PoolJob": {"type": "object", "properties": {"State": OFF}},
            },
            {"name": "q", "in": "query", "schema": TEXT},
            {"pool_job_state": "ON", "pool_job_state_value": "OFF"},
            id="two fields",
        ),
    ],
)
def test_classes_that_would_meet_stay_apart(
    schemas: dict[str, Any],
    parameter: dict[str, Any],
    classes: dict[str, str],
    generate: Generate,
    tmp_path: Any,
) -> None:
    document = content(schemas=schemas, parameters=[ID, parameter])
    assert not generate(document)
    for module, member in classes.items():
        source = (tmp_path / f"generated/made/models/{module}.py").read_text()
        assert f"{member} = " in source


@pytest.mark.parametrize(
    "broken", [{"paths": {"/x": {"get": 7}}}, {"paths": {"/x": {"$ref": "#/y"}}}]
)
def test_document_that_is_none(broken: dict[str, Any]) -> None:
    found: list[Diagnostic] = []
    assert not generate_client(Document(broken), ClientOptions(), found.append)
    assert [one.rule.code for one in found] == ["O101"]


def test_enumeration_without_class_is_a_note(generate: Generate) -> None:
    (found,) = generate(content(responses=answer({"type": "number", "enum": [0.5, 1.5]})))
    assert (found.rule.code, found.rule.severity.value) == ("O103", "note")
    assert found.pointer == f"{AT}/responses/200/content/application~1json/schema"
    assert "[0.5, 1.5]" in found.message


def test_names_of_the_generated_code_are_free(
    generate: Generate, run_python: Run, tmp_path: Any
) -> None:
    """Schemas, properties and parameters called like what stands around them."""
    words = ("d", "cls", "to_dict", "from_dict", "additional_properties", "field_dict", "src_dict")
    words += ("cast", "isoformat", "self")
    model = {
        "type": "object",
        "properties": {
            **dict.fromkeys(words, TEXT),
            "tags": {"type": "array", "items": TEXT},
            "response": ref("Response"),
            "client": ref("Client"),
        },
    }
    names = ("Client", "Response", "Any", "Unset", "Mapping", "TypeVar", "HTTPStatus")
    queries = ("client", "url", "body", "headers", "params", "kwargs", "cookies", "response")
    queries += ("quote", "httpx", "cast")
    found = generate(
        content(
            schemas=dict.fromkeys(names, model),
            path="/things/{params}",
            parameters=[
                {**ID, "name": "params"},
                *({"name": name, "in": "query", "schema": TEXT} for name in queries),
                {"name": "X-Cast", "in": "header", "schema": TEXT},
            ],
            responses=answer(ref("Client")),
        )
    )
    assert not found
    example = {**dict.fromkeys(words, "x"), "tags": ["a"], "client": {"d": "y"}}
    result = run_python(
        tmp_path / "generated",
        f"""
import httpx, inspect
from made import Client, models
from made.api.things import show_thing
example = {example!r}
assert models.ClientModel.from_dict(example).to_dict() == example
def answer(request):
    return httpx.Response(200, json=[str(request.url)] and {{"d": str(request.url)}})
client = Client("https://x", httpx_args={{"transport": httpx.MockTransport(answer)}})
names = [name for name in inspect.signature(show_thing.sync).parameters if name != "client"]
result = show_thing.sync(client=client, **{{name: name for name in names}}).to_dict()["d"]
""",
    )
    assert result.startswith("https://x/things/params_path?client=client_query&url=url_query")
    assert "&params=params_query&kwargs=kwargs_query&" in result


def test_files_and_text_travel(generate: Generate, run_python: Run, tmp_path: Any) -> None:
    body = {"content": {"application/x-pem-file": {"schema": {"type": "string"}}}}
    reply = {"200": {"description": "OK", "content": {"application/xml": {"schema": OBJECT}}}}
    assert not generate(content(requestBody=body, responses=reply))
    result = run_python(
        tmp_path / "generated",
        """
import httpx, io
from made import Client
from made.api.things import show_thing
from made.types import File

def answer(request):
    sent = f"{request.headers['content-type']} {request.read().decode()}"
    return httpx.Response(200, content=sent, headers={"content-type": "application/xml"})

client = Client("https://x", httpx_args={"transport": httpx.MockTransport(answer)})
result = show_thing.sync("1", client=client, body=File(io.BytesIO(b"KEY")))
""",
    )
    assert result == "application/x-pem-file KEY"


def test_a_body_of_several_types_is_required(generate: Generate, tmp_path: Any) -> None:
    media = {"application/json": {"schema": ref("S")}, "text/plain": {"schema": TEXT}}
    body = {"required": True, "content": media}
    assert not generate(content(schemas={"S": OBJECT}, requestBody=body))
    source = (tmp_path / "generated/made/api/things/show_thing.py").read_text()
    assert "body: S | File,\n" in source
    body["required"] = False
    assert not generate(content(schemas={"S": OBJECT}, requestBody=body))
    source = (tmp_path / "generated/made/api/things/show_thing.py").read_text()
    assert "body: S | File | Unset = UNSET,\n" in source


def test_variants_are_told_apart_by_their_constant(
    generate: Generate, run_python: Run, tmp_path: Any
) -> None:
    def kind(name: str) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string", "enum": [name]}, "state": {"enum": ["on"]}},
        }

    either = {"oneOf": [ref("Cat"), ref("Dog")]}
    schemas = {"Cat": kind("cat"), "Dog": kind("dog")}
    assert not generate(content(schemas=schemas, responses=answer(either)))
    result = run_python(
        tmp_path / "generated",
        """
import httpx
from made import Client
from made.api.things import show_thing
answers = httpx.MockTransport(lambda request: httpx.Response(200, json={"kind": "dog"}))
answer = show_thing.sync("1", client=Client("https://x", httpx_args={"transport": answers}))
result = type(answer).__name__
""",
    )
    assert result == "Dog"


def test_true_is_no_one(generate: Generate, run_python: Run, tmp_path: Any) -> None:
    either = {"oneOf": [{"type": "integer", "enum": [0, 1]}, {"type": "boolean"}]}
    thing = {"type": "object", "properties": {"hard": either}}
    assert not generate(content(schemas={"Thing": thing}, responses=answer(ref("Thing"))))
    result = run_python(
        tmp_path / "generated",
        """
from made.models import Thing
result = [Thing.from_dict({"hard": value}).to_dict()["hard"] for value in (True, False, 1, 0)]
""",
    )
    assert [str(one) for one in result] == ["True", "False", "1", "0"]


def test_every_patch_fits_the_installed_generator() -> None:
    from jinja2 import Environment, PackageLoader

    loader = PatchedLoader(PackageLoader("openapi_python_client"))
    for template in PATCHES:
        loader.get_source(Environment(), template)


def test_a_patch_that_does_not_fit_is_an_error() -> None:
    from jinja2 import DictLoader, Environment

    loader = PatchedLoader(DictLoader({"client.py.jinja": "something else"}))
    with pytest.raises(PatchError, match=r"client\.py\.jinja"):
        loader.get_source(Environment(), "client.py.jinja")
