"""How each part of a session should look and sound: the targets that the levels move between."""

from __future__ import annotations

from typing import Annotated, Final, TypeAlias

from msgspec import Meta, Struct, field

from vr_runtime.course import limits

Pair = tuple[float, float]

GREY_LUMINANCE: Final = limits.MAX_GREY_LUMINANCE
EYES_CLOSED_LUMINANCE: Final = 0.01

_Mean: TypeAlias = Annotated[float, Meta(ge=0.0, le=limits.MAX_MEAN_LUMINANCE)]
_Peak: TypeAlias = Annotated[float, Meta(ge=0.0, le=limits.MAX_PEAK_LUMINANCE)]
_Chroma: TypeAlias = Annotated[float, Meta(ge=0.0, le=limits.MAX_CHROMA)]
_Motion: TypeAlias = Annotated[float, Meta(ge=0.0, le=limits.MAX_MOTION)]
_Detail: TypeAlias = Annotated[float, Meta(ge=0.0, le=limits.MAX_DETAIL)]
_Loudness: TypeAlias = Annotated[float, Meta(ge=limits.LOUDNESS_LUFS_RANGE[0], le=limits.LOUDNESS_LUFS_RANGE[1])]
_Gain: TypeAlias = Annotated[float, Meta(ge=0.0, le=1.0)]


class Look(Struct, frozen=True, forbid_unknown_fields=True):
    """Targets at the beginning and at the end of a part of the session.

    Luminance is relative and linear, 1.0 being the panel's white; chroma, motion and detail are shares of what the
    scene's author made; `music` is a linear gain on the music alone, the ambience being the rest of the sound. Without
    a `picture` there is an almost dark uniform field in its place; the sound stays.
    """

    mean_luminance: tuple[_Mean, _Mean]
    peak_luminance: tuple[_Peak, _Peak]
    chroma: tuple[_Chroma, _Chroma]
    motion: tuple[_Motion, _Motion]
    detail: tuple[_Detail, _Detail]
    loudness_lufs: tuple[_Loudness, _Loudness]
    music: tuple[_Gain, _Gain]
    picture: bool = True


def _steady(value: float) -> Pair:
    return value, value


class Looks(Struct, frozen=True, forbid_unknown_fields=True):
    """One look a part of the session; `drift` and `rest` are the two halves of a chapter of the plateau."""

    settle: Look = Look(
        _steady(0.15), _steady(0.60), _steady(0.8), _steady(1.0), _steady(1.0), _steady(-26.0), _steady(0.0)
    )
    onset: Look = Look(
        (0.15, 0.10), _steady(0.50), _steady(0.7), _steady(0.8), _steady(0.9), _steady(-26.0), _steady(1.0)
    )
    deepen: Look = Look((0.10, 0.06), _steady(0.40), (0.6, 0.5), (0.6, 0.5), (0.8, 0.6), _steady(-28.0), _steady(1.0))
    drift: Look = Look(
        _steady(0.06), _steady(0.35), _steady(0.5), _steady(0.4), _steady(0.5), (-28.0, -30.0), _steady(1.0)
    )
    rest: Look = Look(
        _steady(0.03), _steady(0.20), _steady(0.3), _steady(0.1), _steady(0.35), _steady(-32.0), _steady(0.0)
    )
    way_back: Look = field(
        default=Look((0.06, 0.14), _steady(0.50), (0.5, 0.7), _steady(0.4), (0.5, 0.8), (-28.0, -26.0), _steady(1.0)),
        name="return",
    )
    reorient: Look = Look(
        (0.15, 0.18), _steady(0.60), _steady(0.8), _steady(0.0), _steady(0.8), _steady(-26.0), _steady(1.0)
    )
