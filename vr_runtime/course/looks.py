"""How each part of a session should look and sound: the targets that the levels move between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Pair = tuple[float, float]

MAX_MEAN_LUMINANCE: Final = 0.18
MAX_PEAK_LUMINANCE: Final = 0.60
GREY_LUMINANCE: Final = 0.03
EYES_CLOSED_LUMINANCE: Final = 0.01


@dataclass(frozen=True, slots=True)
class Look:
    """Targets at the beginning and at the end of a part of the session.

    Luminance is relative and linear, 1.0 being the panel's white; chroma, motion and detail are shares of what the
    scene's author made; `music` is a linear gain on the music alone, the ambience being the rest of the sound.
    """

    mean_luminance: Pair
    peak_luminance: Pair
    chroma: Pair
    motion: Pair
    detail: Pair
    loudness_lufs: Pair
    music: Pair


def _steady(value: float) -> Pair:
    return value, value


SETTLE: Final = Look(
    _steady(0.15), _steady(0.60), _steady(0.8), _steady(1.0), _steady(1.0), _steady(-26.0), _steady(0.0)
)
ONSET: Final = Look((0.15, 0.10), _steady(0.50), _steady(0.7), _steady(0.8), _steady(0.9), _steady(-26.0), _steady(1.0))
DEEPEN: Final = Look((0.10, 0.06), _steady(0.40), (0.6, 0.5), (0.6, 0.5), (0.8, 0.6), _steady(-28.0), _steady(1.0))
DRIFT: Final = Look(
    _steady(0.06), _steady(0.35), _steady(0.5), _steady(0.4), _steady(0.5), (-28.0, -30.0), _steady(1.0)
)
REST: Final = Look(
    _steady(0.03), _steady(0.20), _steady(0.3), _steady(0.1), _steady(0.35), _steady(-32.0), _steady(0.0)
)
RETURN: Final = Look((0.06, 0.14), _steady(0.50), (0.5, 0.7), _steady(0.4), (0.5, 0.8), (-28.0, -26.0), _steady(1.0))
REORIENT: Final = Look(
    (0.15, 0.18), _steady(0.60), _steady(0.8), _steady(0.0), _steady(0.8), _steady(-26.0), _steady(1.0)
)
REORIENT_QUIET: Final = Look(
    (0.15, 0.18), _steady(0.60), _steady(0.8), _steady(0.0), _steady(0.8), _steady(-26.0), _steady(0.0)
)
