"""The part of each eye's picture that the lenses let through, from XR_KHR_visibility_mask."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import xr

from vr_runtime.xr.dispatch import Dispatch
from vr_runtime.xr.results import check


@dataclass(frozen=True, slots=True)
class VisibleArea:
    """A triangle mesh on the plane z = -1 of one eye's view: `vertices_xy` flat x, y pairs, `indices` by threes."""

    vertices_xy: tuple[float, ...]
    indices: tuple[int, ...]


def read(dispatch: Dispatch, session: Any, eye: int) -> VisibleArea | None:
    """The visible mesh of `eye` (0 left, 1 right); None where the runtime has none: all is visible then."""
    kind = int(xr.VisibilityMaskTypeKHR.VISIBLE_TRIANGLE_MESH)
    stereo = int(xr.ViewConfigurationType.PRIMARY_STEREO)
    mask = xr.VisibilityMaskKHR()
    get_mask = dispatch.xrGetVisibilityMaskKHR
    check("xrGetVisibilityMaskKHR", get_mask(session, stereo, eye, kind, ctypes.byref(mask)))
    if not mask.vertex_count_output or not mask.index_count_output:
        return None
    vertices = (xr.Vector2f * mask.vertex_count_output)()
    indices = (ctypes.c_uint32 * mask.index_count_output)()
    mask.vertex_capacity_input, mask.vertices = len(vertices), ctypes.cast(vertices, ctypes.POINTER(xr.Vector2f))
    mask.index_capacity_input, mask.indices = len(indices), ctypes.cast(indices, ctypes.POINTER(ctypes.c_uint32))
    check("xrGetVisibilityMaskKHR", get_mask(session, stereo, eye, kind, ctypes.byref(mask)))
    flat = tuple(value for vertex in vertices for value in (float(vertex.x), float(vertex.y)))
    return VisibleArea(flat, tuple(indices))
