"""Gains keep their pace whatever is asked; no peak passes the limiter."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vr_runtime.course.limits import MAX_SHORT_TERM_LUFS
from vr_runtime.sound.cues import Cues
from vr_runtime.sound.limiter import DELAY_FRAMES, Limiter, Softener
from vr_runtime.sound.rider import DUCK_DB, Levelled, Rider, asked_lufs
from vr_runtime.sound.scale import HOP, HOP_S, RATE_HZ, db_of, gain_of, gain_to_lufs
from vr_runtime.sound.true_peak import between

ANY = st.floats(allow_nan=True, allow_infinity=True)
GAIN = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0.0, 1.0), ANY)
WILD_CUES = st.builds(
    Cues,
    loudness_lufs=st.one_of(st.floats(-40.0, -26.0), ANY),
    sound=GAIN, volume_db=st.one_of(st.floats(-24.0, 6.0), ANY), cap_db=st.one_of(st.floats(-24.0, 0.0), ANY),
)  # fmt: skip
STORY = st.lists(st.tuples(WILD_CUES, st.integers(1, 300), st.booleans()), min_size=1, max_size=8)
STEP_DB = 3.0 * HOP_S + 1e-6


def hops(seconds: float) -> int:
    return round(seconds / HOP_S)


@given(STORY)
@settings(max_examples=60, deadline=None)
def test_whatever_is_asked_the_mix_rises_by_at_most_3_db_a_second_and_stays_below_its_ceiling(story) -> None:
    rider, before, door = Rider(), 0.0, 0.0
    for cues, count, _ in story:
        for _ in range(count):
            rider.step(cues.within(), ducked=False)
            gain = rider.base[1] * rider.door[1]
            if before > 0.0:
                quiet = 1.001 * gain_of(-30.0) * rider.base[1]
                assert gain <= max(before * gain_of(STEP_DB), quiet)
            assert rider.door[1] - door <= gain_of(-30.0) * HOP_S * 1.01 or door >= gain_of(-30.0) * 0.9
            assert rider.door[1] <= max(door, cues.within().sound)
            assert gain <= gain_to_lufs(MAX_SHORT_TERM_LUFS - 2.0) * 1.0001
            before, door = gain, rider.door[1]


@given(WILD_CUES, WILD_CUES)
@settings(max_examples=60, deadline=None)
def test_what_is_heard_falls_by_at_most_3_db_a_second_unless_the_door_shuts(first, second) -> None:
    rider = Rider()
    for _ in range(hops(14.0)):
        rider.step(Cues(first.loudness_lufs, volume_db=first.volume_db, cap_db=first.cap_db).within(), ducked=False)
    for _ in range(200):
        rider.step(Cues(second.loudness_lufs, volume_db=second.volume_db, cap_db=second.cap_db).within(), ducked=False)
        assert abs(db_of(rider.base[1]) - db_of(rider.base[0])) <= STEP_DB


@given(WILD_CUES)
@settings(max_examples=100, deadline=None)
def test_no_volume_asks_for_more_than_the_ceiling_and_the_cap_allow(cues) -> None:
    kept = cues.within()
    assert asked_lufs(kept) <= MAX_SHORT_TERM_LUFS + kept.cap_db - 2.0


def test_the_door_shuts_within_a_third_of_a_second_on_one_straight_line() -> None:
    rider = Rider()
    for _ in range(hops(14.0)):
        rider.step(Cues(), ducked=False)
    assert rider.door[1] == 1.0
    doors = []
    while rider.door[1] > 0.0:
        rider.step(Cues(sound=0.0), ducked=False)
        doors.append(rider.door)
    assert len(doors) * HOP_S < 0.32
    assert all(end < start for start, end in doors)
    assert max(start - end for start, end in doors) < 0.04


def test_the_door_opens_softly() -> None:
    rider = Rider()
    for _ in range(hops(0.95)):
        rider.step(Cues(), ducked=False)
    assert db_of(rider.door[1]) < -30.0
    for _ in range(hops(11.5)):
        rider.step(Cues(), ducked=False)
    assert rider.door[1] == 1.0


def test_a_line_has_room_within_half_a_second_and_gives_it_back_slowly() -> None:
    rider = Rider()
    for _ in range(hops(0.52)):
        rider.step(Cues(), ducked=True)
    assert db_of(rider.duck[1]) == pytest.approx(-DUCK_DB, abs=0.01)
    for _ in range(hops(1.0)):
        rider.step(Cues(), ducked=False)
    assert db_of(rider.duck[1]) == pytest.approx(3.0 - DUCK_DB, abs=0.1)


def test_a_source_that_is_too_loud_or_too_soft_is_brought_to_the_reference() -> None:
    rng = np.random.default_rng(1)
    for factor in (0.5, 2.0):
        levelled = Levelled()
        noise = [rng.standard_normal((HOP, 2)).astype(np.float32) * np.float32(0.5 * factor) for _ in range(hops(12))]
        out = np.concatenate([levelled.levelled(block) for block in noise][-hops(3) :])
        from vr_runtime.sound.loudness import KWeighting

        assert 10 * np.log10((KWeighting(2).filtered(out) ** 2).sum() / len(out)) == pytest.approx(0.0, abs=0.5)


@given(st.lists(st.tuples(st.integers(0, HOP - 1), st.floats(-4.0, 4.0)), max_size=12), st.floats(0.05, 0.7))
@settings(max_examples=60, deadline=None)
def test_no_peak_passes_the_limiter(knocks, ceiling) -> None:
    limiter, rng = Limiter(), np.random.default_rng(len(knocks))
    blocks = [0.1 * ceiling * rng.standard_normal((HOP, 2)).astype(np.float32) for _ in range(6)]
    for index, (at, height) in enumerate(knocks):
        blocks[index % 4][at, index % 2] += np.float32(height)
    out = np.concatenate([limiter.limited(block, ceiling) for block in blocks])
    assert np.abs(out).max() <= ceiling * 1.0001
    assert between(out).max() <= ceiling * gain_of(0.3)


def test_a_high_tone_between_the_samples_is_caught_too() -> None:
    limiter, t = Limiter(), np.arange(40 * HOP)
    wave = np.repeat(np.sin(0.5 * np.pi * t + 0.25 * np.pi)[:, None], 2, axis=1).astype(np.float32)
    out = np.concatenate([limiter.limited(block, 0.7) for block in wave.reshape(-1, HOP, 2)])
    assert between(out).max() <= 0.7 * gain_of(0.2)
    assert np.abs(out[-HOP:]).max() < 0.52


def test_what_is_low_enough_passes_untouched() -> None:
    limiter = Limiter()
    blocks = np.random.default_rng(2).standard_normal((20, HOP, 2)).astype(np.float32) * np.float32(0.05)
    out = np.concatenate([limiter.limited(block, 0.7) for block in blocks])
    assert np.array_equal(out[DELAY_FRAMES:], blocks.reshape(-1, 2)[:-DELAY_FRAMES])


def test_after_a_peak_it_comes_back_at_3_db_a_second() -> None:
    limiter, steady = Limiter(), np.full((HOP, 2), 0.25, dtype=np.float32)
    knock = steady.copy()
    knock[100] = 1.0
    limiter.limited(knock, 0.5)
    after = np.concatenate([limiter.limited(steady, 0.5) for _ in range(hops(2.5))])[:, 0]
    rises_db = 20 * np.log10(after[RATE_HZ:] / after[:-RATE_HZ])
    assert rises_db.max() <= 3.01
    assert after[-1] == pytest.approx(0.25)


def test_a_knock_in_the_mix_is_softened_to_its_crest() -> None:
    softener, rng = Softener(), np.random.default_rng(3)
    blocks = [0.3 * rng.standard_normal((HOP, 2)).astype(np.float32) for _ in range(hops(30.0))]
    blocks[-20][10] = 6.0
    out = np.concatenate([softener.softened(block) for block in blocks])[-25 * HOP :]
    assert 20 * np.log10(np.abs(out).max() / 0.3) < 13.0
