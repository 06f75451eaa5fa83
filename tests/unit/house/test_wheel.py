"""An installed wheel works outside the checkout: scenes, shaders and assets travel in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.unit.house.tree import ROOT, files

pytestmark = pytest.mark.xdist_group("wheel")

CONTENT = ("scenes", "shaders", "assets")


def run(*command: str, folder: Path, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    run(*pip, "--wheel-dir", str(folder), str(ROOT), folder=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index")
    run(*pip, "--target", str(target), str(wheel), folder=target)
    return target


def test_all_content_is_in_the_wheel_and_no_test_is(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    content = {path.relative_to(ROOT).as_posix() for folder in CONTENT for path in files(under=ROOT / folder)}
    assert {f"vr_runtime/content/{name}" for name in content} <= names
    for folder in ("vr_runtime/course/presets", "vr_runtime/workshop/template"):
        data = {path.relative_to(ROOT).as_posix() for path in files(under=ROOT / folder)}
        assert data
        assert data <= names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"vr_runtime", "vr_session_runtime"}


def test_the_command_lists_the_scenes_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = "import vr_runtime.content as content; print(content.SCENES)"
    folder = Path(run(sys.executable, "-P", "-c", where, folder=tmp_path, PYTHONPATH=str(installed)).strip())
    assert folder.is_relative_to(installed)

    listed = scenes_listed(installed, tmp_path)
    assert "night-sky" in listed
    assert listed <= {path.name for path in folder.iterdir()}
    assert listed == scenes_listed(ROOT, tmp_path)


def test_a_session_plays_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    options = "--headset simulated --clock virtual --scene night-sky --infusion 15 --auto --duration 2 --report report"
    command = (sys.executable, "-P", "-m", "vr_runtime", "run", *options.split())
    run(*command, folder=tmp_path, PYTHONPATH=str(installed))
    assert json.loads((tmp_path / "report/session.json").read_text("utf-8"))["frames"] > 0


def scenes_listed(package: Path, folder: Path) -> set[str]:
    command = (sys.executable, "-P", "-m", "vr_runtime", "scenes", "--json")
    return {scene["name"] for scene in json.loads(run(*command, folder=folder, PYTHONPATH=str(package)))}
