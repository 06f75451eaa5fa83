"""A clinic's own presets: they win, they need say only what differs, and a wrong one is told line by line."""

from __future__ import annotations

import hashlib
import os

import pytest

from vr_runtime.clinic.presets import clinic_folder, list_presets, load_preset, mistakes_in
from vr_runtime.course.preset import IV_PAIN
from vr_runtime.problem import ExitCode, Problem

OWN = """version = 1
name = "iv-pain"
return_after_min = 10

[infusion]
planned_min = 45
onset = { percent = 20 }

[looks.rest]
mean_luminance = [0.02, 0.02]
"""


def write(folder, name: str, text: str) -> None:
    (folder / f"{name}.toml").write_text(text, "utf-8")


def mistakes(folder, text: str, name: str = "own") -> list[str]:
    write(folder, name, text)
    (file,) = (file for file in list_presets() if file.name == name)
    return [line.removeprefix(f"{file.path}:") for line in mistakes_in(file)]


def test_without_a_folder_there_are_the_built_in_ones(tmp_path, monkeypatch):
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path / "nowhere"))
    assert load_preset("im").file.built_in


def test_the_folder_is_the_users_own_where_none_is_named(monkeypatch, tmp_path):
    monkeypatch.delenv("VR_RUNTIME_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert clinic_folder().parts[-2:] == ("vr-runtime", "presets")


def test_a_clinics_file_wins_over_the_built_in_one_of_its_name(clinic):
    write(clinic, "iv-pain", OWN)
    loaded = load_preset("iv-pain")
    assert not loaded.file.built_in
    assert loaded.preset.infusion.planned_min == 45
    assert loaded.preset.return_after_min == 10
    assert loaded.sha256 == hashlib.sha256(OWN.encode()).hexdigest()


def test_what_a_file_leaves_out_is_as_in_iv_pain_down_to_the_single_number(clinic):
    write(clinic, "iv-pain", OWN)
    preset = load_preset("iv-pain").preset
    assert preset.infusion.onset.percent == 20
    assert preset.infusion.onset.most_min == 15
    assert preset.looks.rest.peak_luminance == IV_PAIN.looks.rest.peak_luminance
    assert preset.ramps == IV_PAIN.ramps


def test_a_new_name_is_a_new_preset(clinic):
    write(clinic, "evening", 'version = 1\nname = "evening"\n[infusion]\n')
    assert "evening" in [file.name for file in list_presets()]
    assert load_preset("evening").preset.infusion == IV_PAIN.infusion


def test_an_unknown_name_suggests_the_nearest(clinic):
    with pytest.raises(Problem, match=r"There is no preset 'iv-pian'\. The nearest is iv-pain") as problem:
        load_preset("iv-pian")
    assert problem.value.code == ExitCode.UNKNOWN_PRESET


@pytest.mark.parametrize("name", ["../presets/im", "/etc/passwd", "", ".", "im.toml", "a\nb", "x" * 5000])
def test_a_name_is_never_a_path(clinic, name):
    with pytest.raises(Problem) as problem:
        load_preset(name)
    assert problem.value.code == ExitCode.UNKNOWN_PRESET
    assert "\n" not in str(problem.value)


def test_a_wrong_file_is_never_passed_over_for_the_built_in_one(clinic):
    write(clinic, "im", 'version = 1\nname = "im"\n[dose]\nsettle_min = -1\n')
    with pytest.raises(Problem) as problem:
        load_preset("im")
    assert problem.value.code == ExitCode.BAD_PRESET
    assert "im.toml:4: dose.settle_min = -1; allowed: a whole number from 0 to 30" in str(problem.value)


def test_a_wrong_file_is_nothing_to_the_others(clinic):
    write(clinic, "im", "nonsense")
    assert load_preset("oral").preset.name == "oral"


def test_every_mistake_is_told_with_its_line(clinic):
    text = """version = 1
name = "own"
colour = 3

[infusion]
planned_min = 400
onset = { percent = 25, most = 3 }

[looks.drift]
mean_luminance = [0.5, 0.1]
mean_luminence = [0.1, 0.1]
picture = 1

[ramps]
border_s = "quick"
ease_off_s = 1

[reminders]
stop_after_min = []
"""
    assert mistakes(clinic, text) == [
        "3: colour is unknown here; known are version, name, infusion, dose, plateau, looks, ramps, reminders, "
        "return_after_min, breath_cue, breath_cue_min, breaths_per_min",
        "6: infusion.planned_min = 400; allowed: a whole number from 15 to 360",
        "7: infusion.onset.most is unknown here; did you mean most_min?",
        "10: looks.drift.mean_luminance = [0.5, 0.1]; allowed: [a, b], each a number from 0 to 0.18",
        "11: looks.drift.mean_luminence is unknown here; did you mean mean_luminance?",
        "12: looks.drift.picture = 1; allowed: true or false",
        "15: ramps.border_s = 'quick'; allowed: a number from 20 to 120",
        "16: ramps.ease_off_s = 1; allowed: a number from 20 to 120",
        "19: reminders.stop_after_min = []; allowed: a list of 1 to 6, each a whole number from 0 to 60",
    ]


def test_a_preset_may_begin_with_the_light_to_breathe_with(clinic):
    text = 'version = 1\nname = "own"\nbreath_cue = true\nbreath_cue_min = 3\nbreaths_per_min = 7\n[infusion]\n'
    write(clinic, "own", text)
    preset = load_preset("own").preset
    assert (preset.breath_cue, preset.breath_cue_min, preset.breaths_per_min) == (True, 3, 7.0)
    beyond = text.replace("= true", "= 1").replace("min = 3", "min = 6").replace("= 7", "= 5.9")
    assert mistakes(clinic, beyond) == [
        "3: breath_cue = 1; allowed: true or false",
        "4: breath_cue_min = 6; allowed: a whole number from 1 to 5",
        "5: breaths_per_min = 5.9; allowed: a number from 6 to 8",
    ]


HEAD = 'version = 1\nname = "own"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('name = "own"\n', "1: version is missing; this program reads version = 1"),
        ('version = 2\nname = "own"\n', "1: version is 2; this program reads version = 1"),
        ("version = true\n", "1: version is true; this program reads version = 1"),
        ("version = 1\n[infusion]\n", "1: name is missing"),
        ('version = 1\nname = "im"\n[infusion]\n', "2: name is 'im', but the file is called 'own'"),
        (HEAD, "1: infusion and dose are both there, or both missing"),
        (HEAD + "[dose]\nsettle_min = 3\n", "3: dose.onset_min is missing"),
        (HEAD + "[looks\n", "3: not TOML: Expected ']' at the end of a table declaration"),
        (HEAD + "dose = 3\n", "3: dose = 3; allowed: a table"),
        (HEAD + "[infusion]\nplanned_min = 20\nshortest_min = 30\n", "4: infusion.planned_min has to lie from"),
        (HEAD + "[infusion]\nonset = {least_min = 9, most_min = 8}\n", "4: infusion.onset least_min is more than"),
        (HEAD + "[infusion]\nonset = {least_min = 12}\n", "4: infusion.onset onset and deepen leave no plateau"),
        (HEAD + "[infusion]\nway_back_below = [[60, 15], [35, 12]]\n", "4: infusion.way_back_below each infusion"),
        (HEAD + "[infusion]\nway_back_min = 8\n", "4: infusion.way_back_min 8 leaves no return of 5 minutes"),
        (HEAD + "[infusion]\nway_back_min = 40\n", "3: infusion.longest_min would keep the headset on for 405 minutes"),
        (HEAD + "[infusion]\n[reminders]\nstop_after_min = [2, 2]\n", "5: reminders.stop_after_min each has to be"),
        (HEAD + "[infusion]\n[ramps]\nborder_s = inf\n", "5: ramps.border_s = inf; allowed: a number from 20 to 120"),
        (HEAD + "[infusion]\n[ramps]\nborder_s = nan\n", "5: ramps.border_s = nan; allowed: a number from 20 to 120"),
        (HEAD + "[infusion]\nplanned_min = 1" + "0" * 400 + "\n", "4: infusion.planned_min = 1000000"),
        (HEAD + "[infusion]\nplanned_min = 1" + "0" * 9000 + "\n", "1: not TOML: its values cannot be read"),
        (HEAD + "ease_s = 9\n", "3: ease_s is unknown here"),
        (HEAD + '[infusion]\n"\\u001b[31m" = 1\n', "3: infusion.?[31m is unknown here"),
    ],
)
def test_one_mistake_and_its_line(clinic, text, told):
    (line,) = mistakes(clinic, text)
    assert line.startswith(told)
    assert line.isprintable()


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"#" * 70_000])
def test_what_is_no_small_text_is_refused(clinic, content):
    (clinic / "own.toml").write_bytes(content)
    with pytest.raises(Problem) as problem:
        load_preset("own")
    assert problem.value.code == ExitCode.BAD_PRESET


def test_a_mark_before_the_text_and_windows_line_ends_are_fine(clinic):
    (clinic / "own.toml").write_bytes(b"\xef\xbb\xbf" + (HEAD + "[infusion]\n").replace("\n", "\r\n").encode())
    assert load_preset("own").preset.name == "own"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_in_place_of_a_file_is_not_waited_for(clinic):
    os.mkfifo(clinic / "own.toml")
    with pytest.raises(Problem, match="no plain file"):
        load_preset("own")


def test_a_file_in_place_of_the_folder_is_told(tmp_path, monkeypatch):
    (tmp_path / "presets").write_text("", "utf-8")
    monkeypatch.setenv("VR_RUNTIME_CONFIG", str(tmp_path))
    with pytest.raises(Problem, match="cannot be read") as problem:
        list_presets()
    assert problem.value.code == ExitCode.BAD_PRESET
