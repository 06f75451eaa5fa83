"""Files in and out, a clinic's own music, and the commands as a person types them."""

from __future__ import annotations

import json

import numpy as np
import pytest
from PIL import Image

from tests.unit.sound.listening import loudness, worst_click
from vr_runtime.cli import main
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.course.samples import levels_by_part
from vr_runtime.course.score import NS_PER_MIN
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.sound.cues import Cues, SoundSettings, cues_of
from vr_runtime.sound.files import LoopedFile, metered, read_blocks, read_line, write
from vr_runtime.sound.mixer import Mixer
from vr_runtime.sound.rendering import course_cues, planned_course
from vr_runtime.sound.scale import HOP, RATE_HZ

RNG = np.random.default_rng(6)


def hum(seconds: float, rate_hz: int = RATE_HZ) -> np.ndarray:
    mono = 0.2 * np.sin(2 * np.pi * 110.0 * np.arange(round(seconds * rate_hz)) / rate_hz)
    return np.stack([mono, mono], axis=1).astype(np.float32)


@pytest.fixture(scope="module")
def music(tmp_path_factory):
    path = tmp_path_factory.mktemp("music") / "piece.flac"
    hz = np.fft.rfftfreq(36 * RATE_HZ, 1 / RATE_HZ)[:, None]
    shaped = np.fft.rfft(RNG.standard_normal((36 * RATE_HZ, 2)), axis=0) * (hz > 40.0) / np.maximum(hz, 40.0)
    noise = np.fft.irfft(shaped, axis=0)
    write(path, [(0.3 * noise / np.abs(noise).max()).astype(np.float32)])
    return path


@pytest.mark.parametrize(("name", "tolerance"), [("a.flac", 2e-7), ("a.wav", 2e-7), ("a.ogg", 0.05)])
def test_what_is_written_is_read(tmp_path, name: str, tolerance: float) -> None:
    samples = hum(1.0)
    assert write(tmp_path / name, np.split(samples, 3)) == RATE_HZ
    back = np.concatenate(list(read_blocks(tmp_path / name)))
    assert np.abs(back - samples)[2000:-2000].max() <= tolerance


