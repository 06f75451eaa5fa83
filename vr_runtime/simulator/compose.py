"""The picture that the patient would see: read back from the images last submitted, on request."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from vr_runtime.simulator.gl import GL
from vr_runtime.simulator.handles import Handles
from vr_runtime.simulator.headset import SRGB8_ALPHA8
from vr_runtime.simulator.layers import SubmittedView

Picture = npt.NDArray[np.uint8]


def picture(view: SubmittedView, handles: Handles) -> Picture | None:
    """One eye: height x width x 3, sRGB-encoded, top row first. None where nothing was submitted or it is gone."""
    swapchain = view.swapchain
    if swapchain is None or handles.find("swapchain", swapchain.handle) is not swapchain:
        return None
    gl: GL = swapchain.session.gl
    pixels = gl.read(
        swapchain.textures[view.image],
        swapchain.format,
        (view.x_px, view.y_px, view.width_px, view.height_px),
        view.layer,
        swapchain.array_size,
        swapchain.sample_count,
    )
    upright = pixels[::-1, :, :3]
    if swapchain.format == SRGB8_ALPHA8:
        # glReadPixels gives the stored bytes, and those are encoded already
        return np.ascontiguousarray(upright, dtype=np.uint8)
    scale = 255.0 if upright.dtype == np.uint8 else 1.0
    return encode_srgb(upright.astype(np.float32) / np.float32(scale))


def encode_srgb(linear: npt.NDArray[np.float32]) -> Picture:
    """Linear light 0..1 -> 8-bit sRGB: a compositor takes every format without sRGB in its name for linear light."""
    light = np.clip(np.nan_to_num(linear), 0.0, 1.0)
    encoded = np.where(light <= 0.0031308, light * 12.92, 1.055 * np.power(light, 1.0 / 2.4) - 0.055)
    return np.ascontiguousarray(np.rint(encoded * 255.0), dtype=np.uint8)
