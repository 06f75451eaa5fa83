"""The hard limits. No file, message, flag or scene gets beyond them, whoever asks.

They hold where levels are made (`levels`, `tracks`, `plan`), and the comfort output holds light to them once more.
Luminance is relative and linear: 1.0 is the panel's white. Ranges are inclusive.
"""

from __future__ import annotations

from typing import Final, TypeVar

Number = TypeVar("Number", int, float)

MAX_MEAN_LUMINANCE: Final = 0.18
MAX_PEAK_LUMINANCE: Final = 0.60
MAX_GREY_LUMINANCE: Final = 0.03  # of the uniform field that is shown in place of a picture
MEAN_RATE_PER_S: Final = 0.02  # of the mean, outside ease and emergency
MAX_CHROMA: Final = 1.0  # shares of what the scene's author made
MAX_MOTION: Final = 1.0
MAX_DETAIL: Final = 1.0

LOUDNESS_LUFS_RANGE: Final = (-40.0, -26.0)  # of a target; as loud as the mix is ever meant to be
MAX_SHORT_TERM_LUFS: Final = -23.0  # of what is played, over any three seconds
LOUDNESS_RATE_DB_PER_S: Final = 3.0

EMERGENCY_S: Final = 0.5
EASE_S: Final = 3.0
RAMP_S_RANGE: Final = (5.0, 120.0)  # nothing is quicker but ease, emergency, and the dark in which the world is turned
EASE_OFF_S_RANGE: Final = (20.0, 120.0)  # half of the brightest mean comes back: in less it would be too fast
BORDER_S_RANGE: Final = (20.0, 120.0)
APPROACH_S_RANGE: Final = (20.0, 60.0)

BREATHS_PER_MIN_RANGE: Final = (6.0, 8.0)  # slow ones, as they are taught; the light swings no faster
BREATH_CUE_MIN_RANGE: Final = (1, 5)  # of settle and early onset, which bound it too

INFUSION_MIN_RANGE: Final = (15, 360)  # of onset, deepen and plateau together, with extensions
WINDOW_MIN_RANGE: Final = (30, 400)
RETURN_MIN_RANGE: Final = (5, 60)


def kept(value: Number, allowed: tuple[Number, Number]) -> Number:
    """`value`, or the end of the range that it lies beyond; the lower end for what is no number."""
    low, high = allowed
    return min(high, max(low, value))  # in this order: max(low, nan) is low
