"""The whole mix: the same from the same seed, whole in any blocks, and calm whatever it is told."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.unit.sound.listening import loudness, meter_of, opened, rendered, worst_click
from vr_runtime.course.limits import MAX_SHORT_TERM_LUFS
from vr_runtime.course.samples import levels_by_part
from vr_runtime.sound.cues import Cues, SoundSettings, cues_of
from vr_runtime.sound.lines import levelled_line
from vr_runtime.sound.mixer import Mixer
from vr_runtime.sound.scale import HOP, RATE_HZ, gain_of
from vr_runtime.sound.true_peak import between

CUES = Cues(bed="lake", music=1.0, loudness_lufs=-28.0)


def band(samples: np.ndarray, low_hz: float, high_hz: float) -> float:
    """Power of a band, in dB."""
    hz = np.fft.rfftfreq(len(samples), 1 / RATE_HZ)
    power = (np.abs(np.fft.rfft(samples, axis=0)) ** 2).sum(axis=1) / len(samples)
    return float(10 * np.log10(power[(hz > low_hz) & (hz < high_hz)].sum()))


def speech(seconds: float) -> np.ndarray:
    """Something with the rhythm of speech."""
    rng = np.random.default_rng(9)
    syllables = np.repeat(rng.uniform(0.05, 1.0, round(seconds * 5)), RATE_HZ // 5)
    syllables *= np.sin(np.pi * (np.arange(len(syllables)) % (RATE_HZ // 5)) / (RATE_HZ // 5)) ** 2
    return (syllables * np.sin(2 * np.pi * 180.0 * np.arange(len(syllables)) / RATE_HZ)).astype(np.float32)


def test_the_same_seed_and_cues_give_the_same_samples_and_another_seed_others() -> None:
    first, again, other = (rendered(Mixer(seed), CUES, 1.0) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.allclose(first[RATE_HZ // 2 :], other[RATE_HZ // 2 :], atol=1e-9)


@given(st.lists(st.integers(1, 3000), min_size=1, max_size=20))
@settings(max_examples=8, deadline=None)
def test_blocks_of_any_length_join_to_the_same_samples(lengths) -> None:
    whole, pieces = Mixer(3), Mixer(3)
    joined = np.concatenate([pieces.render(frames, CUES) for frames in lengths])
    assert joined.dtype == np.float32
    assert np.array_equal(joined, whole.render(sum(lengths), CUES))


@pytest.mark.parametrize("part", ["settle", "deepen", "rest"])
def test_a_part_sounds_as_loud_as_its_levels_say(part: str) -> None:
    levels = levels_by_part()[part]
    cues = cues_of(levels, SoundSettings(), bed="forest")
    found = meter_of(rendered(opened(cues, seed=11), cues, 15.0)).found()
    assert found.integrated_lufs == pytest.approx(levels.loudness_lufs, abs=1.0)
    assert abs(found.short_term_min_lufs - levels.loudness_lufs) < 1.0
    assert abs(found.short_term_max_lufs - levels.loudness_lufs) < 1.0


def test_it_comes_in_over_seconds() -> None:
    samples = rendered(Mixer(1), Cues(), 6.0)
    assert loudness(samples[:RATE_HZ]) < -50.0
    power = (samples.reshape(-1, RATE_HZ // 2, 2) ** 2).mean(axis=(1, 2))
    rises_db = 10 * np.log10(power[3:] / power[2:-1])
    assert rises_db.max() < 1.5 + 0.8  # 3 dB a second, and what noise does in half a second


def test_an_emergency_is_silent_in_half_a_second_without_a_click() -> None:
    mixer = opened(CUES)
    heard = rendered(mixer, CUES, 1.0)
    after = rendered(mixer, replace(CUES, sound=0.0), 1.0)
    assert not after[RATE_HZ // 2 :].any()
    parts = np.abs(after[: 16 * 1024]).reshape(4, -1).max(axis=1)
    assert all(later < earlier * 1.3 for earlier, later in pairwise(parts))
    assert worst_click(np.concatenate([heard, after])[: RATE_HZ + HOP * 25]) < 12.0


def test_staff_are_announced_by_a_soft_tone() -> None:
    mixer = opened(CUES)
    before = rendered(mixer, CUES, 0.5)
    envelope = [np.sin(np.pi * hop / 94) ** 2 for hop in range(95)]
    during = np.concatenate([mixer.render(HOP, replace(CUES, tone=float(level))) for level in envelope])
    middle = during[RATE_HZ // 4 : RATE_HZ * 3 // 4]
    assert band(middle, 285.0, 302.0) > band(before, 285.0, 302.0) + 6.0
    assert worst_click(during) < 12.0
    assert np.abs(during).max() < gain_of(-9.0)


def test_the_bed_steps_back_for_a_line_and_comes_back() -> None:
    cues = Cues(bed="snow")
    mixer = opened(cues, recordings={"welcome": levelled_line(speech(4.0))})
    before = rendered(mixer, cues, 3.0)
    spoken = replace(cues, voice="welcome")
    during = rendered(mixer, spoken, 5.5)
    after = rendered(mixer, spoken, 7.0)[4 * RATE_HZ :]
    away_from_the_voice = (600.0, 5000.0)
    ducked = band(before, *away_from_the_voice) - band(during[RATE_HZ : 4 * RATE_HZ], *away_from_the_voice)
    assert 6.0 <= ducked <= 10.0
    assert band(during[RATE_HZ : 4 * RATE_HZ], 150.0, 210.0) > band(before, 150.0, 210.0) + 6.0
    assert abs(band(after, *away_from_the_voice) - band(before, *away_from_the_voice)) < 1.0
    assert meter_of(during).found().short_term_max_lufs < MAX_SHORT_TERM_LUFS


def test_a_line_that_is_taken_away_fades_and_one_that_nobody_recorded_is_silence() -> None:
    cues = Cues(bed="snow")
    recordings = {"long": levelled_line(speech(10.0))}
    one, other = opened(cues, recordings=recordings), opened(cues, recordings=recordings)
    rendered(one, replace(cues, voice="long"), 2.0)
    left = rendered(one, cues, 1.0)
    assert band(left[RATE_HZ // 2 :], 150.0, 210.0) < band(left[: RATE_HZ // 3], 150.0, 210.0) - 6.0
    assert worst_click(left) < 20.0
    assert np.array_equal(rendered(other, replace(cues, voice="none"), 1.0), rendered(opened(cues), cues, 1.0))


def test_another_scene_comes_in_slowly() -> None:
    cues = Cues(bed="underwater")
    mixer = opened(cues)
    samples = np.concatenate([rendered(mixer, cues, 2.0), rendered(mixer, replace(cues, bed="dusk"), 24.0)])
    assert worst_click(samples) < 14.0
    assert loudness(samples) == pytest.approx(-26.0, abs=1.0)
    assert band(samples[-2 * RATE_HZ :], 1500.0, 4000.0) > band(samples[: 2 * RATE_HZ], 1500.0, 4000.0) + 10.0
    with pytest.raises(KeyError):
        mixer.render(HOP, replace(cues, bed="no-such-bed"))


def test_more_detail_opens_the_sound() -> None:
    plain, rich = Cues(bed="forest", detail=0.0), Cues(bed="forest", detail=1.0)
    high = [band(rendered(opened(cues), cues, 3.0), 1500.0, 6000.0) for cues in (plain, rich)]
    assert high[1] > high[0] + 2.0


def test_volume_and_cap_lower_the_whole() -> None:
    low = replace(CUES, volume_db=-10.0)
    capped = replace(CUES, loudness_lufs=-26.0, volume_db=6.0, cap_db=-12.0)
    assert loudness(rendered(opened(low), low, 4.0)) == pytest.approx(-38.0, abs=1.0)
    assert loudness(rendered(opened(capped), capped, 4.0)) == pytest.approx(MAX_SHORT_TERM_LUFS - 14.0, abs=1.0)


def test_silence_that_nobody_asked_for_is_counted() -> None:
    class Broken:
        def hop(self, *_, **__):
            return np.zeros((HOP, 2), dtype=np.float32)

    mixer = opened(Cues(bed="snow"))
    rendered(mixer, Cues(bed="snow"), 6.0)
    assert mixer.silent_s == 0.0
    assert mixer.heard_lufs == pytest.approx(-26.0, abs=1.5)
    mixer._deck._bed = Broken()
    rendered(mixer, Cues(bed="snow"), 12.0)
    assert mixer.silent_s > 10.0
    rendered(mixer, Cues(bed="snow", sound=0.0), 1.0)
    assert mixer.silent_s == 0.0


ANYTHING = st.builds(
    Cues,
    loudness_lufs=st.floats(-60.0, 0.0), music=st.floats(-1.0, 2.0), sound=st.sampled_from([0.0, 0.3, 1.0, 5.0]),
    tone=st.sampled_from([0.0, 1.0, 9.0]), motion=st.floats(-1.0, 2.0), detail=st.floats(-1.0, 2.0),
    volume_db=st.floats(-90.0, 90.0), cap_db=st.sampled_from([0.0, -6.0, 40.0]),
    head=st.tuples(*[st.floats(-1.0, 1.0)] * 4), bed=st.sampled_from(["lake", "glow"]),
    voice=st.sampled_from(["", "a"]),
)  # fmt: skip


@given(st.lists(st.tuples(ANYTHING, st.integers(1, 60_000)), min_size=1, max_size=6), st.booleans())
@settings(max_examples=12, deadline=None, phases=(Phase.reuse, Phase.generate))  # making it small takes minutes
def test_no_sequence_of_cues_makes_a_peak_or_a_click(story, is_open) -> None:
    mixer = Mixer(4, recordings={"a": levelled_line(speech(2.0))})
    if is_open:
        rendered(mixer, CUES, 3.0)
    samples = np.concatenate([mixer.render(frames, cues) for cues, frames in story])
    assert np.isfinite(samples).all()
    assert between(np.concatenate([np.zeros((12, 2), dtype=np.float32), samples])).max() <= gain_of(-3.0)
    assert worst_click(np.concatenate([samples, mixer.render(2 * HOP, story[-1][0])])) < 25.0
    if len(samples) > 3.2 * RATE_HZ:
        assert meter_of(samples).found().short_term_max_lufs < MAX_SHORT_TERM_LUFS
