"""The speaker on a clock that the test moves: a link in a folder, an output that keeps what it was given."""

from __future__ import annotations

import numpy as np
import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.course import events as ev
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.link.entries import Farewell, SetMusic, SetVolume
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.player_end import PlayerEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.link.speaker_end import SpeakerEnd
from vr_runtime.link.status import PlayerStatus
from vr_runtime.sound import output_choice, speaker
from vr_runtime.sound.devices import Device
from vr_runtime.sound.ear import Ear
from vr_runtime.sound.loudness import Meter
from vr_runtime.sound.mixer import Mixer
from vr_runtime.sound.output_choice import OutputChoice
from vr_runtime.sound.ring import Ring
from vr_runtime.sound.scale import HOP, RATE_HZ
from vr_runtime.sound.session_cues import SessionCues, turned
from vr_runtime.sound.speaker import Speaker

T0 = 10**12
SESSION = LinkedSession(plan=plan_for_infusion(40), scene="empty", headset="openxr")
LATENCY_S = 0.1


class Noise:
    """A mixer whose sound is quick to make: noise with the gain that the cues ask for, and what it was asked."""

    def __init__(self):
        self.rng, self.cues = np.random.default_rng(1), []

    def render(self, frames, cues):
        self.cues.append(cues)
        return (0.05 * cues.sound * self.rng.standard_normal((frames, 2))).astype(np.float32)


class Output:
    """Takes 10 ms at a time, as long as it is `alive`."""

    name, latency_s = "headphones", LATENCY_S

    def __init__(self, ring, now_ns, played):
        self.ring, self.ns, self.played, self.alive, self.stalled, self.closed = (
            ring,
            now_ns,
            played,
            True,
            False,
            False,
        )

    def turn(self, now_ns):
        while now_ns - self.ns >= 10_000_000:
            self.ns += 10_000_000
            if not self.stalled:
                block = np.zeros((480, 2), dtype=np.float32)
                self.ring.take(block)
                self.played.append(block)

    def close(self):
        self.closed = True


class Outputs:
    """Opens an output where there is one."""

    notice, elsewhere, there, another = "", False, True, False

    def __init__(self, ring):
        self.ring, self.now, self.played, self.lost_ns = ring, None, [], None

    def opened(self, now_ns):
        self.notice = "" if self.there else "There is no sound: nothing is connected."
        self.now = Output(self.ring, now_ns, self.played) if self.there else None
        return self.now

    def lost(self, now_ns):
        self.lost_ns = now_ns

    def wants_another(self):
        return self.another

    def move(self):
        self.another = False


class Studio:
    def __init__(self, folder, session=SESSION, mixer=None):
        self.ns, self.ring = T0, Ring()
        self.host = HostEnd.begin(folder / "link", session)
        self.host.start_at(T0)
        self.outputs, self.mixer = Outputs(self.ring), mixer or Noise()
        self.begins()

    def begins(self):
        self.link = SpeakerEnd(self.host.path)
        self.speaker = Speaker(self.link, SessionCues(self.link.session), self.mixer, self.ring, self.outputs, self.ns)

    def passes(self, seconds, *, host=True, turn_ms=10):
        for _ in range(round(seconds * 1000 / turn_ms)):
            self.ns += turn_ms * 1_000_000
            if host:
                self.host.beat(self.ns)
            self.speaker.turn(self.ns)

    def said(self):
        return self.host.speaker_status()

    @property
    def session_ns(self):
        return self.ns - T0

    def played(self, seconds):
        """The last so many seconds."""
        return np.concatenate(self.outputs.played)[-round(seconds * RATE_HZ) :]


@pytest.fixture
def studio(tmp_path):
    return Studio(tmp_path)


def rms(samples):
    return float(np.sqrt(np.mean(samples**2)))


def test_the_course_is_played_without_a_gap_and_the_host_sees_how(studio):
    studio.passes(30)
    assert studio.said().playing
    assert studio.said().device == "headphones"
    assert studio.said().gaps == 0
    assert rms(studio.played(1)) == pytest.approx(0.05, rel=0.05)


