"""Swapchain functions: textures that go round between the application and the compositor."""

from __future__ import annotations

from ctypes import POINTER, c_int64, c_uint32, c_uint64
from typing import Any

from vr_runtime.simulator import abi
from vr_runtime.simulator.codes import (
    CALL_ORDER_INVALID,
    FEATURE_UNSUPPORTED,
    INFINITE_DURATION,
    SUCCESS,
    SWAPCHAIN_FORMAT_UNSUPPORTED,
    TIMEOUT_EXPIRED,
    VALIDATION_FAILURE,
)
from vr_runtime.simulator.dispatch import openxr
from vr_runtime.simulator.handles import Session, Swapchain
from vr_runtime.simulator.runtime import Runtime
from vr_runtime.simulator.two_call import write_structures, write_values

PROTECTED_CONTENT, STATIC_IMAGE = 0x1, 0x2
ALL_USAGES = 0xFF
MAX_SAMPLES = 4


def discard(runtime: Runtime, swapchain: Swapchain) -> None:
    """Forget a swapchain, its textures, and the images that the application still held."""
    swapchain.session.gl.delete_textures(swapchain.textures)
    runtime.statistics.images_abandoned += swapchain.acquired - swapchain.released
    runtime.handles.remove("swapchain", swapchain.handle)


