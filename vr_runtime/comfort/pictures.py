"""A finding drawn: where on the map of the view, over a still of the scene, and when along the clip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from vr_runtime.comfort.verdict import Finding

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

_MAP_PX: Final = 420
_LINE_PX: Final = (640, 420)
_EDGE_PX: Final = 48
_PAPER: Final = (13, 14, 17)
_SOFT: Final = (150, 149, 146)
_FRAME: Final = (34, 36, 42)
_LINE: Final = (201, 164, 112)
_LIMIT: Final = (224, 128, 92)
_HOT: Final = np.array([1.0, 0.45, 0.2], np.float32)


def picture_of(finding: Finding) -> Image | None:
    """The map, the time line or both; None where there is neither."""
    from PIL import Image

    parts = []
    if finding.heat is not None:
        parts.append(_heat_map(finding))
    if finding.timeline is not None and len(finding.timeline) > 1:
        parts.append(_time_line(finding))
    if not parts:
        return None
    page = Image.new("RGB", (sum(part.width for part in parts), _MAP_PX), _PAPER)
    left = 0
    for part in parts:
        page.paste(part, (left, 0))
        left += part.width
    return page


def _heat_map(finding: Finding) -> Image:
    """The still in grey, twice as bright, and over it the heat, strongest where most of it is."""
    from PIL import Image, ImageDraw

    assert finding.heat is not None
    heat = finding.heat / max(float(finding.heat.max()), 1e-9)
    still = np.zeros((*heat.shape, 3)) if finding.still is None else finding.still
    grey = np.sqrt(np.clip(2.0 * still.mean(axis=-1), 0.0, 1.0))[..., None]
    strength = 0.85 * np.clip(heat, 0.0, 1.0)[..., None]
    mixed = 0.7 * grey * (1.0 - strength) + _HOT * strength
    picture = Image.fromarray((mixed * 255.0).astype(np.uint8)).resize((_MAP_PX, _MAP_PX), Image.Resampling.BILINEAR)
    place = finding.verdict.place
    if place is not None:
        draw = ImageDraw.Draw(picture)
        half_deg = 52.0  # the map's radius; ten degrees are the window that counts
        per_deg = 0.5 * _MAP_PX / half_deg
        x, y = 0.5 * _MAP_PX + place.right_deg * per_deg, 0.5 * _MAP_PX - place.up_deg * per_deg
        draw.rectangle((x - 5 * per_deg, y - 5 * per_deg, x + 5 * per_deg, y + 5 * per_deg), outline=(255, 255, 255))
    return picture


def _time_line(finding: Finding) -> Image:
    from PIL import Image, ImageDraw

    assert finding.timeline is not None
    times, values = finding.timeline[:, 0], finding.timeline[:, 1]
    width, height = _LINE_PX
    picture = Image.new("RGB", (width, height), _PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((_EDGE_PX, _EDGE_PX, width - _EDGE_PX, height - _EDGE_PX), outline=_FRAME)
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    high = high if high > low else low + 1.0
    # The limit is on the same scale as the line only where the line is what the rule measures.
    limit = finding.verdict.limit
    if limit <= 3.0 * high and finding.heat is not None:
        high = max(high, limit)
        _level(draw, limit, low, high, _LIMIT)
    span_s = max(float(times[-1] - times[0]), 1e-9)
    x = _EDGE_PX + (times - times[0]) / span_s * (width - 2 * _EDGE_PX)
    y = height - _EDGE_PX - (values - low) / (high - low) * (height - 2 * _EDGE_PX)
    draw.line([(float(a), float(b)) for a, b in zip(x, y, strict=True)], fill=_LINE, width=2)
    draw.text((_EDGE_PX, 16), f"{finding.verdict.rule}: {finding.verdict.clip}", fill=_SOFT)
    draw.text((_EDGE_PX, height - 32), f"{times[0]:.1f} s", fill=_SOFT)
    draw.text((width - _EDGE_PX - 40, height - 32), f"{times[-1]:.1f} s", fill=_SOFT)
    draw.text((4, _EDGE_PX - 6), f"{high:.3g}", fill=_SOFT)
    draw.text((4, height - _EDGE_PX - 6), f"{low:.3g}", fill=_SOFT)
    return picture


def _level(draw: ImageDraw, value: float, low: float, high: float, colour: tuple[int, int, int]) -> None:
    width, height = _LINE_PX
    y = height - _EDGE_PX - (value - low) / (high - low) * (height - 2 * _EDGE_PX)
    draw.line((_EDGE_PX, y, width - _EDGE_PX, y), fill=colour)
