"""What an application may submit: the checks on composition layers, and the last projection layer that passed them."""

from __future__ import annotations

import math
from ctypes import addressof
from typing import Any

from vr_runtime.simulator import abi
from vr_runtime.simulator.codes import (
    DEPTH,
    HANDLE_INVALID,
    LAYER_INVALID,
    POSE_INVALID,
    SUCCESS,
    SWAPCHAIN_RECT_INVALID,
    VALIDATION_FAILURE,
)
from vr_runtime.simulator.gl import DEPTH_FORMATS
from vr_runtime.simulator.handles import Session, Swapchain
from vr_runtime.simulator.pose import is_valid
from vr_runtime.simulator.runtime import Runtime

RIGHT_ANGLE = math.pi / 2.0
PROJECTION, PROJECTION_VIEW = abi.CompositionLayerProjection.TYPE, abi.CompositionLayerProjectionView.TYPE


class SubmittedView:
    """What one eye was shown: which texture of which swapchain, and which rectangle of it."""

    __slots__ = ("height_px", "image", "layer", "swapchain", "width_px", "x_px", "y_px")

    def __init__(self) -> None:
        self.swapchain: Swapchain | None = None
        self.image = self.layer = self.x_px = self.y_px = self.width_px = self.height_px = 0


class Layers:
    """Checks each frame's layers as the specification orders."""

    def __init__(self, runtime: Runtime) -> None:
        self._refuse = runtime.refuse
        self._spaces = runtime.handles.by_kind["space"]
        self._swapchains = runtime.handles.by_kind["swapchain"]
        self.shown = (SubmittedView(), SubmittedView())
        self._candidates = (SubmittedView(), SubmittedView())

    def check(self, session: Session, layers: Any, count: int) -> int:
        """XR_SUCCESS, or the code that names what is wrong with one of the layers."""
        if not layers:
            return self._refuse(VALIDATION_FAILURE, f"{count} layers, and no array")
        projected = False
        for index in range(count):
            pointer = layers[index]
            if not pointer:
                return self._refuse(LAYER_INVALID, f"layer {index} is null")
            layer = pointer[0]
            kind = layer.type
            if kind == PROJECTION:
                wrong = self._check_projection(session, layer)
                projected = True
            elif kind == abi.CompositionLayerQuad.TYPE:
                wrong = self._check_quad(session, abi.CompositionLayerQuad.from_address(addressof(layer)))
            else:
                return self._refuse(LAYER_INVALID, f"layer {index} has the unknown type {kind}")
            if wrong:
                return wrong
        if projected:
            self.shown, self._candidates = self._candidates, self.shown
        return SUCCESS

    def _check_projection(self, session: Session, layer: Any) -> int:
        if layer.space not in self._spaces:
            return self._refuse(HANDLE_INVALID, f"{layer.space:#x} is no live space")
        views = layer.views
        if layer.view_count != 2 or not views:
            return self._refuse(VALIDATION_FAILURE, f"{layer.view_count} views where the configuration has 2")
        for eye in (0, 1):
            view = views[eye]
            if view.type != PROJECTION_VIEW:
                return self._refuse(VALIDATION_FAILURE, f"view {eye} has type {view.type}")
            if not is_valid(view.pose):
                return self._refuse(POSE_INVALID, f"view {eye} has no unit quaternion")
            if not _is_fov(view.fov):
                return self._refuse(VALIDATION_FAILURE, f"view {eye} has an impossible field of view")
            if wrong := self._check_sub_image(session, view.sub_image, self._candidates[eye]):
                return wrong
            if view.next and DEPTH in session.instance.extensions:
                depth = abi.chained(view.next, abi.CompositionLayerDepthInfoKHR)
                if depth is not None and (wrong := self._check_depth(session, depth)):
                    return wrong
        return SUCCESS

    def _check_quad(self, session: Session, layer: Any) -> int:
        if layer.space not in self._spaces:
            return self._refuse(HANDLE_INVALID, f"{layer.space:#x} is no live space")
        if layer.eye_visibility not in (0, 1, 2):
            return self._refuse(VALIDATION_FAILURE, f"eye visibility {layer.eye_visibility}")
        if not is_valid(layer.pose):
            return self._refuse(POSE_INVALID, "the quad has no unit quaternion")
        return self._check_sub_image(session, layer.sub_image, None)

    def _check_depth(self, session: Session, depth: Any) -> int:
        if wrong := self._check_sub_image(session, depth.sub_image, None):
            return wrong
        if self._swapchains[depth.sub_image.swapchain].format not in DEPTH_FORMATS:
            return self._refuse(VALIDATION_FAILURE, "a depth layer whose swapchain holds no depth")
        if not 0.0 <= depth.min_depth < depth.max_depth <= 1.0:
            return self._refuse(VALIDATION_FAILURE, f"depth range {depth.min_depth} to {depth.max_depth}")
        if depth.near_z == depth.far_z:
            return self._refuse(VALIDATION_FAILURE, "nearZ and farZ are the same")
        return SUCCESS

    def _check_sub_image(self, session: Session, sub_image: Any, shown: SubmittedView | None) -> int:
        swapchain = self._swapchains.get(sub_image.swapchain)
        if swapchain is None or swapchain.session is not session:
            return self._refuse(HANDLE_INVALID, f"{sub_image.swapchain:#x} is no live swapchain")
        if not swapchain.released:
            return self._refuse(LAYER_INVALID, "the swapchain has no released image")
        rect = sub_image.rect
        x, y, width, height = rect.x, rect.y, rect.width, rect.height
        if x < 0 or y < 0 or width <= 0 or height <= 0:
            return self._refuse(SWAPCHAIN_RECT_INVALID, f"rectangle {(x, y, width, height)}")
        if x + width > swapchain.width_px or y + height > swapchain.height_px:
            why = f"rectangle {(x, y, width, height)} in {swapchain.width_px} x {swapchain.height_px}"
            return self._refuse(SWAPCHAIN_RECT_INVALID, why)
        layer = sub_image.array_index
        if layer >= swapchain.array_size:
            return self._refuse(VALIDATION_FAILURE, f"array layer {layer} of {swapchain.array_size}")
        if shown is not None:
            shown.swapchain = swapchain
            shown.image = (swapchain.released - 1) % len(swapchain.textures)
            shown.layer = layer
            shown.x_px, shown.y_px, shown.width_px, shown.height_px = x, y, width, height
        return SUCCESS


def _is_fov(fov: Any) -> bool:
    left, right, up, down = fov.angle_left, fov.angle_right, fov.angle_up, fov.angle_down
    # false for NaN as well
    return bool(
        -RIGHT_ANGLE < left < RIGHT_ANGLE
        and -RIGHT_ANGLE < right < RIGHT_ANGLE
        and -RIGHT_ANGLE < up < RIGHT_ANGLE
        and -RIGHT_ANGLE < down < RIGHT_ANGLE
        and left != right
        and up != down
    )
