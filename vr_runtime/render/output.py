"""The comfort output's numbers: what the levels ask for, brought to the eye no faster than an eye should see it.

The arithmetic on pixels is shaders/output.glsl; here is what feeds it. Luminances are relative and linear (1 = white).
"""

from __future__ import annotations

import math
from typing import Literal

from vr_runtime.course import limits
from vr_runtime.course.levels import Levels

# What a target holds. The last is light as the scene hands it over, for measuring: no headset is ever given that.
Encoding = Literal["srgb-framebuffer", "linear", "srgb-shader", "scene-light"]

# Scene light is authored as it should look in settle, whose mean level this is.
AUTHORED_MEAN = 0.15
MEAN_RATE_PER_S = limits.MEAN_RATE_PER_S
PEAK_RATE_PER_S = 0.05
CHROMA_RATE_PER_S = 0.25
SHOW_RATE_PER_S = 1.0 / 5.0
VIGNETTE_RATE_DEG_PER_S = 45.0
# The course's emergency takes at most 0.5 s; this only keeps a step from being a flash, and is quicker than that.
HIDE_RATE_PER_S = 4.0
HIDE_MEAN_RATE_PER_S = 0.5
EASE_MEAN_RATE_PER_S = 0.1
# After a gap the eye still holds the last picture, however long ago that was.
LONGEST_STEP_S = 1.0
VIGNETTE_SOFT_DEG = 12.0
VIGNETTE_OFF_DEG = 180.0
KNEE_SHARE = 0.6
LUMINANCE = (0.2126, 0.7152, 0.0722)
WARM_GREY = (1.0804, 0.9904, 0.8585)  # luminance 1
NUMBERS = 20
_HALF_FLOAT_STEP = 2.0**-11
# The plane's R2 sequence, and the golden ratio that spreads it over frames.
_DITHER_X = 0.7548776662
_DITHER_Y = 0.5698402910
_DITHER_FRAME = 0.6180339887498949


