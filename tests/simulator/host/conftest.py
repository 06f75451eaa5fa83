"""A host for a test, in a folder with a short name, and nothing of it left afterwards."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.simulator.host.rig import HostRig


@pytest.fixture
def rig():
    folder = Path(tempfile.mkdtemp(prefix="vr"))
    rig = HostRig(folder)
    try:
        yield rig
    finally:
        rig.clean_up()
        shutil.rmtree(folder, ignore_errors=True)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("real_clock")
