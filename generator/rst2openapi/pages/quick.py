"""Tables read at their geometry, inside docutils' own reading of a page.

Reading a cell is most of the cost of a page: docutils starts a state machine for each. Most cells
are a few words without a mark. So `quick_states` are docutils' states but for plain grid tables,
whose cells of plain paragraphs are read here and whose other cells docutils reads in its own way,
in the context of the page. What comes out is the same; tests hold the two side by side.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states
from docutils.statemachine import StringList

from rst2openapi.pages.grid import Grid, GridRow, plain_grid
from rst2openapi.pages.plain import PlainBlock, plain_blocks
from rst2openapi.pages.simple import plain_simple

_EXPLICIT = re.compile(r"(?:\.\.|__)(?: |$)")
"""What begins explicit markup, an anonymous target included."""

QuickCell = tuple[PlainBlock, ...] | nodes.entry
"""What was read already, or what docutils read."""
QuickRow = tuple[int, tuple[QuickCell, ...]]
"""The line of the row's first line of text, and its cells."""


class quick_table(nodes.table):
    """A table whose plain cells are read already."""

    head: tuple[QuickRow, ...] = ()
    body: tuple[QuickRow, ...] = ()


class _States(dict[str, Any]):
    """The states of a machine, each made when it is first entered: most never are."""

    def __init__(self, machine: Any, classes: Any) -> None:
        super().__init__()
        self.machine = machine
        self.classes = {one.__name__: one for one in classes}
        self.is_running = False

    def __missing__(self, name: str) -> Any:
        state = self.classes[name](self.machine, self.machine.debug)
        self[name] = state
        if self.is_running:
            state.runtime_init()
        return state


class _Machine(states.NestedStateMachine):
    """docutils' nested machine, but for states that are made when they are needed."""

    states: _States

    def add_states(self, state_classes: Any) -> None:
        self.states = _States(self, state_classes)

    def runtime_init(self) -> None:
        super().runtime_init()
        self.states.is_running = True


class _Quick:
    """Makes nested state machines quick too; a list of machines to use again of its own."""

    nested_sm: Any = _Machine
    nested_sm_cache: list[Any] = []  # noqa: RUF012 - docutils' own cache, by class

    def __init__(self, state_machine: Any, debug: bool = False) -> None:
        super().__init__(state_machine, debug)  # type: ignore[call-arg]
        self.nested_sm_kwargs = {"state_classes": quick_states, "initial_state": "Body"}


class _QuickBody(_Quick, states.Body):
    """docutils' `Body`, but for plain tables."""

    def grid_table_top(self, match: Any, context: Any, next_state: Any) -> Any:
        lines = self._block()
        grid = plain_grid(lines) if lines else None
        if grid is None:
            return super().grid_table_top(match, context, next_state)  # type: ignore[no-untyped-call]
        machine = self.state_machine
        line = machine.abs_line_number()
        machine.next_line(len(lines) - 1)
        self.parent += self._quick_table(grid, line)
        return [], next_state, []

    def simple_table_top(self, match: Any, context: Any, next_state: Any) -> Any:
        machine = self.state_machine
        cut = plain_simple(machine.input_lines.data, machine.line_offset)  # type: ignore[union-attr]
        if cut is None:
            return super().simple_table_top(match, context, next_state)  # type: ignore[no-untyped-call]
        grid, count = cut
        line = machine.abs_line_number()
        machine.next_line(count - 1)
        self.parent += self._quick_table(grid, line)
        return [], next_state, []

    def explicit_list(self, blank_finish: Any) -> None:
        """Look for more explicit markup with a machine only where there is some.

        docutils starts one behind each directive and target; at any other line it ends at once and
        leaves everything as it was.
        """
        machine = self.state_machine
        after = machine.line_offset + 1
        lines: list[str] = machine.input_lines.data  # type: ignore[union-attr]
        if after >= len(lines) or _EXPLICIT.match(lines[after]):
            super().explicit_list(blank_finish)
        elif not blank_finish:
            self.parent += self.unindent_warning("Explicit markup")

    def _block(self) -> list[str]:
        """The lines up to the next blank one, blanks around them removed."""
        data: list[str] = self.state_machine.input_lines.data  # type: ignore[union-attr]
        start = end = self.state_machine.line_offset
        while end < len(data) and data[end].strip():
            end += 1
        if any(data[at][0] == " " for at in range(start, end)):
            return []
        return [data[at].rstrip() for at in range(start, end)]

    def _quick_table(self, grid: Grid, line: int) -> quick_table:
        table = quick_table()
        table.source, table.line = self.state_machine.get_source_and_line(line)
        group = nodes.tgroup(cols=len(grid.widths))
        for width in grid.widths:
            group += nodes.colspec(colwidth=width)
        table += group
        table.head = tuple(self._row(row, line, group) for row in grid.head)
        table.body = tuple(self._row(row, line, group) for row in grid.body)
        return table

    def _row(self, row: GridRow, top: int, group: nodes.Element) -> QuickRow:
        first = top + row.offset
        return first, tuple(self._cell(cell, first, group) for cell in row.cells)

    def _cell(self, lines: tuple[str, ...], first: int, group: nodes.Element) -> QuickCell:
        plain = plain_blocks(lines)
        if plain is not None:
            return plain
        entry = nodes.entry()
        group += entry  # so that whoever walks the tree for targets finds those of this cell
        source = self.document.current_source or ""
        places = [(source, first - 1 + at) for at in range(len(lines))]
        cell = StringList(list(lines), items=places)
        self.nested_parse(cell, input_offset=first - 1, node=entry)
        return entry


def _quick(state: type) -> type:
    base = (_Quick, state)
    return type(state.__name__, base, {"__doc__": state.__doc__, "__module__": __name__})


quick_states: tuple[type, ...] = tuple(
    type("Body", (_QuickBody,), {"__doc__": _QuickBody.__doc__})
    if state is states.Body
    else _quick(state)
    for state in states.state_classes
)
"""docutils' states, in its order."""
