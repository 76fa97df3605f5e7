"""pytest passes over folders of some names, `build` among them; no test may stand in one."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

TESTS = Path(__file__).parent


def test_every_test_is_found(pytestconfig):
    passed_over = pytestconfig.getini("norecursedirs")
    files = sorted(TESTS.rglob("test_*.py"))
    assert [
        str(file.relative_to(TESTS))
        for file in files
        for folder in file.relative_to(TESTS).parts[:-1]
        if any(fnmatch(folder, pattern) for pattern in passed_over)
    ] == []