class SwapchainFunctions:
    """XrSwapchain: images are handed out, waited for and given back in order."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._refuse = runtime.refuse

    @openxr("xrEnumerateSwapchainFormats", "session", c_uint32, POINTER(c_uint32), POINTER(c_int64))
    def formats(self, _session: Session, capacity: int, count: Any, formats: Any) -> int:
        return write_values(self._refuse, capacity, count, formats, self._runtime.formats)

    @openxr("xrCreateSwapchain", "session", POINTER(abi.SwapchainCreateInfo), POINTER(c_uint64))
    def create_swapchain(self, session: Session, info: Any, swapchain: Any) -> int:
        if not info or not swapchain or info[0].type != abi.SwapchainCreateInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrSwapchainCreateInfo, or no place for the swapchain")
        wanted = info[0]
        if wrong := self._wrong(wanted):
            return wrong
        static = bool(wanted.create_flags & STATIC_IMAGE)
        textures = session.gl.make_textures(
            1 if static else self._runtime.headset.images_per_swapchain,
            wanted.format,
            wanted.width,
            wanted.height,
            wanted.array_size,
            wanted.mip_count,
            wanted.sample_count,
        )
        made = Swapchain(
            session,
            wanted.format,
            wanted.width,
            wanted.height,
            wanted.array_size,
            wanted.sample_count,
            static,
            textures,
            success=session.success,
        )
        swapchain[0] = self._runtime.handles.add("swapchain", made).handle
        return SUCCESS

    @openxr("xrDestroySwapchain", "swapchain", when_lost=True)
    def destroy_swapchain(self, swapchain: Swapchain) -> int:
        discard(self._runtime, swapchain)
        return SUCCESS

    @openxr(
        "xrEnumerateSwapchainImages",
        "swapchain",
        c_uint32,
        POINTER(c_uint32),
        POINTER(abi.SwapchainImageOpenGLKHR),
    )
    def images(self, swapchain: Swapchain, capacity: int, count: Any, images: Any) -> int:
        def fill(image: Any, texture: int) -> None:
            image.image = texture

        return write_structures(
            self._refuse, capacity, count, images, swapchain.textures, fill, abi.SwapchainImageOpenGLKHR.TYPE
        )

    @openxr("xrAcquireSwapchainImage", "swapchain", POINTER(abi.SwapchainImageAcquireInfo), POINTER(c_uint32))
    def acquire(self, swapchain: Swapchain, info: Any, index: Any) -> int:
        if not index or (info and info[0].type != abi.SwapchainImageAcquireInfo.TYPE):
            return self._refuse(
                VALIDATION_FAILURE, "wrong type of XrSwapchainImageAcquireInfo, or no place for the index"
            )
        if swapchain.acquired - swapchain.released >= len(swapchain.textures):
            return self._refuse(CALL_ORDER_INVALID, "every image is held already")
        if swapchain.static and swapchain.acquired:
            return self._refuse(CALL_ORDER_INVALID, "a static image can be acquired once")
        index[0] = swapchain.acquired % len(swapchain.textures)
        swapchain.acquired += 1
        self._runtime.statistics.images_acquired += 1
        return SUCCESS

    @openxr("xrWaitSwapchainImage", "swapchain", POINTER(abi.SwapchainImageWaitInfo))
    def wait(self, swapchain: Swapchain, info: Any) -> int:
        if not info or info[0].type != abi.SwapchainImageWaitInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrSwapchainImageWaitInfo")
        if swapchain.acquired == swapchain.released:
            return self._refuse(CALL_ORDER_INVALID, "no image is held")
        if swapchain.waited:
            return self._refuse(CALL_ORDER_INVALID, "the image waited for before has not been released")
        runtime = self._runtime
        if (runtime.slow_images_left or swapchain.ready_ns) and not self._is_ready(swapchain, info[0].timeout):
            return swapchain.fault or TIMEOUT_EXPIRED
        swapchain.waited = True
        return SUCCESS

    @openxr("xrReleaseSwapchainImage", "swapchain", POINTER(abi.SwapchainImageReleaseInfo))
    def release(self, swapchain: Swapchain, info: Any) -> int:
        if info and info[0].type != abi.SwapchainImageReleaseInfo.TYPE:
            return self._refuse(VALIDATION_FAILURE, "wrong type of XrSwapchainImageReleaseInfo")
        if not swapchain.waited:
            return self._refuse(CALL_ORDER_INVALID, "no image was waited for")
        # As compositors do: without it, what was drawn would wait for the application's next frame.
        swapchain.session.gl.flush()
        swapchain.waited = False
        swapchain.released += 1
        self._runtime.statistics.images_released += 1
        return SUCCESS

    def _is_ready(self, swapchain: Swapchain, timeout_ns: int) -> bool:
        """Wait on the clock for an image that the compositor still reads, at most for the timeout."""
        runtime = self._runtime
        now_ns = runtime.clock.now_ns()
        if not swapchain.ready_ns:
            runtime.slow_images_left -= 1
            swapchain.ready_ns = now_ns + runtime.slow_image_ns
        patience_ns = now_ns + min(timeout_ns, INFINITE_DURATION - now_ns)
        runtime.clock.sleep_until_ns(min(swapchain.ready_ns, patience_ns))
        if patience_ns < swapchain.ready_ns:
            return False
        swapchain.ready_ns = 0
        return True

    def _wrong(self, wanted: Any) -> int:
        headset = self._runtime.headset
        if wanted.create_flags & PROTECTED_CONTENT or wanted.face_count == 6:
            return self._refuse(FEATURE_UNSUPPORTED, "protected content and cube maps are not offered")
        if wanted.create_flags & ~(PROTECTED_CONTENT | STATIC_IMAGE) or wanted.usage_flags & ~ALL_USAGES:
            return self._refuse(VALIDATION_FAILURE, "unknown create or usage flags")
        if wanted.format not in self._runtime.formats:
            return self._refuse(SWAPCHAIN_FORMAT_UNSUPPORTED, f"format {wanted.format:#x}")
        if not 0 < wanted.width <= 2 * headset.max_px[0] or not 0 < wanted.height <= headset.max_px[1]:
            return self._refuse(VALIDATION_FAILURE, f"{wanted.width} x {wanted.height} pixels")
        if not 0 < wanted.sample_count <= MAX_SAMPLES:
            return self._refuse(VALIDATION_FAILURE, f"{wanted.sample_count} samples")
        if wanted.face_count != 1 or not wanted.array_size or not wanted.mip_count:
            return self._refuse(VALIDATION_FAILURE, "faceCount must be 1, arraySize and mipCount at least 1")
        return SUCCESS
