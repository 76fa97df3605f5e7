"""YAML or JSON text → data, as OpenAPI reads it.

In: a text. Out: what it holds, or a `DocumentError` that names the line.
"""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

from rst2openapi.collecting import no_collections
from rst2openapi.openapi.document import DocumentError


class _Loader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):  # type: ignore[misc]
    """YAML 1.2's JSON schema: dates stay strings, only true/false are booleans.

    A key is the text that is written: `200:` has no quotes in most documents (OpenAPI 3.1.1, §4.3).
    """

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        if isinstance(node, yaml.MappingNode):
            self.flatten_mapping(node)
            for key, _ in node.value:
                if not isinstance(key, yaml.ScalarNode):
                    raise yaml.constructor.ConstructorError(
                        None, None, "a key is no text", key.start_mark
                    )
                key.tag = _TEXT
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        return found


_TEXT = "tag:yaml.org,2002:str"


_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def parse_yaml(text: str, *, name: str) -> Any:
    """What YAML or JSON text holds; `name` is what messages call the file.

    Raises:
        DocumentError: it is neither; with line where there is one.
    """
    try:
        if text.lstrip().startswith("{"):
            return _characters(json.loads(text), text)
        with no_collections():
            return yaml.load(text, Loader=_Loader)
    except UnicodeEncodeError:
        raise DocumentError(f"{name}: not JSON: an escape names half a character") from None
    except json.JSONDecodeError as error:
        raise DocumentError(f"{name}:{error.lineno}: not JSON: {error.msg}") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DocumentError(f"{name}:{line}: not YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise DocumentError(f"{name}: not YAML: {error}") from None


def _characters(value: Any, text: str) -> Any:
    """The value, whose escapes name whole characters.

    Raises:
        UnicodeEncodeError: one names half of a surrogate pair.
    """
    if "\\ud" in text or "\\uD" in text:
        json.dumps(value, ensure_ascii=False).encode()
    return value


def item_lines(text: str, key: str) -> list[int]:
    """The lines, from 1 on, of the items of a list at the top of a mapping that can be read."""
    root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    for one, value in root.value:
        if one.value == key:
            return [item.start_mark.line + 1 for item in value.value]
    return []