def test_what_is_mixed_now_is_what_is_due_when_it_is_heard(studio, monkeypatch):
    asked = []
    levels_at = speaker.SessionCues.cues_at

    def spied(self, session_ns, *rest, **how):
        asked.append((studio.session_ns, session_ns))
        return levels_at(self, session_ns, *rest, **how)

    monkeypatch.setattr(speaker.SessionCues, "cues_at", spied)
    studio.passes(2)
    ahead_s = [(due - now) / NS_PER_S for now, due in asked[100:]]
    assert min(ahead_s) >= LATENCY_S
    assert max(ahead_s) <= LATENCY_S + speaker.AHEAD / RATE_HZ + HOP / RATE_HZ
    assert [due for _, due in asked] == sorted(due for _, due in asked)


def test_before_the_first_picture_it_is_silent(tmp_path):
    studio = Studio(tmp_path)
    studio.host.start_at(0)
    studio.passes(5)
    assert rms(studio.played(5)) == 0.0
    assert not studio.said().silent, "nothing is due yet"


def test_an_emergency_is_silent_within_half_a_second_device_and_all(studio):
    studio.passes(30)
    studio.host.tell(ev.Emergency(studio.session_ns))
    studio.passes(0.5 - LATENCY_S)
    studio.passes(0.5)
    assert rms(studio.played(0.5)) < 1e-4
    studio.host.tell(ev.EmergencyCleared(studio.session_ns))
    studio.passes(30)
    assert rms(studio.played(1)) > 0.02


def test_a_longer_stop_of_the_machine_fades_and_comes_back(studio):
    studio.passes(30)
    studio.passes(1.5, turn_ms=1500)
    studio.passes(4)
    assert studio.said().gaps == 1
    steps = np.abs(np.diff(studio.played(6), axis=0))
    assert steps.max() < 0.4, "noise itself; a cut would stand out no more"
    assert rms(studio.played(1)) == pytest.approx(0.05, rel=0.1)


def test_a_speaker_that_comes_after_another_goes_on_where_the_course_is_and_fades_in(studio):
    studio.passes(20)
    studio.host.tell(SetVolume(-6.0))
    studio.host.tell(ev.InfusionStarted(studio.session_ns))
    studio.ring, studio.outputs.played = Ring(), []
    studio.outputs.ring = studio.ring
    studio.begins()
    studio.passes(1.5)
    played = np.concatenate(studio.outputs.played)
    assert rms(played[:4800]) < 0.2 * rms(played[-4800:]), "not at once"
    assert studio.mixer.cues[-1].volume_db == -6.0
    assert studio.speaker._cues.course.at(studio.session_ns).infusion_s is not None


def test_music_is_there_until_somebody_switches_it_off():
    cues, head, later_ns = SessionCues(SESSION), (0.0, 0.0, 0.0, 1.0), 20 * 60 * NS_PER_S
    cues.tell(ev.InfusionStarted(0), T0)
    assert cues.cues_at(later_ns, T0, head, 0.01).music > 0.0
    cues.tell(SetMusic(False), T0)
    assert cues.cues_at(later_ns, T0, head, 0.01).music == 0.0


def test_volume_and_end_are_obeyed(studio):
    studio.passes(20)
    studio.host.tell(SetVolume(-12.0))
    studio.passes(1)
    assert studio.mixer.cues[-1].volume_db == -12.0
    studio.host.tell(Farewell(3 * NS_PER_S, True))
    studio.host.tell(ev.SessionEnded(studio.session_ns))
    studio.passes(2.8)
    assert studio.mixer.cues[-1].sound == 0.0, "the player leaves after three seconds"
    studio.passes(1)
    assert studio.speaker.over


def test_who_is_dismissed_fades_and_is_over_within_a_second(studio):
    studio.passes(20)
    studio.host.dismiss_speaker()
    studio.passes(1)
    assert studio.speaker.over
    assert rms(studio.played(0.1)) == 0.0


def test_a_host_that_has_gone_is_not_missed_before_the_session_is_over(studio):
    studio.passes(30, host=False)
    assert not studio.speaker.over
    assert rms(studio.played(1)) > 0.04


