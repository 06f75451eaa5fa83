"""The raw calls of one frame. Every structure is allocated once; nothing here raises, allocates or decides.

A frame is `wait`, `begin`, then `acquire`, `locate`, the drawing, `release`, and `end`. Each call answers with an
XrResult or a yes or no; the first failure of a frame stays in `failure` for the lifecycle table to judge.
"""

from __future__ import annotations

import ctypes
from typing import Any

import xr

from vr_runtime.xr.dispatch import Dispatch
from vr_runtime.xr.results import SUCCESS, TIMEOUT_EXPIRED
from vr_runtime.xr.swapchain import Swapchain

EYES = 2
# A compositor that keeps an image longer than this has a problem of its own; the frame goes without a picture and the
# same image is waited for again. Never infinite: a hung runtime must not hang the player.
_IMAGE_TIMEOUT_NS = 100_000_000

_POSE_VALID = int(xr.ViewStateFlags.ORIENTATION_VALID_BIT) | int(xr.ViewStateFlags.POSITION_VALID_BIT)
_POSE_TRACKED = int(xr.ViewStateFlags.ORIENTATION_TRACKED_BIT) | int(xr.ViewStateFlags.POSITION_TRACKED_BIT)
_POSE_AND_FOV_BYTES = ctypes.sizeof(xr.Posef) + ctypes.sizeof(xr.Fovf)


