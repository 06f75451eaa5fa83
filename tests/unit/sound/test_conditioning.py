"""A clinic's own recordings: any rate becomes 48 kHz without folding anything back, and rumble below hearing goes."""

from __future__ import annotations

import numpy as np
import pytest

from vr_runtime.sound.conditioning import conditioned_line, resampled, without_infrasound
from vr_runtime.sound.files import LoopedFile, read_blocks
from vr_runtime.sound.scale import HOP, RATE_HZ


def tone(hz, rate_hz=RATE_HZ, seconds=4.0, gain=0.1):
    wave = gain * np.sin(2.0 * np.pi * hz * np.arange(round(seconds * rate_hz)) / rate_hz)
    return np.stack([wave, wave], axis=1).astype(np.float32)


def in_pieces(samples, length):
    return [samples[start : start + length] for start in range(0, len(samples), length)]


def level_db(samples):
    """Of the middle half, where filters have settled."""
    middle = samples[len(samples) // 4 : 3 * len(samples) // 4]
    return 20.0 * np.log10(float(np.sqrt(np.mean(np.square(middle, dtype=np.float64)))) + 1e-12)


def strongest_hz(samples):
    window = np.hanning(len(samples))
    return float(np.argmax(np.abs(np.fft.rfft(samples[:, 0] * window))) * RATE_HZ / len(samples))


@pytest.mark.parametrize("rate_hz", [8000, 22_050, 32_000, 44_100, 88_200, 96_000, 192_000])
def test_any_rate_keeps_length_pitch_and_level(rate_hz):
    given = tone(997.0, rate_hz)
    out = np.concatenate(list(resampled(in_pieces(given, 10_001), rate_hz)))
    assert len(out) == pytest.approx(4 * RATE_HZ, abs=2)
    assert strongest_hz(out) == pytest.approx(997.0, abs=0.5)
    assert level_db(out) == pytest.approx(level_db(given), abs=0.02)


def test_what_48_khz_cannot_hold_is_not_folded_back():
    out = np.concatenate(list(resampled([tone(30_000.0, 96_000)], 96_000)))
    assert level_db(out) < -110.0


def test_the_pieces_in_which_it_comes_leave_no_seam():
    noise = np.random.default_rng(1).uniform(-0.3, 0.3, (60_000, 2)).astype(np.float32)
    whole = np.concatenate(list(without_infrasound(resampled([noise], 44_100))))
    pieces = np.concatenate(list(without_infrasound(resampled(in_pieces(noise, 777), 44_100))))
    assert len(whole) == len(pieces)
    assert np.abs(whole - pieces).max() < 1e-5


def test_at_48_khz_nothing_is_resampled():
    given = [tone(440.0, seconds=0.1)]
    assert next(iter(resampled(given, RATE_HZ))) is given[0]


@pytest.mark.parametrize(("hz", "change_db", "within_db"), [
    (1000.0, 0.0, 0.01), (60.0, 0.0, 0.2), (20.0, -3.0, 0.1), (10.0, -24.1, 0.3), (5.0, -48.0, 1.0),
])  # fmt: skip
def test_only_what_nobody_hears_goes(hz, change_db, within_db):
    given = tone(hz, seconds=4.0)
    out = np.concatenate(list(without_infrasound(in_pieces(given, 4801))))
    assert len(out) == len(given)
    assert level_db(out) - level_db(given) == pytest.approx(change_db, abs=within_db)


def test_an_offset_is_gone_within_a_second():
    given = np.full((4 * RATE_HZ, 2), 0.4, dtype=np.float32)
    out = np.concatenate(list(without_infrasound([given])))
    assert np.abs(out[RATE_HZ:]).max() < 1e-4


@pytest.mark.parametrize(("hz", "change_db"), [(1000.0, 0.0), (20.0, -3.0), (10.0, -24.1)])
def test_a_line_goes_through_the_same_filter(hz, change_db):
    given = tone(hz, 44_100)[:, 0]
    out = conditioned_line(given, 44_100)
    assert len(out) == 4 * RATE_HZ
    assert level_db(out) - level_db(given) == pytest.approx(change_db, abs=0.3)


def test_a_line_of_no_samples_stays_one():
    assert len(conditioned_line(np.zeros(0, dtype=np.float32), 44_100)) == 0


def written(path, samples, rate_hz):
    import soundfile

    soundfile.write(path, samples, rate_hz, "PCM_24")
    return path


def test_music_at_another_rate_is_made_ready_before_it_is_played(tmp_path, monkeypatch):
    """Level, pitch and end of a loop at 44.1 kHz with a rumble in it; no resampling once it plays."""
    music = tone(440.0, 44_100, 32.0) + tone(6.0, 44_100, 32.0, gain=0.3)
    loop = LoopedFile.of(written(tmp_path / "music.flac", music, 44_100))
    import soxr

    def late(*_, **__):
        raise AssertionError("resampled while it plays")

    monkeypatch.setattr(soxr, "ResampleStream", late)
    heard = np.concatenate([loop.hop(0, 0.0) for _ in range(round(40 * RATE_HZ / HOP))])
    steady = heard[2 * RATE_HZ : 10 * RATE_HZ]
    assert strongest_hz(steady) == pytest.approx(440.0, abs=0.5)
    spectrum = np.abs(np.fft.rfft(steady[:, 0] * np.hanning(len(steady))))
    bins = np.fft.rfftfreq(len(steady), 1.0 / RATE_HZ)
    assert spectrum[bins < 12.0].max() < 0.05 * spectrum.max()
    assert level_db(heard[34 * RATE_HZ :]) == pytest.approx(level_db(steady), abs=1.0), "it goes on past its end"


def test_a_meter_hears_a_file_of_any_rate(tmp_path):
    path = written(tmp_path / "tone.wav", tone(997.0, 44_100), 44_100)
    assert sum(len(block) for block in read_blocks(path)) == pytest.approx(4 * RATE_HZ, abs=2)


def test_music_that_finds_no_room_is_one_line(tmp_path, monkeypatch):
    from vr_runtime.problem import Problem
    from vr_runtime.sound import files

    def full(**_):
        raise OSError(28, "No space left on device")

    path = written(tmp_path / "music.wav", tone(440.0, seconds=31.0), RATE_HZ)
    monkeypatch.setattr(files.tempfile, "TemporaryFile", full)
    with pytest.raises(Problem, match="No space left on device"):
        LoopedFile.of(path)
