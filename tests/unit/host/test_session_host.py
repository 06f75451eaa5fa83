"""The host at work: no process, no journal, a link in a folder, and a clock that the test moves."""

from __future__ import annotations

import os
from types import SimpleNamespace

import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.control import messages as ms
from vr_runtime.course.events import HeadsetOff, HeadsetOn
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.host import session_host
from vr_runtime.host.session_host import SessionHost
from vr_runtime.host.watchdog import Watchdog
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.player_end import PlayerEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.link.status import PlayerStatus
from vr_runtime.record.entries import AlarmSilenced, PlayerRestarted

T0 = 10**12
SESSION = LinkedSession(name="5f0c", plan=plan_for_infusion(240), scene="empty", headset="simulated")
PID = 4711


class Process(SimpleNamespace):
    """A player's process that does as the test says."""

    pid, running, code = PID, True, None

    def kill(self):
        self.running = False

    def said(self):
        return ""


class Journal:
    """Keeps what was posted."""

    alarm = None

    def __init__(self):
        self.entries = []

    def post(self, entry):
        self.entries.append(entry)

    def flush(self, _timeout_s):
        return True


class Room:
    """A host, its player's end of the link, and time. `hosts()` is another host on the same link."""

    def __init__(self, folder):
        self.folder, self.now_ns, self.wall_ns = folder, T0, 10**18
        self.link = HostEnd.begin(folder / "link", SESSION)
        self.player = PlayerEnd(folder / "link")
        self.started = []
        self.player.begin_at(T0)
        self.says()
        self.journal = Journal()
        self.host = self.hosts(Process())

    def hosts(self, process):
        self.host = SessionHost(
            self.folder,
            self.link,
            self.journal,
            None,
            process=process,
            now_ns=lambda: self.now_ns,
            state_folder=self.folder,
            watchdog=Watchdog(),
            wall_ns=lambda: self.wall_ns,
        )
        return self.host

    def says(self, **status):
        self.player.say(PlayerStatus(**{"pid": PID, "opened": True, "headset": "playing", **status}))

    def pass_s(self, seconds, *, beats=True, by_s=0.1):
        """Time passes, the host looks, and the player plays."""
        for _ in range(round(seconds / by_s)):
            self.now_ns += round(by_s * NS_PER_S)
            self.wall_ns += round(by_s * NS_PER_S)
            if beats:
                self.player.beat(self.now_ns, 0, 0)
            self.host.turn()

    def act(self, act):
        return self.host.act(ms.Command(os.urandom(16).hex(), self.now_ns, act))

    def alarms(self):
        return {alarm.name: alarm.silenced for alarm in self.host.snapshot().alarms if alarm.name != "may_sleep"}


@pytest.fixture
def room(tmp_path, monkeypatch):
    room = Room(tmp_path)

    def start(_role, _folder, _link):
        room.started.append(room.now_ns)
        return Process()

    monkeypatch.setattr(session_host.LinkedProcess, "start", start)
    monkeypatch.setattr(session_host.Lookout, "_free_mib", lambda *_: 10**6)
    yield room
    room.player.close()
    room.link.close()


def test_an_alarm_is_silenced_by_its_name_and_written_down(room):
    room.says(worn=False)
    room.pass_s(6)
    assert room.alarms() == {"headset_off": False}
    assert room.act(ms.Silence("headset_off")).outcome == "applied"
    assert room.alarms() == {"headset_off": True}, "on show still"
    assert room.journal.entries.count(AlarmSilenced("headset_off")) == 1
    room.act(ms.Silence("headset_off"))
    assert room.journal.entries.count(AlarmSilenced("headset_off")) == 1
    room.says()
    room.pass_s(1)
    room.says(worn=False)
    room.pass_s(6)
    assert room.alarms() == {"headset_off": False}, "given anew, it calls again"


def test_all_that_stand_are_silenced_without_a_name_and_one_that_does_not_is_named(room):
    room.says(worn=False)
    room.wall_ns += 3600 * NS_PER_S
    room.pass_s(6)
    assert room.alarms() == {"headset_off": False, "clock_stepped": False}
    refused = room.act(ms.Silence("disk_low"))
    assert refused.outcome == "refused"
    assert "headset_off" in refused.reason
    assert room.act(ms.Silence()).outcome == "applied"
    assert all(room.alarms().values())


@pytest.mark.parametrize("step_s", [3600, -7200])
def test_a_wall_clock_that_is_set_moves_no_course_and_is_told(room, step_s):
    room.act(ms.Started())
    room.pass_s(600, by_s=0.5)
    before = room.host.snapshot()
    room.wall_ns += step_s * NS_PER_S
    room.pass_s(0.5)
    after = room.host.snapshot()
    assert after.session_s - before.session_s == pytest.approx(0.5)
    assert after.infusion_s - before.infusion_s == pytest.approx(0.5)
    assert after.phase == before.phase
    assert room.alarms() == {"clock_stepped": False}


def test_a_machine_that_slept_finds_its_player_where_it_was(room):
    """Its monotonic clock stood still or ran on, as systems differ: neither is a player that hangs."""
    room.pass_s(5)
    for monotonic_s in (0.02, 1800.0):
        room.now_ns += round(monotonic_s * NS_PER_S)
        room.wall_ns += 1800 * NS_PER_S
        room.host.turn()
        room.pass_s(1.0, beats=False)
        room.pass_s(5)
        assert room.started == []
        assert room.host.snapshot().player.alive


def test_a_player_that_hangs_while_the_host_looks_is_still_found(room):
    room.pass_s(5)
    room.pass_s(2.5, beats=False)
    assert len(room.started) == 1
    assert PlayerRestarted(1) in room.journal.entries


def test_a_host_that_takes_up_knows_when_the_player_failed_last(room):
    room.pass_s(5)
    room.host._process.running = False
    room.pass_s(0.1, beats=False)
    assert len(room.started) == 1
    room.pass_s(60)
    room.hosts(Process())
    room.pass_s(1)
    assert "player_restarted" in room.alarms()
    room.host._process.running = False
    room.pass_s(1)
    assert len(room.started) == 1, "the second failure within ten minutes: dark, whoever hosts"
    assert "player_gone" in room.alarms()


def test_a_player_that_died_while_there_was_no_host_has_failed_too(room):
    room.pass_s(5)
    room.hosts(None)
    room.pass_s(0.5, beats=False)
    assert len(room.started) == 1
    assert PlayerRestarted(1) in room.journal.entries


@pytest.mark.parametrize("worn", [True, False])
def test_what_became_of_the_headset_without_a_host_is_an_event_of_the_next(room, worn):
    room.says(worn=not worn)
    room.pass_s(10)
    known = len(room.host.conductor.course.events)
    room.says(worn=worn)  # while nobody hosts
    room.now_ns += 60 * NS_PER_S
    room.hosts(Process())
    room.pass_s(1)
    (event,) = room.host.conductor.course.events[known:]
    assert isinstance(event, HeadsetOn if worn else HeadsetOff)
    assert event.t_ns >= 70 * NS_PER_S
    assert event in room.journal.entries
