"""The pages of a service in several processes, each with its share of them.

In: what `Hands` take. Out: what they give. Each page stays with the process that read it, so that
what comes of it is made there as well; what is sent back is packed, so that it may be kept as is.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice, pairwise
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pickle import PicklingError
from typing import Any, TypeVar

from msgspec import Struct, field

from rst2openapi.build.beside import process_context, result_from, send_result
from rst2openapi.build.cache import Cache
from rst2openapi.build.hands import Hands, Note
from rst2openapi.build.packing import UnpackableError, packed, unpacked
from rst2openapi.build.reading import load_words
from rst2openapi.build.sources import PageSet
from rst2openapi.build.stumbling import ProcessGone, stage
from rst2openapi.collecting import collect_less
from rst2openapi.data import Data
from rst2openapi.files import InputError
from rst2openapi.linking import LayOut, Make, alone
from rst2openapi.reading import PageDraft

Kind = TypeVar("Kind")
Result = TypeVar("Result")

_SHARE = 8
"""Pages that a process is given at a time, at most."""

_TURNS = 4
"""How often each is given some of what is left: fewer and fewer, so that all end together."""


_BATCH = 16
"""Results that are sent at a time, so that the first are looked at while others are made."""


class _Worker(Struct):
    process: BaseProcess
    line: Connection
    pages: set[str] = field(default_factory=set)
    """Those that it has read."""


class Crew:
    """Several processes at work on the pages of a service."""

    def __init__(self, size: int, pages: PageSet, cache: Cache | None) -> None:
        load_words(pages, cache)  # processes that are copies of this one have the words then
        context = process_context()
        self._workers: list[_Worker] = []
        self._ahead: dict[LayOut, bytes] = {}
        """The packed gists that came with the pages."""
        for _ in range(size):
            here, there = context.Pipe()
            lines = [one.line for one in self._workers] + [here]
            process = context.Process(target=_work, args=(there, lines, pages, cache), daemon=True)
            process.start()
            there.close()
            self._workers.append(_Worker(process, here))

    def read(
        self, paths: Sequence[str], meanwhile: Callable[[], None]
    ) -> Iterator[tuple[str, str, Note, bytes]]:
        """Read pages, in whatever order: the path of each, its key and its note, also packed.

        Those whose notes cannot be packed are left out. `meanwhile` is done while others read.
        """
        runs = _runs(paths, len(self._workers))
        busy: dict[Connection, tuple[_Worker, list[str]]] = {}

        def give(worker: _Worker) -> None:
            if share := _next_share(runs, self._workers.index(worker)):
                _send(worker, "read", share)
                busy[worker.line] = worker, share

        for worker in self._workers:
            give(worker)
        meanwhile()
        while busy:
            ready = {id(line) for line in wait(list(busy))}
            for worker, share in [one for line, one in busy.items() if id(line) in ready]:
                del busy[worker.line]
                notes = _receive(worker)
                give(worker)
                worker.pages.update(share)
                for path, data in zip(share, notes, strict=True):
                    read = _own(_Read, data)
                    if read.note:
                        if read.gist:
                            self._ahead[alone(path)] = read.gist
                        yield path, read.key, _own(Note, read.note), read.note
                    else:
                        worker.pages.remove(path)

    def give(self, paths: Sequence[str]) -> dict[str, PageDraft]:
        """The drafts of pages that were read, but for those that cannot be packed."""
        shares = [(one, [path for path in paths if path in one.pages]) for one in self._workers]
        return {path: _own(PageDraft, data) for path, data in self._ask("give", shares) if data}

    def lay_out(self, tasks: Sequence[LayOut]) -> dict[LayOut, bytes]:
        """The packed gists of neighbourhoods that one process has."""
        known = {task: self._ahead[task] for task in tasks if task in self._ahead}
        left = [task for task in tasks if task not in known]
        shares = [(one, [task for task in left if _is_in(task, one)]) for one in self._workers]
        return known | {task: data for task, data in self._ask("lay_out", shares) if data}

    def make(self, tasks: Sequence[Make]) -> Iterator[tuple[LayOut, bytes]]:
        """The packed parts of neighbourhoods that one process has, each as soon as it is there."""
        shares = [
            (one, [task for task in tasks if _is_in(task.layout, one)]) for one in self._workers
        ]
        for task, data in self._ask("make", shares):
            if data:
                yield task.layout, data

    def _ask(
        self, what: str, shares: Sequence[tuple[_Worker, Sequence[Any]]]
    ) -> Iterator[tuple[Any, bytes]]:
        """Each worker's own share of a task, all at once; what is made first comes first."""
        asked: dict[Connection, tuple[_Worker, list[Any]]] = {}
        for worker, share in shares:
            if share:
                _send(worker, what, share)
                asked[worker.line] = worker, list(share)
        while asked:
            ready = {id(line) for line in wait(list(asked))}
            for worker, left in [one for line, one in asked.items() if id(line) in ready]:
                found = _receive(worker)
                yield from zip(left[: len(found)], found, strict=True)
                del left[: len(found)]
                if not left:
                    del asked[worker.line]

    def spare(self, first: Callable[[], object]) -> Spare:
        """One of the processes, for other work, when nothing more is wanted of pages.

        `first` makes it ready for that. The others are told to end, which takes a while.
        """
        kept, *others = self._workers
        for worker in others:
            _dismiss(worker)
        return Spare(kept.line, first)

    def see_off(self) -> None:
        """End the processes."""
        for worker in self._workers:
            _dismiss(worker)
        for worker in self._workers:
            worker.process.join()


