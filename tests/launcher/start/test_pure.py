"""What needs no window: findings, plans, which scenes suit, where things lie on a line of time."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.launcher.start.rig import SCENES, finding
from vr_runtime.cards.card import Card, LastSetUp
from vr_runtime.clinic.presets import load_preset
from vr_runtime.clinic.setting_types import Settings
from vr_runtime.course.preset import IV_PAIN
from vr_runtime.launcher.set_up import SetUp
from vr_runtime.launcher.start.draft import Comfort, draft_of, draft_of_card, held, last_set_up
from vr_runtime.launcher.start.findings import findings_of, found, gravest
from vr_runtime.launcher.start.plan_choice import Range, planned, range_of, stepped
from vr_runtime.launcher.start.scene_choice import Bar, SceneOffer, Wishes, bar_of, chosen_of
from vr_runtime.launcher.start.scene_grid import columns_for
from vr_runtime.launcher.start.time_line_scale import kept_apart, minutes_below, stretches


def test_findings_come_gravest_first_and_what_is_not_understood_is_a_warning():
    listed = [
        finding("a", "a", "ok", "well"),
        finding("b", "b", "splendid", "?"),
        finding("c", "c", "problem", "gone"),
    ]
    findings = findings_of(listed)
    assert [(one.name, one.level) for one in findings] == [("c", "problem"), ("b", "warn"), ("a", "ok")]
    assert gravest(findings) == "problem"
    assert found(findings, "a").found == "well"
    assert found(findings, "nothing") is None


def test_what_the_headsets_software_can_do_is_one_line():
    extensions = [finding("extension_offered", "extension", "ok", f"XR_{n}: draw") for n in "abc"]
    [first, one] = findings_of([finding("x", "x", "ok", "well"), *extensions])
    assert first.name == "x"
    assert one.found == "XR_a, XR_b, XR_c"
    assert one.values == {"count": 3}


@pytest.mark.parametrize("answer", [None, [], {}, "well", [1], [{"name": "a"}, "b"]])
def test_what_is_no_examination_is_none(answer):
    with pytest.raises(ValueError, match="no list"):
        findings_of(answer)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [("", "empty"), ("  ", "empty"), ("an hour", "no_number"), ("-5", "no_number"), ("1e2", "no_number"),
     ("99999", "no_number"), ("14", "outside"), ("361", "outside")],
)  # fmt: skip
def test_what_cannot_be_planned_says_why(typed, fault):
    assert planned(IV_PAIN, "infusion", typed).fault == fault
    assert planned(IV_PAIN, "infusion", typed).plan is None


@given(st.integers(15, 360))
def test_every_length_in_range_is_a_plan_and_the_same_one_by_window(minutes):
    plan = planned(IV_PAIN, "infusion", f" {minutes} ").plan
    assert plan.infusion_min == minutes
    again = planned(IV_PAIN, "window", str(plan.window_min)).plan
    assert again.window_min == plan.window_min
    assert again.infusion_min >= minutes  # the longest that fits


def test_a_clinics_longest_infusion_bounds_both_lengths():
    assert range_of(IV_PAIN, "infusion", 90) == Range(15, 90)
    assert planned(IV_PAIN, "infusion", "91", 90).fault == "outside"
    assert planned(IV_PAIN, "window", "300", 90).fault == "clinic"
    assert planned(IV_PAIN, "window", "110", 90).plan is not None


def test_a_dose_has_a_plan_and_no_length():
    preset = load_preset("intranasal").preset
    assert range_of(preset, "infusion") is None
    assert planned(preset, "infusion", "nonsense").plan.window_min == 90


@given(st.integers(0, 500), st.booleans())
def test_a_step_goes_to_the_next_five_and_stays_in_range(minutes, up):
    to = stepped(minutes, up, Range(17, 93))
    assert 17 <= to <= 93
    assert to % 5 == 0 or to in (17, 93)
    if 17 < minutes < 93:
        assert (to > minutes) is up
        assert abs(to - minutes) <= 5


@pytest.mark.parametrize(
    ("wishes", "bars"),
    [
        (Wishes("lying"), {"lake": Bar("posture", ("seated",))}),
        (Wishes("seated"), {"canopy": Bar("posture", ("lying",)), "river": Bar("posture", ("lying",))}),
        (Wishes("lying", frozenset({"water", "cold"})),
         {"lake": Bar("tags", ("water",)), "river": Bar("tags", ("water",))}),
        (Wishes("lying", allowed=frozenset({"veils", "lake"})),
         {"canopy": Bar("clinic"), "river": Bar("clinic"), "lake": Bar("posture", ("seated",))}),
    ],
)  # fmt: skip
def test_each_scene_that_does_not_suit_has_its_reason(wishes, bars):
    assert {scene.name: bar for scene in SCENES if (bar := bar_of(scene, wishes)) is not None} == bars


def test_a_refused_scene_is_never_chosen_and_the_wanted_one_only_while_it_suits():
    broken = SceneOffer("hills", built_in=False, fault="hills/scene.toml:3: no title")
    assert bar_of(broken, Wishes()) == Bar("refused", ("hills/scene.toml:3: no title",))
    assert chosen_of((*SCENES, broken), Wishes("seated"), "hills", "canopy") == "lake"
    assert chosen_of(SCENES, Wishes("lying"), "river") == "river"
    assert chosen_of(SCENES, Wishes("lying", frozenset({"dark"})), "river", "veils") == "veils"
    assert chosen_of((broken,), Wishes(), "hills") == ""


def test_a_scene_speaks_the_language_it_has():
    assert SCENES[0].title("de") == "Blätterdach"
    assert SCENES[0].title("fr") == "Canopy"
    assert SCENES[0].description("de") == "Leaves. Light."
    assert SceneOffer("bare").title("en") == "bare"


@pytest.mark.parametrize("minutes", [15, 40, 60, 200, 360])
def test_the_line_of_time_is_whole(minutes):
    plan = planned(IV_PAIN, "infusion", str(minutes)).plan
    parts = stretches(plan)
    assert parts[0].start == 0.0
    assert parts[-1].end == pytest.approx(1.0)
    assert all(before.end == pytest.approx(after.start) for before, after in pairwise(parts))
    assert sum(part.part == "rest" for part in parts) == len(plan.chapters)
    assert {one.minute for one in minutes_below(plan)} == {0, plan.start_min, plan.stop_min, plan.window_min}


@given(st.integers(15, 360), st.floats(10, 900))
def test_minutes_that_are_written_never_touch(minutes, width):
    placed = kept_apart(minutes_below(planned(IV_PAIN, "infusion", str(minutes)).plan), width, lambda _: 24.0, 6.0)
    edges = [left for _, left in placed]
    assert placed
    assert all(right - left >= 30.0 for left, right in pairwise(edges))
    assert all(left >= 0.0 and (left + 24.0 <= width or left == 0.0) for left in edges)


@pytest.mark.parametrize(
    ("width", "count", "unit", "columns"),
    [(700, 8, 1.0, 4), (1100, 8, 1.0, 4), (1100, 30, 1.0, 4), (1700, 30, 1.0, 7), (1000, 8, 2.0, 3), (100, 8, 1.0, 1),
     (900, 2, 1.0, 2), (900, 0, 1.0, 1)],
)  # fmt: skip
def test_as_many_columns_as_there_is_room_for(width, count, unit, columns):
    assert columns_for(width, count, unit) == columns


def test_the_draft_of_a_clinic_is_within_its_limits():
    settings = Settings(brightness_percent=100, max_brightness=60, volume_db=0.0, max_volume_db=-6.0, infusion_min=45)
    draft = draft_of(settings)
    assert (draft.comfort.brightness_percent, draft.comfort.volume_db, draft.minutes) == (60, -6.0, "45")
    assert held(Comfort(30, -12.0), settings) == Comfort(30, -12.0)


def test_a_card_repeats_what_it_knows_and_leaves_the_rest():
    draft, settings = draft_of(Settings()), Settings(max_brightness=50)
    fresh = Card(code="K7M2-4RDX-9", year=2026, posture="seated")
    assert draft_of_card(fresh, draft, settings).scene == draft.scene
    assert draft_of_card(fresh, draft, settings).posture == "seated"
    last = LastSetUp(scene="lake", preset="iv-crps", window_min=200, brightness_percent=80, music=False, voice="de")
    used = Card(code="K7M2-4RDX-9", year=2026, posture="seated", last=last, sessions=1)
    again = draft_of_card(used, draft, settings)
    assert (again.scene, again.preset, again.by, again.minutes) == ("lake", "iv-crps", "window", "200")
    assert again.comfort == Comfort(50, 0.0, False, "de", False)


def test_what_a_card_keeps_of_a_set_up_makes_the_same_set_up_again():
    set_up = SetUp(scene="night-sky", infusion_min=None, window_min=120, volume_db=-3.0, voice="fr", breath_cue=True)
    kept = last_set_up(set_up)
    assert (kept.scene, kept.window_min, kept.infusion_min, kept.voice) == ("night-sky", 120, None, "fr")
    assert kept.volume_db == -3.0
