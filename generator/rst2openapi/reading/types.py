"""Type cells → `TypeExpr`: a tokenizer and a small recursive reader.

In: a Type cell and the type words. Out: what the cell says the value is; words that are not
understood stay as `UnknownType`. Following a link is the business of linking.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TypeGuard

from msgspec import Struct

from rst2openapi.near import nearest
from rst2openapi.pages.page import Cell, Link, Prose
from rst2openapi.reading.draft import (
    AnyType,
    ArrayType,
    ChoiceType,
    FileType,
    LinkedType,
    MapType,
    NamedType,
    ObjectType,
    ScalarType,
    TypeExpr,
    UnknownType,
)
from rst2openapi.reading.inline import cell_prose, plain_text
from rst2openapi.reading.vocabulary.cell_words import CellWords, TypeWords


class _Word(Struct, frozen=True):
    text: str

    @property
    def key(self) -> str:
        return self.text.lower()


class _Group(Struct, frozen=True):
    """What stands between brackets."""

    opened: str
    nodes: tuple[_Node, ...]


_Node = _Word | _Group | Link
_Nodes = tuple[_Node, ...]

_DASHES = "-–—/ "
"""A cell of nothing else is an empty one."""

_CLOSERS = {"<": ">", "[": "]", "(": ")"}
_TOKEN = re.compile(r"[<>\[\](),/|]|[^\s<>\[\](),/|]+")


def read_type(cell: Cell | None, words: CellWords) -> TypeExpr:
    """Read a Type cell (field guide, section 5).

    `UnknownType("")` stands for no cell or an empty one.
    """
    return UnknownType() if cell is None else _read_prose(cell_prose(cell), words)


@lru_cache(maxsize=1 << 12)
def _read_prose(prose: Prose, words: CellWords) -> TypeExpr:
    """Types are few, and each stands in many cells."""
    text = plain_text(prose)
    if not text.strip(_DASHES):
        return UnknownType()
    tokens: list[str | Link] = []
    for inline in prose:
        if isinstance(inline, Link) and inline.label:
            tokens.append(inline)
        else:
            tokens.extend(_TOKEN.findall(inline.text))
    nodes = _without_footnotes(_nest(iter(tokens), closer=""))
    return _read(nodes, words.types) or _bare_name(nodes, words.types) or UnknownType(text)


def read_type_words(text: str, words: CellWords) -> TypeExpr | None:
    """Read a type that stands in a sentence: `List<Integer>`; None where it is none."""
    nodes = _without_footnotes(_nest(iter(_TOKEN.findall(text)), closer=""))
    return _read(nodes, words.types)


def _nest(tokens: Iterator[str | Link], *, closer: str) -> _Nodes:
    """Fold a flat token stream into nested groups; a missing bracket closes at the end."""
    nodes: list[_Node] = []
    for token in tokens:
        if isinstance(token, Link):
            nodes.append(token)
        elif token == closer:
            break
        elif token in _CLOSERS:
            nodes.append(_Group(token, _nest(tokens, closer=_CLOSERS[token])))
        elif token not in (">", "]", ")"):
            nodes.append(_Word(token.rstrip(".:;*") if len(token) > 1 else token))
    return tuple(node for node in nodes if not (isinstance(node, _Word) and node.text in ("", ".")))


def _without_footnotes(nodes: _Nodes) -> _Nodes:
    """Drop `[1]`, a footnote mark."""
    return tuple(node for node in nodes if not _is_footnote(node))


def _is_footnote(node: _Node) -> bool:
    return (
        isinstance(node, _Group)
        and node.opened == "["
        and all(isinstance(inner, _Word) and inner.text.isdigit() for inner in node.nodes)
        and bool(node.nodes)
    )


def _read(nodes: _Nodes, words: TypeWords) -> TypeExpr | None:
    """Read a whole run of nodes; None where it is not understood."""
    if not nodes:
        return None
    return (
        _read_choice(nodes, words)
        or _read_container(nodes, words)
        or _read_trailing_array(nodes, words)
        or _read_scalar(nodes, words)
        or _read_linked(nodes, words)
        or _read_object(nodes, words)
    )


def _read_choice(nodes: _Nodes, words: TypeWords) -> TypeExpr | None:
    """`String/Integer`, `String or Integer`."""
    parts = _split(nodes, words.choices)
    if len(parts) < 2:
        return None
    options = tuple(_read(part, words) for part in parts)
    known = tuple(dict.fromkeys(option for option in options if option is not None))
    if None in options or not known:
        return None
    return known[0] if len(known) == 1 else ChoiceType(known)


def _read_container(nodes: _Nodes, words: TypeWords) -> TypeExpr | None:
    """`Array…`, `List…`, `Map…` and `[…]` at the start."""
    first, rest = nodes[0], nodes[1:]
    if isinstance(first, _Group):
        if first.opened == "[" and _is_noise(rest, words):
            return ArrayType(_item(first.nodes, words))
        if first.opened == "[" and not first.nodes:
            return ArrayType(_item(rest, words))  # []string
        return None
    key = _key(first)
    if key in words.json_words and rest and _key(rest[0]) in words.arrays:
        key, rest = _key(rest[0]), rest[1:]  # JSON Array
    is_array = len(rest) > 2 and _key(rest[0]) in words.arrays and _key(rest[1]) in words.of
    if key in words.objects and is_array:
        return ArrayType(_item(rest[2:], words))  # Object array of X
    if key in words.arrays:
        return ArrayType(_item(_after_opening(rest, words), words))
    if key in words.maps or (key in words.objects and rest and _opens(rest[0])):
        return _read_map(rest, words)
    return None


def _read_map(rest: _Nodes, words: TypeWords) -> TypeExpr | None:
    if not rest or _is_noise(rest, words):
        return MapType(UnknownType())
    group = rest[0]
    if not isinstance(group, _Group):
        return None
    parts = _split(group.nodes, (",",))
    if not _is_noise(rest[1:], words):
        value = _read(rest[1:], words) if len(parts) == 1 else None  # Map<String>String
        return MapType(value) if value is not None else None
    if not parts:
        return MapType(UnknownType())
    return MapType(_item(parts[-1], words))


def _after_opening(rest: _Nodes, words: TypeWords) -> _Nodes:
    """What an array is of: the group after it, or the words after `of`."""
    if rest and isinstance(rest[0], _Group) and _is_noise(rest[1:], words):
        return rest[0].nodes
    if rest and _key(rest[0]) in words.of:
        return rest[1:]
    return rest


def _item(nodes: _Nodes, words: TypeWords) -> TypeExpr:
    """Read the type of an array's items or a map's values; any name will do here."""
    if not nodes:
        return UnknownType()
    understood = _read(nodes, words)
    if understood is not None:
        return understood
    text = _text(nodes)
    if _is_words(nodes):
        joined = "".join(node.text for node in nodes)
        scalar = _read_scalar((_Word(joined),), words)  # `Stri ng`, broken by a line end
        if scalar is not None:
            return scalar
        return NamedType(text)
    return UnknownType(text)


def _read_trailing_array(nodes: _Nodes, words: TypeWords) -> TypeExpr | None:
    """`String array`, `Tags structure array`."""
    if len(nodes) < 2 or _key(nodes[-1]) not in words.arrays:
        return None
    return ArrayType(_item(nodes[:-1], words))


def _read_scalar(nodes: _Nodes, words: TypeWords) -> TypeExpr | None:
    """`String`, `String(64)`, `Character string`, `ENUM <…>`, `File`, `AnyType`."""
    if len(nodes) > 1 and all(isinstance(node, _Word) for node in nodes):
        telling = [node for node in nodes if _key(node) not in words.beside_scalars]
        return words.scalars.get(_key(telling[0])) if len(telling) == 1 else None
    key, rest = _key(nodes[0]), nodes[1:]
    if key in words.files and not rest:
        return FileType()
    if key in words.any_words and not rest:
        return AnyType()
    scalar = words.scalars.get(key)
    if scalar is None and len(nodes) == 1 and key.endswith("s"):
        scalar = words.scalars.get(key[:-1])
    if scalar is None:
        return None
    if not rest:
        return scalar
    group = rest[0]
    if len(rest) > 1 or not isinstance(group, _Group):
        return None
    size = _size(group)
    if scalar.kind == "string" and size is not None:
        return ScalarType("string", scalar.format, size)
    return scalar if group.opened in "(<" else None


def _size(group: _Group) -> int | None:
    if group.opened != "(" or len(group.nodes) != 1:
        return None
    text = _key(group.nodes[0])
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def _read_linked(nodes: _Nodes, words: TypeWords) -> TypeExpr | None:
    """`REF object`, `Dictionary data structure. For details, see REF.`"""
    links = tuple(dict.fromkeys(LinkedType(n.text, n.label) for n in nodes if isinstance(n, Link)))
    if not links:
        return None
    scalar = words.scalars.get(_key(nodes[0]))
    if scalar is not None:
        return scalar  # `String. For details, see REF`: a list of values
    return links[0] if len(links) == 1 else ChoiceType(links)


def _read_object(nodes: _Nodes, words: TypeWords) -> TypeExpr | None:
    """`Object`, `JSON object`, `user object`, `Schedule data structure`."""
    if not _is_words(nodes):
        return None
    if all(node.key in words.objects or node.key in words.noise for node in nodes):
        return ObjectType()
    last = nodes[-1].key
    if len(nodes) > 1 and (last in words.objects or last in words.noise):
        name = list(nodes)
        while name[-1].key in words.objects or name[-1].key in words.noise:
            name.pop()
        if name[0].key in words.scalars:
            return None
        return NamedType(_text(tuple(name)))
    return None


def _bare_name(nodes: _Nodes, words: TypeWords) -> TypeExpr | None:
    """`AutoScalingPolicy`, `master_eip`: one word that is written like the name of a schema."""
    if len(nodes) != 1 or not isinstance(nodes[0], _Word) or nodes[0].key in words.not_types:
        return None
    text = nodes[0].text
    if _is_misspelt(text, words):
        return None
    if re.fullmatch(r"[A-Z][A-Za-z0-9_]*[a-z][A-Za-z0-9_]*|[a-z][a-z0-9]*(?:_[a-z0-9]+)+", text):
        return NamedType(text)
    return None


_SHORTEST_TYPO = 5
"""Letters below which a name may be near a type word by chance."""


def _is_misspelt(text: str, words: TypeWords) -> bool:
    """Whether a word is so near a type word (`Strign`) that it cannot be meant as a name."""
    known = [*words.scalars, *words.objects, *words.arrays]
    return len(text) >= _SHORTEST_TYPO and nearest(text.lower(), known, likeness=0.8) is not None


def _split(nodes: _Nodes, separators: Collection[str]) -> list[_Nodes]:
    parts: list[list[_Node]] = [[]]
    for node in nodes:
        if _key(node) in separators:
            parts.append([])
        else:
            parts[-1].append(node)
    return [tuple(part) for part in parts if part]


def _key(node: _Node) -> str:
    return node.key if isinstance(node, _Word) else ""


def _opens(node: _Node) -> bool:
    return isinstance(node, _Group) and node.opened == "<"


def _is_noise(nodes: _Nodes, words: TypeWords) -> bool:
    return all(_key(node) in words.noise or _key(node) in words.objects for node in nodes)


def _is_words(nodes: _Nodes) -> TypeGuard[tuple[_Word, ...]]:
    return all(isinstance(node, _Word) for node in nodes)


def _text(nodes: _Nodes) -> str:
    parts: list[str] = []
    for node in nodes:
        match node:
            case _Group(opened, inner):
                parts.append(f"{opened}{_text(inner)}{_CLOSERS[opened]}")
            case _:
                parts.append(node.text)
    return " ".join(parts)
