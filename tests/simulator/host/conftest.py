"""A host for a test, in a folder with a short name, and nothing of it left afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.simulator.host.rig import host_rig


@pytest.fixture
def rig():
    with host_rig() as rig:
        yield rig


# Before the hook of the folder above, which makes a group of what keeps time.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("real_clock")
