"""The one uniform block of the stage, in the byte order that shaders/stage.glsl declares, and the eyes in it."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence

import moderngl

_EYE = struct.Struct("<20f")
_FRAME = struct.Struct("<8f")
_SIXTEEN = struct.Struct("<16f")
_COMFORT = struct.Struct("<20f4I")
_EFFORT = struct.Struct("<4f")
_FRAME_AT = 2 * _EYE.size
_PHASES_AT = _FRAME_AT + _FRAME.size
_PARAMETERS_AT = _PHASES_AT + _SIXTEEN.size
_COMFORT_AT = _PARAMETERS_AT + _SIXTEEN.size
_EFFORT_AT = _COMFORT_AT + _COMFORT.size
BLOCK_BYTES = _EFFORT_AT + _EFFORT.size
BINDING = 0
_CORNER = struct.Struct("<4f")


class StageBlock:
    """The bytes of the block (two eyes first, twenty floats each) and its buffer on the GPU; sent once a frame."""

    __slots__ = ("_buffer", "memory")

    def __init__(self, ctx: moderngl.Context) -> None:
        self.memory = bytearray(BLOCK_BYTES)
        self._buffer = ctx.buffer(reserve=BLOCK_BYTES, dynamic=True)

    def set_frame(
        self,
        width_px: int,
        height_px: int,
        motion: float,
        detail: float,
        chroma: float,
        visible: float,
    ) -> None:
        inverse_width, inverse_height = 1.0 / width_px, 1.0 / height_px
        _FRAME.pack_into(
            self.memory,
            _FRAME_AT,
            width_px,
            height_px,
            inverse_width,
            inverse_height,
            motion,
            detail,
            chroma,
            visible,
        )

    def set_phases(self, phases: Sequence[float]) -> None:
        """Sixteen numbers in [0, 1)."""
        _SIXTEEN.pack_into(self.memory, _PHASES_AT, *phases)

    def set_parameters(self, parameters: Sequence[float]) -> None:
        """Sixteen numbers."""
        _SIXTEEN.pack_into(self.memory, _PARAMETERS_AT, *parameters)

    def set_comfort(self, numbers: Sequence[float], seed: int, frame_number: int) -> None:
        """`numbers`: the twenty floats of light, shoulder, vignette, grey and dither."""
        _COMFORT.pack_into(self.memory, _COMFORT_AT, *numbers, seed, frame_number, 0, 0)

    def set_effort(self, quality: float, sample_angle: float, cue: float, cue_height: float) -> None:
        """How much detail the machine affords, 0 to 1; radians between the samples of a map for measuring; the breath
        cue's scene light, and radians above the scene's horizon at which it stands."""
        _EFFORT.pack_into(self.memory, _EFFORT_AT, quality, sample_angle, cue, cue_height)

    def send(self) -> None:
        """Copy the block to the GPU and bind it; the runtime's own drawing may have bound something else."""
        self._buffer.write(self.memory)
        self._buffer.bind_to_uniform_block(BINDING)

    def release(self) -> None:
        self._buffer.release()


class Eyes:
    """Where the eyes are and what they see, in OpenXR's own terms; read by the stage when it draws."""

    __slots__ = ("_angles", "_axis_x", "_axis_y", "_before", "_poses", "area_changed", "areas")

    def __init__(self, eye_count: int) -> None:
        straight = (-math.pi / 4, math.pi / 4, math.pi / 4, -math.pi / 4)
        self._poses: list[tuple[float, ...]] = [(0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0)] * eye_count
        self._before: tuple[float, ...] = self._poses[0]
        self._angles: list[tuple[float, float, float, float]] = [straight] * eye_count
        self._axis_x = [0.0] * eye_count
        self._axis_y = [0.0] * eye_count
        self.areas: list[bytes | None] = [None] * eye_count
        self.area_changed = False

    def set(
        self,
        eye: int,
        qx: float,
        qy: float,
        qz: float,
        qw: float,
        px: float,
        py: float,
        pz: float,
        angle_left: float,
        angle_right: float,
        angle_up: float,
        angle_down: float,
    ) -> None:
        """The eye's pose in scene space (unit quaternion, metres) and field of view (radians; left, down negative)."""
        self._poses[eye] = (qx, qy, qz, qw, px, py, pz)
        self._angles[eye] = (angle_left, angle_right, angle_up, angle_down)

    def set_visible_area(self, eye: int, vertices_xy: Sequence[float], indices: Sequence[int]) -> None:
        """Draw only these triangles for the eye: x, y pairs on the plane z = -1 of its view; empty for all of it."""
        corners = bytearray()
        for index in indices:
            corners += _CORNER.pack(vertices_xy[2 * index], vertices_xy[2 * index + 1], eye, 1.0)
        self.areas[eye] = bytes(corners) or None
        self.area_changed = True

    def write(self, block: StageBlock, width_px: int, height_px: int) -> None:
        for eye in range(len(self._poses)):
            self._write_eye(block, eye, width_px, height_px)

    def axis_px(self, eye: int, width_px: int) -> tuple[float, float]:
        """The pixel straight ahead of the eye, in whole pixels of the picture of all eyes."""
        return eye * width_px + self._axis_x[eye], self._axis_y[eye]

    def turned(self) -> float:
        """Radians by which the first eye has turned since this was last asked."""
        (ax, ay, az, aw, *_), (bx, by, bz, bw, *_) = self._poses[0], self._before
        self._before = self._poses[0]
        # By the vector part of the turn between: an arc cosine of nearly 1 would see no small turn.
        x = aw * bx - bw * ax + ay * bz - az * by
        y = aw * by - bw * ay + az * bx - ax * bz
        z = aw * bz - bw * az + ax * by - ay * bx
        return 2.0 * math.asin(min(math.sqrt(x * x + y * y + z * z), 1.0))

    def _write_eye(self, block: StageBlock, eye: int, width_px: int, height_px: int) -> None:
        x, y, z, w, px, py, pz = self._poses[eye]
        left, right, up, down = self._angles[eye]
        tan_left, tan_right = math.tan(left), math.tan(right)
        tan_up, tan_down = math.tan(up), math.tan(down)
        wide, high = tan_right - tan_left, tan_up - tan_down
        self._axis_x[eye] = round(-tan_left / wide * width_px)
        self._axis_y[eye] = round(-tan_down / high * height_px)
        # The arguments stand here one by one: CPython 3.11 keeps every tuple of exactly twenty that it has freed.
        _EYE.pack_into(
            block.memory,
            eye * _EYE.size,
            1.0 - 2.0 * (y * y + z * z),
            2.0 * (x * y + w * z),
            2.0 * (x * z - w * y),
            0.0,
            2.0 * (x * y - w * z),
            1.0 - 2.0 * (x * x + z * z),
            2.0 * (y * z + w * x),
            0.0,
            2.0 * (x * z + w * y),
            2.0 * (y * z - w * x),
            1.0 - 2.0 * (x * x + y * y),
            0.0,
            px,
            py,
            pz,
            max(wide / width_px, high / height_px),
            tan_left,
            tan_right,
            tan_up,
            tan_down,
        )
