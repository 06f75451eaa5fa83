"""A scene that begins: it was drawn small before, its cost is told, and frames without a scene tell nothing of it."""

from __future__ import annotations

import pytest

from tests.simulator.player.rig import HEADSET, PLAN, NoCollections, Rig, player_on
from vr_runtime.clock import NS_PER_S, VirtualClock
from vr_runtime.course.events import EyesClosedOff, EyesClosedOn
from vr_runtime.player.first_draws import first_draws
from vr_runtime.player.player import Player
from vr_runtime.player.settings import Settings
from vr_runtime.render.scene_library import load_scene
from vr_runtime.render.stage import Stage
from vr_runtime.render.steps import finish
from vr_runtime.simulator import HeadsetProfile, Script, Simulator
from vr_runtime.timing.frame_cost import FrameCost

SIDE_PX = 240
LARGER = HeadsetProfile(recommended_px=(SIDE_PX, SIDE_PX), max_px=(SIDE_PX, SIDE_PX), still=True)


class TimeOfOurOwn(VirtualClock):
    """Passes as the machine's, so that what the graphics card says of its time counts."""

    is_virtual = False


class Told:
    """Stands in for the governor: what it is told, and when."""

    scale = quality = 1.0
    period_ns = 11_111_111

    def __init__(self) -> None:
        self.costs: list[FrameCost | None] = []
        self.seen = 0

    def begin(self, cost: FrameCost | None) -> None:
        assert self.seen == 0
        self.costs.append(cost)

    def use_period(self, period_ns: int) -> None:
        self.period_ns = period_ns

    def observe(self, _now_ns: int, _app_ns: int, _gpu_ns: int, _missed: int) -> float:
        self.seen += 1
        return self.scale


def rig_on(clock: VirtualClock, operators: tuple = (), headset: HeadsetProfile = HEADSET, **settings: float) -> Rig:
    simulator = Simulator(clock, headset, Script(()))
    asked = Settings(PLAN, "gradient", "simulated", **settings)
    return Rig(clock, simulator, Player(asked, load_scene("gradient"), clock, operators, NoCollections()))


def test_what_a_scene_costs_is_told_once_before_its_first_frame():
    rig = rig_on(TimeOfOurOwn(), headset=LARGER, duration_s=1.0)
    rig.player.governor = told = Told()
    with rig.simulator.installed():
        rig.play()
    [cost] = told.costs
    assert cost.pixels_ns > 0
    assert cost.fixed_ns >= 0
    assert told.seen > 60


def test_where_time_is_virtual_nothing_of_the_machines_own_is_told():
    rig = rig_on(VirtualClock(), duration_s=1.0)
    rig.player.governor = told = Told()
    with rig.simulator.installed():
        rig.play()
    assert told.costs == []
    assert told.seen > 60


def test_frames_that_show_no_scene_are_not_taken_for_cheap_ones():
    """Eyes closed for hours would let a slow machine raise the resolution to what it cannot draw."""

    class Closes:
        patience_ns = NS_PER_S

        def __init__(self) -> None:
            self._acts = [(6.0, EyesClosedOn), (18.0, EyesClosedOff)]

        def act(self, session_ns: int) -> EyesClosedOn | EyesClosedOff | None:
            if not self._acts or session_ns < self._acts[0][0] * NS_PER_S:
                return None
            return self._acts.pop(0)[1](session_ns)

    rig = rig_on(VirtualClock(), (Closes(),), duration_s=20.0)
    rig.player.governor = told = Told()
    seen_dark = []

    def look(_name: str, _result: int) -> None:
        if rig.player._scenery.stage.hides_scene:
            seen_dark.append(told.seen)

    rig.simulator.after("xrEndFrame", look)
    with rig.simulator.installed():
        rig.play()
    dark = [seen for seen in seen_dark if seen > 5 * 90]
    assert len(dark) > 3 * 90
    assert len(set(dark)) <= 2
    assert told.seen > dark[-1] + 90


def test_the_stage_is_rehearsed_and_then_drawn_at_two_sizes_in_turn(monkeypatch):
    drawn = []
    rehearse = Stage.rehearse

    def noted(stage: Stage, target, width_px: int, height_px: int, levels, *, again: bool = False):
        drawn.append((width_px, height_px, again))
        return rehearse(stage, target, width_px, height_px, levels, again=again)

    with player_on(scene="night-sky", headset=LARGER) as rig:
        rig.player._open_first()
        session, binding = rig.player.headset.session, rig.player.headset.binding
        monkeypatch.setattr(Stage, "rehearse", noted)
        cost = finish(first_draws(rig.player._scenery.stage, session, binding, at_once=True))
        assert binding.gl.error == "GL_NO_ERROR"
        rig.player._close()
    small, large = (SIDE_PX // 6, SIDE_PX // 6, True), (SIDE_PX // 3, SIDE_PX // 3, True)
    assert drawn == [(32, 32, False), *([small, large] * 4)[:7]]
    assert cost is not None


def test_a_picture_too_small_to_be_drawn_at_two_sizes_has_no_known_cost():
    with player_on(scene="gradient", headset=HEADSET) as rig:  # 64 pixels
        rig.player._open_first()
        scenery, headset = rig.player._scenery, rig.player.headset
        assert finish(first_draws(scenery.stage, headset.session, headset.binding, at_once=True)) is None
        rig.player._close()


@pytest.mark.parametrize("scene", ["gradient", "glow-field"])
def test_what_was_drawn_beforehand_changes_nothing_of_the_session(scene, monkeypatch):
    """Same phases, same light: what happens in the dark does not count as time."""
    with player_on(scene=scene, duration_s=2.0, time_lapse=1.0) as rig:
        rig.play()
        phases = rig.player._scenery.stage.phases
    monkeypatch.setattr("vr_runtime.player.scenery.first_draws", lambda *_, **__: (_ for _ in ()))
    with player_on(scene=scene, duration_s=2.0, time_lapse=1.0) as rig:
        rig.play()
        assert rig.player._scenery.stage.phases == phases
