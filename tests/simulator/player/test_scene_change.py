"""Another scene in the middle of a session: built between the frames, changed in the dark, nothing missed."""

from __future__ import annotations

import pytest

from tests.simulator.player.rig import HEADSET, PLAN, NoCollections, Rig
from vr_runtime.clock import NS_PER_S, VirtualClock
from vr_runtime.course.events import Recentre, SessionEnded
from vr_runtime.link.entries import Farewell, UseScene
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.player_end import PlayerEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.player.link_operator import LinkOperator
from vr_runtime.player.player import Player
from vr_runtime.player.settings import Settings
from vr_runtime.render.scene_library import load_scene
from vr_runtime.simulator import Script, Simulator

TOLD_AT_FRAME = 900  # ten seconds: the picture is whole
ENDS_AT_FRAME = 3600


@pytest.fixture
def told(tmp_path):
    """A player whose host tells it things at frames: `told(frame, thing)`; then `told.play()`."""
    session = LinkedSession(name="5f0c", boot="b", plan=PLAN, scene="gradient", headset="simulated")
    host = HostEnd.begin(tmp_path / "s.link", session)
    link = PlayerEnd(host.path)
    clock = VirtualClock()
    operator = LinkOperator(link)
    simulator = Simulator(clock, HEADSET, Script(()))
    settings = Settings(PLAN, "gradient", "simulated", draw_every=6)
    with simulator.installed():
        player = Player(settings, load_scene("gradient"), clock, [operator], NoCollections(), operator)
        rig = Rig(clock, simulator, player)

        def end(rig: Rig) -> None:
            host.tell(Farewell(NS_PER_S, False))
            host.tell(SessionEnded(rig.player.timeline.session_ns(rig.player._last_display_ns)))

        rig.on_frame(ENDS_AT_FRAME, end)
        yield rig, host
    link.close()
    host.close()


def choose(host: HostEnd, name: str):
    def act(rig: Rig) -> None:
        host.tell(UseScene(name))
        host.tell(Recentre(rig.player.timeline.session_ns(rig.player._last_display_ns)))

    return act


def lights(rig: Rig) -> list[tuple[str, float, float]]:
    """Scene, share of it that is seen, and mean level, of every frame that was drawn."""
    seen = []

    def look(_name: str, _result: int) -> None:
        stage = rig.player._scenery.stage
        seen.append((stage._scene.name, stage.output.visible, stage.output.mean))

    rig.simulator.after("xrEndFrame", look)
    return seen


def test_it_is_changed_in_the_dark_and_no_frame_is_missed(told):
    rig, host = told
    seen = lights(rig)
    rig.on_frame(TOLD_AT_FRAME, choose(host, "night-sky"))
    rig.play()
    names = [name for name, _, _ in seen]
    first = names.index("night-sky")
    assert set(names[:first]) == {"gradient"}
    assert set(names[first:]) == {"night-sky"}
    assert seen[first - 1][1] < 0.01
    assert seen[first][1] < 0.01
    assert max(visible for _, visible, _ in seen[first:]) > 0.5
    assert rig.missed() == {}


@pytest.mark.parametrize("name", ["gradient", "dusk-clouds"])  # the least to build, and the most rests on the way
def test_it_is_whole_before_the_dark_comes(told, monkeypatch, name):
    """Nothing is left to be done in the frame that changes over."""
    rig, host = told
    monkeypatch.setattr("vr_runtime.player.coming_scene.begin", lambda *_: _Finished())
    monkeypatch.setattr("vr_runtime.render.steps.threading.Thread", _AtOnce)  # frames of this clock wait for nobody
    left = []
    finish = "vr_runtime.render.steps.Unhurried.finish"
    from vr_runtime.render.steps import Unhurried

    original = Unhurried.finish
    monkeypatch.setattr(finish, lambda self: (left.append(self.is_done), original(self))[1])
    rig.on_frame(TOLD_AT_FRAME, choose(host, name))
    rig.play()
    assert left == [True]


def test_a_scene_that_does_not_work_leaves_the_one_before(told):
    rig, host = told
    seen = lights(rig)
    rig.on_frame(TOLD_AT_FRAME, choose(host, "no-such-scene"))
    rig.play()
    assert {name for name, _, _ in seen} == {"gradient"}
    assert seen[ENDS_AT_FRAME - 100][1] > 0.5
    assert rig.missed() == {}


def test_the_last_of_two_wishes_is_played(told):
    rig, host = told
    seen = lights(rig)
    rig.on_frame(TOLD_AT_FRAME, choose(host, "night-sky"))
    rig.on_frame(TOLD_AT_FRAME + 20, choose(host, "empty"))
    rig.play()
    assert {name for name, _, _ in seen} == {"gradient", "empty"}


def test_what_it_costs_is_told_before_anything_of_it_is_seen(told):
    rig, host = told
    begun = []

    class Told:
        def begin(self, _cost: object) -> None:
            stage = rig.player._scenery.stage
            begun.append((stage._scene.name, stage.output.visible))

    def begin(rig: Rig) -> None:
        rig.player._scenery._governor = Told()
        choose(host, "night-sky")(rig)

    rig.on_frame(TOLD_AT_FRAME, begin)
    rig.play()
    assert begun == [("night-sky", 0.0)]


class _AtOnce:
    def __init__(self, target, args, name):
        self.start = lambda: target(*args)

    def is_alive(self):
        return False

    def join(self):
        pass


class _Finished:
    def wait(self, _timeout: float) -> int:
        return 0

    def poll(self) -> int:
        return 0
