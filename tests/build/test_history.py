"""A history of edits: each is named in the change log, touches what depends on it, and ends where
a trip from scratch ends.

The pages and the edits are data in `history/`.
"""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import yaml

from rst2openapi.build import find_project
from rst2openapi.build.cache import Cache
from rst2openapi.build.document import build_service
from rst2openapi.build.held import HeldCache
from rst2openapi.build.sync import sync_project
from rst2openapi.config import Config
from rst2openapi.outputs.changes import log_version

HISTORY = Path(__file__).parent / "history"
PARTS = ("document", "changelog", "client", "reference")
FIRST_DAY = date(2026, 1, 1)


def sync(root, cache=None, *, day=FIRST_DAY):
    project = find_project(file=root / "rst2openapi.toml")
    return sync_project(project, jobs=1, cache=cache, day=day)


def make(root, edit):
    """Make one edit; a page that does not hold what is to be replaced is a mistake here."""
    pages = root / "pages"
    if "move" in edit:
        (pages / edit["move"]).rename(pages / edit["to"])
    elif "remove" in edit:
        (pages / edit["remove"]).unlink()
    elif "text" in edit:
        (pages / edit["page"]).write_text(edit["text"], encoding="utf-8")
    else:
        text = (pages / edit["page"]).read_text(encoding="utf-8")
        assert text.count(edit["old"]) == 1, edit
        page = text.replace(edit["old"], edit["new"])
        (pages / edit["page"]).write_text(page, encoding="utf-8")


def files(root, *, without=("pages",)):
    return {
        file.relative_to(root).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in sorted(root.rglob("*"))
        if file.is_file() and not set(without) & set(file.relative_to(root).parts)
    }


def contents(root):
    return {name: data for name, (data, _) in files(root).items()}


def from_scratch(root, folder, day):
    """The same pages and the same log, everything else made anew."""
    shutil.copytree(root / "pages", folder / "pages")
    for name in ("rst2openapi.toml", "CHANGES.md"):
        shutil.copy(root / name, folder)
    sync(folder, day=day)
    return contents(folder)


def test_twenty_edits(tmp_path):
    root, cache = tmp_path / "p", Cache(tmp_path / "cache")
    shutil.copytree(HISTORY / "pages", root / "pages")
    shutil.copy(HISTORY / "rst2openapi.toml", root)
    assert sync(root, cache).is_first
    assert log_version((root / "CHANGES.md").read_text(encoding="utf-8")) == "1.0.0"
    edits = yaml.safe_load((HISTORY / "edits.yaml").read_text(encoding="utf-8"))
    assert len(edits) > 20
    for number, step in enumerate(edits, 1):
        take(root, tmp_path, cache, step, FIRST_DAY + timedelta(days=number), number)


def take(root, tmp_path, cache, step, day, number):
    name = step["name"]
    for edit in step["edits"]:
        make(root, edit)
    before, log = files(root), (root / "CHANGES.md").read_text(encoding="utf-8")
    synced = sync(root, cache, day=day)
    assert not [one for one in synced.diagnostics if one.rule.severity == "error"], name

    # What it touches.
    written = [one.name for one in synced.steps if one.state == "written"]
    assert written == [one for one in PARTS if one in step.get("touched", PARTS)], name
    after = files(root)
    for file, (data, stamp) in after.items():
        if file in before and before[file][0] == data:
            assert before[file][1] == stamp, f"{name}: {file} was written again"

    # What the log says of it.
    assert sorted(one.kind.code for one in synced.changes) == sorted(step.get("changes", [])), name
    now = (root / "CHANGES.md").read_text(encoding="utf-8")
    if step.get("entry", True):
        entry, rest = newest(now)
        assert rest == newest(log)[0] + newest(log)[1], name
        assert entry.startswith(f"## {synced.version} ({day})"), name
        assert entry.count("\n- ") == len(synced.changes), name
        assert all(one.where in entry for one in synced.changes), name
    else:
        assert now == log, name

    # Where it ends.
    assert from_scratch(root, tmp_path / f"scratch-{number}", day) == contents(root), name
    shutil.rmtree(tmp_path / f"scratch-{number}")


def newest(log):
    """The newest entry, and what comes after it."""
    starts = [match.start() for match in re.finditer(r"^## ", log, re.MULTILINE)]
    end = starts[1] if len(starts) > 1 else len(log)
    return log[starts[0] : end], log[end:]


def test_a_process_that_goes_on_makes_of_each_edit_what_another_makes(tmp_path):
    """What it remembers of the pages before is no part of what it makes of those after."""
    pages, cache = tmp_path / "pages", HeldCache(tmp_path / "cache")
    shutil.copytree(HISTORY / "pages", pages)
    for step in yaml.safe_load((HISTORY / "edits.yaml").read_text(encoding="utf-8")):
        for edit in step["edits"]:
            make(tmp_path, edit)
        going_on = build_service(pages, Config(), cache=cache)
        cache.write()
        another = build_service(pages, Config())
        assert going_on.data("yaml") == another.data("yaml"), step["name"]
        assert going_on.source_map == another.source_map, step["name"]
        assert going_on.diagnostics == another.diagnostics, step["name"]
        assert going_on.ledger == another.ledger, step["name"]
