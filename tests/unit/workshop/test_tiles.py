"""Every scene that is offered has a picture to choose it by, found wherever the program lies."""

from __future__ import annotations

import pytest
from PIL import Image

from vr_runtime.content import ASSETS, scene_tile
from vr_runtime.render.scene_library import list_scenes
from vr_runtime.workshop.tiles import BYTES_A_TILE, HEIGHT_PX, WIDTH_PX


@pytest.mark.parametrize("name", [scene.name for scene in list_scenes()])
def test_each_scene_has_its_tile(name):
    path = scene_tile(name)
    assert path == ASSETS / "tiles" / f"{name}.webp"
    assert path.stat().st_size <= BYTES_A_TILE
    with Image.open(path) as tile:
        assert tile.size == (WIDTH_PX, HEIGHT_PX)
        assert max(high for _, high in tile.convert("RGB").getextrema()) > 60


def test_a_clinics_scene_brings_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path))
    assert scene_tile("quiet-hill") is None
    own = tmp_path / "scenes" / "quiet-hill" / "tile.webp"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"RIFF")
    assert scene_tile("quiet-hill") == own
    assert scene_tile("night-sky") == ASSETS / "tiles" / "night-sky.webp"


@pytest.mark.parametrize("name", ["", "..", "../scenes/quiet-hill", "a/b", "quiet hill"])
def test_what_is_no_name_has_none(name):
    assert scene_tile(name) is None
