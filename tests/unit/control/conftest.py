"""Folders with names short enough for a socket, and the parts of a rig."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.unit.control.rig import Served, places_in
from vr_runtime.control.private_files import Places


@pytest.fixture
def places():
    """Not tmp_path: a socket's path may have 107 bytes, and pytest's folders have long names."""
    folder = Path(tempfile.mkdtemp(prefix="vc"))
    yield places_in(folder)
    shutil.rmtree(folder)


@pytest.fixture
def served(places: Places):
    with Served(places) as served:
        yield served
