"""Runs openapi-python-client in a process of its own: `python -m ...engine`, JSON in and out.

In, on standard input: the prepared document, the settings, the folder to write to. Out, on
standard output: what the generator found fault with. A process of its own because the generator
is adjusted (see `naming`), prints, and may fail in any way on a document from a stranger; and
because a fixed hash seed makes its output a function of its input.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader
from openapi_python_client import Project
from openapi_python_client.config import ClassOverride, Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError, ParseError
from openapi_python_client.schema import UntrustedString

from rst2openapi.outputs.client.media import FILE
from rst2openapi.outputs.client.naming import (
    CLASS_NAMES,
    discriminating_enums,
    keep_clear_of_generated_code,
    spelled_apart,
    use_readable_names,
)
from rst2openapi.outputs.client.patches import PatchedLoader
from rst2openapi.outputs.client.usage import usage_example

TEMPLATES = Path(__file__).parent / "templates"

Finding = dict[str, str]


def main() -> None:
    """Read the request, generate, print the findings."""
    request = json.load(sys.stdin)
    names = _remember_names()
    with contextlib.redirect_stdout(io.StringIO()):
        findings = _attempt(request)
    for finding in findings:
        finding["text"] = _with_names(finding["text"], names)
    json.dump({"findings": findings}, sys.stdout)


def _attempt(request: dict[str, Any]) -> list[Finding]:
    try:
        return _generate(request)
    except Exception as error:  # a stranger's document may break the generator anywhere
        text = f"{type(error).__name__}: {error}"
        return [{"kind": "failed", "where": _place(error), "text": text}]


def _generate(request: dict[str, Any]) -> list[Finding]:
    use_readable_names(spelled_apart(request["document"]))
    config = Config.from_sources(
        ConfigFile(
            project_name_override=request["distribution"],
            package_name_override=request["package"],
            package_version_override=request["version"],
            docstrings_on_attributes=True,
            content_type_overrides=dict.fromkeys(request["files"], FILE),
            class_overrides={
                name: ClassOverride.model_validate({"class_name": f"{name}Model"})
                for name in CLASS_NAMES
            },
            post_hooks=[],  # ruff is called by the caller, with a configuration of its own
        ),
        MetaType.UV,  # the only metadata that is plain PEP 621; our template makes it hatchling
        Path("openapi.json"),
        "utf-8",
        overwrite=False,
        output_path=Path(request["output"]),
    )
    data = GeneratorData.from_dict(request["document"], config=config)
    if isinstance(data, GeneratorError):
        return [_finding(data, kind="failed")]
    clashes = list(_clashes(data))
    keep_clear_of_generated_code(data, config)
    project = Project(openapi=data, config=config)
    project.env.loader = ChoiceLoader(
        [FileSystemLoader(TEMPLATES), PatchedLoader(PackageLoader("openapi_python_client"))]
    )
    project.env.globals.update(
        auth_prefix=json.dumps(request["auth_prefix"]),
        auth_header=json.dumps(request["auth_header"]),
        base_url=request["base_url"],
        strict_enums=discriminating_enums(data),
        title=request["title"],
        usage=usage_example(data, request["package"]),
    )
    return [*clashes, *(_finding(error) for error in project.build())]


def _clashes(data: GeneratorData) -> Iterable[Finding]:
    """Files that would overwrite each other, of which the generator says nothing."""
    for tag, collection in data.endpoint_collections_by_tag.items():
        counts = Counter(str(endpoint.name) for endpoint in collection.endpoints)
        for endpoint in collection.endpoints:
            if counts[str(endpoint.name)] > 1:
                call = f"{endpoint.method.upper()} {endpoint.path.get_untrusted_value()}"
                text = f"{call} shares the module api/{tag}/{endpoint.name}.py with another"
                yield {"kind": "skipped", "where": call, "text": text}
    classes = [*data.models, *data.enums]
    modules = Counter(str(one.class_info.module_name) for one in classes)
    for one in classes:
        if modules[str(one.class_info.module_name)] > 1:
            name, module = one.class_info.name, one.class_info.module_name
            text = f"schema {name} shares the module models/{module}.py with another"
            yield {"kind": "skipped", "where": "", "text": text}


def _finding(error: GeneratorError, *, kind: str = "skipped") -> Finding:
    parts = [error.header.strip(), (error.detail or "").strip()]
    if isinstance(error, ParseError) and error.data is not None:
        shown = error.data.model_dump_json(exclude_unset=True, by_alias=True)
        parts.append(f"({shown[:200]}{'…' if len(shown) > 200 else ''})")
    match = _CALL.search(error.header)
    return {
        "kind": kind,
        "where": match[1] if match else "",
        "text": " ".join(part for part in parts if part),
    }


_CALL = re.compile(r"parsing ([A-Z]+ \S+) within")
"""How the generator's messages name an operation: `WARNING parsing GET /pools within pools.`"""


def _place(error: BaseException) -> str:
    """The operation or schema that the generator was at, from the variables of its frames."""
    for frame, _ in walk_tb(error.__traceback__):
        local = frame.f_locals
        path, method = local.get("path"), local.get("method")
        if isinstance(path, UntrustedString) and isinstance(method, str):
            return f"{method.upper()} {path.get_untrusted_value()}"
        schema = local.get("ref_path")
        if isinstance(schema, UntrustedString):
            return schema.get_untrusted_value()
    return ""


def _remember_names() -> list[UntrustedString]:
    """Keep every string of the document, so that messages can be told what they speak of.

    The generator's messages show such strings by their address, which differs from run to run.
    They keep their protection: nothing but our messages sees their values.
    """
    names: list[UntrustedString] = []
    original = UntrustedString.__init__

    def remembered(self: UntrustedString, value: str) -> None:
        original(self, value)
        names.append(self)

    UntrustedString.__init__ = remembered  # type: ignore[method-assign]
    return names


def _with_names(text: str, names: list[UntrustedString]) -> str:
    if "UntrustedString object" not in text:
        return text
    values = {id(name): name.get_untrusted_value() for name in names}
    return _ADDRESS.sub(lambda match: repr(values.get(int(match[1], 16), "?")), text)


_ADDRESS = re.compile(r"<[\w.]*UntrustedString object at 0x([0-9a-f]+)>")

if __name__ == "__main__":
    main()
