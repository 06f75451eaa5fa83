"""Colour formats of our own choosing, and one double-wide swapchain for both eyes."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any, Literal

import moderngl
import xr

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.xr.dispatch import Dispatch
from vr_runtime.xr.results import CallFailed, check


@dataclass(frozen=True, slots=True)
class ColourFormat:
    """A GL internal format for colour and how linear light is written into it.

    `encoding` is `srgb-framebuffer` (the hardware encodes) or `linear` (OpenXR takes every format that is not
    sRGB as linear light).
    """

    gl_format: int
    name: str
    encoding: Literal["srgb-framebuffer", "linear"]
    moderngl_dtype: str


# Best first. sRGB spends its eight bits where the eye sees steps; linear RGBA8 is the last resort (dark steps show).
# Only colour formats stand here: runtimes list depth formats in the same enumeration.
COLOUR_FORMATS: tuple[ColourFormat, ...] = (
    ColourFormat(0x8C43, "GL_SRGB8_ALPHA8", "srgb-framebuffer", "f1"),
    ColourFormat(0x881A, "GL_RGBA16F", "linear", "f2"),
    ColourFormat(0x8059, "GL_RGB10_A2", "linear", "f1"),
    ColourFormat(0x8058, "GL_RGBA8", "linear", "f1"),
)


def choose_formats(offered: list[int]) -> list[ColourFormat]:
    """Our formats that the runtime offers, best first; a `Problem` where there is none."""
    usable = [colour for colour in COLOUR_FORMATS if colour.gl_format in offered]
    if usable:
        return usable
    listed = ", ".join(f"0x{value:04X}" for value in offered) or "none at all"
    ours = ", ".join(colour.name for colour in COLOUR_FORMATS)
    raise Problem(
        ExitCode.NO_COLOUR_FORMAT,
        f"The OpenXR runtime offers no colour format that this program can draw (it offers {listed})",
        f"Update the runtime or the graphics driver so that one of {ours} is offered",
    )


class Swapchain:
    """One swapchain, both eyes side by side, with each image wrapped once as a framebuffer.

    Attributes: `handle`, `colour`, `eye_width_px`, `eye_height_px` (the largest picture of one eye), `framebuffers`
    by image index.
    """

    def __init__(self, dispatch: Dispatch, session: Any, gl: moderngl.Context, eye_px: tuple[int, int]) -> None:
        self._dispatch = dispatch
        self.eye_width_px, self.eye_height_px = eye_px
        self.handle, self.colour = self._create(session)
        self.framebuffers = [self._wrap(gl, image) for image in self._image_names()]

    def _create(self, session: Any) -> tuple[Any, ColourFormat]:
        refused = 0
        for colour in choose_formats(enumerate_formats(self._dispatch, session)):
            info = xr.SwapchainCreateInfo(
                usage_flags=xr.SwapchainUsageFlags.COLOR_ATTACHMENT_BIT | xr.SwapchainUsageFlags.SAMPLED_BIT,
                format=colour.gl_format,
                sample_count=1,
                width=2 * self.eye_width_px,
                height=self.eye_height_px,
                face_count=1,
                array_size=1,
                mip_count=1,
            )
            handle = xr.Swapchain()
            code = self._dispatch.xrCreateSwapchain(session, ctypes.byref(info), ctypes.byref(handle))
            # Some runtimes refuse a format that they list themselves: try the next one.
            if code != int(xr.Result.ERROR_SWAPCHAIN_FORMAT_UNSUPPORTED):
                check("xrCreateSwapchain", code)
                return handle, colour
            refused = code
        raise CallFailed("xrCreateSwapchain", refused)

    def _image_names(self) -> list[int]:
        count = ctypes.c_uint32()
        enumerate_images = self._dispatch.xrEnumerateSwapchainImages
        check("xrEnumerateSwapchainImages", enumerate_images(self.handle, 0, ctypes.byref(count), None))
        images = (xr.SwapchainImageOpenGLKHR * count.value)(*(xr.SwapchainImageOpenGLKHR() for _ in range(count.value)))
        first = ctypes.cast(images, ctypes.POINTER(xr.SwapchainImageBaseHeader))
        check("xrEnumerateSwapchainImages", enumerate_images(self.handle, count, ctypes.byref(count), first))
        return [image.image for image in images]

    def _wrap(self, gl: moderngl.Context, name: int) -> moderngl.Framebuffer:
        size = (2 * self.eye_width_px, self.eye_height_px)
        texture = gl.external_texture(name, size, 4, 0, self.colour.moderngl_dtype)
        return gl.framebuffer([texture])

    def destroy(self) -> None:
        """Give the images back. Safe after a loss: the runtime's answer no longer matters then."""
        for framebuffer in self.framebuffers:
            framebuffer.release()
        self.framebuffers.clear()
        self._dispatch.xrDestroySwapchain(self.handle)


def enumerate_formats(dispatch: Dispatch, session: Any) -> list[int]:
    """The GL formats that the runtime offers, in its own order."""
    count = ctypes.c_uint32()
    check("xrEnumerateSwapchainFormats", dispatch.xrEnumerateSwapchainFormats(session, 0, ctypes.byref(count), None))
    formats = (ctypes.c_int64 * count.value)()
    check(
        "xrEnumerateSwapchainFormats",
        dispatch.xrEnumerateSwapchainFormats(session, count, ctypes.byref(count), formats),
    )
    return list(formats)
