"""What several of these tests start from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from against_keystone import PYTHON, Keystone, running_keystone


@pytest.fixture(scope="module")
def keystone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keystone]:
    if not PYTHON.exists():
        pytest.skip("Keystone is not installed in .keystone; .ci/run shows how")
    with running_keystone(tmp_path_factory.mktemp("keystone")) as found:
        yield found