class Spare:
    """A process that has nothing else to do. Unlike a copy of this one it has to be told all."""

    def __init__(self, line: Connection, first: Callable[[], object]) -> None:
        """`first` is done there while nobody waits for it; nothing comes of it here."""
        self._line = line
        with suppress(*_UNTOLD):
            line.send(("first", first))

    def begin(self, work: Callable[[], Result]) -> Callable[[], Result | None]:
        """Begin `work` there, which is the last: what is returned waits for its result.

        None comes where the process cannot be told, or the work came to grief there.
        """
        try:
            self._line.send(("last", work))
        except _UNTOLD:
            return lambda: None
        return result_from(self._line)


_UNTOLD = (OSError, ValueError, TypeError, AttributeError, RecursionError, PicklingError)
"""What sending raises where the other process is gone, or the work cannot be put in bytes."""


def _dismiss(worker: _Worker) -> None:
    worker.line.close()
    worker.process.terminate()


def _runs(paths: Sequence[str], count: int) -> list[list[str]]:
    """Pages in as many runs: neighbours say the same things, which a process looks up once."""
    ends = [round(len(paths) * at / count) for at in range(count + 1)]
    return [list(paths[start:end]) for start, end in pairwise(ends)]


def _next_share(runs: Sequence[list[str]], at: int) -> list[str]:
    """The next pages of a run; where it has ended, the last of the longest other."""
    left = sum(map(len, runs))
    size = min(_SHARE, -(-left // (_TURNS * len(runs))))
    if own := runs[at]:
        share, own[:] = own[:size], own[size:]
        return share
    longest = max(runs, key=len)
    share, longest[:] = longest[-size:], longest[:-size]
    return share


def _own(kind: type[Kind], data: bytes) -> Kind:
    found = unpacked(data, kind)
    if found is None:
        raise TypeError(f"no {kind.__name__} came back")
    return found


def _is_in(task: LayOut, worker: _Worker) -> bool:
    return worker.pages.issuperset(task.group)


def _send(worker: _Worker, what: str, share: Sequence[Any]) -> None:
    try:
        worker.line.send((what, share))
    except OSError:
        raise ProcessGone(_GONE) from None


def _receive(worker: _Worker) -> list[bytes]:
    try:
        answer = worker.line.recv()
    except (EOFError, OSError):
        raise ProcessGone(_GONE) from None
    if isinstance(answer, InputError):
        raise answer
    found: list[bytes] = answer
    return found


_GONE = "a process that reads pages has ended; with --jobs 1 there is none but this one"


# --- in the other process -------------------------------------------------------------------------
def _work(
    line: Connection, others: Sequence[Connection], pages: PageSet, cache: Cache | None
) -> None:
    """Do what is asked for until nobody asks any more."""
    collect_less()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends the others
    for other in others:
        other.close()  # else nobody would notice that the first process is gone
    hands = Hands(pages, cache)
    tasks: dict[str, tuple[str, Callable[[Any], Iterable[object]]]] = {
        "read": ("reading pages", lambda paths: _packed_notes(hands, paths)),
        "give": ("reading pages", lambda paths: map(hands.drafts.__getitem__, paths)),
        "lay_out": ("linking", hands.lay_out),
        "make": ("linking", hands.make),
    }
    while True:
        try:
            what, share = line.recv()
        except (EOFError, OSError):
            return
        if what == "first":
            with suppress(Exception):  # whoever needs it stumbles again
                share()
            continue
        if what == "last":
            send_result(share, line)
            return
        name, work = tasks[what]
        try:
            with stage(name):
                packs = map(_packed, work(share))
                while some := list(islice(packs, _BATCH)):
                    line.send(some)
        except InputError as error:
            line.send(error)


class _Read(Data, frozen=True):
    """A page that was read."""

    key: str
    note: bytes
    """As it may be kept; empty where it cannot."""
    gist: bytes
    """Of its layout, if it is alone; empty where there is none."""


def _packed_notes(hands: Hands, paths: Sequence[str]) -> Iterator[_Read]:
    # Laid out as well, for who waits for others when pages are read would wait again after that.
    for path, (key, note) in zip(paths, hands.read(paths), strict=True):
        gist = hands.lay_out_ahead(path) if note.outline else None
        yield _Read(key, _packed(note), b"" if gist is None else _packed(gist))


def _packed(one: object) -> bytes:
    """Nothing where it cannot be packed: what needs it is done by the first process."""
    try:
        return packed(one)
    except UnpackableError:
        return b""
