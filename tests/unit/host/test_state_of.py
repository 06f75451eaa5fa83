"""What a console is shown of a session: the course laid out in time, what is heard and seen, and what is set."""

from __future__ import annotations

import os
from types import SimpleNamespace

import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.control import messages as ms
from vr_runtime.control.state import MARKS_KEPT, SPANS_KEPT
from vr_runtime.course import events as ev
from vr_runtime.course.course import Course
from vr_runtime.course.outlook import outlook_of
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.host import state_of
from vr_runtime.host.conductor import Conductor
from vr_runtime.host.state_of import Seen, StateOf
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.player_end import PlayerEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.link.status import PlayerStatus, SpeakerStatus

T0 = 10**12
MIN = 60 * NS_PER_S
PLAYER = ms.PlayerState(1, alive=True, frames=9, missed_frames=0)
STATUS = PlayerStatus(pid=1, opened=True, headset="playing", refresh_hz=90.0, app_ns=4_200_000, model="Index")


class Desk:
    """A conductor on a link, and the clock that the test moves, in minutes."""

    def __init__(self, path, **session):
        fields = {"plan": plan_for_infusion(240), "scene": "empty", "headset": "openxr", **session}
        self.link = HostEnd.begin(path, LinkedSession(**fields))
        self.player = PlayerEnd(path)
        self.player.begin_at(T0)
        self.at_min = 0.0
        self.conductor = Conductor(self.link, self.now_ns, lambda _: None, lambda _: True)
        self.state = StateOf(self.conductor, self.link.session)

    def now_ns(self):
        return T0 + round(self.at_min * MIN)

    def act(self, at_min, act):
        self.at_min = at_min
        answer = self.conductor.act(ms.Command(os.urandom(16).hex(), self.now_ns(), act))
        assert answer.outcome == "applied", answer.reason

    def shown(self, at_min=None, status=STATUS, speaker=None, player=PLAYER):
        self.at_min = self.at_min if at_min is None else at_min
        return self.state.snapshot(Seen(player, status, speaker, ()))


@pytest.fixture
def make(tmp_path):
    desks = []

    def made(**session):
        desks.append(Desk(tmp_path / f"link{len(desks)}", **session))
        return desks[-1]

    yield made
    for desk in desks:
        desk.player.close()
        desk.link.close()


def test_the_time_line_is_the_course_with_what_happened_on_it(make):
    desk = make(plan=plan_for_infusion(40))
    desk.act(6, ms.Started())
    desk.act(20, ms.Extend(15))
    desk.act(21, ms.Ease(on=True))
    desk.act(22, ms.Scene("gradient"))
    shown = desk.shown(30)
    assert shown.timeline.spans[0] == ms.Span("settle", 0.0, 360.0)
    assert [span.phase for span in shown.timeline.spans][1:] == ["onset", "deepen", "plateau", "return", "reorient"]
    assert shown.timeline.ends_s == 76 * 60.0
    assert shown.timeline.marks == (
        ms.Mark(360.0, "started"),
        ms.Mark(1200.0, "extend 15"),
        ms.Mark(1260.0, "ease on"),
        ms.Mark(1320.0, "scene gradient"),
    )
    assert shown.plan == ms.Plan("iv-pain", infusion_min=40, window_min=60, planned_min=55)


def test_every_event_has_its_word(make):
    desk = make()
    desk.act(5, ms.Started())
    acts = [
        ms.Paused(), ms.Resumed(), ms.Shorten(5), ms.Ease(on=False), ms.EyesClosed(on=True), ms.EyesClosed(on=False),
        ms.Approach(), ms.Level(), ms.Level(on=False), ms.Recentre(), ms.Emergency(), ms.Clear(), ms.Stopped(),
        ms.End(),
    ]  # fmt: skip
    for minute, act in enumerate(acts, 10):
        desk.act(minute, act)
    assert [mark.what for mark in desk.shown().timeline.marks][1:] == [
        "paused", "resumed", "shorten 5", "ease off", "eyes-closed on", "eyes-closed off", "approach", "level",
        "level off", "recentre", "emergency", "clear", "stopped", "end",
    ]  # fmt: skip


def test_the_headset_tells_of_itself_on_the_time_line_too(make):
    desk = make()
    desk.conductor.happen(ev.HeadsetOff(MIN))
    desk.conductor.happen(ev.HeadsetOn(2 * MIN))
    assert [mark.what for mark in desk.shown(3).timeline.marks] == ["headset off", "headset on"]


def test_what_only_an_event_changes_is_worked_out_once(make, monkeypatch):
    desk, worked_out = make(), []
    real = state_of.timeline_of
    monkeypatch.setattr(state_of, "timeline_of", lambda *given: worked_out.append(given) or real(*given))
    desk.act(5, ms.Started())
    for second in range(600):
        desk.shown(6 + second / 300)
    assert len(worked_out) == 1
    desk.act(9, ms.Ease(on=True))
    desk.shown()
    assert len(worked_out) == 2
    desk.act(10, ms.Paused())  # moves on by itself: every two seconds, not five times a second
    for fifth in range(50):
        desk.shown(10 + fifth / 300)
    assert len(worked_out) == 2 + 5


def test_an_emergency_shows_no_end(make):
    desk = make()
    desk.act(5, ms.Started())
    assert desk.shown(6).timeline.ends_s is not None
    desk.act(7, ms.Emergency())
    assert desk.shown().timeline.ends_s is None
    assert desk.shown().timeline.spans[-1].end_s is None


