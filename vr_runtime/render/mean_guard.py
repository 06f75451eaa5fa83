"""The measured mean's say on exposure: a scene brighter than its authors promised is turned down, slowly."""

from __future__ import annotations

import struct

import moderngl

from vr_runtime.render.gl_functions import GetProcAddress
from vr_runtime.render.output import ComfortOutput
from vr_runtime.render.shrinker import Parcel, Shrinker, picture_of

PROBE_EVERY_NS = 250_000_000
TILES_PER_EYE = (16, 8)
_MOST_TAPS = 8
# One probe in four a second: the gain follows what is measured with a time constant of about two seconds.
_SHARE_PER_PROBE = 0.12
# Below this much of the picture visible, a mean says nothing about the scene.
_LEAST_VISIBLE = 0.25
_LEAST_GAIN = 0.05


class MeanGuard:
    """`gain` (0..1) multiplies the exposure so that the mean of what is seen keeps to the phase's level.

    Needs a target whose colour attachment is a texture; with any other it stays at 1.
    """

    __slots__ = (
        "_floats",
        "_grey",
        "_last_ns",
        "_mean",
        "_memory",
        "_parcel",
        "_shrinker",
        "_size_px",
        "_visible",
        "gain",
        "measured_mean",
    )

    def __init__(
        self, ctx: moderngl.Context, get_proc_address: GetProcAddress, eye_count: int, *, codes_in: bool
    ) -> None:
        self.gain = 1.0
        self.measured_mean = 0.0
        self._size_px = (TILES_PER_EYE[0] * eye_count, TILES_PER_EYE[1])
        count = 4 * self._size_px[0] * self._size_px[1]
        self._shrinker = Shrinker(ctx, codes_in=codes_in)
        self._parcel = Parcel(ctx, get_proc_address, self._size_px, "f4")
        self._memory = bytearray(4 * count)
        self._floats = struct.Struct(f"<{count}f")
        self._last_ns: int | None = None
        self._mean = self._visible = self._grey = 0.0

    def observe(
        self,
        target: moderngl.Framebuffer,
        width_px: int,
        height_px: int,
        display_time_ns: int,
        output: ComfortOutput,
    ) -> None:
        """Once a frame, after drawing: collect a probe that has arrived, send the next when one is due."""
        if self._parcel.is_under_way:
            if self._parcel.arrived():
                self._weigh()
            return
        if self._last_ns is None:
            # The second frame sends the first probe: drivers compile it then, while everything is still dark.
            self._last_ns = display_time_ns - PROBE_EVERY_NS
            return
        if display_time_ns - self._last_ns < PROBE_EVERY_NS:
            return
        texture = picture_of(target)
        if texture is None:
            return
        self._last_ns = display_time_ns
        self._mean, self._visible, self._grey = output.mean, output.visible, output.grey
        picture = (width_px * self._size_px[0] // TILES_PER_EYE[0], height_px)
        self._shrinker.shrink(texture, picture, self._parcel.framebuffer, self._size_px, _MOST_TAPS, codes_out=False)
        self._parcel.send(self._size_px)

    def release(self) -> None:
        self._parcel.release()
        self._shrinker.release()

    def _weigh(self) -> None:
        self._parcel.unpack_into(self._memory, len(self._memory))
        values = self._floats.unpack(self._memory)
        drawn = sum(values[3::4])
        seen = 0.2126 * sum(values[0::4]) + 0.7152 * sum(values[1::4]) + 0.0722 * sum(values[2::4])
        if drawn <= 0.0:
            return
        self.measured_mean = seen / drawn
        if self._mean <= 0.0 or self._visible < _LEAST_VISIBLE:
            return
        scene = (self.measured_mean - (1.0 - self._visible) * self._grey) / self._visible
        wanted = min(1.0, self._mean / scene) if scene > 0.0 else 1.0
        self.gain += (max(wanted, _LEAST_GAIN) - self.gain) * _SHARE_PER_PROBE
