"""What a console asks for becomes an event, or is refused with the reason; the player hears of it before the disk."""

from __future__ import annotations

import dataclasses
import os

import msgspec
import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.control import messages as ms
from vr_runtime.course import events as ev
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.host.conductor import Conductor
from vr_runtime.link import layout
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.player_end import PlayerEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.record.entries import BreathCueSet, BrightnessSet, MusicSet, ScaleNoted, VoiceSet, VolumeSet

T0 = 10**12
SESSION = LinkedSession(name="5f0c", plan=plan_for_infusion(40), scene="empty", headset="simulated", time_lapse=2.0)


class Desk:
    """A conductor with a link, a clock that the test moves, and everything that it did in order."""

    def __init__(self, path) -> None:
        self.link = HostEnd.begin(path, SESSION)
        self.player = PlayerEnd(path)
        self.now_ns = T0
        self.done = []
        tell = self.link.tell
        self.link.tell = lambda told, *more, **options: self.done.append(("told", told)) or tell(told, *more, **options)
        self.conductor = self.another()

    def another(self) -> Conductor:
        return Conductor(
            self.link,
            lambda: self.now_ns,
            lambda entry: self.done.append(("posted", entry)),
            lambda _: bool(self.done.append(("flushed", None))) or True,
        )

    def command(self, act) -> ms.Command:
        return ms.Command(os.urandom(16).hex(), self.now_ns, act)

    def act(self, act) -> ms.Acknowledgement:
        return self.conductor.act(self.command(act))

    def player_sees(self):
        return [entry.told for entry in self.player.read()]


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "link")
    yield desk
    desk.player.close()
    desk.link.close()


def test_told_then_posted_then_on_disk_then_acknowledged(desk):
    assert desk.act(ms.Emergency()).outcome == "applied"
    assert [what for what, _ in desk.done] == ["told", "posted", "flushed"]


def test_before_the_first_picture_all_is_at_session_zero(desk):
    desk.now_ns += NS_PER_S
    desk.act(ms.Started())
    assert desk.conductor.course.events == (ev.InfusionStarted(0),)


def test_an_act_is_stamped_with_the_session_time_of_now(desk):
    desk.player.begin_at(T0)
    desk.now_ns = T0 + 3 * NS_PER_S
    desk.act(ms.Started())
    assert desk.conductor.course.events == (ev.InfusionStarted(6 * NS_PER_S),)
    assert desk.player_sees() == [ev.InfusionStarted(6 * NS_PER_S)]


def test_what_does_not_fit_is_refused_and_changes_nothing(desk):
    answer = desk.act(ms.Stopped())
    assert answer.outcome == "refused"
    assert "has not started" in answer.reason
    assert desk.done == []
    assert desk.player_sees() == []
    assert desk.conductor.version == 0


@pytest.mark.parametrize(
    ("act", "event"),
    [
        (ms.Extend(5), ev.Extended(0, 5)),
        (ms.Shorten(5), ev.Shortened(0, 5)),
        (ms.Paused(), ev.InfusionPaused(0)),
        (ms.Stopped(), ev.InfusionStopped(0)),
        (ms.Ease(True), ev.EaseOn(0)),
        (ms.Ease(False), ev.EaseOff(0)),
        (ms.EyesClosed(True), ev.EyesClosedOn(0)),
        (ms.EyesClosed(False), ev.EyesClosedOff(0)),
        (ms.Approach(), ev.StaffApproach(0)),
        (ms.Level(), ev.LevelView(0)),
        (ms.Level(on=False), ev.LevelOff(0)),
        (ms.Recentre(), ev.Recentre(0)),
        (ms.Emergency(), ev.Emergency(0)),
        (ms.End(), ev.SessionEnded(0)),
    ],
)
def test_every_act_is_the_event_that_it_says(desk, act, event):
    desk.act(ms.Started())
    assert desk.act(act).outcome == "applied"
    assert desk.conductor.course.events[-1] == event
    assert desk.player_sees()[-1] == event


def test_resumed_and_clear_undo(desk):
    for act in (ms.Started(), ms.Paused(), ms.Resumed(), ms.Emergency(), ms.Clear()):
        assert desk.act(act).outcome == "applied"
    assert [type(event) for event in desk.conductor.course.events[2:]] == [
        ev.InfusionResumed,
        ev.Emergency,
        ev.EmergencyCleared,
    ]


