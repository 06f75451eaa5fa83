"""A desk for each test, or a reason why there is none."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from tests.launcher.desktop.desk import Desk, Screen

PICTURES = Path(__file__).resolve().parents[3] / ".artefacts" / "launcher"
"""What was on the screen, kept for whoever looks into a run, and for the technician's page."""

_MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]


# Before the hook of the folder above, which makes a group of what keeps time.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here not in item.path.parents:
            continue
        # One screen, one mouse and several processes each: beside one another they only wait for the processor.
        item.add_marker("real_clock")
        if sys.platform != "linux" or _MISSING:
            item.add_marker(pytest.mark.skip(reason=f"needs X11 with {', '.join(_MISSING) or 'Linux'}"))


@pytest.fixture
def desk():
    screen = Screen()
    desk = Desk(Path(tempfile.mkdtemp(prefix="vr")), screen, PICTURES)
    try:
        yield desk
    finally:
        desk.clean_up()
        screen.close()
