"""Who may import whom: the rules of docs/architecture.md hold in every module."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.house.imports import ALLOWED, dotted_name, offences
from tests.unit.house.tree import PACKAGE, ROOT, files, relative

MODULES = [*files(".py", under=PACKAGE), *files(".py", under=ROOT / "scenes")]


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    module = dotted_name(path, ROOT)
    assert offences(path.read_text(encoding="utf-8"), module, is_package=path.name == "__init__.py") == []


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_the_architecture_page_names_every_room(room: str) -> None:
    if room in {"vr_runtime", "__main__"}:
        return
    assert f"`{room}" in (ROOT / "docs/architecture.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("vr_runtime.course.plan", "from vr_runtime.clock import Clock"),
        ("vr_runtime.timing.recorder", "import vr_runtime.problem"),
        ("vr_runtime.render.stage", "from vr_runtime.course import plan"),
        ("vr_runtime.render.stage", "from vr_runtime.course.plan import Plan"),
        ("vr_runtime.render.stage", "def later():\n    from vr_runtime import xr"),
        ("vr_runtime.render.stage", "import xr"),
        ("vr_runtime.player.loop", "import xr.raw_functions"),
        ("vr_runtime.player.loop", "from vr_runtime.simulator import Simulator"),
        ("vr_runtime.player.loop", "from ..simulator import Simulator"),
        ("vr_runtime.player.loop", "import importlib\nimportlib.import_module('vr_runtime.simulator')"),
        ("vr_runtime.xr.session", "from .. import render"),
        ("vr_runtime.simulator.runtime", "if True:\n    from vr_runtime.xr.session import Session"),
        ("vr_runtime.bench.frame", "from OpenGL import GL"),
        ("vr_runtime.record.report", "import urllib.request"),
        ("scenes.night-sky.scene", "import xr"),
        ("vr_runtime.cellar.jars", ""),
    ],
)
def test_a_broken_rule_is_found(module: str, source: str) -> None:
    assert offences(source, module)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("vr_runtime.course.levels", "import math\nfrom vr_runtime.course.plan import Plan\nfrom .plan import Phase"),
        ("vr_runtime.render.stage", "from vr_runtime.course.levels import Levels\nfrom vr_runtime import clock"),
        ("vr_runtime.render.stage", "from vr_runtime.course import levels"),
        ("vr_runtime.xr.session", "import xr\nfrom vr_runtime.finding import Finding"),
        ("vr_runtime.cli", "def run():\n    from vr_runtime.simulator import Simulator"),
    ],
)
def test_what_is_allowed_is_left_alone(module: str, source: str) -> None:
    assert offences(source, module) == []