def test_four_hundred_and_eighty_acts_fit_well_within_what_a_console_takes(make):
    desk = make(plan=plan_for_infusion(60))
    changes = [ev.Extended(6 * MIN + number, 1) for number in range(240)]  # every one lays another chapter
    turns = [ev.Recentre(7 * MIN + number) for number in range(240)]
    desk.conductor.course = Course(desk.link.session.plan, (ev.InfusionStarted(5 * MIN), *changes, *turns))
    desk.conductor.scenes = dict.fromkeys(range(241, 481), "under-the-surface")
    assert len(outlook_of(desk.conductor.course, 8 * MIN).chapters) > SPANS_KEPT
    shown = desk.shown(8)
    assert len(shown.timeline.marks) == MARKS_KEPT
    assert shown.timeline.marks[-1].what == "scene under-the-surface"
    assert len(shown.timeline.chapters) == SPANS_KEPT
    assert len(ms.encoded(shown)) < 0.75 * ms.ANSWER_MAX_BYTES
    assert ms.answer_in(ms.encoded(shown)) == shown


def test_as_many_phases_as_pauses_can_make_are_cut_to_the_newest():
    events, t_ns = [ev.InfusionStarted(5 * MIN)], 60 * MIN
    for _ in range(40):  # after each pause five minutes of deepen, then the plateau again
        events += [ev.InfusionPaused(t_ns), ev.InfusionResumed(t_ns + 11 * MIN)]
        t_ns += 11 * MIN + 7 * MIN
    course = Course(plan_for_infusion(360), tuple(events))
    assert len(outlook_of(course, t_ns).spans) > SPANS_KEPT
    timeline = state_of.timeline_of(course, t_ns, {})
    assert len(timeline.spans) == SPANS_KEPT
    assert timeline.spans[-1].phase == "reorient"


def test_the_sliders_and_switches_are_those_of_the_session_and_then_those_that_were_set(make):
    desk = make(music="none", voice="de", breath_cue=True, cap_db=-3.0, volume_db=-6.0, time_lapse=60.0, auto=True)
    begun = desk.shown()
    assert (begun.sliders.music, begun.sliders.voice, begun.sliders.breath) == (False, True, True)
    assert (begun.sliders.cap_db, begun.sliders.volume_db) == (-3.0, -6.0)
    assert (begun.time_lapse, begun.auto) == (60.0, True)
    for act in (ms.Music(on=True), ms.Voice(on=False), ms.Breath(on=False)):
        desk.act(1, act)
    now = desk.shown().sliders
    assert (now.music, now.voice, now.breath) == (True, False, False)
    taken_up = Conductor(desk.link, desk.now_ns, lambda _: None, lambda _: True)
    assert taken_up.sliders == now


def test_a_host_that_takes_over_still_knows_which_turns_were_changes_of_scene(make):
    desk = make()
    desk.act(1, ms.Recentre())
    desk.act(2, ms.Scene("gradient"))
    taken_up = Conductor(desk.link, desk.now_ns, lambda _: None, lambda _: True)
    marks = StateOf(taken_up, desk.link.session).snapshot(Seen(PLAYER, STATUS, None, ())).timeline.marks
    assert [mark.what for mark in marks] == ["recentre", "scene gradient"]


def test_the_headset_is_shown_as_its_player_says(make):
    display = make().shown().display
    assert (display.name, display.simulated, display.refresh_hz, display.app_ms) == ("Index", False, 90.0, 4.2)
    assert (display.gpu_ms, display.battery_percent) == (None, None), "what nobody tells is not known"
    assert make(headset="simulated").shown().display.simulated


def test_without_a_player_no_headset_is_open(make):
    gone = ms.PlayerState(None, alive=False, frames=0, missed_frames=0)
    shown = make().shown(player=gone)
    assert shown.headset == "no player"
    assert not shown.display.opened


def test_what_is_heard_is_told_and_silence_is_no_number(make):
    desk = make()
    assert desk.shown().hearing == ms.Hearing(wanted=True)
    speaker = SpeakerStatus(pid=2, playing=True, lufs=-31.2, asked_lufs=-30.0, device="Headset")
    assert desk.shown(speaker=speaker).hearing == ms.Hearing(True, True, True, "Headset", -31.2, -30.0, "")
    silent = SpeakerStatus(pid=2, playing=True, lufs=-200.0, asked_lufs=-200.0, device="Headset")
    assert (desk.shown(speaker=silent).hearing.lufs, desk.shown(speaker=silent).hearing.asked_lufs) == (None, None)
    broken = SpeakerStatus(pid=2, playing=False, lufs=-31.0, notice="no such device")
    assert (desk.shown(speaker=broken).hearing.lufs, desk.shown(speaker=broken).hearing.notice) == (
        None,
        "no such device",
    )
    assert make(headset="simulated").shown().hearing == ms.Hearing(wanted=False)


def test_an_alarm_is_shown_in_words(make):
    rule = SimpleNamespace(level="low", words="It is so", action="Do this")
    alarm = SimpleNamespace(rule=rule, silenced=True, name="so")
    shown = make().state.snapshot(Seen(PLAYER, STATUS, None, (alarm,)))
    assert shown.alarms == (ms.Alarm("low", "It is so", "Do this", True, "so"),)
