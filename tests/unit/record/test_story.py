"""What the report of a session knows, it knows from the journal; and it knows all of it."""

from __future__ import annotations

import msgspec
import pytest

from vr_runtime.course import events as ev
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.course.preset import IV_PAIN
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record import entries as en
from vr_runtime.record import story_entries
from vr_runtime.record.frame_blocks import decode_block
from vr_runtime.record.frames_picture import sound_picture
from vr_runtime.record.story_frames import FrameTally, width_s
from vr_runtime.record.story_page import page_of
from vr_runtime.timing.frame_record import FrameFlags

from .journals import without_triggers
from .stories import BEGUN_S, Film, Tale, eventful, ns, story_in


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("eventful")
    eventful(folder)
    return story_in(folder)


def test_what_was_played_on_what_and_how_it_ended(told):
    played = told.played
    assert (played.scene, played.scenes_later, played.preset, played.route) == (
        "night-sky",
        ["lake"],
        "iv-pain",
        "infusion",
    )
    assert (played.headset, played.clock, played.time_lapse) == ("simulated", "virtual", 1.0)
    assert (played.state, played.reason, played.length_s) == ("closed", "operator", 3000.0)
    assert (played.player_restarts, played.headset_losses, played.host_resumes) == (1, 1, 0)


def test_the_infusion_as_planned_and_as_confirmed(told):
    infusion = told.infusion
    assert (infusion.planned_min, infusion.planned_at_end_min) == (40, 45)
    assert (infusion.started_s, infusion.stopped_s, infusion.stopped_by_itself) == (300.0, 2200.0, False)
    assert (infusion.pauses, infusion.paused_s) == (1, 120.0)
    assert infusion.clock_s == 2200.0 - 300.0 - 120.0
    assert (infusion.extended_min, infusion.shortened_min) == (10, 5)


def test_every_event_is_told_with_both_its_times(told):
    listed = [(one.at_s, one.kind, one.value) for one in told.happenings]
    assert (300.0, "infusion_started", None) in listed
    assert (1100.0, "extended", 10) in listed
    assert (600.0, "scene_chosen", "lake") in listed
    assert (1710.0, "player_restarted", 1) in listed
    assert (1800.0, "clock_stepped", -3600.0) in listed
    assert listed[-1] == (3000.0, "session_closed", "operator")
    times = [one.at_s for one in told.happenings]
    assert times == sorted(times)
    clocks = {one.kind: one.infusion_s for one in told.happenings}
    assert (clocks["course_begun"], clocks["infusion_paused"], clocks["infusion_resumed"]) == (None, 600.0, 600.0)
    assert not {one.kind for one in told.happenings} & {"frames_played", "alarm_raised", "phase_entered"}


def test_how_long_things_stood(told):
    stood = {(one.what, one.from_s, one.to_s) for one in told.stood}
    assert stood == {
        ("ease", 500.0, 560.0),
        ("pause", 900.0, 1020.0),
        ("approach", 1200.0, 1230.0),
        ("eyes_closed", 1300.0, 1400.0),
        ("headset_off", 1500.0, 1600.0),
        ("emergency", 2000.0, 2100.0),
    }


def test_the_phases_fill_the_session_without_a_gap(told):
    assert (told.phases[0].from_s, told.phases[-1].to_s) == (0.0, told.played.length_s)
    assert all(one.to_s == after.from_s for one, after in zip(told.phases, told.phases[1:], strict=False))
    assert {one.part for one in told.phases if one.name == "plateau"} == {"drift", "rest"}
    times = {one.name: (one.planned_min, one.played_s) for one in told.phase_times}
    assert times["settle"] == (5, 300.0)
    assert times["return"] == (10, 600.0)
    assert sum(played_s for _, played_s in times.values()) == pytest.approx(told.played.length_s)


def test_the_curves_show_ease_emergency_and_silence(told):
    curves = told.curves
    at = dict(
        zip(curves.at_s, zip(curves.motion, curves.peak_luminance, curves.loudness_lufs, strict=True), strict=True)
    )
    motion, peak, _ = at[503.0]
    assert motion == 0.0
    assert peak < 0.6 * at[500.0][1]
    _, peak, loudness = at[2000.5]
    assert peak <= 0.03
    assert loudness is None
    assert 100.0 <= told.sound.silent_s <= 250.0
    assert told.sound.loudest_lufs == -26.0
    assert curves.at_s == sorted(set(curves.at_s))


def test_alarms_with_their_times(told):
    listed = [(one.cause, one.level, one.raised_s, one.silenced_s, one.cleared_s) for one in told.alarms]
    assert listed == [
        ("may_sleep", "info", 1.0, None, None),
        ("headset_off", "medium", 1505.0, 1510.0, 1600.0),
        ("player_restarted", "medium", 1710.0, None, None),
        ("headset_lost", "high", 2001.0, None, None),
    ]


