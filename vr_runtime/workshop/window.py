"""The preview: a scene in a window, in any part of a session, while its files are being written."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Final

from vr_runtime.content import SHADERS
from vr_runtime.course.levels import Levels
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.offscreen import IPD_M, Offscreen
from vr_runtime.render.scene_library import LoadedScene, load_scene
from vr_runtime.workshop.desk import ACTS, Desk, done, dragged, gone_on, is_whole_session, zoomed
from vr_runtime.workshop.light_meter import LightMeter
from vr_runtime.workshop.motion_meter import MotionMeter
from vr_runtime.workshop.overlay import Overlay, Said
from vr_runtime.workshop.parts import Session
from vr_runtime.workshop.screen_window import ScreenWindow
from vr_runtime.workshop.stills import EYES, Sight, save
from vr_runtime.workshop.watched import WatchedFiles

_SIZE: Final = (1280, 800)
_WATCH_EVERY_S: Final = 0.3
_TELL_EVERY_S: Final = 0.25
_METER_EVERY_S: Final = 0.5
_NOTICE_S: Final = 4.0
# After a jump in time the scene's slow maps are painted anew: a scene does that where a frame takes so long.
_JUMP_S, _MAPS_S, _SMALL_PX = 30.0, 8.0, 64
# A frame that takes longer than this is drawn with fewer pixels; one that takes less than the other, with more.
_SLOW_S, _QUICK_S = 0.055, 0.025
_FINEST, _COARSEST = 1.0, 0.25


def preview(name_or_path: str, sight: Sight, *, seed: int, both_eyes: bool) -> ExitCode:
    """Show it until the window is closed. Problem(NO_WINDOW), or as of `load_scene` and the stage at the start."""
    window = ScreenWindow(*_SIZE)
    try:
        shown = Preview(window, name_or_path, Desk(sight, "both" if both_eyes else "left"), seed)
        while not (window.wants_to_close or shown.desk.asks == "leave"):
            window.poll()
            shown.turn(time.monotonic())
        shown.release()
    finally:
        window.close()
    return ExitCode.OK


class Preview:
    """One scene at one desk. `trouble`: the one line of what is wrong; the last good picture goes on meanwhile."""

    def __init__(self, window: ScreenWindow, name_or_path: str, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.trouble = ""
        self._window = window
        self._asked = name_or_path
        self._seed = seed
        self._session = Session()
        self._meter = LightMeter()
        self._motion = MotionMeter()
        self._overlay = Overlay()
        self._fineness = _FINEST
        self._frame_s = 0.0
        self._now_s = self._told_s = self._metered_s = self._watched_s = 0.0
        self._notice, self._notice_until_s = "", 0.0
        self._scene: LoadedScene = load_scene(name_or_path, draft=True)
        self._files = WatchedFiles(self._scene.folder, SHADERS)
        self._size_px = window.size_px
        self._offscreen = self._made(self._scene)
        self._drawn_minute = 0.0
        self._last_levels: Levels | None = None

    def turn(self, now_s: float) -> None:
        """One frame, at an instant of the monotonic clock."""
        passed_s = min(now_s - self._now_s, 0.25) if self._now_s else 0.0
        self._now_s = now_s
        self._frame_s += 0.1 * (passed_s - self._frame_s)
        before = self.desk
        self._take_acts()
        jumped = (self.desk.sight.part, self.desk.sight.minute) != (before.sight.part, before.sight.minute)
        self.desk = gone_on(self.desk, passed_s)
        if self.desk.asks == "save":
            self._save()
        if self.desk.asks in {"save", "restart"}:
            self._refit(from_the_start=self.desk.asks == "restart")
            self.desk = replace(self.desk, asks="")
        elif self.desk.eyes != before.eyes or self._window.size_px != self._size_px:
            self._refit()
        if now_s - self._watched_s > _WATCH_EVERY_S:
            self._watched_s = now_s
            if self._files.changed():
                self._reload()
        self._draw(jumped=jumped or self._last_levels is None)
        self._meter_light()
        self._tell()
        offscreen = self._offscreen
        width, height = offscreen.texture.size
        share = (offscreen.width_px * offscreen.eye_count / width, offscreen.height_px / height)
        self._window.show(offscreen.texture, share)

    def release(self) -> None:
        self._offscreen.release()

    def _take_acts(self) -> None:
        window = self._window
        while window.clicks:
            act = self._overlay.act_at(*window.clicks.popleft())
            if act:
                self.desk = done(self.desk, act)
                window.let_go()
        while window.pressed:
            self.desk = done(self.desk, ACTS.get(window.pressed.popleft(), ""))
        if any(window.drag_px):
            eye_px = self._size_px[0] / self._offscreen.eye_count
            self.desk = dragged(self.desk, window.drag_px[0], window.drag_px[1], eye_px)
            window.drag_px = [0.0, 0.0]
        if window.wheel:
            self.desk = zoomed(self.desk, window.wheel)
            window.wheel = 0.0

    def _draw(self, *, jumped: bool) -> None:
        """The scene goes on by what the desk's minute has moved, and light follows at its own rate, or at once."""
        offscreen, sight = self._offscreen, self.desk.sight
        levels = self._session.levels(sight.part, sight.minute)
        gone_s = max(0.0, sight.minute - self._drawn_minute) * 60.0
        self._drawn_minute = sight.minute
        self._last_levels = levels
        self._adapt()
        self._look()
        offscreen.stage.brightness = self.desk.brightness
        if gone_s > 1.0:
            maps_s = _MAPS_S if gone_s > _JUMP_S else 0.0
            offscreen.stage.skip(gone_s - 1.0 - maps_s, levels.motion)
            offscreen.play(levels, maps_s, width_px=_SMALL_PX)
        if jumped or self.desk.speed > 1.0 or not is_whole_session(self.desk):
            offscreen.settle(levels)
        offscreen.draw(levels, min(gone_s, 1.0))
        if jumped:
            self._meter.forget()
            self._motion.forget()

    def _look(self) -> None:
        sight = self.desk.sight
        shift_m = EYES[self.desk.eyes] * IPD_M
        angles = {"pitch_deg": sight.pitch_deg, "yaw_deg": sight.yaw_deg, "field_deg": sight.field_deg}
        self._offscreen.look(**angles, shift_m=shift_m)

    def _adapt(self) -> None:
        """A slow machine gets a coarser picture rather than a jerky one."""
        wanted = self._fineness
        if self._frame_s > _SLOW_S:
            wanted = max(_COARSEST, self._fineness * 0.8)
        elif self._frame_s < _QUICK_S:
            wanted = min(_FINEST, self._fineness * 1.25)
        if wanted != self._fineness:
            self._fineness = wanted
            self._frame_s = (_SLOW_S + _QUICK_S) / 2  # until the change has shown
        width, height = self._eye_px(self._offscreen.eye_count)
        self._offscreen.shrink_to(round(width * self._fineness), round(height * self._fineness))

    def _reload(self) -> None:
        try:
            scene = load_scene(self._asked, draft=True)
            self._take(self._made(scene))
            self._scene = scene
        except Problem as problem:
            self.trouble = str(problem)
            return
        self.trouble = ""
        self._say("read anew")

    def _refit(self, *, from_the_start: bool = False) -> None:
        """Other eyes, another size of the window, or the same from its beginning; the scene itself is as it was."""
        self._size_px = self._window.size_px
        try:
            made = self._made(self._scene)
        except Problem as problem:
            self.trouble = str(problem)
            return
        if from_the_start:
            self._drawn_minute = 0.0
        self._take(made, with_phases=not from_the_start)

    def _take(self, made: Offscreen, *, with_phases: bool = True) -> None:
        if with_phases:
            made.stage.phases = self._offscreen.stage.phases
        self._offscreen.release()
        self._offscreen = made
        self._last_levels = None

    def _made(self, scene: LoadedScene) -> Offscreen:
        eye_count = 2 if self.desk.eyes == "both" else 1
        width, height = self._eye_px(eye_count)
        return Offscreen(
            self._window.ctx,
            scene,
            width_px=width,
            height_px=height,
            seed=self._seed,
            eye_count=eye_count,
            get_proc_address=self._window.get_proc_address,
        )

    def _eye_px(self, eye_count: int) -> tuple[int, int]:
        return max(1, self._size_px[0] // eye_count), self._size_px[1]

    def _meter_light(self) -> None:
        if self.desk.with_overlay and self._now_s - self._metered_s > _METER_EVERY_S and self._last_levels is not None:
            self._metered_s = self._now_s
            light, sight = self._offscreen.light(), self.desk.sight
            self._meter.read(light, self._last_levels, self._now_s)
            if self.desk.playing and self.desk.speed == 1.0:
                looks = (sight.pitch_deg, sight.yaw_deg, sight.part, self.desk.eyes)
                self._motion.read(light[:, : self._offscreen.width_px], sight.field_deg, self._now_s, looks)
            else:
                self._motion.forget()

    def _tell(self) -> None:
        """The overlay is drawn a few times a second: that is as fast as figures can be read."""
        if self._now_s - self._told_s < _TELL_EVERY_S and self._last_levels is not None and not self._window.wheel:
            return
        self._told_s = self._now_s
        offscreen, sight = self._offscreen, self.desk.sight
        levels = self._last_levels or self._session.levels(sight.part, sight.minute)
        fault = offscreen.stage.fault
        said = Said(
            title=self._scene.file.title.en,
            part_now=self._session.part_at(sight.minute),
            motion=levels.motion,
            deg_per_s=self._motion.deg_per_s,
            length_min=self._session.length_min,
            drawn=f"{offscreen.width_px} x {offscreen.height_px}, {1.0 / max(self._frame_s, 1e-3):.0f} a second",
            trouble=self.trouble or (f"part of the scene stopped: {fault}" if fault else ""),
            notice=self._notice if self._now_s < self._notice_until_s else "",
        )
        size_px = self._window.size_px
        page = self._overlay.draw(size_px, self._window.scale, self.desk, self._meter, said)
        self._window.lay_over(size_px, page.tobytes())

    def _save(self) -> None:
        path = Path(f"{self._scene.name}-{self.desk.sight.part}-{time.strftime('%H%M%S')}.png")
        try:
            save(path, self._offscreen.codes())
        except Problem as problem:
            self._say(str(problem))
            return
        self._say(f"saved as {path}")

    def _say(self, words: str) -> None:
        self._notice, self._notice_until_s = words, self._now_s + _NOTICE_S
