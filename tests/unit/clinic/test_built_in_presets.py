"""The presets that travel with the program hold the numbers that they were made for."""

from __future__ import annotations

import tomllib

import pytest

from vr_runtime.clinic.presets import BUILT_IN, list_presets, load_preset, mistakes_in
from vr_runtime.course.plan import plan_of
from vr_runtime.course.preset import IV_PAIN

NAMES = ["bookend", "im", "intranasal", "iv-crps", "iv-pain", "oral", "sublingual"]


def test_these_routes_are_there(clinic):
    assert [file.name for file in list_presets()] == NAMES
    assert all(file.built_in and not mistakes_in(file) for file in list_presets())


@pytest.mark.parametrize(
    ("name", "durations_min"),
    [
        ("iv-pain", [5, 15, 9, 36, 15, 5]),
        ("iv-crps", [5, 15, 20, 205, 20, 5]),
        ("im", [0, 4, 6, 25, 20, 5]),
        ("intranasal", [0, 15, 15, 25, 35, 0]),
        ("sublingual", [10, 10, 10, 30, 25, 5]),
        ("oral", [20, 15, 10, 35, 30, 0]),
        ("bookend", [10, 15, 9, 36, 15, 0]),
    ],
)
def test_their_phases(clinic, name, durations_min):
    plan = plan_of(load_preset(name).preset)
    assert [phase.duration_min for phase in plan.phases] == durations_min
    assert plan.window_min == sum(durations_min)


def test_the_file_of_iv_pain_says_what_the_program_takes_without_a_file(clinic):
    assert load_preset("iv-pain").preset == IV_PAIN


def test_the_file_of_iv_pain_says_everything_that_a_preset_can_say(clinic):
    """But for the options that are off."""

    def leaves(table: dict, inside: str = "") -> set[str]:
        found = set()
        for key, value in table.items():
            found |= leaves(value, f"{inside}{key}.") if isinstance(value, dict) else {f"{inside}{key}"}
        return found

    import msgspec

    every = leaves(msgspec.to_builtins(IV_PAIN)) - {"dose", "return_after_min", "reminders.observe_min"}
    assert leaves(tomllib.loads((BUILT_IN / "iv-pain.toml").read_text("utf-8"))) == every


def test_only_the_bookend_goes_without_a_picture(clinic):
    for name in NAMES:
        looks = load_preset(name).preset.looks
        hidden = [part for part in looks.__struct_fields__ if not getattr(looks, part).picture]
        assert hidden == (["onset", "deepen", "drift", "rest"] if name == "bookend" else [])


def test_none_returns_by_itself(clinic):
    assert all(load_preset(name).preset.return_after_min is None for name in NAMES)


def test_none_begins_with_the_light_to_breathe_with(clinic):
    assert not any(load_preset(name).preset.breath_cue for name in NAMES)


def test_somebody_watches_for_half_an_hour_after_the_intranasal_route(clinic):
    observed = {name: load_preset(name).preset.reminders.observe_min for name in NAMES}
    assert {name: minutes for name, minutes in observed.items() if minutes} == {"intranasal": 30}
