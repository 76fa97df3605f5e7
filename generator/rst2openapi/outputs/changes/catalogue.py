"""Every kind of change and whom it breaks: the catalogue, data only.

A change breaks when a consumer who kept to the old document can stop working. Requests and
answers are judged apart: what narrows a request breaks its callers, what widens an answer
surprises its readers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What a change means for a consumer of the old document."""

    BREAKING = "breaking"
    """Calls or clients that worked can fail."""
    WARNING = "warning"
    """Strict clients, or clients in some languages, can fail."""
    INFO = "info"
    """Nothing that worked can fail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of change. Codes are stable."""

    code: str
    level: Level
    message: str
    """A `str.format` template over `what`, `before` and `after`."""


def _kinds(level: Level, table: dict[str, str]) -> list[Kind]:
    return [Kind(code=code, level=level, message=text) for code, text in table.items()]


_BREAKING = {
    "operation-removed": "operation removed",
    "security-added": "credentials {after} are needed now",
    "path-parameter-added": "path parameter {what} added",
    "request-parameter-added-required": "required {what} added",
    "request-parameter-became-required": "{what} became required",
    "request-body-added-required": "a required request body was added",
    "request-body-became-required": "the request body became required",
    "request-body-removed": "the request body was removed",
    "request-media-type-removed": "request media type {before} removed",
    "request-property-added-required": "required property {what} added",
    "request-property-became-required": "property {what} became required",
    "request-type-changed": "type of {what} changed from {before} to {after}",
    "request-format-added": "format of {what} narrowed from {before} to {after}",
    "request-enum-value-removed": "value {before} of {what} removed",
    "request-enum-added": "{what} accepts only {after} now",
    "request-bound-tightened": "{what} narrowed from {before} to {after}",
    "request-pattern-added": "pattern of {what} changed from {before} to {after}",
    "request-null-removed": "{what} can no longer be null",
    "request-alternative-removed": "alternative {before} of {what} removed",
    "response-success-status-removed": "success status {before} removed",
    "response-body-removed": "the body of status {what} was removed",
    "response-media-type-removed": "media type {before} of status {what} removed",
    "response-header-removed": "header {what} removed",
    "response-required-property-removed": "required property {what} removed",
    "response-property-became-optional": "property {what} may be absent now",
    "response-type-changed": "type of {what} changed from {before} to {after}",
    "response-null-added": "{what} can be null now",
}
_WARNING = {
    "operation-id-changed": "operationId changed from {before} to {after}",
    "path-parameter-renamed": "path parameter {before} is called {after}",
    "server-changed": "server URL changed from {before} to {after}",
    "request-parameter-removed": "{what} removed",
    "request-property-removed": "property {what} removed",
    "request-default-changed": "default of {what} changed from {before} to {after}",
    "response-optional-property-removed": "property {what} removed",
    "response-format-removed": "format of {what} changed from {before} to {after}",
    "response-enum-value-added": "value {after} of {what} added",
    "response-enum-removed": "{what} is no longer limited to {before}",
    "response-bound-loosened": "{what} widened from {before} to {after}",
    "response-pattern-removed": "pattern of {what} changed from {before} to {after}",
    "response-alternative-added": "alternative {after} of {what} added",
}
_INFO = {
    "operation-added": "operation added",
    "operation-deprecated": "operation deprecated",
    "operation-undeprecated": "operation no longer deprecated",
    "security-removed": "credentials {before} are no longer needed",
    "request-parameter-added": "optional {what} added",
    "request-parameter-became-optional": "{what} became optional",
    "request-body-added": "an optional request body was added",
    "request-body-became-optional": "the request body became optional",
    "request-media-type-added": "request media type {after} added",
    "request-property-added": "optional property {what} added",
    "request-property-became-optional": "property {what} became optional",
    "request-type-widened": "type of {what} widened from {before} to {after}",
    "request-format-removed": "format {before} of {what} dropped",
    "request-enum-value-added": "value {after} of {what} added",
    "request-enum-removed": "{what} is no longer limited to {before}",
    "request-bound-loosened": "{what} widened from {before} to {after}",
    "request-pattern-removed": "pattern {before} of {what} dropped",
    "request-null-added": "{what} can be null now",
    "request-alternative-added": "alternative {after} of {what} added",
    "response-success-status-added": "success status {after} added",
    "response-error-status-added": "error status {after} added",
    "response-error-status-removed": "error status {before} removed",
    "response-body-added": "status {what} has a body now",
    "response-media-type-added": "media type {after} of status {what} added",
    "response-header-added": "header {what} added",
    "response-property-added": "property {what} added",
    "response-property-became-required": "property {what} is always there now",
    "response-type-narrowed": "type of {what} narrowed from {before} to {after}",
    "response-format-added": "format of {what} is {after} now",
    "response-enum-value-removed": "value {before} of {what} removed",
    "response-enum-added": "{what} is limited to {after} now",
    "response-bound-tightened": "{what} narrowed from {before} to {after}",
    "response-pattern-added": "pattern of {what} is {after} now",
    "response-null-removed": "{what} can no longer be null",
    "response-alternative-removed": "alternative {before} of {what} removed",
    "response-default-changed": "default of {what} changed from {before} to {after}",
}

CATALOGUE: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        *_kinds(Level.BREAKING, _BREAKING),
        *_kinds(Level.WARNING, _WARNING),
        *_kinds(Level.INFO, _INFO),
    )
}
"""All kinds of change by code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change between two documents."""

    kind: Kind
    where: str
    """What people call the place: `PATCH /v2/pools/{id}` or `schema Pool`."""
    pointer: str
    """JSON Pointer: into the new document, or into the old one for what was removed."""
    what: str = ""
    before: str = ""
    after: str = ""
    operations: tuple[str, ...] = ()
    """Ids of the operations that the change reaches, sorted."""
    source: str = ""
    """The page it was written on, where the document says so."""

    @property
    def message(self) -> str:
        """The change in one phrase."""
        return self.kind.message.format(what=self.what, before=self.before, after=self.after)

    @property
    def sort_key(self) -> tuple[int, str, str, str]:
        """Breaking first, then by place."""
        return (list(Level).index(self.kind.level), self.where, self.pointer, self.message)