def test_another_session_in_its_place_ends_it(studio):
    studio.passes(20)
    HostEnd.begin(studio.host.path, SESSION).close()
    studio.passes(2.5)
    assert studio.speaker.over


def test_a_device_that_goes_is_told_and_one_that_comes_is_played_on(studio):
    studio.passes(20)
    studio.outputs.there = False
    studio.outputs.now.alive = False
    gone = studio.outputs.now
    studio.passes(1)
    assert gone.closed
    assert not studio.said().playing
    assert "nothing is connected" in studio.said().notice
    studio.outputs.there, before = True, len(studio.outputs.played)
    studio.passes(3)
    assert studio.said().playing
    assert studio.said().reopened == 1
    assert rms(studio.outputs.played[before]) < 0.002, "it opens slowly"


def test_a_device_that_takes_nothing_any_more_counts_as_gone(studio):
    studio.passes(20)
    studio.outputs.now.stalled = True
    studio.passes(2.5)
    assert studio.outputs.lost_ns is not None


def test_silence_that_nobody_wants_is_told_after_ten_seconds_and_an_emergency_is_none(studio):
    studio.passes(40)
    studio.host.tell(ev.Emergency(studio.session_ns))
    studio.passes(40, turn_ms=50)
    assert not studio.said().silent
    studio.host.tell(ev.EmergencyCleared(studio.session_ns))
    studio.passes(30, turn_ms=50)
    studio.mixer.render = lambda frames, cues: np.zeros((frames, 2), dtype=np.float32)
    studio.passes(9, turn_ms=50)
    assert not studio.said().silent
    studio.passes(2, turn_ms=50)
    assert studio.said().silent


def test_every_minute_its_loudness_is_left_for_the_host(studio):
    studio.passes(150, turn_ms=50)
    heard = studio.host.take_loudness()
    assert len(heard) == 2
    meter = Meter()
    meter.feed(studio.played(30))
    assert heard[-1].lufs == pytest.approx(meter.integrated_lufs(), abs=0.2)
    assert heard[-1].asked_lufs == pytest.approx(-26.0, abs=0.5)
    assert studio.host.take_loudness() == []


def test_with_the_real_mixer_the_loudness_is_what_the_course_asks_for(tmp_path):
    studio = Studio(tmp_path, mixer=Mixer(1))
    studio.passes(60, turn_ms=100)
    meter = Meter()
    meter.feed(studio.played(30))
    assert meter.integrated_lufs() == pytest.approx(-26.0, abs=1.0)


def test_the_head_turns_the_world_but_never_all_at_once():
    half = 2**-0.5
    towards = (0.0, half, 0.0, half)
    step = turned((0.0, 0.0, 0.0, 1.0), towards, 0.1)
    assert 2.0 * np.arccos(step[3]) == pytest.approx(0.1, abs=1e-6)
    assert turned(step, towards, 3.0) == pytest.approx(towards)
    assert turned(step, (0.0, 0.0, 0.0, 0.0), 3.0) == step, "nobody knows where the head is"
    assert turned((0.0, 0.0, 0.0, 1.0), tuple(-share for share in step), 3.0) == pytest.approx([-x for x in step])


def test_the_ear_hears_silence_only_where_sound_was_due_for_long():
    ear, silence = Ear(), np.zeros((RATE_HZ, 2), dtype=np.float32)
    for _ in range(24):
        ear.hear(silence, -26.0, due=True)
    assert ear.silent_s < 10.0, "a fade from nothing takes its time"
    for _ in range(3):
        ear.hear(silence, -26.0, due=True)
    assert ear.silent_s >= 10.0
    ear.hear(silence, -26.0, due=False)
    assert ear.silent_s == 0.0


class Stream:
    """Stands for a device's stream."""

    latency_s, alive = 0.1, True

    def __init__(self, device, _ring):
        self.name = device.name


