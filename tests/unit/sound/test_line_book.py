"""A recorded line is heard once, whichever speaker dies meanwhile; one that was to be heard and was not is told."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import numpy as np
import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.link.entries import SetVoice
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.speaker_end import SpeakerEnd
from vr_runtime.sound.guidance import Line, Texts
from vr_runtime.sound.ring import Ring
from vr_runtime.sound.scale import RATE_HZ
from vr_runtime.sound.session_cues import SessionCues
from vr_runtime.sound.speaker import Speaker

from .test_speaker import SESSION, T0, Noise, Outputs

LINE_S = 3.0
TEXTS = Texts("a", "b", "c", "d")
WELCOME, BREATHE, LATER = LINES = tuple(
    Line(name=name, phase="settle", earliest_s=earliest_s, latest_s=earliest_s + 4.0, text=TEXTS)
    for name, earliest_s in (("welcome", 2.0), ("breathe", 28.0), ("later", 54.0))
)
RECORDINGS = {line.name: np.zeros(round(LINE_S * RATE_HZ), dtype=np.float32) for line in LINES}


class Stage:
    """A session whose speakers come and go."""

    def __init__(self, folder, session=SESSION):
        self.ns = T0
        self.host = HostEnd.begin(folder / "link", session)
        self.host.start_at(T0)
        self.speaks()

    def speaks(self):
        """Another speaker takes the place of the one before."""
        self.ring = Ring()
        self.outputs, self.mixer = Outputs(self.ring), Noise()
        self.link = SpeakerEnd(self.host.path)
        cues = SessionCues(self.link.session, LINES, RECORDINGS, self.link)
        self.speaker = Speaker(self.link, cues, self.mixer, self.ring, self.outputs, self.ns)

    def until(self, second, *, nobody=False):
        end_ns = T0 + round(second * NS_PER_S)
        while self.ns < end_ns:
            self.ns += 40_000_000
            self.host.beat(self.ns)
            if not nobody:
                self.speaker.turn(self.ns)

    def heard(self):
        """The lines that this speaker's mixer was told to say, once for each time."""
        names = ["", *(cues.voice for cues in self.mixer.cues)]
        return [name for before, name in pairwise(names) if name and name != before]


@pytest.fixture
def stage(tmp_path):
    return Stage(tmp_path)


def test_every_line_is_heard_once_and_told_to_the_host(stage):
    stage.until(62)
    assert stage.heard() == ["welcome", "breathe", "later"]
    assert stage.host.take_lines() == ([0, 1, 2], [])
    assert stage.host.take_lines() == ([], []), "told once"
    assert stage.host.speaker_status().notice == ""


def test_that_a_line_begins_is_kept_before_the_mixer_hears_of_it(stage, monkeypatch):
    render, kept = stage.mixer.render, []

    def spied(frames, cues):
        if cues.voice:
            kept.append(stage.link.lines("begun"))
        return render(frames, cues)

    monkeypatch.setattr(stage.mixer, "render", spied)
    stage.until(3)
    assert kept[0] == {0}


def test_a_line_whose_speaker_died_is_not_said_again_but_told(stage):
    stage.until(3.5)
    assert stage.heard() == ["welcome"]
    stage.speaks()
    stage.until(36)
    assert stage.heard() == ["breathe"]
    assert stage.host.take_lines() == ([0, 1], [0])
    assert "welcome" in stage.host.speaker_status().notice


def test_a_line_that_was_over_is_neither_said_again_nor_lost(stage):
    stage.until(10)
    stage.speaks()
    stage.until(24)
    assert stage.heard() == []
    assert stage.host.take_lines() == ([0], [])


def test_a_line_that_came_due_while_nobody_was_there_is_told(stage):
    stage.until(24)
    stage.until(36, nobody=True)
    stage.speaks()
    stage.until(62)
    assert stage.heard() == ["later"]
    assert stage.host.take_lines() == ([0, 2], [1])
    assert "breathe" in stage.host.speaker_status().notice


def test_who_comes_in_time_says_it_late_rather_than_not_at_all(stage):
    stage.until(24)
    stage.until(30, nobody=True)
    stage.speaks()
    stage.until(38)
    assert stage.heard() == ["breathe"]
    assert stage.host.take_lines() == ([0, 1], [])


def test_what_nobody_wants_to_hear_is_not_lost(stage):
    stage.host.tell(SetVoice(False))
    stage.until(38)
    stage.host.tell(SetVoice(True))
    stage.until(62)
    assert stage.heard() == ["later"]
    assert stage.host.take_lines() == ([2], [])


def test_a_line_that_was_switched_off_in_its_midst_does_not_begin_again(stage):
    stage.until(3)
    stage.host.tell(SetVoice(False))
    stage.until(3.5)
    stage.host.tell(SetVoice(True))
    stage.until(16)
    assert stage.heard() == ["welcome"]


def test_a_device_that_goes_takes_the_line_with_it_and_what_comes_due_meanwhile(stage):
    stage.until(3.5)
    stage.outputs.there = False
    stage.speaker._output.alive = False
    stage.until(38)
    assert stage.host.take_lines() == ([0], [0, 1])


def test_nothing_begins_before_the_first_picture(tmp_path):
    stage = Stage(tmp_path)
    stage.host.start_at(0)
    early = Line(name="welcome", phase="settle", earliest_s=0.0, latest_s=4.0, text=TEXTS)
    cues = SessionCues(stage.link.session, [early], RECORDINGS, stage.link)
    stage.speaker = Speaker(stage.link, cues, stage.mixer, stage.ring, stage.outputs, stage.ns)
    stage.until(10)
    assert stage.heard() == []
    stage.host.start_at(stage.ns)
    stage.until(12)
    assert stage.heard() == ["welcome"]


def test_after_a_power_cut_what_the_journal_knows_is_not_said_again(stage):
    stage.host.keep_lines([0, 1, 99])
    stage.speaks()
    stage.until(62)
    assert stage.heard() == ["later"]
    assert stage.host.take_lines() == ([2], [])


def test_a_host_that_takes_up_tells_only_what_is_new(stage):
    stage.until(10)
    assert stage.host.take_lines() == ([0], [])
    again = HostEnd.take_up(stage.host.path)
    assert again.take_lines() == ([], [])
    stage.until(38)
    assert again.take_lines() == ([1], [])


@pytest.mark.parametrize("lapse", [1.0, 2.0])
def test_it_is_session_time_that_counts(tmp_path, lapse):
    stage = Stage(tmp_path, msgspec.structs.replace(SESSION, time_lapse=lapse))
    stage.until(15)
    assert stage.heard() == (["welcome"] if lapse == 1.0 else ["welcome", "breathe"])
