"""What a clinic brings to be spoken: each file for itself, and what cannot be used is said in a line of its own."""

from __future__ import annotations

import json

import numpy as np
import pytest

from vr_runtime.cli import main
from vr_runtime.problem import ExitCode
from vr_runtime.sound.files import write
from vr_runtime.sound.guidance import read_lines
from vr_runtime.sound.scale import RATE_HZ
from vr_runtime.sound.spoken import Spoken, spoken_in

OWN = """format = 1
[[line]]
name = "our-welcome"
phase = "settle"
earliest_s = 20.0
latest_s = 60.0
text = { en = "Hello.", de = "Hallo.", fr = "Bonjour.", es = "Hola." }
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path))
    home = tmp_path / "guidance"
    (home / "de").mkdir(parents=True)
    return home


def voice(seconds=2.0, level=0.01):
    mono = np.sin(2 * np.pi * 200.0 * np.arange(round(seconds * RATE_HZ)) / RATE_HZ).astype(np.float32)
    return np.stack([mono, mono], axis=1) * np.float32(level)


def record(path, samples):
    write(path, [samples])


def test_a_clinics_recordings_are_found_by_language_and_name(home):
    record(home / "de" / "welcome.flac", voice())
    spoken = spoken_in("de")
    assert list(spoken.recordings) == ["welcome"]
    assert spoken.recordings["welcome"].shape == (2 * RATE_HZ,)
    assert np.abs(spoken.recordings["welcome"]).max() > 0.5, "recorded softly, and brought to the mix's own level"
    assert spoken.faults == ()
    assert spoken_in("fr").recordings == {}
    assert spoken_in("none") == Spoken()
    assert spoken_in("../de") == Spoken()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(b"no sound"), "cannot be read"),
        (lambda path: record(path, voice(61.0)), "lasts longer than 60 s"),
        (lambda path: record(path, np.zeros((RATE_HZ, 2), np.float32)), "is silent"),
    ],
)
def test_one_that_cannot_be_used_costs_no_other(home, spoil, said):
    record(home / "de" / "welcome.flac", voice())
    spoil(home / "de" / "fit.flac")
    spoken = spoken_in("de")
    assert list(spoken.recordings) == ["welcome"]
    [fault] = spoken.faults
    assert said in fault
    assert "fit.flac" in fault
    assert "\n" not in fault


def test_a_slip_in_a_name_is_told(home):
    record(home / "de" / "welcom.flac", voice())
    record(home / "de" / "fit.FLAC", voice())
    assert [fault.split(": ")[0].rsplit("/")[-1] for fault in spoken_in("de").faults] == ["fit.FLAC", "welcom.flac"]


def test_a_clinics_own_list_takes_the_place_of_ours(home):
    (home / "lines.toml").write_text(OWN, "utf-8")
    record(home / "de" / "our-welcome.flac", voice())
    spoken = spoken_in("de")
    assert [line.name for line in spoken.lines] == ["our-welcome"]
    assert list(spoken.recordings) == ["our-welcome"]


@pytest.mark.parametrize("text", [OWN.replace("settle", "plateau"), "\xff", OWN.replace("de =", "it =")])
def test_one_that_does_not_fit_leaves_ours_and_says_why(home, text):
    (home / "lines.toml").write_bytes(text.encode("latin-1"))
    record(home / "de" / "welcome.flac", voice())
    spoken = spoken_in("de")
    assert spoken.lines == read_lines()
    assert list(spoken.recordings) == ["welcome"]
    [fault] = spoken.faults
    assert "lines.toml: " in fault
    assert "the program's own lines" in fault


def test_the_command_reads_them_aloud_and_names_what_is_wrong(home, capsys):
    assert main(["sound", "lines"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert "welcome  (settle, 0:30 to 1:15; not recorded)\n    Welcome. Lie back" in said
    record(home / "de" / "welcome.flac", voice())
    (home / "de" / "fit.wav").write_bytes(b"no sound")
    assert main(["sound", "lines", "--language", "de"]) == ExitCode.BAD_SOUND
    said = capsys.readouterr()
    assert "recorded, 2.0 s)\n    Willkommen." in said.out
    [line] = said.err.splitlines()
    assert "fit.wav: cannot be read" in line
    assert main(["sound", "lines", "--language", "de", "--json"]) == ExitCode.BAD_SOUND
    told = json.loads(capsys.readouterr().out)
    assert [one["recorded_s"] for one in told["lines"]][:2] == [2.0, None]
    assert len(told["faults"]) == 1
