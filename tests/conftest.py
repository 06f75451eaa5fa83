"""What every test shares: no headset of this machine is ever reached, and tests that keep time do not share the CPU."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parents[1]

# A loaded machine must not fail a property, and no run must find by luck what the next then cannot repeat: the same
# examples every time. `--hypothesis-profile search` looks for others.
hypothesis.settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.register_profile("search", hypothesis.settings.get_profile("house"), derandomize=False)
hypothesis.settings.load_profile("house")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(autouse=True, scope="session")
def _no_runtime_of_this_machine(tmp_path_factory):
    """Tests see the OpenXR runtimes that they install and keep their own journal, not those of a person."""
    patch = pytest.MonkeyPatch()
    patch.delenv("XR_RUNTIME_JSON", raising=False)
    patch.delenv("XR_ENABLE_API_LAYERS", raising=False)
    patch.setenv("VR_RUNTIME_STATE", str(tmp_path_factory.mktemp("state")))
    # Sockets lie there, whose paths have to be short.
    runtime = tempfile.mkdtemp(prefix="vr")
    patch.setenv("XDG_RUNTIME_DIR", runtime)
    patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
    yield
    patch.undo()
    shutil.rmtree(runtime, ignore_errors=True)


# First, so that pytest-xdist sees the groups (--dist loadgroup).
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "monado" in item.path.relative_to(ROOT).parts:
            item.add_marker("monado")
        if item.get_closest_marker("monado") or item.get_closest_marker("real_clock"):
            item.add_marker(pytest.mark.xdist_group("keeps_time"))
            # Monado, X servers and sound servers keep the machine's time and not ours. A second try, in a fresh set-up
            # and named in the summary, tells their bad moment from our fault; every other test has one try.
            item.add_marker(pytest.mark.flaky(retries=1))
