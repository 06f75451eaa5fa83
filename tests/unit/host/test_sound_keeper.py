"""The host keeps a speaker going, and knows what staff have to hear: no process, and a clock that the test moves."""

from __future__ import annotations

from types import SimpleNamespace

import msgspec
import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.host import sound_keeper
from vr_runtime.host.sound_keeper import SoundKeeper, end_left_speaker
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.link.speaker_end import SpeakerEnd
from vr_runtime.link.status import Heard, SpeakerStatus
from vr_runtime.record.entries import LoudnessMeasured, SpeakerRestarted, SpeakerStarted

T0 = 10**12
SESSION = LinkedSession(plan=plan_for_infusion(40), scene="empty", headset="openxr")


class Process(SimpleNamespace):
    running = True

    def kill(self):
        self.running = False


class Room:
    def __init__(self, folder, session=SESSION):
        self.ns, self.started, self.posted = T0, [], []
        self.link = HostEnd.begin(folder / "link", session)
        self.speaker = SpeakerEnd(self.link.path)
        self.keeper = SoundKeeper(folder, self.link, self.posted.append, None)

    def start(self, role, _folder, _link):
        assert role == "speaker"
        process = Process(pid=100 + len(self.started))
        self.started.append((self.ns, process))
        return process

    def passes(self, seconds, *, beats=True, ending=False):
        for _ in range(round(seconds * 20)):
            self.ns += NS_PER_S // 20
            if beats and self.started:
                self.speaker.beat(self.ns)
            self.keeper.turn(self.ns, ending=ending)

    def says(self, **status):
        self.speaker.say(SpeakerStatus(**{"pid": self.started[-1][1].pid, "playing": True, **status}))

    @property
    def signs(self):
        return self.keeper.signs(self.ns)


@pytest.fixture
def room(tmp_path, monkeypatch):
    room = Room(tmp_path)
    monkeypatch.setattr(sound_keeper.LinkedProcess, "start", room.start)
    yield room
    room.speaker.close()
    room.link.close()


def test_it_is_started_once_and_then_plays(room):
    room.passes(1)
    assert room.signs.state == "starting"
    room.says()
    room.passes(30)
    assert room.signs.state == "playing"
    assert len(room.started) == 1
    assert room.posted == [SpeakerStarted()]


@pytest.mark.parametrize("change", [{"sound": "none"}, {"headset": "simulated"}])
def test_where_nobody_is_to_hear_anything_nothing_is_started(tmp_path, monkeypatch, change):
    room = Room(tmp_path, msgspec.structs.replace(SESSION, **change))
    monkeypatch.setattr(sound_keeper.LinkedProcess, "start", room.start)
    room.passes(30)
    assert room.started == []
    assert room.signs.state == "unwanted"


def test_a_simulated_headset_has_sound_where_it_is_named():
    assert msgspec.structs.replace(SESSION, headset="simulated", sound="file:/a.wav").has_sound


def test_one_that_was_killed_is_started_again_at_once(room):
    room.passes(20)
    room.says()
    killed_ns = room.ns
    room.started[-1][1].running = False
    room.passes(1)
    assert room.started[-1][0] - killed_ns < NS_PER_S // 10
    assert room.posted[-1] == SpeakerRestarted(1)
    room.says()
    room.passes(1)
    assert room.signs.state == "playing"
    assert room.signs.restarted_ns is not None


def test_one_that_hangs_is_ended_and_started_again(room):
    room.passes(20)
    room.passes(2.2, beats=False)
    assert not room.started[0][1].running
    assert len(room.started) == 2


def test_one_that_fails_again_and_again_is_never_given_up_but_not_hurried(room):
    for _ in range(20):
        room.passes(3)
        room.started[-1][1].running = False
    assert 4 < len(room.started) < 10
    room.passes(20)
    assert room.signs.state == "missing"
    room.passes(40, beats=True)
    room.says()
    room.passes(1)
    assert room.signs.state == "playing"


def test_a_speaker_that_found_no_device_says_so(room):
    room.passes(1)
    room.says(playing=False, notice="There is no sound: nothing is connected.")
    room.passes(1)
    assert room.signs.state == "missing"


def test_one_that_left_because_the_session_ends_is_not_started_again(room):
    room.passes(5)
    room.started[-1][1].running = False
    room.passes(20, ending=True)
    assert len(room.started) == 1


@pytest.mark.parametrize("leaves", [True, False])
def test_a_speaker_that_was_left_alone_is_seen_out_before_another_session_begins(room, monkeypatch, leaves):
    class Left(Process):
        pid, killed, forgotten = 9, False, False

        @property
        def running(self):
            return not self.killed and not (leaves and room.speaker.dismissed)

        def kill(self):
            self.killed = True

        def forget(self):
            self.forgotten = True

    left = Left()
    monkeypatch.setattr(sound_keeper, "_FADES_WITHIN_S", 0.05)
    monkeypatch.setattr(sound_keeper.LinkedProcess, "find", lambda _role, _folder: left)
    end_left_speaker(room.link.path.parent, room.link.path)
    assert room.speaker.dismissed, "it may fade first"
    assert not left.running
    assert left.forgotten


def test_what_was_heard_goes_into_the_journal_once(room):
    room.passes(1)
    room.speaker.put_loudness(Heard(60, -26.4, -26.0))
    room.passes(1)
    assert [one for one in room.posted if isinstance(one, LoudnessMeasured)] == [LoudnessMeasured(60, -26.4, -26.0)]


def test_after_a_night_without_a_host_the_last_hours_are_still_there(room):
    for minute in range(600):
        room.speaker.put_loudness(Heard(minute, -26.4, -26.0))
    heard = room.link.take_loudness()
    assert [one.t_ns for one in heard] == list(range(600 - len(heard), 600))
    assert len(heard) > 8 * 60
