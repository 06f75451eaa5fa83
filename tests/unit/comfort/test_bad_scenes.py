"""Scenes made to break one rule: each is refused for that, and the plain one they are made from is not."""

from __future__ import annotations

import pytest

from tests.unit.comfort.bad_scenes import BAD, scene
from tests.unit.render.studio import write_scene
from vr_runtime.comfort.clips import LEVEL, RECLINED, Programme, Steady, whole_passages
from vr_runtime.comfort.examination import examine
from vr_runtime.course.samples import levels_by_part

SETTLE = levels_by_part()["settle"]
EMERGENCY = next(passage for passage in whole_passages() if passage.name == "emergency")


def programme(rhythms, minutes=(3.0,)):
    """The least that shows each fault: every rule but the rhythms, or with them, for a minute of those."""
    return Programme(
        seed=0,
        handed_over=(Steady("settle", SETTLE, RECLINED, 6.0 if rhythms else 1.3, "left"),),
        seen=(Steady("settle", SETTLE, RECLINED, 0.0, "left"),),
        passages=(),
        passages_gaze=RECLINED,
        passages_eyes="left",
        long=(Steady("settle", SETTLE, LEVEL, 80.0, "left"),) if rhythms else (),
        stills=(RECLINED,),
        stills_min=minutes,
        stills_reach_deg=20.0,
    )


def broken(ctx, loaded, *, rhythms, minutes=(3.0,)):
    examined = examine(ctx, loaded, programme(rhythms, minutes), peak_nits=200.0)
    return {finding.verdict.rule for finding in examined.findings if not finding.verdict.passed}


def test_the_plain_scene_breaks_no_rule(ctx, tmp_path):
    assert broken(ctx, write_scene(tmp_path, scene("")), rhythms=True) == set()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_scene_is_refused_for_what_is_bad_about_it(ctx, tmp_path, name):
    glsl, tables, rules = BAD[name]
    loaded = write_scene(tmp_path, glsl, tables=tables)
    minutes = (3.0, 180.0) if name == "bright-later" else (3.0,)
    found = broken(ctx, loaded, rhythms=any("rhythm" in rule for rule in rules), minutes=minutes)
    # Whether the guard has turned it down by the time that it is seen depends on when probes come back.
    assert found - ({"mean_light"} if name == "too-bright" else set()) == rules


def test_three_minutes_are_not_enough_to_find_what_comes_later(ctx, tmp_path):
    glsl, tables, _ = BAD["bright-later"]
    assert broken(ctx, write_scene(tmp_path, glsl, tables=tables), rhythms=False) == set()


def test_what_the_comfort_output_would_hide_is_refused_all_the_same(ctx, tmp_path):
    """The highlight is ten times what may be seen, and is seen below its ceiling."""
    glsl, tables, _ = BAD["too-bright-highlight"]
    examined = examine(ctx, write_scene(tmp_path, glsl, tables=tables), programme(False), peak_nits=200.0)
    verdicts = {finding.verdict.rule: finding.verdict for finding in examined.findings}
    assert verdicts["peak_light"].passed
    assert verdicts["authored_peak"].measured > 1.5


def test_a_fault_of_the_scene_has_a_place_and_a_time(ctx, tmp_path):
    """The patch that strobes lies 37 degrees above the horizon: 8 below a gaze of 45, and 14 to the right."""
    glsl, tables, _ = BAD["strobe"]
    examined = examine(ctx, write_scene(tmp_path, glsl, tables=tables), programme(False), peak_nits=200.0)
    found = next(finding for finding in examined.findings if finding.verdict.rule == "general_flash")
    assert found.verdict.place.right_deg == pytest.approx(11.0, abs=3.0)
    assert found.verdict.place.up_deg == pytest.approx(-8.0, abs=3.0)
    assert 0.3 < found.verdict.at_s < 1.3
    assert found.heat.max() >= 7
