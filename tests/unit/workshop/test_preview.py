"""The preview at work, on a desktop made up for the test: files change, errors come and go, time is scrubbed."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

import pytest

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.workshop.desk import Desk
from vr_runtime.workshop.screen_window import ScreenWindow
from vr_runtime.workshop.stills import Sight
from vr_runtime.workshop.watched import WatchedFiles
from vr_runtime.workshop.window import Preview

GREEN = "vec3 radiance(View view) { return vec3(0.05, 0.2, 0.05); }"
RED = "vec3 radiance(View view) { return vec3(0.30, 0.05, 0.05); }  // another length"
BROKEN = "vec3 radiance(View view) { return vec3(mist); }"


class Desktop:
    """Stands in for the window; `shown`: mean colour of what is shown, `overlays`: how often one was laid over."""

    get_proc_address = None
    scale = 1.0

    def __init__(self, ctx) -> None:
        self.ctx = ctx
        self.size_px = (96, 64)
        self.pressed, self.clicks = deque(), deque()
        self.drag_px, self.wheel = [0.0, 0.0], 0.0
        self.shown = (0.0, 0.0, 0.0)
        self.share = (0.0, 0.0)
        self.overlays = 0

    def lay_over(self, size_px, rgba) -> None:
        assert len(rgba) == 4 * size_px[0] * size_px[1]
        self.overlays += 1

    def let_go(self) -> None:
        self.drag_px = [0.0, 0.0]

    def show(self, picture, share) -> None:
        pixel = self.ctx.framebuffer([picture]).read(viewport=(2, 2, 1, 1), components=3)
        self.shown, self.share = tuple(pixel), share


class Session:
    """A preview and the clock on its wall."""

    def __init__(self, ctx, folder) -> None:
        self.desktop = Desktop(ctx)
        self.folder = folder
        self.now_s = 100.0
        self.preview = Preview(self.desktop, str(folder), Desk(Sight(minute=0.0)), seed=0)

    def turns(self, count=1, each_s=0.04) -> None:
        for _ in range(count):
            self.now_s += each_s
            self.preview.turn(self.now_s)

    def press(self, *keys: str) -> None:
        self.desktop.pressed.extend(keys)
        self.turns()

    def write(self, glsl: str) -> None:
        (self.folder / "scene.glsl").write_text(glsl)
        self.turns(12)


@pytest.fixture
def session(ctx, hills):
    (hills / "scene.glsl").write_text(GREEN)
    session = Session(ctx, hills)
    session.turns(2)
    yield session
    session.preview.release()


def test_it_shows_the_scene_and_tells_about_it(session):
    red, green, _ = session.desktop.shown
    assert green > red + 30
    assert session.desktop.overlays >= 1


def test_a_saved_shader_is_seen_at_once(session):
    session.write(RED)
    red, green, _ = session.desktop.shown
    assert red > green + 30
    assert session.preview.trouble == ""


def test_an_error_is_one_line_and_the_last_good_picture_stays(session):
    before = session.desktop.shown
    session.write(BROKEN)
    assert "scene.glsl:1: " in session.preview.trouble
    assert "\n" not in session.preview.trouble
    assert session.desktop.shown == pytest.approx(before, abs=3)
    session.write(RED)
    assert session.preview.trouble == ""
    assert session.desktop.shown[0] > session.desktop.shown[1] + 30


def test_scene_toml_is_read_anew_too(session):
    toml = session.folder / "scene.toml"
    toml.write_text(toml.read_text("utf-8").replace("maximum = 1.0", "maximum = 0.5"), "utf-8")
    session.turns(12)
    assert "parameters.mist.at_rest: 0.75 is outside" in session.preview.trouble


def test_what_is_read_anew_goes_on_where_it_was(session):
    session.press("page up")
    before = session.preview._offscreen.stage.phases
    assert before[0] == pytest.approx(600 / 900, abs=0.02)
    session.write(RED)
    assert session.preview._offscreen.stage.phases == pytest.approx(before, abs=0.01)


def test_the_scene_goes_on_as_fast_as_asked(session):
    session.press("s", "s")
    session.turns(25)
    assert session.preview.desk.sight.minute == pytest.approx(25 * 0.04, rel=0.15)


def test_from_the_beginning(session):
    session.press("page up")
    session.press("home")
    assert session.preview._offscreen.stage.phases[0] == pytest.approx(0.0, abs=0.001)


def test_another_part_has_its_light_at_once(session):
    before = session.desktop.shown[1]
    session.press("5")
    assert session.preview.desk.sight.part == "rest"
    assert session.desktop.shown[1] < before / 2


def test_a_click_on_the_slider_goes_to_its_part_and_turns_no_head(session):
    session.desktop.size_px = (900, 500)
    session.turns(8)
    overlay = session.preview._overlay
    box = next(box for box, act in overlay._spots if act == "part drift")
    session.desktop.drag_px = [40.0, 40.0]
    session.desktop.clicks.append(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
    session.turns()
    assert session.preview.desk.sight.part == "drift"
    assert session.preview.desk.sight.yaw_deg == 0.0


def test_dragging_elsewhere_turns_the_head(session):
    session.desktop.drag_px = [48.0, 0.0]
    session.turns()
    assert session.preview.desk.sight.yaw_deg == pytest.approx(48.0)


def test_both_eyes_stand_side_by_side_and_another_window_is_filled(session):
    session.press("e", "e")
    session.turns()
    assert session.preview._offscreen.eye_count == 2
    assert session.preview._offscreen.texture.size == (96, 64)
    session.desktop.size_px = (200, 100)
    session.turns()
    assert session.preview._offscreen.texture.size == (200, 100)


def test_a_slow_machine_gets_fewer_pixels_and_a_quick_one_all_of_them(session):
    session.turns(60, each_s=0.2)
    assert session.desktop.share == pytest.approx((0.25, 0.25), abs=0.02)
    session.turns(160, each_s=0.01)
    assert session.desktop.share == (1.0, 1.0)


def test_the_picture_can_be_saved(session, bench):
    session.press("p")
    [saved] = bench.glob("hills-settle-*.png")
    assert saved.stat().st_size > 100


def test_files_that_come_go_or_change_are_noticed_once(tmp_path):
    watched = WatchedFiles(tmp_path)
    assert not watched.changed()
    (tmp_path / "a.glsl").write_text("a")
    assert watched.changed()
    assert not watched.changed()
    (tmp_path / "a.glsl").write_text("ab")
    assert watched.changed()
    (tmp_path / "a.glsl").unlink()
    assert watched.changed()


def test_without_a_display_one_line_says_what_to_do(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(Problem, match=r"no display .* --png FILE") as caught:
        ScreenWindow(64, 64)
    assert caught.value.code is ExitCode.NO_WINDOW


def test_a_scene_that_is_wrong_from_the_start_is_told_before_a_window_opens(ctx, hills):
    (hills / "scene.glsl").write_text(BROKEN)
    with pytest.raises(Problem, match=r"scene\.glsl:1: "):
        Preview(Desktop(ctx), str(hills), replace(Desk(Sight())), seed=0)
