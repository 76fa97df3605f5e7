"""Services of any size, as pages.

In: a number of operations. Out: a folder of pages such as people write them: path, query and body
tables, nested objects of their own or shared in form, examples, errors.
"""

from __future__ import annotations

from pathlib import Path

_KINDS = ("Boat", "Crate", "Crane", "Berth", "Buoy", "Ferry", "Anchor", "Rope")
_PER_RESOURCE = 5


def write_service(folder: Path, operations: int) -> None:
    """Write the pages; five operations a resource, twenty resources a group."""
    resources = -(-operations // _PER_RESOURCE)
    groups: list[str] = []
    left = operations
    for start in range(0, resources, 20):
        group = f"group_{start // 20:04}"
        (folder / group).mkdir(parents=True)
        names = []
        for number in range(start, min(start + 20, resources)):
            for action in ("list", "create", "show", "update", "delete")[
                : min(left, _PER_RESOURCE)
            ]:
                name = f"{action}_{number:05}"
                text = _page(action, number)
                (folder / group / f"{name}.rst").write_text(text, encoding="utf-8")
                names.append(name)
                left -= 1
        _index(folder / group / "index.rst", f"Quay {start // 20}", names)
        groups.append(f"{group}/index")
    _index(folder / "index.rst", "Harbour API Reference", groups)


def _index(file: Path, title: str, entries: list[str]) -> None:
    lines = "\n".join(f"   {entry}" for entry in entries)
    file.write_text(
        f"{title}\n{'=' * len(title)}\n\n.. toctree::\n   :maxdepth: 1\n\n{lines}\n",
        encoding="utf-8",
    )


def _page(action: str, number: int) -> str:
    kind = f"{_KINDS[number % len(_KINDS)]} {number}"
    plural = f"{_KINDS[number % len(_KINDS)].lower()}s-{number}"
    base = f"/v1/{{harbour_id}}/{plural}"
    label = f"{action}_{number}"
    match action:
        case "list":
            return _call(
                f"Listing {kind} Entries",
                f"GET {base}",
                _request([_LIMIT, ("offset", "No", "Integer", "Where to begin.")], "Query"),
                _list_response(kind, label),
            )
        case "create":
            return _call(
                f"Creating {kind}", f"POST {base}", _body(kind, label), _shown(kind, label)
            )
        case "show":
            return _call(f"Showing {kind}", f"GET {base}/{{id}}", "", _shown(kind, label))
        case "update":
            body = _body(kind, label)
            return _call(f"Updating {kind}", f"PUT {base}/{{id}}", body, _shown(kind, label))
        case _:
            return _call(
                f"Deleting {kind}", f"DELETE {base}/{{id}}", "", "**Status code: 204**\n\nNone\n"
            )


_LIMIT = ("limit", "No", "Integer", "How many. Minimum: **1** Maximum: **64** Default: **10**")


def _call(title: str, line: str, request: str, response: str) -> str:
    path = [("harbour_id", "Yes", "String", "ID of the harbour.")]
    if "{id}" in line:
        path.append(("id", "Yes", "String", "ID of the entry."))
    head = ("Parameter", "Mandatory", "Type", "Description")
    parameters = _grid("**Table 1** Path Parameters", head, path)
    asked = f"Request Parameters\n------------------\n\n{request}\n" if request else ""
    return (
        f"{title}\n{'=' * len(title)}\n\nFunction\n--------\n\nThis API is for {title.lower()}.\n\n"
        f"URI\n---\n\n{line}\n\n{parameters}\n{asked}"
        f"Response Parameters\n-------------------\n\n{response}\n{_FAILED}"
    )


_FAILED = """\
**Status code: 404**

.. table:: **Table 9** Response body parameters

   ========== ====== ======================
   Parameter  Type   Description
   ========== ====== ======================
   error_code String Code of the error.
   error_msg  String What went wrong.
   ========== ====== ======================
"""


def _request(rows: list[tuple[str, ...]], place: str) -> str:
    head = ("Parameter", "Mandatory", "Type", "Description")
    return _grid(f"**Table 2** {place} Parameters", head, rows)


def _body(kind: str, label: str) -> str:
    rows = [
        ("name", "Yes", "String", f"Name of the {kind.lower()}. It has 1 to 64 characters."),
        ("colour", "No", "String", "Options: **red**, **green**, **blue**"),
        ("sizes", "No", f"Array of :ref:`Size <{label}_size>` objects", "Its sizes."),
    ]
    head = ("Parameter", "Mandatory", "Type", "Description")
    size = [
        ("length", "Yes", "Integer", "In metres. Minimum: **1** Maximum: **64**"),
        ("unit", "No", "String", "What it is counted in."),
    ]
    return (
        _grid("**Table 2** Request body parameters", head, rows)
        + f"\n.. _{label}_size:\n\n"
        + _grid("**Table 3** Size", head, size)
    )


def _fields(kind: str) -> list[tuple[str, ...]]:
    return [
        ("id", "String", f"ID of the {kind.lower()}."),
        ("name", "String", "Its name."),
        ("colour", "String", "Its colour."),
        (f"of_{kind.lower().replace(' ', '_')}", "Integer", "What only this one has."),
    ]


def _shown(kind: str, label: str) -> str:
    head = ("Parameter", "Type", "Description")
    body = _grid("**Table 4** Response body parameters", head, _fields(kind))
    example = f'{{"id": "{label}", "name": "n", "colour": "red"}}'
    return (
        f"**Status code: 200**\n\n{body}\n"
        f"Example Responses\n-----------------\n\n**Status code: 200**\n\n"
        f".. code-block::\n\n   {example}\n\nResponses\n---------\n"
    )


def _list_response(kind: str, label: str) -> str:
    head = ("Parameter", "Type", "Description")
    rows = [
        ("entries", f"Array of :ref:`Entry <{label}_entry>` objects", "The entries."),
        ("count", "Integer", "How many there are."),
    ]
    return (
        "**Status code: 200**\n\n"
        + _grid("**Table 4** Response body parameters", head, rows)
        + f"\n.. _{label}_entry:\n\n"
        + _grid(f"**Table 5** {kind.replace(' ', '')}", head, _fields(kind))
    )


def _grid(caption: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    border = "   +" + "+".join("-" * (width + 2) for width in widths) + "+"

    def line(row: tuple[str, ...]) -> str:
        cells = (f" {cell.ljust(width)} " for cell, width in zip(row, widths, strict=True))
        return "   |" + "|".join(cells) + "|"

    lines = [border, line(head), border.replace("-", "=")]
    for row in rows:
        lines += [line(row), border]
    return f".. table:: {caption}\n\n" + "\n".join(lines) + "\n"
