"""Presets for property tests: anything that a file may say, and things that none may."""

from __future__ import annotations

from hypothesis import strategies as st

from vr_runtime.course.looks import Look, Looks
from vr_runtime.course.preset import DoseTiming, InfusionTiming, Plateau, Preset, Ramps, Share


def _pairs(low: float, high: float) -> st.SearchStrategy[tuple[float, float]]:
    one = st.one_of(st.floats(low, high), st.sampled_from([low, high]))
    return st.tuples(one, one)


def _looks(luminance: float, share: float, loudness: tuple[float, float]) -> st.SearchStrategy[Looks]:
    look = st.builds(
        Look,
        _pairs(0.0, 0.18 * luminance),
        _pairs(0.0, 0.60 * luminance),
        *(_pairs(0.0, share) for _ in range(3)),
        _pairs(*loudness),
        _pairs(0.0, share),
        st.sampled_from([True, True, True, False]),
    )
    return st.builds(Looks, *(look for _ in range(7)))


allowed_looks = _looks(1.0, 1.0, (-40.0, -26.0))
outrageous_looks = _looks(10.0, 5.0, (-90.0, 12.0))

_slow = st.floats(5.0, 120.0)
_ramps = st.builds(
    Ramps,
    fade_in_s=_slow, border_s=st.floats(20.0, 120.0), paused_s=_slow, resumed_s=_slow, stopped_s=_slow,
    stopped_early_s=_slow, ease_off_s=st.floats(20.0, 120.0), eyes_closed_s=_slow, eyes_open_s=_slow, approach_s=_slow,
    approach_hold_s=st.floats(20.0, 60.0), approach_over_s=_slow, headset_on_s=_slow,
)  # fmt: skip
_infusions = st.builds(
    InfusionTiming,
    planned_min=st.sampled_from([15, 20, 40, 240]),
    settle_min=st.integers(0, 8),
    reorient_min=st.integers(0, 7),
    short_reorient_min=st.integers(0, 7),
    onset=st.builds(Share, st.integers(1, 50), st.integers(1, 6), st.integers(6, 8)),
)
_doses = st.builds(
    DoseTiming,
    settle_min=st.integers(0, 30),
    onset_min=st.integers(5, 60),
    deepen_min=st.integers(5, 60),
    plateau_min=st.integers(5, 200),
    return_min=st.integers(15, 40),
    reorient_min=st.integers(0, 10),
)


def presets(looks: st.SearchStrategy[Looks] = allowed_looks) -> st.SearchStrategy[Preset]:
    """Sound presets, but for their looks."""
    plateaus = st.builds(Plateau, st.integers(10, 60), st.integers(10, 90))
    waits = st.one_of(st.none(), st.integers(0, 20))
    common = {"looks": looks, "ramps": _ramps, "plateau": plateaus, "return_after_min": waits}
    return st.one_of(
        st.builds(Preset, name=st.just("wild"), infusion=_infusions, **common),
        st.builds(Preset, name=st.just("wild"), dose=_doses, **common),
    )
