"""Whatever stands in a preset's file: a sound preset within the limits comes of it, or lines that say what is wrong."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vr_runtime.clinic.preset_text import Mistake, NoPreset, preset_of
from vr_runtime.clinic.presets import BUILT_IN
from vr_runtime.course.plan import plan_of

SOUND = [path.read_text("utf-8") for path in sorted(BUILT_IN.glob("*.toml"))]
VALUES = ["0", "-1", "1e9", "nan", "-inf", '"x"', "[]", "[1, 2]", "[[1]]", "{}", "true", "1979-05-27", "9" * 30, ""]


def read(text: str) -> None:
    """As a session would: a preset that is taken can be planned."""
    mistakes: tuple[Mistake, ...] = ()
    try:
        assert plan_of(preset_of(text, "own")).window_min <= 400
    except NoPreset as error:
        mistakes = error.mistakes or (Mistake(0, "", "refused without a reason"),)
    for mistake in mistakes:
        assert 1 <= mistake.line <= text.count("\n") + 1
        assert mistake.what.isprintable()
        assert len(mistake.what) < 400


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.text('[]{}="\\\n.,#ab1', max_size=80)))
def test_any_text(text):
    read(text)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(SOUND), st.data())
def test_a_sound_file_with_one_line_changed(text, data):
    lines = text.splitlines()
    index = data.draw(st.integers(0, len(lines) - 1))
    key, equals, _ = lines[index].partition("=")
    lines[index] = data.draw(st.sampled_from([f"{key}{equals} {value}" for value in VALUES] + ["", "[looks]"]))
    read("\n".join('name = "own"' if line.startswith("name") else line for line in lines))


@pytest.mark.parametrize("text", ["a = " + "[" * 3000, "[" + ".".join("a" * 3000) + "]", "a" * 60_000, "\0"])
def test_texts_made_to_hurt(text):
    with pytest.raises(NoPreset):
        preset_of(text, "own")


def test_dates_are_no_numbers():
    today = datetime.date(2020, 1, 1).isoformat()
    with pytest.raises(NoPreset) as refusal:
        preset_of(f'version = 1\nname = "own"\n[infusion]\nplanned_min = {today}\n', "own")
    assert refusal.value.mistakes[0].line == 4
