"""Sessions with a story, written into a journal on the virtual clock: what their report has to tell is known."""

from __future__ import annotations

import datetime
from pathlib import Path

from vr_runtime.clock import NS_PER_S, VirtualClock
from vr_runtime.course import events as ev
from vr_runtime.record import entries as en
from vr_runtime.record.journal import Journal
from vr_runtime.record.shelf import open_shelf
from vr_runtime.record.story import Story
from vr_runtime.record.story_reading import story_of
from vr_runtime.timing.frame_record import RECORD_SIZE, FrameFlags
from vr_runtime.timing.recorder import FrameRecorder

from .journals import PATIENCE_S, begun

PERIOD_NS = 11_111_111
BEGUN_S = 2.0
"""From the journal's start to the first picture."""
NOW = datetime.datetime(2026, 11, 22, 18, 0, tzinfo=datetime.UTC)


def ns(of_s: float) -> int:
    return round(of_s * NS_PER_S)


class Film:
    """The frames of one player; session time in seconds."""

    def __init__(self, most: int = 20_000) -> None:
        self.recorder = FrameRecorder(PERIOD_NS, capacity=most)
        self._taken = 0

    def play(self, from_s, count, *, app_ms=2.0, gpu_ms=3.0, flags=FrameFlags.DREW, size=(1000, 1100), every=1):
        """Frames one after another from `from_s` on; each lasts `every` display slots, all but one of them missed."""
        for number in range(count):
            at_ns = ns(BEGUN_S + from_s) + number * every * PERIOD_NS
            end_ns = at_ns + round(app_ms * 1e6)
            steps = (at_ns, at_ns, at_ns, at_ns, end_ns, end_ns, end_ns)
            filed = self.recorder.record(*steps, at_ns + 2 * PERIOD_NS, PERIOD_NS, *size, flags)
            if gpu_ms is not None:
                self.recorder.gpu(filed, round(gpu_ms * 1e6))
        return self

    def take(self) -> bytes:
        self.recorder.summary()
        end = self.recorder.ring.count * RECORD_SIZE
        taken, self._taken = bytes(self.recorder.ring.buffer[self._taken : end]), end
        return taken


class Tale:
    """A session that is being written: `at` says when, in session time, and what."""

    def __init__(self, folder: Path, **about) -> None:
        self.clock = VirtualClock(0)
        self.lapse = about.get("time_lapse", 1.0)
        self.journal: Journal = begun(folder, self.clock, **about)
        self.journal.post(en.PlayerStarted())
        self.clock.sleep_until_ns(ns(BEGUN_S))
        self.journal.post(en.CourseBegun(ns(BEGUN_S)))

    def at(self, session_s, *entries):
        self.clock.sleep_until_ns(ns(BEGUN_S + session_s / self.lapse))
        for entry in entries:
            self.journal.post(entry)
        return self

    def happens(self, session_s, *event_types, minutes=None):
        extra = () if minutes is None else (minutes,)
        return self.at(session_s, *(one(ns(session_s), *extra) for one in event_types))

    def frames(self, film: Film):
        self.journal.post_frames(film.take())
        return self

    def over(self, reason="finished"):
        assert self.journal.close(reason, PATIENCE_S)


def eventful(folder: Path, **about) -> None:
    """Forty minutes planned, with one of everything."""
    tale = Tale(folder, **about)
    first = Film().play(0.0, 900)
    tale.at(1, en.AlarmRaised("info", "may_sleep"))
    tale.frames(first)
    tale.happens(300, ev.InfusionStarted).happens(500, ev.EaseOn).happens(560, ev.EaseOff)
    tale.at(600, en.BrightnessSet(80), en.VolumeSet(-6.0), en.SceneChosen("lake"))
    tale.happens(900, ev.InfusionPaused).happens(1020, ev.InfusionResumed)
    tale.happens(1100, ev.Extended, minutes=10).happens(1110, ev.Shortened, minutes=5)
    tale.happens(1200, ev.StaffApproach).happens(1300, ev.EyesClosedOn).happens(1400, ev.EyesClosedOff)
    tale.happens(1500, ev.HeadsetOff).at(1505, en.AlarmRaised("medium", "headset_off"))
    tale.at(1510, en.AlarmSilenced("headset_off"))
    tale.happens(1600, ev.HeadsetOn).at(1600, en.AlarmCleared("headset_off")).happens(1610, ev.LevelView)
    first.play(1700.0, 90, app_ms=20.0, every=3, size=(800, 880))
    tale.at(1705).frames(first)
    tale.at(1710, en.PlayerStarted(), en.PlayerRestarted(1), en.AlarmRaised("medium", "player_restarted"))
    tale.frames(Film().play(1711.0, 400))
    tale.at(1800, en.HeadsetLost(), en.HeadsetRecovered(1), en.ClockStepped(-3600_000))
    tale.happens(2000, ev.Emergency).at(2001, en.AlarmRaised("high", "headset_lost"))
    tale.happens(2100, ev.EmergencyCleared).happens(2200, ev.InfusionStopped).happens(3000, ev.SessionEnded)
    tale.at(3010).over("operator")


def story_in(folder: Path, name: str | None = None, *, with_date: bool = True) -> Story:
    with open_shelf(folder) as shelf:
        return story_of(shelf, shelf.find(name), with_date=with_date, now=NOW)