class ComfortOutput:
    """Exposure, ceiling, chroma, vignette and fade of this frame, each within its rate.

    Starts black and fades in; `numbers` are the floats of the stage's block (`dither()` sets the last four).
    """

    __slots__ = (
        "_encoded",
        "_fade_in_rate_per_s",
        "_forgets",
        "_linear",
        "_started",
        "brightness",
        "chroma",
        "grey",
        "mean",
        "numbers",
        "peak",
        "vignette_deg",
        "visible",
    )

    def __init__(self, encoding: Encoding) -> None:
        self._encoded = encoding == "srgb-shader"
        self._linear = encoding == "linear"
        self._started = False
        self._forgets = True
        self._fade_in_rate_per_s = math.inf
        self.brightness = 1.0
        self.visible = 0.0
        self.grey = 0.0
        self.mean = 0.0
        self.peak = 0.0
        self.chroma = 0.0
        self.vignette_deg = VIGNETTE_OFF_DEG
        self.numbers = [0.0] * NUMBERS

    def fade_in(self, seconds: float) -> None:
        """Hide the picture at once and bring it back over at least `seconds`."""
        self.visible = 0.0
        self.grey = 0.0
        self._fade_in_rate_per_s = 1.0 / max(seconds, 1e-3)

    def settle(self, levels: Levels, guard: float = 1.0) -> None:
        """Go to what the levels ask for without any rate: for pictures nobody wears (previews, tests, sheets)."""
        self._started = True
        self.visible = _held(levels.fade, 1.0)
        self.grey = _held(levels.grey, limits.MAX_GREY_LUMINANCE)
        self._take(levels, self._mean_wanted(levels, guard))
        self._forgets = True
        self._write()

    def forgets(self) -> bool:
        """Whether the next frame has nothing to do with the one before; asked once."""
        forgets, self._forgets = self._forgets, False
        return forgets

    def step(self, levels: Levels, dt_s: float, guard: float) -> None:
        """Move towards the levels by one frame of `dt_s`; `guard` (0..1) is the measured mean's say on exposure."""
        mean_wanted = self._mean_wanted(levels, guard)
        if not self._started:
            self._started = True
            self._take(levels, mean_wanted)
        dt_s = min(max(dt_s, 0.0), LONGEST_STEP_S)
        self._step_light(levels, mean_wanted, dt_s)
        self.peak = _towards(self.peak, self._peak_wanted(levels), PEAK_RATE_PER_S * dt_s)
        self.chroma = _towards(self.chroma, _held(levels.chroma, limits.MAX_CHROMA), CHROMA_RATE_PER_S * dt_s)
        self.vignette_deg = _towards(self.vignette_deg, levels.vignette_deg, VIGNETTE_RATE_DEG_PER_S * dt_s)
        self._write()

    def hidden_colour(self) -> tuple[float, float, float]:
        """What remains where no scene light is: the grey, as a target of this encoding stores it."""
        numbers = self.numbers
        ceiling = numbers[10]
        red, green, blue = min(numbers[12], ceiling), min(numbers[13], ceiling), min(numbers[14], ceiling)
        if self._linear:
            return red, green, blue
        return _srgb_code(red), _srgb_code(green), _srgb_code(blue)

    def dither(self, frame_number: int, eye: int, axis_px: tuple[float, float]) -> None:
        """Anchor the eye's pattern of this frame at the pixel straight ahead of it."""
        offset = _DITHER_FRAME * (frame_number & 0xFFFF) - _DITHER_X * axis_px[0] - _DITHER_Y * axis_px[1]
        self.numbers[16 + eye] = offset % 1.0

    def _take(self, levels: Levels, mean_wanted: float) -> None:
        self.mean = mean_wanted
        self.peak = self._peak_wanted(levels)
        self.chroma = _held(levels.chroma, limits.MAX_CHROMA)
        self.vignette_deg = levels.vignette_deg

    def _mean_wanted(self, levels: Levels, guard: float) -> float:
        """Whoever made the levels: no light beyond the hard limits, here where pixels are made."""
        return _held(levels.mean_luminance, limits.MAX_MEAN_LUMINANCE) * _held(self.brightness, 1.0) * _held(guard, 1.0)

    def _peak_wanted(self, levels: Levels) -> float:
        return _held(levels.peak_luminance, limits.MAX_PEAK_LUMINANCE) * _held(self.brightness, 1.0)

    def _step_light(self, levels: Levels, mean_wanted: float, dt_s: float) -> None:
        """Fade, grey and exposure share one budget of change of the mean light, in that order."""
        fade, grey = _held(levels.fade, 1.0), _held(levels.grey, limits.MAX_GREY_LUMINANCE)
        budget = MEAN_RATE_PER_S * dt_s
        before, contrast = self.visible, abs(self.mean - self.grey)
        if fade < before:
            # Hiding the picture is how an emergency looks, and always safe: one quick change towards grey.
            self._fade_in_rate_per_s = math.inf
            self.visible = _towards(before, fade, HIDE_RATE_PER_S * dt_s)
            budget = max(budget, HIDE_MEAN_RATE_PER_S * dt_s)
        else:
            rate = min(SHOW_RATE_PER_S, self._fade_in_rate_per_s) * dt_s
            self.visible = _towards(before, fade, min(rate, budget / max(contrast, 1e-4)))
            budget -= (self.visible - before) * contrast
        grey_before, hidden = self.grey, 1.0 - self.visible
        self.grey = _towards(grey_before, grey, max(budget, 0.0) / max(hidden, 1e-3))
        budget -= abs(self.grey - grey_before) * hidden
        if mean_wanted < self.mean and levels.vignette_deg < VIGNETTE_OFF_DEG:
            # Ease, the only one that narrows the view, halves the light in 3 s.
            budget = max(budget, EASE_MEAN_RATE_PER_S * dt_s)
        self.mean = _towards(self.mean, mean_wanted, max(budget, 0.0) / max(self.visible, 1e-3))

    def _write(self) -> None:
        numbers = self.numbers
        peak = max(self.peak, 1e-4)
        code = int(_srgb_code(min(peak, 1.0)) * 255.0)
        # Rounding to the target's own steps must not climb over the ceiling.
        ceiling = code / 255.0 if self._encoded else min(_srgb_light(code / 255.0), peak)
        exposure = self.mean / AUTHORED_MEAN
        grey_share = exposure * (1.0 - self.chroma)
        numbers[0] = grey_share * LUMINANCE[0]
        numbers[1] = grey_share * LUMINANCE[1]
        numbers[2] = grey_share * LUMINANCE[2]
        numbers[3] = exposure * self.chroma
        knee = KNEE_SHARE * peak
        numbers[4] = knee
        numbers[5] = peak - knee
        numbers[6] = knee * (peak - knee) * self.visible
        numbers[7] = peak * self.visible
        half_deg = 0.5 * self.vignette_deg
        if half_deg >= 0.5 * VIGNETTE_OFF_DEG:
            numbers[8], numbers[9] = -2.0, 1.0
        else:
            inner = math.cos(math.radians(half_deg))
            outer = math.cos(math.radians(half_deg + VIGNETTE_SOFT_DEG))
            numbers[8], numbers[9] = outer, 1.0 / (inner - outer)
        numbers[10] = ceiling * (1.0 - _HALF_FLOAT_STEP)
        hidden = (1.0 - self.visible) * self.grey
        numbers[12] = hidden * WARM_GREY[0]
        numbers[13] = hidden * WARM_GREY[1]
        numbers[14] = hidden * WARM_GREY[2]


def _held(value: float, most: float) -> float:
    return min(most, max(0.0, value))  # in this order: max(0.0, nan) is 0.0


def _towards(now: float, wanted: float, most: float) -> float:
    if wanted > now:
        return min(wanted, now + most)
    return max(wanted, now - most)


def _srgb_code(light: float) -> float:
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1.0 / 2.4) - 0.055


def _srgb_light(code: float) -> float:
    return code / 12.92 if code <= 0.04045 else ((code + 0.055) / 1.055) ** 2.4
