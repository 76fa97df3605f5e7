"""Templates that take the same requests are found among many as among two."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from rst2openapi.openapi import Document
from rst2openapi.openapi.ambiguity import ambiguous_paths

segments = st.sampled_from(["a", "b", "{x}", "{y}", "{x}.json"])
templates = st.lists(segments, min_size=1, max_size=4).map(lambda parts: "/" + "/".join(parts))


def document(paths: list[str]) -> Document:
    names = {"{x}": "x", "{y}": "y", "{x}.json": "x"}
    return Document(
        {
            "openapi": "3.1.1",
            "paths": {
                path: {
                    "get": {
                        "parameters": [
                            {"name": names[part], "in": "path", "schema": {"type": "string"}}
                            for part in path.split("/")
                            if part in names
                        ]
                    }
                }
                for path in paths
            },
        }
    )


def pairs(paths: list[str]) -> set[tuple[str, str]]:
    return {
        (other, path)
        for path, _, others, _ in ambiguous_paths(document(paths), paths)
        for other in others
    }


@given(st.lists(templates, unique=True, max_size=12))
def test_every_pair_is_found(paths: list[str]) -> None:
    alone = {pair for two in combinations(paths, 2) for pair in pairs(list(two))}
    assert pairs(paths) == alone


def test_a_path_that_both_take_is_shown() -> None:
    found = list(ambiguous_paths(document(["/{x}/a", "/b/{y}"]), ["/{x}/a", "/b/{y}"]))
    assert found == [("/b/{y}", "get", ["/{x}/a"], "/b/a")]
