"""What one still picture can break: ceilings of light and colour, saturated areas, stripes."""

from __future__ import annotations

from typing import Final

import numpy as np

from vr_runtime.comfort.angular import FIELD_SR, AngularMap, Floats
from vr_runtime.comfort.colour import STRAY_LIGHT, luminance
from vr_runtime.comfort.pattern import NO_STRIPES, Stripes, worst_stripes
from vr_runtime.comfort.verdict import Finding, Place, judged
from vr_runtime.course.levels import Levels

HIGHLIGHT_DEG: Final = 0.5
SATURATED: Final = 0.8  # share of R + G + B that lies in one channel
BRIGHT_ENOUGH: Final = 0.01  # what is darker has hardly a colour
# The guard follows the measured mean, and the shoulder the largest channel: two per cent of either are no offence.
_GUARD_TOLERANCE: Final = 1.02
_CHROMA_TOLERANCE: Final = 1.05
_HARDLY_COLOURFUL: Final = 0.02  # less is dither


def colourfulness(grid: AngularMap, rgb: Floats) -> float:
    """How far the channels are from grey, as a share of their light, on average; (eyes, size, size, 3).

    Each place counts alike, so that the shoulder, which takes from a place's channels alike, does not count.
    """
    light = luminance(rgb)
    away = np.abs(rgb - light[..., None]).sum(axis=-1)
    return grid.mean(away / (light + STRAY_LIGHT))


def seen_light(
    grid: AngularMap, rgb: Floats, brightest: float, levels: Levels, colourful: Floats, clip: str
) -> list[Finding]:
    """What reaches the eye, against its part's ceilings.

    `rgb`: (eyes, size, size, 3); `brightest`: of any pixel; `colourful`: as `rgb`, at the same instant in full chroma.
    """
    light = luminance(rgb)
    heat = light.max(axis=0)
    found = [
        judged("mean_light", grid.mean(light) / levels.mean_luminance, clip, allowed=_GUARD_TOLERANCE, heat=heat),
        judged("peak_light", brightest / levels.peak_luminance, clip, heat=heat),
    ]
    whole = colourfulness(grid, colourful)
    if whole > _HARDLY_COLOURFUL:
        left = colourfulness(grid, rgb) / whole
        found.append(judged("chroma", left / levels.chroma, clip, allowed=_CHROMA_TOLERANCE))
    return found


def authored_light(grid: AngularMap, eyes: tuple[str, ...], rgb: Floats, clip: str) -> list[Finding]:
    """Light as the scene hands it over, (eyes, size, size, 3)."""
    light = luminance(rgb)
    heat = light.max(axis=0)
    found = [
        judged("authored_mean", grid.mean(light), clip, heat=heat),
    ]
    total = np.maximum(rgb.sum(axis=-1), 1e-6)
    for rule, channel in (("saturated_red", 0), ("saturated_blue", 2)):
        pure = (rgb[..., channel] >= SATURATED * total) & (light >= BRIGHT_ENOUGH)
        window = grid.worst_window(pure)
        place = Place(eyes[window.eye], round(window.right_deg, 1), round(window.up_deg, 1)) if window.area_sr else None
        share = min(window.area_sr / FIELD_SR, 1.0)
        found.append(judged(rule, share, clip, place=place, heat=pure.max(axis=0).astype(np.float32)))
    return found


def brightest(patches: list[tuple[Place, Floats]], px_per_deg: float, clip: str) -> Finding:
    """The brightest half degree of all patches: finely drawn, since points of light are as large as pixels are."""
    side = max(round(HIGHLIGHT_DEG * px_per_deg), 1)
    worst, place = 0.0, None
    for centre, light in patches:
        rows, columns = light.shape[0] // side, light.shape[1] // side
        blocks = light[: rows * side, : columns * side].reshape(rows, side, columns, side).mean(axis=(1, 3))
        row, column = np.unravel_index(int(np.argmax(blocks)), blocks.shape)
        if blocks[row, column] > worst:
            worst = float(blocks[row, column])
            right = centre.right_deg + ((int(column) + 0.5) * side - 0.5 * light.shape[1]) / px_per_deg
            up = centre.up_deg - ((int(row) + 0.5) * side - 0.5 * light.shape[0]) / px_per_deg
            place = Place(centre.eye, round(right, 1), round(up, 1))
    return judged("authored_peak", worst, clip, place=place)


def stripes(patches: list[tuple[Place, Floats]], px_per_deg: float, peak_nits: float, clip: str) -> Finding:
    """The worst pattern of all patches; each with the place of its centre."""
    worst: tuple[Stripes, Place | None] = (NO_STRIPES, None)
    for centre, light in patches:
        found = worst_stripes(light, px_per_deg, peak_nits)
        if found.weighted > worst[0].weighted:
            half = 0.5 * light.shape[0]
            right = centre.right_deg + (found.column_px - half) / px_per_deg
            up = centre.up_deg - (found.row_px - half) / px_per_deg
            worst = (found, Place(centre.eye, round(right, 1), round(up, 1)))
    found, place = worst
    name = f"{clip}, {found.per_deg:.1f} cycles a degree" if place is not None else clip
    return judged("pattern", found.weighted, name, place=place)
