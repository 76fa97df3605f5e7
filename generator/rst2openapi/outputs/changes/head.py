"""How two documents differ outside their operations: info, servers, schemes, tags.

In: both documents. Out: changes in a `Record`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rst2openapi.openapi import Document, escape
from rst2openapi.outputs.changes.facets import as_text
from rst2openapi.outputs.changes.record import Record

Documents = tuple[Document, Document]


def compare_heads(documents: Documents, record: Record) -> None:
    """Write down how title, version, servers, security schemes and tags differ."""
    _info(documents, record)
    _servers(documents, record)
    _schemes(documents, record)
    _tags(documents, record)


def _info(documents: Documents, record: Record) -> None:
    for key in ("title", "version"):
        values = [str(one.content.get("info", {}).get(key, "")) for one in documents]
        if values[0] != values[1]:
            record.say(
                f"{key}-changed",
                where="info",
                pointer=f"/info/{key}",
                before=as_text(values[0]),
                after=as_text(values[1]),
            )


def _servers(documents: Documents, record: Record) -> None:
    before, after = (_by(document, "servers", "url") for document in documents)
    gone = [url for url in before if url not in after]
    fresh = [url for url in after if url not in before]
    if len(gone) == len(fresh) == 1:
        record.say(
            "server-changed", where="servers", pointer="/servers", before=gone[0], after=fresh[0]
        )
    else:
        for url in gone:
            record.say(
                "server-removed", where="servers", pointer="/servers", is_gone=True, before=url
            )
        for url in fresh:
            record.say("server-added", where="servers", pointer="/servers", after=url)
    for url in before:
        if url in after:
            _variables(before[url], after[url], record)


def _variables(was: Mapping[str, Any], now: Mapping[str, Any], record: Record) -> None:
    before, after = was.get("variables", {}), now.get("variables", {})
    for name in sorted({*before} & {*after}):
        values = [side[name].get("default") for side in (before, after)]
        if values[0] != values[1]:
            record.say(
                "server-variable-changed",
                where="servers",
                pointer="/servers",
                what=repr(name),
                before=as_text(values[0]),
                after=as_text(values[1]),
            )


_SCHEME_KEYS = ("type", "in", "name", "scheme", "openIdConnectUrl")
"""What decides how credentials travel (OpenAPI 3.1.1, §4.8.27)."""


def _schemes(documents: Documents, record: Record) -> None:
    before, after = (
        {
            name: document.resolve(node)
            for name, node in document.content.get("components", {})
            .get("securitySchemes", {})
            .items()
        }
        for document in documents
    )
    for name in sorted({*before, *after}):
        pointer = f"/components/securitySchemes/{escape(name)}"
        where, what = "security schemes", repr(name)
        if name not in after:
            record.say(
                "security-scheme-removed", where=where, pointer=pointer, is_gone=True, what=what
            )
        elif name not in before:
            record.say("security-scheme-added", where=where, pointer=pointer, what=what)
        else:
            said = [
                ", ".join(str(side[name][key]) for key in _SCHEME_KEYS if key in side[name])
                for side in (before, after)
            ]
            if said[0].lower() != said[1].lower():
                record.say(
                    "security-scheme-changed",
                    where=where,
                    pointer=pointer,
                    what=what,
                    before=said[0],
                    after=said[1],
                )


def _tags(documents: Documents, record: Record) -> None:
    before, after = (_by(document, "tags", "name") for document in documents)
    for name in sorted({*before} - {*after}):
        record.say("tag-removed", where="tags", pointer="/tags", is_gone=True, before=name)
    for name in sorted({*after} - {*before}):
        record.say("tag-added", where="tags", pointer="/tags", after=name)


def _by(document: Document, key: str, name: str) -> dict[str, Mapping[str, Any]]:
    listed = document.content.get(key, [])
    return {str(one.get(name, "")): one for one in listed if isinstance(one, Mapping)}
