"""Options of the whole test run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from rst2openapi.build.cache import Cache
from rst2openapi.build.shelf import Shelf

# How long an example takes says how busy the machine is, nothing about what is right.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

pytest_plugins = ("pytester",)


@pytest.fixture(scope="session", autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees what another run kept, and none leaves anything behind."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RST2OPENAPI_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def memory(tmp_path: Path) -> Shelf:
    """A memory of other runs that holds nothing yet."""
    return Shelf(Cache(tmp_path / "memory"), "service", "results")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update",
        action="store_true",
        help="Rewrite the expected files of tests/cases; look at the difference before you commit.",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError("--update is refused in CI: expectations are made by people")
