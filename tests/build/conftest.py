"""Pages to edit, and a cache."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rst2openapi.build.cache import Cache

DOCS = Path(__file__).parents[2] / "docs_src"


@pytest.fixture
def docs(tmp_path):
    shutil.copytree(DOCS, tmp_path / "docs")
    return tmp_path / "docs"


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")
