"""The clinic's settings: read field by field, held within limits, changed all or none, and every change on record."""

from __future__ import annotations

import os
import stat

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vr_runtime.clinic.setting_text import settings_of, text_of, typed_value
from vr_runtime.clinic.setting_types import ABOUT, DEFAULTS, DESK, GROUPS, NAMES, Settings, allowed_text, checked
from vr_runtime.clinic.settings import SettingsFile
from vr_runtime.course.limits import INFUSION_MIN_RANGE
from vr_runtime.problem import ExitCode, Problem

MISTAKES = {
    "theme": ["pink", 1, True],
    "scale_percent": [99, 201, 110, "big", 1.5],
    "infusion_min": [14, 361, 10**30, -1],
    "max_brightness": [101, 0, 900],
    "max_volume_db": [0.1, 3, -99, float("nan"), float("inf")],
    "cap_db": [6.0],
    "longest_infusion_min": [361, 5],
    "allowed_scenes": [["A b"], "night-sky", [1], ["a"] * 65],
    "sound_device": ["", " ", "x" * 121, "a\u0007b"],
    "keep_days": [0, 3651],
    "music": [1, "yes"],
}


def toml_of(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(toml_of(one) for one in value)}]"
    return f'"{value}"'.replace("\u0007", "\\u0007") if isinstance(value, str) else str(value)


@pytest.fixture
def file(tmp_path):
    return SettingsFile(tmp_path / "config", tmp_path / "state", wall_ns=lambda: 1_900_000_000_000_000_000)


def changes(file: SettingsFile) -> list[tuple[str, str, object, object]]:
    logged = file.changes()
    assert logged.fault == ""
    return [(one.who, one.key, one.old, one.new) for one in logged.changes]


def test_without_a_file_the_defaults_hold(file):
    read = file.read()
    assert (read.settings, read.mistakes) == (DEFAULTS, ())
    assert not file.path.exists()


def test_every_setting_has_its_group_its_words_and_its_limits():
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(NAMES) == sorted(ABOUT)
    assert all(allowed_text(name) for name in NAMES)
    assert set(NAMES) >= DESK


def test_the_text_says_all_and_is_read_as_it_was_written():
    text = text_of(DEFAULTS)
    assert settings_of(text).settings == DEFAULTS
    assert all(f"\n{name} = " in text for name in NAMES)


@given(st.builds(Settings, sound_device=st.text(st.characters(codec="utf-8"), min_size=1, max_size=120)))
def test_what_is_allowed_is_read_as_it_was_written(settings):
    try:
        device = checked("sound_device", settings.sound_device)
    except msgspec.ValidationError:
        return
    read = settings_of(text_of(msgspec.structs.replace(DEFAULTS, sound_device=str(device))))
    assert (read.settings.sound_device, read.mistakes) == (device, ())


@pytest.mark.parametrize(("key", "value"), [(key, value) for key, values in MISTAKES.items() for value in values])
def test_a_mistake_costs_its_own_setting_and_no_other(key, value):
    other = "keep_cards_years" if key != "keep_cards_years" else "keep_days"
    read = settings_of(f"\n{other} = 7\n{key} = {toml_of(value)}\n")
    assert read.settings == msgspec.structs.replace(DEFAULTS, **{other: 7})
    (mistake,) = read.mistakes
    assert (mistake.line, mistake.field) == (3, key)
    assert allowed_text(key) in mistake.what


def test_a_setting_that_nobody_knows_is_told_with_the_nearest(file):
    file.path.parent.mkdir()
    file.path.write_text("max_brightnes = 50\n")
    assert file.lines(file.read()) == (f"{file.path}:1: max_brightnes is no setting; did you mean max_brightness?",)


