"""Do the examples of the document fit its schemas?

In: a document. Out: diagnostics that name the key and, through the source map and the examples as
the pages write them, the line. Changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Any
from urllib.parse import quote

import jsonschema_rs
from msgspec import Struct, field

from rst2openapi.data import Data
from rst2openapi.diagnostics import Diagnostic, Report, Rule
from rst2openapi.model import is_masked, is_whole, path_text
from rst2openapi.openapi.document import Document, DocumentError, JsonObject
from rst2openapi.openapi.fragments import Fragment, Fragments
from rst2openapi.openapi.pointers import escape, unescape
from rst2openapi.openapi.sources import SourceMap, span_of
from rst2openapi.openapi.variants import Variants, innermost
from rst2openapi.openapi.walk import NAME_MAPS, is_part, objects
from rst2openapi.rules.evidence import MASK_SHOWN
from rst2openapi.rules.examples import (
    CONSTRAINT_BROKEN,
    KEY_UNKNOWN,
    NO_VARIANT_FITS,
    REQUIRED_MISSING,
    TYPE_DIFFERS,
    VALUE_OUTSIDE_ENUM,
)
from rst2openapi.source import Span

_BASE = "urn:document"


class _Sample(Struct, frozen=True):
    """An example, the schema it belongs to, and where both stand."""

    field: str
    """The field whose value it is; empty for a body."""
    value: Any
    pointer: str
    schema: Any
    schema_pointer: str


def check_examples(
    document: Document, sources: SourceMap, report: Report, known: Fragments | None = None
) -> None:
    """Validate every example in place; what is `known` of fragments is not looked at again."""
    parts = known or Fragments(document, sources)
    tell_examples(parts, judge_examples(document, sources, parts), report)


def judge_examples(
    document: Document, sources: SourceMap, known: Fragments
) -> dict[str, ExampleFindings]:
    """What is wrong with the examples of all fragments, by their pointers."""
    every = known.every
    keys = {one.pointer: known.of_places(one, "examples") for one in every if known.may_show(one)}
    found = {at: known.take(key, ExampleFindings) for at, key in keys.items()}
    new = {at for at, findings in found.items() if findings is None}
    some = {one.pointer: one for one in every if one.pointer in new}
    judge = _Judge(document, sources, known, some)
    for at in some:
        judged = found[at] = judge.findings(at)
        known.put(keys[at], judged)
    return {one.pointer: found.get(one.pointer) or ExampleFindings(()) for one in every}


def tell_examples(known: Fragments, found: Mapping[str, ExampleFindings], report: Report) -> None:
    """Report what is wrong with the examples of all fragments, in their order.

    Each finding once for each page and key, whichever item of a list or example it is about.
    """
    seen: set[tuple[str, ...]] = set()
    for one in known.every:
        for identity, diagnostic in found[one.pointer].each:
            if identity not in seen:
                seen.add(identity)
                report(diagnostic)


class ExampleFindings(Data, frozen=True):
    """What is wrong with the examples of a fragment; each with what tells it from others."""

    each: tuple[tuple[tuple[str, str, str], Diagnostic], ...]


class _Judge:
    """Made ready when the first example is judged, which after most edits are few."""

    def __init__(
        self,
        document: Document,
        sources: SourceMap,
        known: Fragments,
        some: Mapping[str, Fragment],
    ) -> None:
        """`some` are the fragments whose examples are to be judged, by their pointers."""
        self._document = document
        self._sources = sources
        self._known = known
        self._some = some

    @cached_property
    def _modern(self) -> Document:
        document = self._document
        is_old = document.version.startswith("3.0")
        return Document(_from_30(document.content)) if is_old else document

    @cached_property
    def _registry(self) -> jsonschema_rs.Registry:
        content = _excerpt(self._modern.content, self._known.below(self._some))
        return jsonschema_rs.Registry([(_BASE, content)], draft=jsonschema_rs.Draft202012)

    def findings(self, pointer: str) -> ExampleFindings:
        """What is wrong with the examples at or below a pointer."""
        return ExampleFindings(tuple(self._findings(pointer)))

    @cached_property
    def _samples(self) -> Mapping[str, Sequence[_Sample]]:
        """The examples at or below each pointer."""
        if self._modern is self._document:
            return {at: list(_samples(self._known.objects(one))) for at, one in self._some.items()}
        return {at: list(_samples(objects(self._modern.at(at), at))) for at in self._some}

    @cached_property
    def _misfits(self) -> Set[str]:
        """The pointers of those of which a validator may have something to say, as few are."""
        every = [sample for some in self._samples.values() for sample in some]
        return _misfits(every, self._registry)

    def _findings(self, pointer: str) -> Iterator[tuple[tuple[str, str, str], Diagnostic]]:
        for sample in self._samples[pointer]:
            span = span_of(sample.pointer, self._sources)
            page = self._known.shown.get(span)
            variants = Variants(self._modern, self._sources, span.path)
            registry = self._registry if sample.pointer in self._misfits else None
            for problem in _problems(sample, registry, variants):
                if problem.rule is KEY_UNKNOWN and page and page.text and not is_whole(page.text):
                    continue  # which object a key belongs to is a guess; that it is no JSON is told
                identity = (problem.rule.code, span.path, problem.key(sample))
                place = (page.place_of(problem.path) if page else None) or span
                yield identity, problem.at(place, sample)


class _Problem(Struct, frozen=True):
    """What is wrong with one value of an example."""

    rule: Rule
    path: tuple[str | int, ...]
    facts: Mapping[str, object] = field(default_factory=dict)

    def key(self, sample: _Sample) -> str:
        """The key as messages name it."""
        return path_text((sample.field, *self.path) if sample.field else self.path) or "the body"

    def at(self, place: Span, sample: _Sample) -> Diagnostic:
        return self.rule.at(place, pointer=sample.pointer, key=self.key(sample), **self.facts)


def _problems(
    sample: _Sample, registry: jsonschema_rs.Registry | None, variants: Variants
) -> Iterator[_Problem]:
    """What is wrong with a sample; without a registry a validator has nothing to say of it."""
    if registry is not None:
        try:
            validator = _validator({"$ref": _whole(sample.schema_pointer)}, registry)
            errors = list(validator.iter_errors(sample.value))
        except _NO_SCHEMA:
            return
        for error in errors:
            for inner in innermost(error, variants):
                yield _problem(inner)
    for key in _unknown_keys(variants.document, sample.value, [sample.schema], ()):
        yield _Problem(KEY_UNKNOWN, key)


def _misfits(every: Sequence[_Sample], registry: jsonschema_rs.Registry) -> Set[str]:
    """The pointers of samples that do not fit; of all, where the schema of one is no schema.

    To make one validator of all schemas takes a third of the time that one for each takes.
    """
    schemas = [{"$ref": _referred(one) or _whole(one.schema_pointer)} for one in every]
    try:
        validator = _validator({"prefixItems": schemas}, registry)
        errors = list(validator.iter_errors([one.value for one in every]))
    except _NO_SCHEMA:
        return {one.pointer for one in every}
    return {every[int(error.instance_path[0])].pointer for error in errors}


def _validator(schema: JsonObject, registry: jsonschema_rs.Registry) -> jsonschema_rs.Validator:
    return jsonschema_rs.Draft202012Validator(schema, registry=registry, validate_formats=True)


_NO_SCHEMA = (ValueError, jsonschema_rs.ReferencingError, RecursionError)
"""What is raised where something is wrong with a schema itself, which check_document tells."""


def _whole(pointer: str) -> str:
    """A reference to a place of the document."""
    return f"{_BASE}#{_fragment(pointer)}"


def _referred(sample: _Sample) -> str:
    """What the schema of a sample refers to, if it does nothing else: many refer to the same."""
    schema = sample.schema
    target = schema["$ref"] if schema.keys() == {"$ref"} else None
    return f"{_BASE}{target}" if isinstance(target, str) and target.startswith("#/") else ""


def _fragment(pointer: str) -> str:
    """A JSON Pointer as URI fragment (RFC 6901, §6)."""
    return quote(pointer, safe="/~!$&'()*+,;=:@-._")


def _excerpt(content: JsonObject, pointers: Iterable[str]) -> JsonObject:
    """A document of some fragments only, each where it stands; those that are not there left out.

    To hand over a whole document takes longer than to judge what an edit has changed.
    """
    found: JsonObject = {}
    for pointer in pointers:
        *above, name = map(unescape, pointer.split("/")[1:])
        node, place = content, found
        for step in above:
            node, place = node.get(step, {}), place.setdefault(step, {})
        if name in node:
            place[name] = node[name]
    return found


# ------------------------------------------------------------------ where examples are


def _samples(every: Iterable[tuple[str, JsonObject]]) -> Iterator[_Sample]:
    """Examples of media types, parameters, headers and schemas among objects, in their order."""
    for at, node in every:
        if isinstance(node.get("schema"), dict):
            yield from _beside_schema(node, at)
        elif "schema" not in node and _is_schema(node):
            yield from _inside_schema(node, at)


def _beside_schema(node: JsonObject, at: str) -> Iterator[_Sample]:
    schema, pointer = node["schema"], f"{at}/schema"
    name = str(node["name"]) if "in" in node and "name" in node else ""
    if "example" in node:
        yield _Sample(name, node["example"], f"{at}/example", schema, pointer)
    for key, example in (node.get("examples") or {}).items():
        if isinstance(example, dict) and "value" in example:
            here = f"{at}/examples/{escape(str(key))}"
            yield _Sample(name, example["value"], here, schema, pointer)


def _inside_schema(node: JsonObject, at: str) -> Iterator[_Sample]:
    name = unescape(at.rpartition("/")[2])
    found = list(node.get("examples", ()))
    if "example" in node:
        found.append(node["example"])
    for value in found:
        yield _Sample(name, value, at, node, at)


def _is_schema(node: JsonObject) -> bool:
    return isinstance(node.get("examples"), list) or (
        "example" in node and not {"in", "content"} & node.keys()
    )


# ------------------------------------------------------------------ what is wrong with them


def _problem(error: jsonschema_rs.ValidationError) -> _Problem:
    kind: Any = error.kind
    path = tuple(error.instance_path)
    value = _short(error.instance)
    match kind.name:
        case "type":
            return _Problem(
                TYPE_DIFFERS, path, {"value": value, "expected": " or ".join(kind.types)}
            )
        case "enum" | "const":
            options = getattr(kind, "options", None) or [getattr(kind, "expected_value", None)]
            listed = ", ".join(map(_short, options))
            return _Problem(VALUE_OUTSIDE_ENUM, path, {"value": value, "expected": listed})
        case "required":
            return _Problem(REQUIRED_MISSING, (*path, kind.property))
        case "anyOf" | "oneOf" | "oneOfNotValid" | "oneOfMultipleValid":
            return _Problem(NO_VARIANT_FITS, path)
        case _ if isinstance(error.instance, str) and is_masked(error.instance):
            return _Problem(MASK_SHOWN, path, {"value": value})
        case _:
            return _Problem(CONSTRAINT_BROKEN, path, {"value": value, "why": _why(error)})


def _why(error: jsonschema_rs.ValidationError) -> str:
    """The validator's sentence without the value that it starts with."""
    message = " ".join(error.message.split())
    shown = json.dumps(error.instance, ensure_ascii=False)
    return message.removeprefix(shown).strip() or message


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


