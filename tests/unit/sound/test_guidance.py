"""What is said, and above all when nothing is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from vr_runtime.clinic.presets import list_presets, load_preset
from vr_runtime.course.course import Course
from vr_runtime.course.events import EaseOn, Emergency, InfusionPaused, InfusionStarted, StaffApproach
from vr_runtime.course.plan import plan_for_infusion, plan_of
from vr_runtime.course.samples import sample_course
from vr_runtime.course.score import NS_PER_MIN
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.sound.cues import LANGUAGES
from vr_runtime.sound.guidance import HUSH_AFTER_S, Guide, Line, Texts, hushed, read_lines
from vr_runtime.sound.lines import loudest_lufs
from vr_runtime.sound.loudness import Meter
from vr_runtime.sound.rendering import planned_course
from vr_runtime.sound.scale import RATE_HZ

NS_PER_S = 1_000_000_000
LINE_S = 8.0
TEXTS = Texts("a", "b", "c", "d")
EAGER = [
    Line(name=f"{phase}-{number}", phase=phase, earliest_s=0.0, latest_s=1e6, text=TEXTS)
    for phase in ("settle", "onset", "return", "reorient")
    for number in range(40)
]


def spoken(course: Course, lines=EAGER, minutes: float = 200.0) -> list[tuple[float, str]]:
    """(session seconds, name) of every second in which a line is heard."""
    guide = Guide(course.plan, lines, {line.name: LINE_S for line in lines})
    heard = []
    for second in range(round(60 * minutes)):
        name = guide.line_at(course.at(second * NS_PER_S))
        if name:
            heard.append((second, name))
    return heard


@pytest.mark.parametrize("file", list_presets(), ids=lambda file: file.name)
def test_nothing_is_said_once_the_drug_flows_for_five_minutes_until_half_of_the_return(file) -> None:
    preset = load_preset(file.name).preset
    course = planned_course(plan_of(preset, infusion_min=None if preset.dose else 60))
    heard = spoken(course, minutes=course.plan.window_min)
    assert heard
    for second, name in heard:
        where = course.at(second * NS_PER_S)
        early = where.infusion_s is None or where.infusion_s <= HUSH_AFTER_S
        late = where.phase == "reorient" or (where.phase == "return" and where.phase_progress >= 0.5)
        assert (early and where.phase in ("settle", "onset")) or late, (second, name, where.phase)


def test_lines_leave_room_between_them_and_none_comes_twice() -> None:
    heard = spoken(sample_course())
    starts = [second for (_, before), (second, name) in pairwise([(0.0, ""), *heard]) if name != before]
    assert min(later - earlier for earlier, later in pairwise(starts)) >= LINE_S + 20.0
    names = [name for (_, before), (_, name) in pairwise([(0.0, ""), *heard]) if name != before]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("event", [Emergency, EaseOn, StaffApproach])
def test_a_line_stops_when_something_happens(event) -> None:
    plan = plan_for_infusion(40)
    calm = spoken(Course(plan), minutes=3)
    interrupted = spoken(Course(plan, (event(62 * NS_PER_S),)), minutes=3)
    assert 63 in [second for second, _ in calm]
    assert not {second for second, _ in interrupted} & set(range(63, 85))


def test_a_pause_of_the_infusion_is_quiet() -> None:
    course = Course(plan_for_infusion(40), (InfusionStarted(60 * NS_PER_S), InfusionPaused(120 * NS_PER_S)))
    assert max(second for second, _ in spoken(course, minutes=20)) <= 120


def test_a_line_has_to_be_over_before_the_hush() -> None:
    where = Course(plan_for_infusion(40), (InfusionStarted(0),)).at(round(4.9 * NS_PER_MIN))
    assert not hushed(where, 5.0)
    assert hushed(where, 7.0)
    assert hushed(replace(where, headset_off=True), 0.0)


def test_the_shipped_lines_are_there_in_every_language_and_all_find_their_time() -> None:
    lines = read_lines()
    assert {line.phase for line in lines} == {"settle", "reorient"}
    for line in lines:
        for language in LANGUAGES:
            text = getattr(line.text, language)
            assert 20 < len(text) < 140, (line.name, language)
            assert text.endswith(".")
    heard = {name for _, name in spoken(sample_course(), lines)}
    assert heard == {line.name for line in lines}


def test_lines_keep_to_their_times() -> None:
    late = [Line(name="late", phase="settle", earliest_s=100.0, latest_s=120.0, text=TEXTS)]
    heard = spoken(sample_course(), late, minutes=5)
    assert [second for second, _ in heard] == [100.0 + second for second in range(int(LINE_S))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format = 2\nline = []", "format"),
        ("nonsense", "lines.toml"),
        ('format = 1\n[[line]]\nname = "a"\nphase = "plateau"', "phase"),
        ('format = 1\n[[line]]\nname = "a"\nphase = "settle"\nearliest_s = 9\nlatest_s = 3\n'
         'text = {en = "a", de = "b", fr = "c", es = "d"}', "latest_s"),
        ('format = 1\n[[line]]\nname = "../a"', "name"),
        ("a = " + "[" * 3000, "recursion"),
        ("# " + 70_000 * "x", "larger than 64 KiB"),
    ],
)  # fmt: skip
def test_a_manifest_that_does_not_fit_is_refused_in_one_line(tmp_path, text: str, said: str) -> None:
    path = tmp_path / "lines.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Problem, match=said) as refused:
        read_lines(path)
    assert refused.value.code is ExitCode.BAD_SOUND
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("seconds", [1.0, 3.0, 11.3])
def test_how_loud_a_line_is_agrees_with_the_meter(seconds: float) -> None:
    swell = np.sin(np.pi * np.arange(round(seconds * RATE_HZ)) / (seconds * RATE_HZ)) ** 2
    line = (0.05 * swell * np.random.default_rng(3).standard_normal(len(swell))).astype(np.float32)
    meter = Meter()
    quiet = np.zeros(3 * RATE_HZ, dtype=np.float32)
    meter.feed(np.repeat(np.concatenate([quiet, line, quiet])[:, None], 2, axis=1))
    assert loudest_lufs(line) == pytest.approx(float(meter.short_term_lufs().max()), abs=0.1)
