from __future__ import annotations

import pytest

from rst2openapi.files import InputError
from rst2openapi.openapi.document import Document
from rst2openapi.outputs.client import ClientOptions
from rst2openapi.outputs.client.authentication import base_url, token_header
from rst2openapi.outputs.client.options import import_name, package_version


def titled(**info: object) -> Document:
    return Document({"openapi": "3.1.1", "info": info, "paths": {}})


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Resource Pool Service", "resource_pool_service_client"),
        ("2D Maps", "api_2d_maps_client"),
        ("Pools Client", "pools_client"),
        ("../../etc/passwd", "etc_passwd_client"),
        ("资源池", "api_client"),
        ("", "api_client"),
    ],
)
def test_import_name_from_title(title: str, name: str) -> None:
    assert import_name(titled(title=title), ClientOptions()) == name


@pytest.mark.parametrize("name", ["Pools", "a-b", "a.b", "../x", "class", "1a", "a b", "é"])
def test_bad_import_name_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="package name"):
        import_name(titled(), ClientOptions(package=name))


@pytest.mark.parametrize(
    ("stated", "version"),
    [
        ("v2", "2"),
        ("1.4.0", "1.4.0"),
        ("1.0RC1", "1.0rc1"),
        ("2026-03-01", "2026.3.1"),
        ("latest", "0"),
        ('1"\nx = 1', "1.1"),
        (None, "0"),
    ],
)
def test_version_from_document(stated: str | None, version: str) -> None:
    info = {} if stated is None else {"version": stated}
    assert package_version(titled(**info), ClientOptions()) == version


def test_version_option() -> None:
    assert package_version(titled(version="v2"), ClientOptions(version="v3.1")) == "3.1"
    with pytest.raises(InputError, match="PEP 440"):
        package_version(titled(), ClientOptions(version="next"))


API_KEY = {"type": "apiKey", "in": "header", "name": "X-Auth-Token"}
QUERY_KEY = {"type": "apiKey", "in": "query", "name": "token"}
BASIC = {"type": "http", "scheme": "basic"}


@pytest.mark.parametrize(
    ("schemes", "security", "name", "prefix"),
    [
        ({"A": API_KEY, "B": BASIC}, [{"B": []}], "Authorization", "Basic"),
        ({"A": API_KEY, "B": BASIC}, [{"A": []}], "X-Auth-Token", ""),
        ({"Q": QUERY_KEY, "A": API_KEY}, [{"Q": []}], "X-Auth-Token", ""),
        ({"B": BASIC, "A": API_KEY}, [], "Authorization", "Basic"),
        ({"O": {"type": "oauth2", "flows": {}}}, [{"O": []}], "Authorization", "Bearer"),
        ({}, [{"Missing": []}], "Authorization", "Bearer"),
    ],
)
def test_token_header(
    schemes: dict[str, object], security: list[object], name: str, prefix: str
) -> None:
    content = {"paths": {}, "security": security, "components": {"securitySchemes": schemes}}
    header = token_header(Document(content))
    assert (header.name, header.prefix) == (name, prefix)


def test_token_header_of_an_operation() -> None:
    operation = {"security": [{"A": []}], "responses": {}}
    content = {
        "paths": {"/x": {"get": operation}},
        "components": {"securitySchemes": {"B": BASIC, "A": API_KEY}},
    }
    assert token_header(Document(content)).name == "X-Auth-Token"


def test_base_url_takes_the_defaults_of_variables() -> None:
    server = {
        "url": "https://{service}.{region}.example.org/",
        "variables": {"service": {"default": "pools"}, "region": {"default": "eu"}},
    }
    assert base_url(Document({"servers": [server]})) == "https://pools.eu.example.org"
    assert base_url(Document({})) == ""
