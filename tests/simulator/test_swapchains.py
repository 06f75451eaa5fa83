"""The order in which images go round, and swapchains that cannot be made."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_uint32

import pytest
import xr
from xr import raw_functions as raw

from .application import R


def test_the_order_of_acquire_wait_and_release(simulate, application):
    simulate()
    app = application().set_up()
    assert app.wait_image() == R["CALL_ORDER_INVALID"]
    assert app.release() == R["CALL_ORDER_INVALID"]
    assert app.acquire() == (0, 0)
    assert app.release() == R["CALL_ORDER_INVALID"]
    assert app.wait_image() == 0
    assert app.wait_image() == R["CALL_ORDER_INVALID"]
    assert app.acquire() == (0, 1)
    assert app.acquire() == (0, 2)
    assert app.acquire()[0] == R["CALL_ORDER_INVALID"]
    assert app.release() == 0
    assert app.acquire() == (0, 0)


def test_a_static_image_is_acquired_once(simulate, application):
    simulate()
    app = application().set_up()
    assert app.create_swapchain(create_flags=xr.SwapchainCreateFlags.STATIC_IMAGE_BIT) == 0
    assert len(app.textures()) == 1
    assert app.acquire() == (0, 0)
    app.wait_image()
    app.release()
    assert app.acquire()[0] == R["CALL_ORDER_INVALID"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"texture_format": 0x1234}, "SWAPCHAIN_FORMAT_UNSUPPORTED"),
        ({"width": 0}, "VALIDATION_FAILURE"),
        ({"width": 8193}, "VALIDATION_FAILURE"),
        ({"height": 4097}, "VALIDATION_FAILURE"),
        ({"array_size": 0}, "VALIDATION_FAILURE"),
        ({"mip_count": 0}, "VALIDATION_FAILURE"),
        ({"sample_count": 0}, "VALIDATION_FAILURE"),
        ({"sample_count": 64}, "VALIDATION_FAILURE"),
        ({"face_count": 2}, "VALIDATION_FAILURE"),
        ({"face_count": 6}, "FEATURE_UNSUPPORTED"),
        ({"create_flags": 1}, "FEATURE_UNSUPPORTED"),
    ],
)
def test_swapchains_that_cannot_be_made(simulate, application, changes, code):
    simulate()
    app = application().set_up()
    assert app.create_swapchain(**changes) == R[code]


def test_too_little_room_for_the_images(simulate, application):
    simulate()
    app = application().set_up()
    images = (xr.SwapchainImageOpenGLKHR * 2)(xr.SwapchainImageOpenGLKHR(), xr.SwapchainImageOpenGLKHR())
    pointer = ctypes.cast(images, ctypes.POINTER(xr.SwapchainImageBaseHeader))
    count = c_uint32()
    result = raw.xrEnumerateSwapchainImages(app.swapchain, 2, byref(count), pointer)
    assert (int(result), count.value) == (R["SIZE_INSUFFICIENT"], 3)
