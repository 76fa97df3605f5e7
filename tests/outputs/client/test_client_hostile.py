"""Documents from strangers: no text of theirs becomes code."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

PWN = "__import__('pathlib').Path('pwned').touch()"

PAYLOADS = (
    f'"""\n{PWN}\n"""',
    f"'''\n{PWN}\n'''",
    f'"; {PWN}; "',
    f'\\"\n{PWN}\n',
    "{" + PWN + "}",
    "{{ " + PWN + " }}",
    f"\\\n{PWN}  # ",
    f"\r\n{PWN}\r\n",
    f"\u2028{PWN}\u2029",
    f"\\N{{DIGIT ONE}}\\x00\\U{PWN}",
    f"]\n[tool.x]\na = '{PWN}'",
    "../../../../pwned",
    "%}" + PWN + "{%",
)


def thing(text: str) -> dict[str, Any]:
    """A schema with the text in all its parts."""
    described = {"description": text, "title": text, "example": text}
    return {
        "type": "object",
        **described,
        "required": [text],
        "properties": {
            text: {"type": "string", **described, "default": text},
            "state": {
                "type": "string",
                **described,
                "enum": [text, "fine"],
                "x-enum-varnames": [text, "FINE"],
                "default": text,
            },
            "fixed": {"const": text, **described},
            "count": {"type": "integer", **described, "default": 3},
            "when": {"type": "string", "format": "date-time", **described},
            "parts": {"type": "array", "items": {"type": "object", "properties": {text: {}}}},
        },
    }


def path_item(place: int, text: str) -> dict[str, Any]:
    """An operation with the text in all its parts."""
    schema = {"type": "string", "default": text}
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/Thing{place}"}}}
    operation = {
        "operationId": f"make{place} {text}",
        "summary": text,
        "description": text,
        "tags": [f"t {text}"],
        "externalDocs": {"url": text},
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
            {"name": f"q {text}", "in": "query", "description": text, "schema": schema},
            {"name": f"h {text}", "in": "header", "description": text, "schema": schema},
        ],
        "requestBody": {"description": text, "content": content},
        "responses": {"200": {"description": text, "content": content}},
    }
    return {"post": operation}


def document(texts: Sequence[str]) -> dict[str, Any]:
    """The texts wherever a document holds text that is no structure."""
    text = " ".join(texts)
    schemas = {f"Thing{place}": thing(one) for place, one in enumerate(texts)}
    return {
        "openapi": "3.1.1",
        "info": {"title": text, "version": text, "description": text},
        "servers": [{"url": f"https://example.org/{text}", "description": text}],
        "security": [{text: []}],
        "paths": {
            f"/things{place}/{{id}}": path_item(place, one) for place, one in enumerate(texts)
        },
        "components": {
            "schemas": schemas,
            "securitySchemes": {text: {"type": "apiKey", "in": "header", "name": text}},
        },
    }


@pytest.mark.parametrize("texts", [PAYLOADS[::2], PAYLOADS[1::2], PAYLOADS[:1]])
def test_text_stays_text(
    texts: tuple[str, ...],
    tmp_path: Path,
    generate: Callable[..., list[Any]],
    run_python: Callable[[Path, str], Any],
) -> None:
    assert not generate(document(texts))
    folder = tmp_path / "generated"
    for file in folder.rglob("*.py"):
        assert not _calls_the_payload(ast.parse(file.read_text(encoding="utf-8"))), file
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["name"] == "made"
    assert set(project["tool"]) == {"hatch", "ruff"}
    result = run_python(
        folder,
        """
import pkgutil, importlib, made, made.models
for m in pkgutil.walk_packages(made.__path__, 'made.'):
    importlib.import_module(m.name)
client = made.AuthenticatedClient(made.BASE_URL, "t")
result = len(made.models.Thing0("x").to_dict())
""",
    )
    assert result == 1
    assert {path.name for path in tmp_path.iterdir()} == {"generated"}


def _calls_the_payload(tree: ast.AST) -> bool:
    return any(isinstance(node, ast.Name) and node.id == "__import__" for node in ast.walk(tree))
