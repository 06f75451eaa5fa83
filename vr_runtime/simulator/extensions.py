"""Functions of the extensions: time conversion, refresh rate, visibility mask, the headset's sound device."""

from __future__ import annotations

import math
from ctypes import POINTER, c_float, c_int32, c_int64, c_uint32, c_wchar
from typing import Any

from vr_runtime.clock import NS_PER_S
from vr_runtime.simulator import abi, lens_mask
from vr_runtime.simulator.announcements import Announcements
from vr_runtime.simulator.codes import (
    AUDIO_DEVICE,
    DISPLAY_REFRESH_RATE_UNSUPPORTED_FB,
    FEATURE_UNSUPPORTED,
    PRIMARY_STEREO,
    REFRESH_RATE,
    SIZE_INSUFFICIENT,
    SUCCESS,
    TIME_INVALID,
    TIMESPEC,
    VALIDATION_FAILURE,
    VIEW_CONFIGURATION_TYPE_UNSUPPORTED,
    VISIBILITY_MASK,
)
from vr_runtime.simulator.dispatch import openxr
from vr_runtime.simulator.handles import Instance, Session
from vr_runtime.simulator.runtime import XR_TIME_OFFSET_NS, Runtime
from vr_runtime.simulator.two_call import write_values

_AUDIO_DEVICE_LETTERS = 128  # XR_MAX_AUDIO_DEVICE_STR_SIZE_OCULUS


class ExtensionFunctions:
    """What is only there where the application enabled it."""

    def __init__(self, runtime: Runtime, announce: Announcements) -> None:
        self._runtime = runtime
        self._announce = announce
        self._refuse = runtime.refuse

    @openxr(
        "xrConvertTimespecTimeToTimeKHR",
        "instance",
        POINTER(abi.Timespec),
        POINTER(c_int64),
        extension=TIMESPEC,
    )
    def timespec_to_time(self, _instance: Instance, timespec: Any, time: Any) -> int:
        if not timespec or not time:
            return self._refuse(VALIDATION_FAILURE, "no timespec, or no place for the time")
        seconds, nanoseconds = timespec[0].tv_sec, timespec[0].tv_nsec
        if not 0 <= nanoseconds < NS_PER_S or seconds < 0:
            return self._refuse(TIME_INVALID, f"timespec {seconds} s, {nanoseconds} ns")
        time[0] = seconds * NS_PER_S + nanoseconds + XR_TIME_OFFSET_NS
        return SUCCESS

    @openxr("xrConvertTimeToTimespecTimeKHR", "instance", c_int64, POINTER(abi.Timespec), extension=TIMESPEC)
    def time_to_timespec(self, _instance: Instance, time: int, timespec: Any) -> int:
        if not timespec:
            return self._refuse(VALIDATION_FAILURE, "no place for the timespec")
        if time < XR_TIME_OFFSET_NS:
            return self._refuse(TIME_INVALID, f"time {time} lies before the clock's beginning")
        timespec[0].tv_sec, timespec[0].tv_nsec = divmod(time - XR_TIME_OFFSET_NS, NS_PER_S)
        return SUCCESS

    @openxr(
        "xrEnumerateDisplayRefreshRatesFB",
        "session",
        c_uint32,
        POINTER(c_uint32),
        POINTER(c_float),
        extension=REFRESH_RATE,
    )
    def refresh_rates(self, _session: Session, capacity: int, count: Any, rates: Any) -> int:
        return write_values(self._refuse, capacity, count, rates, self._runtime.headset.refresh_rates_hz)

    @openxr("xrGetDisplayRefreshRateFB", "session", POINTER(c_float), extension=REFRESH_RATE)
    def refresh_rate(self, _session: Session, rate: Any) -> int:
        if not rate:
            return self._refuse(VALIDATION_FAILURE, "no place for the rate")
        rate[0] = self._runtime.display.refresh_hz
        return SUCCESS

    @openxr("xrRequestDisplayRefreshRateFB", "session", c_float, extension=REFRESH_RATE)
    def request_refresh_rate(self, _session: Session, rate: float) -> int:
        headset = self._runtime.headset
        if rate == 0.0:
            self.change_refresh_rate(headset.refresh_hz)
            return SUCCESS
        offered = [hz for hz in headset.refresh_rates_hz if math.isclose(hz, rate, rel_tol=1e-6)]
        if not offered:
            return self._refuse(DISPLAY_REFRESH_RATE_UNSUPPORTED_FB, f"{rate} Hz")
        self.change_refresh_rate(offered[0])
        return SUCCESS

    def change_refresh_rate(self, refresh_hz: float) -> None:
        """Switch the display over and tell every application that asked for the extension."""
        runtime = self._runtime
        before = runtime.display.refresh_hz
        if refresh_hz == before:
            return
        runtime.display.set_refresh(refresh_hz)
        self._announce.refresh_rate(before, refresh_hz)

    @openxr(
        "xrGetVisibilityMaskKHR",
        "session",
        c_int32,
        c_uint32,
        c_int32,
        POINTER(abi.VisibilityMaskKHR),
        extension=VISIBILITY_MASK,
    )
    def visibility_mask(self, _session: Session, configuration: int, eye: int, kind: int, mask: Any) -> int:
        if configuration != PRIMARY_STEREO:
            return self._refuse(VIEW_CONFIGURATION_TYPE_UNSUPPORTED, f"view configuration {configuration}")
        if not mask or mask[0].type != abi.VisibilityMaskKHR.TYPE:
            return self._refuse(VALIDATION_FAILURE, "no XrVisibilityMaskKHR")
        if eye not in (0, 1) or kind not in lens_mask.MESHES:
            return self._refuse(VALIDATION_FAILURE, f"view {eye}, mask type {kind}")
        headset = self._runtime.headset
        vertices, indices = lens_mask.MESHES[kind](headset.fov_right if eye else headset.fov_left)
        return self._write_mesh(mask[0], vertices, indices)

    @openxr("xrGetAudioOutputDeviceGuidOculus", "instance", POINTER(c_wchar), extension=AUDIO_DEVICE)
    def audio_output_device(self, _instance: Instance, buffer: Any) -> int:
        if not buffer:
            return self._refuse(VALIDATION_FAILURE, "no place for the device's name")
        named = self._runtime.headset.audio_device
        if not named:
            return FEATURE_UNSUPPORTED
        for place, letter in enumerate(named[: _AUDIO_DEVICE_LETTERS - 1] + "\0"):
            buffer[place] = letter
        return SUCCESS

    def _write_mesh(self, mask: Any, vertices: list[tuple[float, float]], indices: list[int]) -> int:
        mask.vertex_count_output, mask.index_count_output = len(vertices), len(indices)
        if not mask.vertex_capacity_input and not mask.index_capacity_input:
            return SUCCESS
        if mask.vertex_capacity_input < len(vertices) or mask.index_capacity_input < len(indices):
            return self._refuse(SIZE_INSUFFICIENT, "not enough room for the mask")
        if not mask.vertices or not mask.indices:
            return self._refuse(VALIDATION_FAILURE, "capacities without arrays")
        for index, (x, y) in enumerate(vertices):
            mask.vertices[index].x, mask.vertices[index].y = x, y
        for index, value in enumerate(indices):
            mask.indices[index] = value
        return SUCCESS