class FrameCalls:
    """The frame calls of one session.

    `state`: XrFrameState of the last wait. `eye_views`: per eye (orientation, position, fov), live views into the
    structures that `locate` fills (metres, radians, world space). `image`: index of the image to draw into.
    `failure`: the first negative XrResult since it was last set to 0.
    """

    def __init__(self, dispatch: Dispatch, session: Any, swapchain: Swapchain, world: Any) -> None:
        self._session = session
        self._swapchain_handle = swapchain.handle
        self._bind(dispatch)
        self._allocate(swapchain)
        self.set_world(world)
        self.set_resolution(swapchain.eye_width_px, swapchain.eye_height_px)
        self.image = 0
        self.failure = SUCCESS
        self.tracked = False
        self._holds_image = False

    def _bind(self, dispatch: Dispatch) -> None:
        self._wait_frame = dispatch.xrWaitFrame
        self._begin_frame = dispatch.xrBeginFrame
        self._end_frame = dispatch.xrEndFrame
        self._locate_views = dispatch.xrLocateViews
        self._acquire_image = dispatch.xrAcquireSwapchainImage
        self._wait_image = dispatch.xrWaitSwapchainImage
        self._release_image = dispatch.xrReleaseSwapchainImage

    def _allocate(self, swapchain: Swapchain) -> None:
        self.state = xr.FrameState()
        self.end_info = xr.FrameEndInfo(environment_blend_mode=xr.EnvironmentBlendMode.OPAQUE)
        self.locate_info = xr.ViewLocateInfo(view_configuration_type=xr.ViewConfigurationType.PRIMARY_STEREO)
        self._view_state = xr.ViewState()
        self.views = (xr.View * EYES)(xr.View(), xr.View())
        self._view_count = ctypes.c_uint32()
        self._image_index = ctypes.c_uint32()
        self._layer_views = (xr.CompositionLayerProjectionView * EYES)(
            *(xr.CompositionLayerProjectionView() for _ in range(EYES))
        )
        for layer_view in self._layer_views:
            layer_view.sub_image.swapchain = swapchain.handle
        self._layer = xr.CompositionLayerProjection()
        self._layer.view_count = EYES
        self._layer._views = self._layer_views
        header = ctypes.POINTER(xr.CompositionLayerBaseHeader)
        self._layers = (header * 1)()
        # Written as an address: ctypes.cast would tie the structure into a cycle that only the collector frees.
        ctypes.c_void_p.from_buffer(self._layers).value = ctypes.addressof(self._layer)
        self.end_info._layers = self._layers
        self.eye_views = tuple((view.pose.orientation, view.pose.position, view.fov) for view in self.views)
        self.poses = tuple(
            (ctypes.addressof(layer_view.pose), ctypes.addressof(view.pose))
            for layer_view, view in zip(self._layer_views, self.views, strict=True)
        )
        self._references()

    def _references(self) -> None:
        """byref() objects can be used again and again: made here, so that no frame makes one."""
        byref = ctypes.byref
        self._keep = (xr.FrameWaitInfo(), xr.FrameBeginInfo(), xr.SwapchainImageAcquireInfo())
        self.wait_info_ref, self.begin_info_ref, self.acquire_info_ref = map(byref, self._keep)
        self._image_wait_info = xr.SwapchainImageWaitInfo(timeout=_IMAGE_TIMEOUT_NS)
        self.image_wait_info_ref = byref(self._image_wait_info)
        self._release_info = xr.SwapchainImageReleaseInfo()
        self.release_info_ref = byref(self._release_info)
        self.state_ref = byref(self.state)
        self.end_info_ref = byref(self.end_info)
        self.locate_info_ref = byref(self.locate_info)
        self.view_state_ref = byref(self._view_state)
        self.view_count_ref = byref(self._view_count)
        self.image_index_ref = byref(self._image_index)

    def set_world(self, world: Any) -> None:
        """Locate the eyes in `world`, an XrSpace, from the next frame on."""
        self.locate_info.space = world
        self._layer.space = world

    def set_resolution(self, width_px: int, height_px: int) -> None:
        """Submit the lower-left `2 * width_px` by `height_px` of each image, left eye first."""
        for eye, layer_view in enumerate(self._layer_views):
            rectangle = layer_view.sub_image.image_rect
            rectangle.offset.x, rectangle.offset.y = eye * width_px, 0
            rectangle.extent.width, rectangle.extent.height = width_px, height_px

    def wait(self) -> bool:
        """Block until the runtime wants the next frame. Fills `state`."""
        return self._went_well(self._wait_frame(self._session, self.wait_info_ref, self.state_ref))

    def begin(self) -> bool:
        """Open the frame."""
        return self._went_well(self._begin_frame(self._session, self.begin_info_ref))

    def acquire(self) -> bool:
        """Get an image to draw into; False where none came in time. An image not yet ready is kept for next time."""
        if not self._holds_image:
            result = self._acquire_image(self._swapchain_handle, self.acquire_info_ref, self.image_index_ref)
            if not self._went_well(result):
                return False
            self.image = self._image_index.value
            self._holds_image = True
        result = self._wait_image(self._swapchain_handle, self.image_wait_info_ref)
        return self._went_well(result) and result != TIMEOUT_EXPIRED

    def locate(self) -> bool:
        """Where the eyes are at the predicted display time; False where the runtime does not know."""
        self.locate_info.display_time = self.state.predicted_display_time
        result = self._locate_views(
            self._session, self.locate_info_ref, self.view_state_ref, EYES, self.view_count_ref, self.views
        )
        if not self._went_well(result):
            return False
        flags = self._view_state._view_state_flags
        self.tracked = flags & _POSE_TRACKED == _POSE_TRACKED
        return bool(flags & _POSE_VALID == _POSE_VALID)

    def release(self) -> bool:
        """Hand the image to the compositor."""
        self._holds_image = False
        return self._went_well(self._release_image(self._swapchain_handle, self.release_info_ref))

    def end(self, with_picture: bool) -> bool:
        """Close the frame, with the picture released last, as seen from the eyes just located, or with none."""
        if with_picture:
            for layer_pose, view_pose in self.poses:
                ctypes.memmove(layer_pose, view_pose, _POSE_AND_FOV_BYTES)
        self.end_info.layer_count = 1 if with_picture else 0
        self.end_info.display_time = self.state.predicted_display_time
        return self._went_well(self._end_frame(self._session, self.end_info_ref))

    def _went_well(self, result: int) -> bool:
        if result >= 0:
            return True
        if self.failure >= 0:
            self.failure = result
        return False
