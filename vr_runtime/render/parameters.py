"""A scene's parameters, each fixed or following a level of the course."""

from __future__ import annotations

from vr_runtime.course.levels import Levels
from vr_runtime.render.scene_file import MOST_PARAMETERS, ParameterSpec


class Parameters:
    """`values` always has sixteen numbers, in the order of the scene's file."""

    __slots__ = ("_with_chroma", "_with_detail", "_with_motion", "values")

    def __init__(self, specs: dict[str, ParameterSpec]) -> None:
        self.values = [spec.default for spec in specs.values()]
        self.values += [0.0] * (MOST_PARAMETERS - len(self.values))
        self._with_motion = _followers(specs, "motion")
        self._with_detail = _followers(specs, "detail")
        self._with_chroma = _followers(specs, "chroma")

    def follow(self, levels: Levels) -> None:
        """Set `values` as these levels ask for: between `at_rest` (level 0) and `default` (level 1)."""
        for index, at_rest, span in self._with_motion:
            self.values[index] = at_rest + span * levels.motion
        for index, at_rest, span in self._with_detail:
            self.values[index] = at_rest + span * levels.detail
        for index, at_rest, span in self._with_chroma:
            self.values[index] = at_rest + span * levels.chroma


def _followers(specs: dict[str, ParameterSpec], level: str) -> tuple[tuple[int, float, float], ...]:
    return tuple(
        (index, spec.at_rest, spec.default - spec.at_rest)
        for index, spec in enumerate(specs.values())
        if spec.follows == level and spec.at_rest is not None
    )
