"""Beds from files: whose they are, made ready beside what plays, and one of ours wherever that fails."""

from __future__ import annotations

import time

import numpy as np
import pytest

from tests.unit.sound.listening import loudness, opened, rendered, worst_click
from vr_runtime.cli import main
from vr_runtime.link.entries import UseScene
from vr_runtime.problem import ExitCode
from vr_runtime.sound.beds import BEDS
from vr_runtime.sound.cues import Cues
from vr_runtime.sound.file_beds import FileBeds
from vr_runtime.sound.files import LoopedFile, read_whole, write
from vr_runtime.sound.mixer import Mixer, RecordedBed
from vr_runtime.sound.scale import HOP, RATE_HZ
from vr_runtime.sound.scene_beds import SceneBed, bed_of, bed_that_plays
from vr_runtime.sound.session_cues import SessionCues

from .test_speaker import SESSION, T0

LEVEL = (0.0, 0.0, 0.0, 1.0)
PATIENCE_S = 240.0


@pytest.fixture
def clinic(tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path / "clinic"))
    (tmp_path / "clinic" / "beds").mkdir(parents=True)
    return tmp_path / "clinic"


@pytest.fixture(scope="module")
def rain(tmp_path_factory):
    """Half a minute of soft noise, all of it between 1 and 2 kHz."""
    path = tmp_path_factory.mktemp("rain") / "rain.flac"
    hz = np.fft.rfftfreq(32 * RATE_HZ, 1 / RATE_HZ)[:, None]
    spectrum = np.fft.rfft(np.random.default_rng(2).standard_normal((32 * RATE_HZ, 2)), axis=0)
    noise = np.fft.irfft(spectrum * ((hz > 1000.0) & (hz < 2000.0)), axis=0)
    write(path, [(0.2 * noise / np.abs(noise).max()).astype(np.float32)])
    return path


def share_of_rain(samples):
    power = (np.abs(np.fft.rfft(samples, axis=0)) ** 2).sum(axis=1)
    hz = np.fft.rfftfreq(len(samples), 1 / RATE_HZ)
    return float(power[(hz > 950.0) & (hz < 2100.0)].sum() / power.sum())


def made(beds):
    """Wait until nothing is being made ready any more."""
    deadline_s = time.monotonic() + PATIENCE_S
    while beds._work:
        assert time.monotonic() < deadline_s, "it is never ready"
        time.sleep(0.02)
        beds.look()


def test_a_scene_has_its_own_bed_and_a_clinics_file_goes_before_it(clinic):
    assert bed_of("still-lake") == SceneBed("lake")
    own = clinic / "beds" / "still-lake.ogg"
    own.write_bytes(b"")
    assert bed_of("still-lake") == SceneBed("lake", own)
    assert bed_that_plays("no-such-scene") == bed_of("forest-canopy")


def test_a_recorded_bed_is_as_loud_as_any_and_crosses_slowly_with_ours(rain):
    mixer = opened(Cues(bed="lake"), recorded_beds={"rain": RecordedBed(LoopedFile.of(rain), "lake")})
    before = rendered(mixer, Cues(bed="lake"), 4.0)
    crossing = rendered(mixer, Cues(bed="rain"), 22.0)
    after = rendered(mixer, Cues(bed="rain"), 6.0)
    assert share_of_rain(before) < 0.2
    assert share_of_rain(crossing[: 2 * RATE_HZ]) < 0.4
    assert share_of_rain(after) > 0.9
    assert loudness(after) == pytest.approx(-26.0, abs=1.0)
    assert worst_click(np.concatenate([before, crossing, after])) < 12.0


def test_it_is_made_ready_beside_what_plays_and_then_played(rain, monkeypatch):
    monkeypatch.setattr("vr_runtime.sound.session_cues.bed_that_plays", lambda scene: SceneBed("snow", rain))
    beds = FileBeds()
    cues = SessionCues(SESSION, beds=beds)
    try:
        assert cues.cues_at(0, T0, LEVEL, 0.01).bed == "snow"
        made(beds)
        cues.look(cues.where(0), plays=True)
        name = cues.cues_at(0, T0, LEVEL, 0.01).bed
        assert name not in BEDS
        assert beds.faults == ()
        mixer = opened(Cues(bed=name), recorded_beds=beds.ready)
        assert share_of_rain(rendered(mixer, Cues(bed=name), 2.0)) > 0.9
        cues.tell(UseScene("anything"), T0)
        assert cues.cues_at(0, T0, LEVEL, 0.01).bed == "snow", "until it is looked at anew"
        assert not beds._work, "each file once"
    finally:
        beds.close()


@pytest.mark.parametrize(
    ("content", "said"), [(b"no sound", "cannot be read"), (None, "cannot be read"), (b"short", "lasts less than 30 s")]
)
def test_one_that_cannot_be_played_is_told_and_ours_goes_on(tmp_path, content, said):
    path = tmp_path / "bed.flac"
    if content == b"short":
        write(path, [np.full((RATE_HZ, 2), 0.1, np.float32)])
    elif content is not None:
        path.write_bytes(content)
    beds, bed = FileBeds(), SceneBed("river", path)
    beds.want(bed)
    made(beds)
    [fault] = beds.faults
    assert said in fault
    assert "bed.flac" in fault
    assert beds.name_of(bed) == "river"
    beds.want(bed)
    assert not beds._work, "it is not tried again and again"


def test_a_file_that_fails_while_it_plays_is_silence_and_no_fault(rain):
    looped = LoopedFile.of(rain)
    mixer = Mixer(1, recorded_beds={"rain": RecordedBed(looped, "lake")})
    mixer.render(RATE_HZ, Cues(bed="rain"))
    looped._file.read = lambda frames, **how: np.zeros((0, 2), np.float32)
    assert np.isfinite(mixer.render(20 * HOP, Cues(bed="rain"))).all()


def test_render_takes_a_clinics_bed(clinic, rain, tmp_path, capsys):
    (clinic / "beds" / "still-lake.flac").write_bytes(rain.read_bytes())
    out = tmp_path / "a.wav"
    render = ["sound", "render", "still-lake", "--minutes", "0.1", "--music", "none", "--out", str(out)]
    assert main(render) == ExitCode.OK
    assert share_of_rain(read_whole(out)) > 0.9
    (clinic / "beds" / "still-lake.flac").write_bytes(b"no sound")
    assert main(render) == ExitCode.BAD_SOUND
    assert capsys.readouterr().err.count("\n") == 1