def test_an_alarm_given_again_stands_once(tmp_path):
    raised = en.AlarmRaised("low", "start_unconfirmed")
    tale = Tale(tmp_path).at(10, raised).at(130, raised).at(140, en.AlarmCleared("start_unconfirmed")).at(300, raised)
    tale.over()
    listed = [(one.raised_s, one.cleared_s, one.times) for one in story_in(tmp_path).alarms]
    assert listed == [(10.0, 140.0, 2), (300.0, None, 1)]


def test_sound_is_told_by_what_the_journal_says_of_it(told, tmp_path, monkeypatch):
    assert told.sound.entries == 0
    assert told.sound.volume_db == [(600.0, -6.0)]
    monkeypatch.setattr(story_entries, "OF_SOUND", frozenset({"brightness_set"}))
    Tale(tmp_path).at(1, en.BrightnessSet(50), en.BrightnessSet(60)).over()
    told = story_in(tmp_path)
    assert told.sound.entries == 2
    assert "brightness_set" not in {one.kind for one in told.happenings}


def test_the_loudness_that_was_measured_stands_beside_the_target(tmp_path):
    minutes = [en.LoudnessMeasured(ns(60 * minute), -26.4, -26.0) for minute in range(1, 5)]
    loud = en.LoudnessMeasured(ns(300), -23.5, -26.0)
    Tale(tmp_path).at(1, en.SpeakerStarted()).at(310, *minutes, loud, en.SpeakerRestarted(1)).over()
    told = story_in(tmp_path)
    assert [one.at_s for one in told.sound.heard] == [60.0, 120.0, 180.0, 240.0, 300.0]
    assert [one.lufs for one in told.sound.heard] == [-26.4, -26.4, -26.4, -26.4, -23.5]
    assert {one.kind for one in told.happenings} & story_entries.OF_SOUND == {"speaker_restarted"}
    assert sound_picture(told).count('class="heard"') == 5
    assert "4 of 5 minutes within 1 LU of what was asked for, the worst 2.5 off" in page_of(told)


def test_frames_are_counted_as_the_recorder_counts_them(tmp_path):
    film = Film().play(0.0, 500).play(6.0, 200, app_ms=20.0, gpu_ms=8.0, every=3, size=(500, 600))
    summary = film.recorder.summary()
    Tale(tmp_path).at(15).frames(film).over()
    frames = story_in(tmp_path).frames
    assert (frames.frames, frames.drawn) == (summary.frames, summary.drawn_frames)
    assert frames.missed == summary.missed_frames > 0
    assert {name: frames.missed_by_cause[name] for name in summary.missed_by_cause} == summary.missed_by_cause
    assert frames.longest_gap == summary.longest_gap_frames
    assert frames.app_ms.p50 == pytest.approx(summary.app_ms.p50, rel=0.01)
    assert frames.interval_ms.max == pytest.approx(summary.interval_ms.max, rel=0.01)
    assert frames.gpu_ms.p99 == pytest.approx(summary.gpu_ms.p99, rel=0.01)
    assert (frames.resolution_px, frames.smallest_resolution_px) == ((1000, 1100), (500, 600))
    assert frames.full_resolution_share == pytest.approx(500 / 700, abs=1e-4)
    assert frames.refresh_hz == pytest.approx(90.0, abs=0.01)


def test_columns_add_up_to_the_whole(tmp_path):
    film = Film().play(0.0, 450).play(7.0, 100, app_ms=20.0, every=2)
    Tale(tmp_path).at(12).frames(film).over()
    frames = story_in(tmp_path).frames
    bins = frames.bins
    assert sum(bins.frames) == frames.frames
    assert {name: sum(counts) for name, counts in bins.missed_by_cause.items()} == frames.missed_by_cause
    assert (bins.app_p50_ms[0], bins.app_max_ms[8]) == (2.0, 20.0)
    assert bins.app_p50_ms[6] is None


def test_times_without_a_picture_are_told_with_their_reason(tmp_path):
    film = Film().play(0.0, 90)
    film.play(1.0, 45, flags=FrameFlags.NOT_RENDERED).play(1.5, 90).play(5.0, 1, flags=FrameFlags.IDLE_BEFORE)
    tale = Tale(tmp_path).at(6).frames(film)
    tale.frames(Film().play(9.0, 90)).at(10).over()
    without = [(one.why, round(one.from_s, 1), round(one.to_s, 1)) for one in story_in(tmp_path).frames.without_picture]
    assert without == [("headset_idle", 1.0, 1.5), ("headset_idle", 2.5, 5.0), ("player_gone", 5.0, 9.0)]


def test_frames_that_never_came_into_the_journal_are_told(tmp_path):
    film = Film()
    film.play(0.0, 100)
    first = film.take()
    film.play(2.0, 100)
    film.take()
    film.play(4.0, 100)
    tally = FrameTally(ns(BEGUN_S), 1.0)
    tale = Tale(tmp_path).at(1)
    tale.journal.post_frames(first)
    tale.frames(film).at(6).over()
    frames = story_in(tmp_path).frames
    assert [one.why for one in frames.without_picture] == ["not_recorded"]
    assert tally.facts(1.0).frames == 0


