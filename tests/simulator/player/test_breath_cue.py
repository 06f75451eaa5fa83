"""The breath cue in a session: only where it was asked for, only early, in front of a head at rest."""

from __future__ import annotations

import math

from tests.simulator.player.rig import EndsAt, player_on


def lights(seconds: float, recline_deg: float = 0.0, **settings) -> list[tuple[float, float]]:
    """(light, height in degrees) of every drawn frame of a session that runs at its own pace."""
    with player_on(operators=[EndsAt(seconds)], time_lapse=1.0, scene="gradient", draw_every=9, **settings) as rig:
        seen = []
        half = math.radians(recline_deg) / 2
        head = (math.sin(half), 0.0, 0.0, math.cos(half), 0.0, 1.1, 0.0)
        rig.simulator.set_head_pose(lambda _clock_ns: head)

        def look(_name: str, _result: int) -> None:
            stage = rig.player._scenery.stage
            seen.append((stage.cue_light, stage.cue_height_deg))

        rig.simulator.after("xrEndFrame", look)
        rig.play()
    return seen


def test_is_shown_to_who_asked_for_it_straight_ahead():
    seen = lights(30.0, breath_cue=True)
    assert 0.03 < max(light for light, _ in seen) <= 0.04
    assert {round(height, 3) for light, height in seen if light > 0.0} == {0.0}


def test_stands_where_somebody_who_lies_back_looks_and_stays_there():
    seen = lights(25.0, breath_cue=True, recline_deg=40.0)
    heights = [height for light, height in seen if light > 0.001]
    assert max(heights) - min(heights) == 0.0
    assert abs(heights[0] - 40.0) < 20.0


def test_is_not_shown_to_anybody_else():
    assert max(light for light, _ in lights(15.0)) == 0.0
