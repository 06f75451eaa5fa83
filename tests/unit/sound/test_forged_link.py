"""Whatever stands in the link, the speaker keeps the limits of loudness itself."""

from __future__ import annotations

import math

import msgspec
import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.limits import MAX_SHORT_TERM_LUFS
from vr_runtime.link.entries import SetVolume
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.speaker_end import SpeakerEnd
from vr_runtime.sound.cues import CAP_DB_RANGE, VOLUME_DB_RANGE
from vr_runtime.sound.loudness import Meter
from vr_runtime.sound.mixer import Mixer
from vr_runtime.sound.scale import HOP, HOP_S, RATE_HZ
from vr_runtime.sound.session_cues import SessionCues

from .test_speaker import SESSION, T0

LEVEL = (0.0, 0.0, 0.0, 1.0)
FORGED = [60.0, math.inf, -math.inf, math.nan, 1e300]


def cues_from(folder, volume_db, cap_db, told_db=None):
    """What a speaker makes of a link in which somebody has written these."""
    host = HostEnd.begin(folder / "link", msgspec.structs.replace(SESSION, volume_db=volume_db, cap_db=cap_db))
    if told_db is not None:
        host.tell(SetVolume(told_db))
    link = SpeakerEnd(host.path)
    cues = SessionCues(link.session)
    for entry in link.read():
        cues.tell(entry.told, T0)
    return cues


@pytest.mark.parametrize("forged", FORGED)
def test_volume_and_cap_are_within_their_limits(tmp_path, forged):
    for asked in (cues_from(tmp_path, forged, forged), cues_from(tmp_path, 0.0, 0.0, told_db=forged)):
        cues = asked.cues_at(60 * NS_PER_S, T0, LEVEL, HOP_S)
        assert VOLUME_DB_RANGE[0] <= cues.volume_db <= VOLUME_DB_RANGE[1]
        assert CAP_DB_RANGE[0] <= cues.cap_db <= CAP_DB_RANGE[1]


def test_what_is_heard_of_the_loudest_forgery_is_below_both_ceilings(tmp_path):
    asked = cues_from(tmp_path, 1e300, 1e300, told_db=math.inf)
    mixer, meter = Mixer(1), Meter()
    for hop in range(round(25 * RATE_HZ / HOP)):
        cues = asked.cues_at(60 * NS_PER_S + round(hop * HOP_S * NS_PER_S), T0, LEVEL, HOP_S)
        meter.feed(mixer.render(HOP, cues))
    found = meter.found()
    assert -30.0 < found.short_term_max_lufs <= MAX_SHORT_TERM_LUFS, "it is heard, and no louder than may be"
    assert found.true_peak_dbtp <= -3.0


def test_a_cap_holds_against_any_volume(tmp_path):
    asked = cues_from(tmp_path, 1e300, -12.0, told_db=math.inf)
    mixer, meter = Mixer(1), Meter()
    for hop in range(round(25 * RATE_HZ / HOP)):
        cues = asked.cues_at(60 * NS_PER_S + round(hop * HOP_S * NS_PER_S), T0, LEVEL, HOP_S)
        meter.feed(mixer.render(HOP, cues))
    found = meter.found()
    assert -45.0 < found.short_term_max_lufs <= MAX_SHORT_TERM_LUFS - 12.0
    assert found.true_peak_dbtp <= -15.0


def test_the_mixer_itself_takes_nothing_that_is_out_of_range():
    from vr_runtime.sound.cues import Cues

    mixer, meter = Mixer(1), Meter()
    wild = Cues(loudness_lufs=40.0, volume_db=math.inf, cap_db=90.0, sound=1e9, music=1e9, tone=math.nan)
    for _ in range(round(25 * RATE_HZ / HOP)):
        meter.feed(mixer.render(HOP, wild))
    found = meter.found()
    assert found.short_term_max_lufs <= MAX_SHORT_TERM_LUFS
    assert found.true_peak_dbtp <= -3.0