@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe", b"a" * 70_000, b"[" * 5_000], ids=range(4))
def test_a_file_that_is_no_toml_is_one_line_and_the_defaults_hold(file, content):
    file.path.parent.mkdir()
    file.path.write_bytes(content)
    read = file.read()
    assert read.settings == DEFAULTS
    (line,) = file.lines(read)
    assert "the defaults hold" in line
    assert line.isprintable()


@given(st.text())
def test_whatever_a_file_says_no_limit_of_the_program_is_passed(text):
    settings = settings_of(text).settings
    low, high = INFUSION_MIN_RANGE
    assert low <= settings.longest_infusion_min <= high
    assert 25 <= settings.max_brightness <= 100
    assert settings.max_volume_db <= 0.0
    assert settings.cap_db <= 0.0


def test_a_change_is_on_disk_private_and_on_record(file):
    assert file.change("engineer", {"max_brightness": 70, "theme": "light"}).max_brightness == 70
    assert file.read().settings == msgspec.structs.replace(DEFAULTS, max_brightness=70, theme="light")
    assert changes(file) == [("engineer", "theme", "dark", "light"), ("engineer", "max_brightness", 100, 70)]
    assert file.changes().changes[0].at == "2030-03-17 17:46:40"
    if os.name == "posix":
        assert stat.S_IMODE(file.path.stat().st_mode) == 0o600


def test_what_stays_as_it_was_is_no_change(file):
    file.change("staff", {"theme": "dark"})
    assert changes(file) == []
    assert not file.path.exists()


def test_staff_set_the_desk_and_nothing_else(file):
    for key in DESK:
        file.change("staff", {key: getattr(DEFAULTS, key)})
    for key in set(NAMES) - DESK:
        with pytest.raises(Problem) as problem:
            file.change("staff", {key: getattr(DEFAULTS, key)})
        assert problem.value.code is ExitCode.SETTINGS_LOCKED


@pytest.mark.parametrize(
    "values",
    [
        {"theme": "light", "max_brightness": 101},
        {"theme": "light", "nothing": 1},
        {"theme": "light", "default_scene": "no-such-scene"},
        {"theme": "light", "allowed_scenes": ["night-sky", "no-such-scene"]},
        {"theme": "light", "allowed_presets": ["no-such-preset"]},
    ],
)
def test_of_several_changes_all_are_made_or_none(file, values):
    with pytest.raises(Problem) as problem:
        file.change("engineer", values)
    assert problem.value.code is ExitCode.BAD_SETTING
    assert file.read().settings == DEFAULTS
    assert changes(file) == []


def test_what_was_changed_by_hand_is_on_record_too(file):
    file.change("engineer", {"keep_days": 30})
    file.path.write_text(file.path.read_text().replace("keep_days = 30", "keep_days = 3000"))
    file.change("staff", {"theme": "light"})
    assert changes(file) == [
        ("engineer", "keep_days", 90, 30),
        ("by hand", "keep_days", 30, 3000),
        ("staff", "theme", "dark", "light"),
    ]


def test_a_file_with_mistakes_is_kept_beside_before_it_is_written_anew(file):
    file.path.parent.mkdir()
    file.path.write_text('max_brightness = 600\ntheme = "light"\n')
    file.change("engineer", {"keep_days": 30})
    assert file.path.with_name("settings.toml.mistaken").read_text().startswith("max_brightness = 600")
    assert file.read().settings == msgspec.structs.replace(DEFAULTS, theme="light", keep_days=30)
    assert file.read().mistakes == ()


def test_what_cannot_be_put_on_record_is_not_done(file, tmp_path):
    file.change("engineer", {"keep_days": 30})
    (tmp_path / "state" / "settings" / "log.jsonl").unlink()
    (tmp_path / "state" / "settings" / "log.jsonl").mkdir()
    with pytest.raises(Problem) as problem:
        file.change("engineer", {"keep_days": 40})
    assert problem.value.code is ExitCode.BAD_SETTING
    assert file.read().settings.keep_days == 30


def test_two_programs_lose_no_change_of_each_other(file, tmp_path):
    other = SettingsFile(tmp_path / "config", tmp_path / "state")
    file.change("engineer", {"keep_days": 30})
    other.change("engineer", {"max_brightness": 60})
    settings = file.change("staff", {"theme": "light"})
    assert (settings.keep_days, settings.max_brightness, settings.theme) == (30, 60, "light")
    assert len(changes(file)) == 3


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("max_brightness", "70", 70),
        ("volume_db", "-3", -3.0),
        ("music", "false", False),
        ("voice", "none", "none"),
        ("theme", '"light"', "light"),
        ("sound_device", "5", "5"),
        ("sound_device", "USB Audio = 2", "USB Audio = 2"),
        ("allowed_scenes", "night-sky, still-lake", ("night-sky", "still-lake")),
        ("allowed_scenes", '["night-sky"]', ("night-sky",)),
        ("allowed_scenes", "", ()),
    ],
)
def test_a_value_is_typed_as_people_type(key, typed, value):
    assert typed_value(key, typed) == value
