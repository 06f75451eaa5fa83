"""Stills, sheets, moving pictures and plates: drawn from the scene, their light true, in files that people can open."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from vr_runtime.course.samples import PARTS
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.scene_library import load_scene
from vr_runtime.workshop.clips import FRAMES_PER_S, check_clip, write_clip
from vr_runtime.workshop.gallery import make_gallery, packed
from vr_runtime.workshop.lettering import printable
from vr_runtime.workshop.sheet import RECLINES_DEG, contact_sheet
from vr_runtime.workshop.stills import Easel, Sight, draw_still, reduced, told


def scene_of(folder, glsl: str):
    (folder / "scene.glsl").write_text(glsl)
    return load_scene(folder, draft=True)


def runs(lit) -> int:
    """How often at least nine lit pixels follow on each other."""
    return sum(len(run) >= 9 for run in "".join("x" if one else " " for one in lit).split())


UP = "vec3 radiance(View view) { return vec3(0.02 + 0.1 * step(0.0, view.direction.y)); }"
MOVING = "vec3 radiance(View view) { return vec3(0.02 + 0.1 * phase_air); }"


@pytest.mark.parametrize(("pitch", "bright_share"), [(0.0, 0.5), (80.0, 1.0), (-80.0, 0.0)])
def test_a_still_looks_where_it_is_told(ctx, hills, pitch, bright_share):
    still = draw_still(ctx, scene_of(hills, UP), Sight(pitch_deg=pitch, minute=0.0), 32, seed=0, eyes="left")
    assert still.rgb.shape == (32, 32, 3)
    assert (still.rgb[..., 1] > 60).mean() == pytest.approx(bright_share, abs=0.07)


def test_each_part_has_its_light_and_the_line_tells_it(ctx, hills):
    scene = scene_of(hills, "vec3 radiance(View view) { return vec3(0.15); }")
    easel = Easel(ctx, scene, width_px=16, height_px=16)
    for part in ("settle", "drift", "rest"):
        still = easel.still(Sight(part))
        assert still.mean == pytest.approx(still.levels.mean_luminance, rel=0.04)
        assert told(still).startswith(f"{part}, 0° up: mean light {still.mean:.3f} of at most ")
    easel.release()


def test_the_scene_is_as_old_as_asked(ctx, hills):
    scene = scene_of(hills, MOVING)  # phase_air takes 900 s at full motion
    brightness = [draw_still(ctx, scene, Sight(minute=age), 16, seed=0, eyes="left").mean for age in (0.0, 4.0, 8.0)]
    assert brightness[1] - brightness[0] == pytest.approx(0.1 * 240 / 900, rel=0.1)
    assert brightness[2] - brightness[1] == pytest.approx(0.1 * 240 / 900, rel=0.1)


def test_one_eye_stands_where_it_does_in_a_head(ctx, hills):
    scene = scene_of(hills, "vec3 radiance(View view) { return vec3(0.1 + view.origin.x); }")
    left, right = (draw_still(ctx, scene, Sight(), 16, seed=0, eyes=eye).mean for eye in ("left", "right"))
    assert right - left == pytest.approx(0.064, rel=0.1)
    both = draw_still(ctx, scene, Sight(), 16, seed=0, eyes="both")
    assert both.rgb.shape == (16, 32, 3)
    assert both.rgb[:, 16:].mean() > both.rgb[:, :16].mean() + 10


def test_pictures_are_made_smaller_as_light():
    light = np.zeros((2, 2, 3), np.float32)
    light[0, 0] = 0.8  # a star: a quarter of its light, where codes would give it a quarter of its code
    assert reduced(light, 2)[0, 0] == pytest.approx([124, 124, 124], abs=1)


def test_more_pixels_than_a_card_can_hold_are_refused(ctx, hills):
    with pytest.raises(Problem, match="at most 4096 pixels") as caught:
        Easel(ctx, load_scene(hills, draft=True), width_px=5000, height_px=10)
    assert caught.value.code is ExitCode.USAGE


def test_a_sheet_shows_every_part_by_every_recline(ctx, hills):
    page = np.asarray(contact_sheet(ctx, scene_of(hills, UP), px=24, minute=0.0, yaw_deg=0.0, field_deg=90.0, seed=0))
    # Sitting, the upper half of a picture is lit; letters are lower than that.
    lit = page[..., 1] > 30
    assert (runs(lit[80, 84:]), runs(lit[70:, 104])) == (len(PARTS), len(RECLINES_DEG))


@pytest.mark.parametrize(("name", "kind"), [("clip.webp", "WEBP"), ("clip.png", "PNG"), ("clip.avif", "AVIF")])
def test_a_clip_moves_and_lasts_as_long_as_asked(ctx, hills, tmp_path, name, kind):
    easel = Easel(ctx, scene_of(hills, MOVING), width_px=16, height_px=16, fineness=1)
    check_clip(tmp_path / name, seconds=0.5, px=16, eye_count=1)
    assert write_clip(tmp_path / name, easel, Sight(minute=0.0), seconds=0.5, speed=600.0) == FRAMES_PER_S // 2
    easel.release()
    with Image.open(tmp_path / name) as clip:
        assert clip.format == kind
        brightness, lasts_ms = [], 0
        for number in range(clip.n_frames):  # an encoder may make one of two that look the same
            clip.seek(number)
            brightness.append(np.asarray(clip.convert("RGB")).mean())
            lasts_ms += clip.info["duration"]
        assert lasts_ms == 500
        assert brightness == sorted(brightness)
        assert brightness[-1] > brightness[0] + 5


@pytest.mark.parametrize(("name", "seconds"), [("clip.mp4", 1.0), ("clip", 1.0), ("clip.webp", 1e6)])
def test_a_clip_that_cannot_be_written_is_refused_before_anything_is_drawn(tmp_path, name, seconds):
    with pytest.raises(Problem) as caught:
        check_clip(tmp_path / name, seconds=seconds, px=512, eye_count=1)
    assert caught.value.code is ExitCode.USAGE


def test_the_gallery_is_a_plate_for_each_scene_and_a_page_whose_links_hold(ctx, hills):
    scene = scene_of(hills, UP)
    written = make_gallery(ctx, [scene], hills.parent / "docs" / "pictures", hills.parent / "docs" / "gallery.md", 320)
    plate, page = written
    with Image.open(plate) as picture:
        assert picture.width == 320
        assert np.asarray(picture.convert("RGB")).max() > 60
    text = page.read_text("utf-8")
    assert f"## {scene.file.title.en}" in text
    assert "lying or sitting" in text
    assert (page.parent / text.split("](")[1].split(")")[0]).samefile(plate)


def test_a_plate_is_as_good_as_its_bytes_allow():
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 255, (200, 200, 3), np.uint8))
    assert len(packed(noise, 10**6)) > len(packed(noise, 1))


def test_a_sight_that_only_a_whole_session_has_is_told_by_its_minute(ctx, hills):
    still = draw_still(ctx, scene_of(hills, UP), Sight("continuous", 1.0, yaw_deg=-30.0), 16, seed=0, eyes="left")
    assert told(still).startswith("continuous at minute 1, 0° up, 30° to the right: ")
    assert told(replace(still, sight=Sight(yaw_deg=10.0))).startswith("settle, 0° up, 10° to the left: ")


def test_what_the_typeface_lacks_loses_its_marks():
    assert printable("Lune d’été – Größe 3 × 4") == "Lune d’ete - Grosse 3 x 4"
