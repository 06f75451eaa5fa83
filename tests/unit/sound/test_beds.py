"""Every bed: as loud as asked, soft, wide, alive, and never the same twice."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.sound.listening import meter_of, steady, worst_click
from vr_runtime.content import SCENES
from vr_runtime.problem import Problem
from vr_runtime.render.scene_file import Bed, read_scene_file
from vr_runtime.sound.beds import BEDS
from vr_runtime.sound.scale import RATE_HZ

pytestmark = pytest.mark.xdist_group("beds")
EACH_BED = pytest.mark.parametrize("bed", sorted(BEDS), scope="module")


def test_a_scene_may_name_just_the_beds_that_there_are() -> None:
    assert set(Bed.__args__) == set(BEDS)


def test_every_scene_that_is_offered_has_a_bed_of_its_own() -> None:
    files = [read_scene_file(path) for path in sorted(SCENES.glob("*/scene.toml"))]
    assert [file.name for file in files if not file.hidden and file.sound is None] == []


def test_a_scene_that_names_no_bed_of_ours_is_refused_with_file_line_and_field(tmp_path) -> None:
    path = tmp_path / "night-sky" / "scene.toml"
    path.parent.mkdir()
    text = (SCENES / "night-sky" / "scene.toml").read_text("utf-8").replace('bed = "night"', 'bed = "nightclub"')
    path.write_text(text, "utf-8")
    line = text.splitlines().index('bed = "nightclub"') + 1
    with pytest.raises(Problem, match=rf"scene\.toml:{line}: .*nightclub.*sound\.bed"):
        read_scene_file(path)


@EACH_BED
def test_it_is_as_loud_as_the_course_asks(bed: str) -> None:
    found = meter_of(steady(bed)).found()
    assert found.integrated_lufs == pytest.approx(-26.0, abs=1.0)
    assert found.short_term_min_lufs > -27.0
    assert found.short_term_max_lufs < -25.0


@EACH_BED
def test_nothing_in_it_knocks_or_clicks(bed: str) -> None:
    found = meter_of(steady(bed)).found()
    assert found.true_peak_dbtp < -9.0
    assert found.crest_db < 14.0
    assert worst_click(steady(bed)) < 12.0


@EACH_BED
def test_it_falls_towards_the_high_frequencies(bed: str) -> None:
    power = np.abs(np.fft.rfft(steady(bed)[:, 0])) ** 2
    hz = np.fft.rfftfreq(len(steady(bed)), 1 / RATE_HZ)

    def density_db(centre_hz: float) -> float:
        return 10 * np.log10(power[(hz > centre_hz / 1.4) & (hz < centre_hz * 1.4)].mean())

    assert 3.5 < (density_db(250.0) - density_db(4000.0)) / 4.0 < 15.0
    assert density_db(10_000.0) < density_db(4000.0) - 3.0


@EACH_BED
def test_it_does_not_come_back(bed: str) -> None:
    """No stretch of it resembles a later one: beyond a second the autocorrelation of its noise has died out."""
    mono = steady(bed).mean(axis=1)[::4]
    mono = np.diff(mono)  # tones are steady by intent and lie low
    spectrum = np.fft.rfft(mono, 2 * len(mono))
    kept = np.abs(np.fft.rfftfreq(2 * len(mono), 4 / RATE_HZ)) > 900.0
    alike = np.fft.irfft(np.abs(spectrum) ** 2 * kept)[: len(mono)]
    alike = alike / alike[0] * (len(mono) / np.maximum(len(mono) - np.arange(len(mono)), 1))
    assert np.abs(alike[RATE_HZ // 4 : len(mono) * 3 // 4]).max() < 0.12


@EACH_BED
def test_it_is_wide_but_whole(bed: str) -> None:
    """High frequencies differ between the ears, as around a person; low ones do not pull apart."""
    left, right = np.fft.rfft(steady(bed), axis=0).T
    hz = np.fft.rfftfreq(len(steady(bed)), 1 / RATE_HZ)

    def alike(low_hz: float, high_hz: float) -> float:
        band = (hz > low_hz) & (hz < high_hz)
        both = np.sqrt((np.abs(left[band]) ** 2).sum() * (np.abs(right[band]) ** 2).sum())
        return float(np.abs((left[band] * right[band].conj()).sum()) / both)

    assert alike(1500.0, 4000.0) < 0.5
    assert alike(40.0, 120.0) > 0.6


@EACH_BED
def test_it_lives(bed: str) -> None:
    """Its colour moves: bands rise and fall by themselves within half a minute."""
    pieces = steady(bed)[:, 0].reshape(15, -1)
    power = np.abs(np.fft.rfft(pieces, axis=1)) ** 2
    hz = np.fft.rfftfreq(pieces.shape[1], 1 / RATE_HZ)
    octaves = [(200, 400), (400, 800), (800, 1600), (1600, 3200)]
    moved = [np.ptp(10 * np.log10(power[:, (hz > low) & (hz < high)].mean(axis=1))) for low, high in octaves]
    assert 1.0 < max(moved) < 20.0