def test_sliders_are_no_part_of_the_course(desk):
    desk.act(ms.Brightness(50))
    assert "no sound" in desk.act(ms.Volume(-6.0)).remark
    assert ("posted", VolumeSet(-6.0)) in desk.done, "the setting is kept all the same"
    assert "no sound" in desk.act(ms.Music(False)).remark
    assert ("posted", MusicSet(False)) in desk.done
    desk.act(ms.Voice(True))
    assert ("posted", VoiceSet(True)) in desk.done
    desk.act(ms.Breath(True))
    assert ("posted", BreathCueSet(True)) in desk.done
    assert desk.conductor.course.events == ()
    assert (desk.conductor.sliders.brightness_percent, desk.conductor.sliders.volume_db) == (50, -6.0)
    assert ("posted", BrightnessSet(50)) in desk.done
    assert desk.conductor.version == 5


def test_a_scene_changes_in_the_dark_and_an_unknown_one_not_at_all(desk):
    assert desk.act(ms.Scene("gradient")).outcome == "applied"
    assert desk.conductor.sliders.scene == "gradient"
    assert desk.conductor.course.events == (ev.Recentre(0),)
    assert desk.act(ms.Scene("nosuch")).outcome == "refused"
    assert desk.conductor.sliders.scene == "gradient"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("still-laek", "no scene is called still-laek; the nearest is still-lake"),
        ("my-hils", "no scene is called my-hils; the nearest is my-hills"),
        ("gradeint", "no scene is called gradeint; vr-runtime scenes lists them"),  # one to measure by
        ("xyzzy", "no scene is called xyzzy; vr-runtime scenes lists them"),
    ],
)
def test_a_mistyped_scene_is_refused_with_the_nearest(desk, monkeypatch, tmp_path, asked, told):
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path))
    (tmp_path / "scenes" / "my-hills").mkdir(parents=True)
    (tmp_path / "scenes" / "my-hills" / "scene.toml").write_text("title = 1")
    assert desk.act(ms.Scene(asked)).reason == told
    assert desk.act(ms.Scene("my-hills")).outcome == "applied", "a clinic's own scenes are there too"


def test_a_scale_stands_in_the_journal_and_concerns_nobody_else(desk):
    assert desk.act(ms.Scale("nausea", 3)).outcome == "applied"
    assert desk.done == [("posted", ScaleNoted("nausea", 3)), ("flushed", None)]
    assert (desk.player_sees(), desk.conductor.version) == ([], 0)


def test_a_session_without_a_record_has_no_place_for_a_scale(tmp_path):
    link = HostEnd.begin(tmp_path / "other", msgspec.structs.replace(SESSION, keep_days=None))
    posted = []
    conductor = Conductor(link, lambda: T0, posted.append, lambda _: True)
    answer = conductor.act(ms.Command(os.urandom(16).hex(), T0, ms.Scale("pain", 3)))
    assert (answer.outcome, posted) == ("refused", [])
    assert "no record" in answer.reason
    link.close()


def test_a_host_that_takes_over_knows_all_of_it(desk):
    desk.act(ms.Started())
    desk.act(ms.Brightness(50))
    command = desk.command(ms.Ease(on=True))
    answer = desk.conductor.act(command)
    louder = desk.command(ms.Volume(-3.0))
    heard = desk.conductor.act(louder)
    again = desk.another()
    assert (louder, heard) in again.answered
    assert again.course == desk.conductor.course
    assert again.sliders == desk.conductor.sliders
    assert again.version == desk.conductor.version
    assert (command, answer) in again.answered


def test_an_event_never_lies_before_the_last_one(desk):
    """The plan's own acts bear the time at which they were due, which may be this instant's future by a hair."""
    desk.player.begin_at(T0)
    desk.conductor.happen(ev.InfusionStarted(5 * NS_PER_S))
    assert desk.act(ms.Emergency()).outcome == "applied"
    assert desk.conductor.course.events[-1] == ev.Emergency(5 * NS_PER_S)


def test_a_full_log_refuses_in_words_but_never_an_emergency(desk, monkeypatch):
    monkeypatch.setattr(layout, "LOG_ROOM", layout.LOG_RESERVE)
    answer = desk.act(ms.Ease(on=True))
    assert (answer.outcome, desk.conductor.course.events) == ("refused", ())
    assert "no more acts" in answer.reason
    for act in (ms.Emergency(), ms.Clear(), ms.End()):
        assert desk.act(act).outcome == "applied"


def test_the_end_can_be_hurried_once_it_was_begun(desk):
    desk.act(ms.End())
    desk.conductor.end(3, interrupted=True)
    farewell = desk.player_sees()[-1]
    assert dataclasses.asdict(desk.conductor.course.events[-1]) == {"t_ns": 0}
    assert (farewell.patience_ns, farewell.interrupted) == (3, True)
