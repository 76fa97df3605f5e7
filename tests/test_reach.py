"""Digests are equal where all that is led to is equal, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rst2openapi.reach import NOWHERE, Reach, digest, told

NAMES = "abcdef"
GRAPHS = st.dictionaries(
    st.sampled_from(NAMES),
    st.tuples(st.sampled_from(["x", "y", "\ud800"]), st.sets(st.sampled_from(NAMES))),
)


def reach_of(graph):
    def look(name):
        if name not in graph:
            return NOWHERE, ()
        text, names = graph[name]
        return digest(told((name, text, sorted(names)))), names

    return Reach(look)


def led_to(graph, name):
    """All that a name leads to, by name; None where something cannot be told in bytes."""
    found, pending = {}, [name]
    while pending:
        one = pending.pop()
        if one not in found:
            found[one] = graph.get(one)
            pending += graph[one][1] if one in graph else ()
    is_told = all(one is None or one[0] != "\ud800" for one in found.values())
    return found if is_told else None


@given(GRAPHS, GRAPHS)
def test_digests_are_equal_where_all_that_is_led_to_is(one, other):
    reaches = reach_of(one), reach_of(other)
    for name in NAMES:
        told_of = led_to(one, name), led_to(other, name)
        digests = reaches[0].of(name), reaches[1].of(name)
        assert [bool(data) for data in digests] == [found is not None for found in told_of]
        if None not in told_of:
            assert (digests[0] == digests[1]) == (told_of[0] == told_of[1])


@given(GRAPHS, st.sets(st.sampled_from(NAMES)))
def test_what_things_lead_to_is_told_where_all_of_it_is_known(graph, names):
    below = reach_of(graph).below(names)
    ways = [led_to(graph, name) for name in names]
    if None in ways:
        assert below is None
    else:
        assert set(below) == {one for way in ways for one in way}


@given(GRAPHS, st.permutations(NAMES))
def test_the_order_of_questions_does_not_count(graph, names):
    one, other = reach_of(graph), reach_of(graph)
    assert {name: one.of(name) for name in names} == {name: other.of(name) for name in NAMES}


def test_long_ways_need_no_recursion():
    graph = {str(at): ("x", {str(at + 1)}) for at in range(50_000)}
    graph["50000"] = ("x", {"49990"})
    reach = reach_of(graph)
    assert reach.of("0")
    assert len({reach.of(str(at)) for at in range(49_980, 50_001)}) == 21
