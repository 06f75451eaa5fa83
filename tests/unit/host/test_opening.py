"""After a power cut the journal alone tells a host what it has to know of the session it takes up."""

from __future__ import annotations

import pytest

from tests.unit.record.journals import begun
from vr_runtime.clock import NS_PER_S, MonotonicClock
from vr_runtime.course.events import InfusionStarted, LevelView, Recentre
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.host.opening import begin, resume
from vr_runtime.link.entries import SetBreath, SetBrightness, SetMusic, SetVoice, SetVolume, UseScene
from vr_runtime.link.mirror_file import mirror_path
from vr_runtime.link.session import LinkedSession
from vr_runtime.link.speaker_end import SpeakerEnd
from vr_runtime.record import entries as en
from vr_runtime.record.entries import CourseBegun, PlayerRestarted


@pytest.fixture
def places(tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_STATE", str(tmp_path / "state"))
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    yield tmp_path / "state", runtime
    if (mirror := mirror_path(runtime)) is not None:
        mirror.unlink(missing_ok=True)  # it may lie elsewhere: it is never on a disk


def taken_up(places, *entries):
    state, runtime = places
    journal = begun(state)
    for entry in entries:
        journal.post(entry)
    assert journal.flush(120.0)
    assert journal.close(None)
    return resume(runtime)


def put_away(opened):
    opened.journal.close("abandoned")
    opened.link.close()


def test_events_go_into_the_new_link_in_their_order(places):
    events = InfusionStarted(5 * NS_PER_S), LevelView(6 * NS_PER_S)
    opened = taken_up(places, CourseBegun(0), *events)
    assert tuple(entry.told for entry in opened.link.told()) == events
    assert opened.link.origin_ns is not None
    put_away(opened)


def test_sessions_are_kept_as_long_as_the_clinic_has_set_it(places, tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path / "clinic"))
    (tmp_path / "clinic").mkdir()
    (tmp_path / "clinic/settings.toml").write_text("keep_days = 365\n")
    opened = taken_up(places, CourseBegun(0))
    assert opened.link.session.keep_days == 365
    assert opened.journal._scribe._keep_ns == 365 * 86_400 * NS_PER_S
    put_away(opened)


def test_how_often_and_when_the_player_had_failed_is_known(places):
    before_ns = MonotonicClock.now_ns()
    opened = taken_up(places, CourseBegun(0), PlayerRestarted(1), PlayerRestarted(2))
    times, last_ns = opened.link.restarts
    assert times == 2
    assert before_ns <= last_ns <= MonotonicClock.now_ns()
    put_away(opened)


def test_a_player_that_never_failed_has_not(places):
    opened = taken_up(places, CourseBegun(0))
    assert opened.link.restarts == (0, None)
    put_away(opened)


def switched_off(places, **session):
    """Begun so, and the machine switched off then: the journal is all that is left of it, and the folder of state."""
    _, runtime = places
    opened = begin(
        runtime,
        LinkedSession(plan=plan_for_infusion(40), scene="gradient", headset="simulated", **session),
    )
    opened.journal.post(CourseBegun(0))
    assert opened.journal.flush(120.0)
    opened.journal.close(None)
    opened.link.close()
    (runtime / "session.link").unlink()
    return resume(runtime)


SOUND = {"volume_db": -6.0, "cap_db": -9.0, "music": "none", "voice": "de", "brightness_percent": 60}


@pytest.mark.parametrize("sound", ["auto", "default", "none", "Headphones of Anna (USB)"])
def test_how_the_sound_and_the_light_were_set_up_survives(places, sound):
    opened = switched_off(places, sound=sound, **SOUND)
    session = opened.link.session
    assert {name: getattr(session, name) for name in SOUND} == SOUND
    assert session.sound == sound
    put_away(opened)


def test_no_device_is_named_in_the_journal(places):
    state, _ = places
    opened = switched_off(places, sound="Headphones of Anna (USB)")
    put_away(opened)
    kept = [path for path in state.rglob("*") if path.is_file() and b"Anna" in path.read_bytes()]
    assert [path.name for path in kept] == ["sound-device.json"]
    assert kept[0].stat().st_mode & 0o077 == 0


def test_a_sound_file_is_not_written_over(places, tmp_path):
    recorded = tmp_path / "session.wav"
    recorded.write_bytes(b"an hour of it")
    opened = switched_off(places, sound=f"file:{recorded}")
    assert opened.link.session.sound == f"file:{tmp_path / 'session-2.wav'}"
    put_away(opened)


def test_what_was_set_meanwhile_is_told_again_in_its_order(places):
    opened = taken_up(
        places, CourseBegun(0), en.BrightnessSet(50), InfusionStarted(5 * NS_PER_S), en.VolumeSet(-3.0),
        en.MusicSet(False), en.VoiceSet(False), en.BreathCueSet(True), Recentre(6 * NS_PER_S),
        en.SceneChosen("night-sky"), en.VolumeSet(-4.0),
    )  # fmt: skip
    assert [entry.told for entry in opened.link.told()] == [
        SetBrightness(50), InfusionStarted(5 * NS_PER_S), SetVolume(-3.0), SetMusic(False), SetVoice(False),
        SetBreath(True), UseScene("night-sky"), Recentre(6 * NS_PER_S), SetVolume(-4.0),
    ]  # fmt: skip
    put_away(opened)


def test_a_line_that_was_said_is_not_said_again(places):
    opened = taken_up(places, CourseBegun(0), en.LineSpoken(1), en.LineSpoken(4))
    assert SpeakerEnd(opened.link.path).lines("begun") == {0, 3}
    assert opened.link.take_lines() == ([], [])
    put_away(opened)