@pytest.fixture
def devices(monkeypatch):
    there = [Device(0, "Quest", "ALSA", False), Device(1, "Speakers", "ALSA", True)]
    monkeypatch.setattr(output_choice, "devices_now", lambda *, afresh=False: list(there))
    monkeypatch.setattr(output_choice, "DeviceOutput", Stream)
    return there


def test_a_headset_that_goes_is_waited_for_before_the_room_hears_the_sound(devices, studio):
    choice = OutputChoice("auto", Ring(), studio.link)
    assert choice.opened(T0).name == "Quest"
    quest = devices.pop(0)
    choice.lost(T0)
    assert choice.opened(T0) is None
    assert "Quest has gone" in choice.notice
    devices.insert(0, quest)
    assert choice.opened(T0 + 3 * NS_PER_S).name == "Quest"
    assert not choice.elsewhere
    devices.pop(0)
    choice.lost(T0 + 4 * NS_PER_S)
    assert choice.opened(T0 + 9 * NS_PER_S) is None
    assert choice.opened(T0 + 15 * NS_PER_S).name == "Speakers"
    assert choice.elsewhere


def named_by_the_runtime(studio, monkeypatch, name):
    """The player says which device is the headset's; the system calls it `name`."""
    monkeypatch.setattr(output_choice, "name_of_endpoint", {"": "", "{endpoint}": name}.__getitem__)
    player = PlayerEnd(studio.host.path)
    player.say(PlayerStatus(pid=1, audio_device="{endpoint}"))
    return player


def test_what_the_runtime_names_goes_before_what_is_called_like_a_headset(devices, studio, monkeypatch):
    devices.append(Device(2, "Headphones (Rift Audio)", "Windows WASAPI", False))
    named_by_the_runtime(studio, monkeypatch, "headphones (RIFT audio)")
    choice = OutputChoice("auto", Ring(), studio.link)
    assert choice.opened(T0).name == "Headphones (Rift Audio)"
    assert not choice.wants_another()


@pytest.mark.parametrize(("name", "wanted"), [("Speakers", True), ("Quest", False), ("", False), ("gone", False)])
def test_a_runtime_that_tells_late_is_followed_once_and_only_to_a_device_that_is_there(
    devices, studio, monkeypatch, name, wanted
):
    choice = OutputChoice("auto", Ring(), studio.link)
    assert choice.opened(T0).name == "Quest"
    assert not choice.wants_another()
    named_by_the_runtime(studio, monkeypatch, name)
    assert choice.wants_another() is wanted
    assert not choice.wants_another()
    if wanted:
        choice.move()
        assert choice.opened(T0).name == name
        assert not choice.elsewhere


def test_a_device_that_somebody_named_is_kept_whatever_the_runtime_says(devices, studio, monkeypatch):
    choice = OutputChoice("Quest", Ring(), studio.link)
    assert choice.opened(T0).name == "Quest"
    named_by_the_runtime(studio, monkeypatch, "Speakers")
    assert not choice.wants_another()


def test_another_device_is_moved_to_in_silence_and_faded_in(studio):
    studio.passes(20)
    studio.outputs.another = True
    before = studio.outputs.now
    for _ in range(300):
        last = studio.played(0.05)
        studio.passes(0.01)
        if before.closed:
            break
    assert studio.outputs.now is not before
    assert rms(last) == 0.0, "what it holds is dropped: silence, and no cut"
    studio.passes(4)
    steps = np.abs(np.diff(studio.played(5), axis=0))
    assert steps.max() < 0.4, "noise itself; a cut would stand out no more"
    assert rms(studio.played(1)) == pytest.approx(0.05, rel=0.2)


def test_without_a_device_it_is_tried_again_and_again(devices, studio):
    devices.clear()
    choice = OutputChoice("auto", Ring(), studio.link)
    assert choice.opened(T0) is None
    assert "no sound device" in choice.notice
    assert choice.opened(T0 + 1) is None
    devices.append(Device(1, "Speakers", "ALSA", True))
    assert choice.opened(T0 + 1) is None, "not every few milliseconds"
    assert choice.opened(T0 + NS_PER_S).name == "Speakers"
    assert choice.notice == ""
