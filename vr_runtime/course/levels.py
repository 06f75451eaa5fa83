"""What a course wants seen and heard at an instant: the numbers that the picture and the sound obey."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import pi, sin
from typing import TYPE_CHECKING

from vr_runtime.course.limits import (
    LOUDNESS_LUFS_RANGE,
    MAX_CHROMA,
    MAX_DETAIL,
    MAX_GREY_LUMINANCE,
    MAX_MEAN_LUMINANCE,
    MAX_MOTION,
    MAX_PEAK_LUMINANCE,
)
from vr_runtime.course.tracks import EASE_CHROMA, EASE_DIMS, EASE_VIGNETTE_DEG, NO_VIGNETTE_DEG, TONE_NS

_QUIETEST, _LOUDEST = LOUDNESS_LUFS_RANGE

if TYPE_CHECKING:
    from vr_runtime.course.course import Course


@dataclass(frozen=True, slots=True)
class Levels:
    """Levels at one instant. Luminance is relative and linear: 1.0 is the panel's white.

    mean_luminance  ceiling for the mean of the scene's picture, before `fade`
    peak_luminance  ceiling for any pixel of the scene's picture
    chroma          share of the authored chroma
    motion          share of the authored speed of what moves by itself; 0 stands still
    detail          share of the authored detail and novelty
    vignette_deg    full angle of the clear field; 180 is none
    fade            1: the picture; 0: the uniform warm grey; mixed linearly in between
    grey            luminance of that uniform field
    loudness_lufs   target loudness of everything together
    music           linear gain on the music alone
    sound           linear gain on all sound; 0 mutes
    tone            envelope 0..1 of the soft tone that announces staff, `sound` included
    """

    mean_luminance: float
    peak_luminance: float
    chroma: float
    motion: float
    detail: float
    vignette_deg: float
    fade: float
    grey: float
    loudness_lufs: float
    music: float
    sound: float
    tone: float


def levels_at(course: Course, t_ns: int) -> Levels:
    """The levels `t_ns` nanoseconds after the headset went on. Pure; continuous in `t_ns`; dark before the start."""
    tracks = course.tracks
    t_ns = max(t_ns, 0)
    ease = min(1.0, max(0.0, tracks.ease.at(t_ns)))
    sound = min(1.0, max(0.0, tracks.sound.at(t_ns)))
    dims = 1.0 - (1.0 - EASE_DIMS) * ease
    # The limit stands first in each pair: whatever a track says, even if it were no number, stays within.
    return Levels(
        min(MAX_MEAN_LUMINANCE, max(0.0, tracks.mean.at(t_ns))) * dims,
        min(MAX_PEAK_LUMINANCE, max(0.0, tracks.peak.at(t_ns))) * dims,
        min(MAX_CHROMA, max(0.0, tracks.chroma.at(t_ns))) * (1.0 - (1.0 - EASE_CHROMA) * ease),
        min(MAX_MOTION, max(0.0, tracks.motion.at(t_ns) * (1.0 - ease))),
        min(MAX_DETAIL, max(0.0, tracks.detail.at(t_ns))),
        NO_VIGNETTE_DEG - (NO_VIGNETTE_DEG - EASE_VIGNETTE_DEG) * ease,
        min(1.0, max(0.0, tracks.fade.at(t_ns))),
        min(MAX_GREY_LUMINANCE, max(0.0, tracks.grey.at(t_ns))),
        min(_LOUDEST, max(_QUIETEST, tracks.loudness.at(t_ns))),
        min(1.0, max(0.0, tracks.music.at(t_ns))),
        sound,
        _tone(tracks.tones_ns, t_ns) * sound,
    )


def _tone(tones_ns: tuple[int, ...], t_ns: int) -> float:
    index = bisect_right(tones_ns, t_ns) - 1
    if index < 0 or t_ns - tones_ns[index] >= TONE_NS:
        return 0.0
    return sin(pi * (t_ns - tones_ns[index]) / TONE_NS) ** 2