def test_music_from_a_file_goes_on_without_a_seam(music) -> None:
    looped = LoopedFile.of(music)
    samples = np.concatenate([looped.hop(0, 0.0) for _ in range(66 * RATE_HZ // HOP)])
    assert worst_click(samples[20 * RATE_HZ :]) < 12.0
    assert np.array_equal(samples[8 * RATE_HZ : 27 * RATE_HZ], samples[36 * RATE_HZ : 55 * RATE_HZ])
    assert loudness(samples) == pytest.approx(-0.7, abs=1.5)


def test_a_clinics_music_stands_in_for_the_pads(music) -> None:
    cues = Cues(bed="snow", music=1.0)
    mixer = Mixer(1, music=LoopedFile.of(music))
    mixer.render(13 * RATE_HZ, cues)
    assert loudness(mixer.render(5 * RATE_HZ, cues)) == pytest.approx(-26.0, abs=1.0)


def test_a_recording_at_another_rate_is_brought_to_ours(tmp_path) -> None:
    import soundfile

    path = tmp_path / "line.wav"
    soundfile.write(path, hum(1.0, 44_100)[:, 0], 44_100)
    line = read_line(path)
    assert len(line) == RATE_HZ
    steady, same = line[RATE_HZ // 2 :], hum(1.0)[RATE_HZ // 2 :, 0]
    assert np.std(steady) == pytest.approx(float(np.std(same)), rel=0.01)
    assert np.argmax(np.abs(np.fft.rfft(steady))) == np.argmax(np.abs(np.fft.rfft(same)))


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_bytes(b"no sound"), "cannot be read"),
        (lambda path: None, "cannot be read"),
        (lambda path: write(path, [hum(5.0)]), "lasts less than 30 s"),
        (lambda path: write(path, [np.zeros((40 * RATE_HZ, 2), np.float32)]), "is silent"),
        (lambda path: write(path, []), "is silent"),
    ],
)
def test_music_that_does_not_fit_is_refused_in_one_line(tmp_path, make, said: str) -> None:
    path = tmp_path / "music.wav"
    make(path)
    with pytest.raises(Problem, match=said) as refused:
        LoopedFile.of(path)
    assert refused.value.code is ExitCode.BAD_SOUND
    assert "\n" not in str(refused.value)


def test_a_file_at_a_rate_that_no_recording_has_is_refused_with_the_remedy(tmp_path, capsys) -> None:
    import soundfile

    soundfile.write(tmp_path / "a.wav", hum(1.0), 4_000)
    assert main(["sound", "meter", str(tmp_path / "a.wav")]) == ExitCode.BAD_SOUND
    assert "is at 4000 Hz. Give one of 8000 to 384000 Hz." in capsys.readouterr().err


def test_render_then_meter(tmp_path, capsys) -> None:
    out = tmp_path / "lake.flac"
    render = ["sound", "render", "still-lake", "--part", "rest", "--minutes", "0.1", "--out", str(out)]
    assert main(render) == ExitCode.OK
    assert "LUFS" in capsys.readouterr().out
    assert main(["sound", "meter", str(out), "--json"]) == ExitCode.OK
    found = json.loads(capsys.readouterr().out)
    assert found["seconds"] == pytest.approx(6.0, abs=0.1)
    assert found["integrated_lufs"] == pytest.approx(-32.0, abs=1.0)
    assert found == metered(out).found().as_dict()


def test_a_session_is_rendered_from_its_beginning(tmp_path) -> None:
    out = tmp_path / "session.wav"
    asked = ["sound", "render", "night-sky", "--infusion", "40", "--minutes", "0.2", "--music", "none"]
    assert main([*asked, "--out", str(out)]) == ExitCode.OK
    played = np.concatenate(list(read_blocks(out)))
    assert loudness(played[: RATE_HZ // 2]) < -50.0
    assert loudness(played[-RATE_HZ // 2 :]) > -30.0


def test_a_picture_is_drawn_of_a_file(tmp_path) -> None:
    write(tmp_path / "hum.wav", [hum(4.0)])
    assert main(["sound", "picture", str(tmp_path / "hum.wav"), "--out", str(tmp_path / "hum.png")]) == ExitCode.OK
    with Image.open(tmp_path / "hum.png") as drawn:
        pixels = np.asarray(drawn.convert("L"), dtype=float)
    rows = pixels[24:264, 100:700].mean(axis=1)
    at_110_hz = 240 * np.log(12_000 / 110) / np.log(12_000 / 30)
    assert abs(int(np.argmax(rows)) - at_110_hz) <= 3


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (["render", "still-lake", "--part", "rest", "--infusion", "40", "--out", "a.wav"], ExitCode.USAGE),
        (["render", "still-lak", "--out", "a.wav"], ExitCode.UNKNOWN_SCENE),
        (["render", "still-lake", "--out", "a.mp3"], ExitCode.BAD_SOUND),
        (["render", "still-lake", "--out", "no/such/folder/a.wav"], ExitCode.BAD_SOUND),
        (["render", "still-lake", "--music", "gone.flac", "--out", "a.wav"], ExitCode.BAD_SOUND),
        (["meter", "gone.flac"], ExitCode.BAD_SOUND),
        (["picture", "gone.flac", "--out", "a.png"], ExitCode.BAD_SOUND),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(tmp_path, monkeypatch, capsys, asked, code) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["sound", *asked]) == code
    assert capsys.readouterr().err.strip().count("\n") == 0
    assert list(tmp_path.iterdir()) == []


def test_silence_and_what_is_too_short_are_metered_in_words_and_as_json(tmp_path, capsys) -> None:
    write(tmp_path / "still.wav", [np.zeros((4 * RATE_HZ, 2), np.float32)])
    write(tmp_path / "short.wav", [hum(0.2)])
    for name in ("still.wav", "short.wav"):
        assert main(["sound", "meter", str(tmp_path / name)]) == ExitCode.OK
        said = capsys.readouterr().out
        assert "no loudness to measure" in said
        assert "nan" not in said
        assert "inf" not in said
        assert main(["sound", "meter", str(tmp_path / name), "--json"]) == ExitCode.OK
        found = json.loads(capsys.readouterr().out, parse_constant=pytest.fail)
        assert found["integrated_lufs"] is None


@pytest.mark.parametrize("asked", [["meter"], ["picture", "--out", "a.png"]])
def test_a_file_with_nothing_in_it_is_one_line(tmp_path, monkeypatch, capsys, asked) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "empty.wav", [])
    assert main(["sound", *asked, "empty.wav"]) == ExitCode.BAD_SOUND
    assert capsys.readouterr().err == "vr-runtime: empty.wav: holds no sound. Give another file.\n"


def test_cues_follow_course_and_settings() -> None:
    course = planned_course(plan_for_infusion(40))
    quiet = SoundSettings(music="none", voice=False, volume_db=-4.0)
    for minute in (2, 8, 20, 40, 52):
        t_ns = minute * NS_PER_MIN
        loud, still = (course_cues(course, settings, "lake")(t_ns) for settings in (SoundSettings(), quiet))
        assert loud.loudness_lufs == still.loudness_lufs
        assert (still.music, still.volume_db, still.bed) == (0.0, -4.0, "lake")
    assert course_cues(course, SoundSettings(), "lake")(20 * NS_PER_MIN).music > 0.5
    levels = levels_by_part()["settle"]
    assert cues_of(levels, quiet, voice="welcome").voice == ""
    assert cues_of(levels, SoundSettings(), voice="welcome").voice == "welcome"


def test_cues_out_of_range_are_taken_as_the_nearest_within() -> None:
    wild = Cues(loudness_lufs=5.0, music=-1.0, sound=float("nan"), volume_db=99.0, cap_db=3.0, motion=2.0).within()
    assert (wild.loudness_lufs, wild.music, wild.sound, wild.volume_db, wild.cap_db, wild.motion) == (
        -26.0, 0.0, 0.0, 6.0, 0.0, 1.0,
    )  # fmt: skip
