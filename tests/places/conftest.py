"""The package as users install it: a wheel, put beside the tests' own dependencies."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def pip_environment(tmp_path_factory):
    """An environment in which `pip install` puts things into a folder of its own."""
    prefix = tmp_path_factory.mktemp("prefix")
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    # A shim first on the path: `python` is the tests' own, which has all dependencies.
    shims = tmp_path_factory.mktemp("shims")
    for name in ("python", "python3"):
        (shims / name).symlink_to(sys.executable)
    return {
        "PATH": f"{prefix / 'bin'}:{Path(sys.executable).parent}:/usr/bin:/bin",
        "PIP_PREFIX": str(prefix),
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # means no isolation, in pip's spelling
        "PIP_IGNORE_INSTALLED": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
        "PYTHONPATH": str(prefix / "lib" / version / "site-packages"),
        "HOME": str(tmp_path_factory.mktemp("home")),
        "RST2OPENAPI_CACHE": str(tmp_path_factory.mktemp("cache")),
    }


@pytest.fixture(scope="session")
def wheel(tmp_path_factory, pip_environment):
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheels")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT)],
        env=pip_environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel, pip_environment):
    """An environment in which `rst2openapi` is the wheel."""
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", str(wheel)],
        env=pip_environment,
        check=True,
    )
    return pip_environment