def test_session_time_runs_faster_under_time_lapse(tmp_path):
    tale = Tale(tmp_path, time_lapse=60.0).at(1).frames(Film().play(0.0, 450))
    tale.happens(60, ev.EaseOn).at(120, en.BrightnessSet(50)).at(300).over()
    told = story_in(tmp_path)
    assert [one.at_s for one in told.happenings if one.kind in {"ease_on", "brightness_set"}] == [60.0, 120.0]
    assert told.played.length_s == pytest.approx(300.0, abs=1.0)
    assert told.played.clock_s == pytest.approx(5.0, abs=0.02)
    assert told.frames.bins.width_s == 60.0


@pytest.mark.parametrize("length_s", [0.0, 1.0, 120.0, 3600.0, 6 * 3600.0, 400 * 60.0, 1e9])
@pytest.mark.parametrize("lapse", [1.0, 60.0, 900.0])
def test_there_are_never_more_columns_than_can_be_seen(length_s, lapse):
    assert length_s / width_s(length_s, lapse) <= 480
    assert width_s(length_s, lapse) >= lapse


def test_a_session_that_plays_or_broke_off_has_no_end(tmp_path):
    tale = Tale(tmp_path).happens(30, ev.InfusionStarted).happens(90, ev.EaseOn)
    assert tale.journal.flush(30.0)
    told = story_in(tmp_path)
    assert (told.played.state, told.played.reason, told.played.length_s) == ("playing", None, 90.0)
    assert told.infusion.stopped_s is None
    assert [(one.what, one.to_s) for one in told.stood] == [("ease", None)]
    assert told.integrity.state == "intact"
    tale.journal.close(None)
    assert story_in(tmp_path).played.state == "broken off"


def test_a_session_without_a_picture_has_no_length(tmp_path):
    from .journals import begun

    begun(tmp_path).close("problem")
    told = story_in(tmp_path)
    assert (told.played.length_s, told.played.reason, told.phases) == (0.0, "problem", [])


def test_a_return_that_began_by_itself_is_told(tmp_path):
    preset = msgspec.structs.replace(IV_PAIN, return_after_min=2)
    tale = Tale(tmp_path, plan=plan_for_infusion(15, preset)).happens(60, ev.InfusionStarted)
    tale.at(1300).over("operator")
    told = story_in(tmp_path)
    assert (told.infusion.stopped_s, told.infusion.stopped_by_itself) == (60.0 + 17 * 60.0, True)
    assert [one.at_s for one in told.happenings if one.kind == "return_began"] == [1080.0]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE entry SET mono_ns = mono_ns + 1 WHERE seq = 5", "row 5 (ease_off) was changed"),
        ("UPDATE entry SET kind = 'Anna Smith' WHERE seq = 6", "row 6 (of no known kind) was changed"),
        ("DELETE FROM entry WHERE seq = 4", "row 4 is missing"),
        ("UPDATE frame_block SET data = zeroblob(9)", "were changed"),
        ('UPDATE entry SET body = \'{"t_ns":5,"who":"Anna Smith"}\' WHERE kind = \'ease_on\'', "was changed"),
        ("UPDATE entry SET body = '{\"t_ns\":5}' WHERE kind = 'infusion_stopped'", "(infusion_stopped) was changed"),
        ("UPDATE session SET header = replace(header, 'night-sky', 'lake')", "its header was changed"),
    ],
)
def test_a_changed_journal_is_told_as_far_as_it_can_be_read(tmp_path, change, fault):
    eventful(tmp_path)
    without_triggers(tmp_path).execute(change)
    told = story_in(tmp_path)
    assert told.integrity.state == "not_intact"
    assert fault in told.integrity.fault
    assert told.played.length_s > 2000.0
    assert "Anna" not in msgspec.json.encode(told).decode()


def test_a_header_that_cannot_be_played_is_a_problem(tmp_path):
    eventful(tmp_path)
    without_triggers(tmp_path).execute("UPDATE session SET header = replace(header, '\"settle\"', '\"sattle\"')")
    with pytest.raises(Problem) as caught:
        story_in(tmp_path)
    assert caught.value.code is ExitCode.JOURNAL_DAMAGED


def test_without_the_key_nothing_is_verified(tmp_path):
    eventful(tmp_path)
    (tmp_path / "journal.key").unlink()
    assert story_in(tmp_path).integrity.state == "unchecked"


def test_a_block_without_frames_counts_for_nothing():
    tally = FrameTally(0, 1.0)
    film = Film().play(0.0, 5)
    from vr_runtime.record.frame_blocks import encode_block

    frames = decode_block(encode_block(film.take(), 0))
    tally.add(frames[:0])
    tally.add(frames)
    assert tally.facts(1.0).frames == 5