_LONGEST = 60
"""Characters of a value that are worth reading."""


# ------------------------------------------------------------------ keys that no table names


def _unknown_keys(
    document: Document, value: Any, schemas: list[Any], at: tuple[str | int, ...]
) -> Iterator[tuple[str | int, ...]]:
    """Keys of objects that have named members but not these; free-form objects take any key."""
    if not isinstance(value, (dict, list)):
        return
    parts = [part for schema in schemas for part in _parts(document, schema, frozenset())]
    if isinstance(value, list):
        items = [part["items"] for part in parts if isinstance(part.get("items"), dict)]
        for place, item in enumerate(value):
            yield from _unknown_keys(document, item, items, (*at, place))
        return
    named = [part["properties"] for part in parts if isinstance(part.get("properties"), dict)]
    free = [part["additionalProperties"] for part in parts if "additionalProperties" in part]
    for key, inner in value.items():
        here = [members[key] for members in named if key in members]
        if not here and free:
            here = [schema for schema in free if isinstance(schema, dict)]
        elif not here and named:
            yield (*at, key)
        if here and isinstance(inner, (dict, list)):
            yield from _unknown_keys(document, inner, here, (*at, key))


def _parts(document: Document, schema: Any, seen: frozenset[str]) -> Iterator[Mapping[str, Any]]:
    """A schema and all it is composed of, references followed."""
    if not isinstance(schema, dict):
        return
    yield schema
    ref = schema.get("$ref")
    if isinstance(ref, str) and ref not in seen:
        try:
            yield from _parts(document, document.at(ref), seen | {ref})
        except DocumentError:
            return
    for word in ("allOf", "anyOf", "oneOf"):
        for option in schema.get(word, ()):
            yield from _parts(document, option, seen)


# ------------------------------------------------------------------ OpenAPI 3.0


def _from_30(node: Any, *, names: bool = False) -> Any:
    """Schema keywords of OpenAPI 3.0 as JSON Schema 2020-12; data is left alone."""
    if isinstance(node, list):
        return [_from_30(value) for value in node]
    if not isinstance(node, dict):
        return node
    found = {
        key: _from_30(value, names=not names and key in NAME_MAPS)
        if names or is_part(key)
        else value
        for key, value in node.items()
    }
    if names:
        return found
    for bound in ("minimum", "maximum"):
        exclusive = f"exclusive{bound.capitalize()}"
        if isinstance(found.get(exclusive), bool) and found.pop(exclusive) and bound in found:
            found[exclusive] = found.pop(bound)
    if found.get("nullable") is True:
        del found["nullable"]
        found = {"anyOf": [found, {"type": "null"}]}
    return found
