"""Ask the headset for 90 Hz where it can be asked."""

from __future__ import annotations

import ctypes
from typing import Any

from vr_runtime.xr import extensions
from vr_runtime.xr.dispatch import Dispatch
from vr_runtime.xr.results import check

WANTED_HZ = 90.0


def request(dispatch: Dispatch, session: Any, enabled: frozenset[str]) -> float | None:
    """Ask for the offered rate nearest to 90 Hz; return the rate then current, None where the runtime cannot say."""
    if extensions.REFRESH_RATE not in enabled:
        return None
    rates = offered(dispatch, session)
    if rates:
        nearest = min(rates, key=lambda rate: abs(rate - WANTED_HZ))
        check("xrRequestDisplayRefreshRateFB", dispatch.xrRequestDisplayRefreshRateFB(session, nearest))
    return current(dispatch, session)


def offered(dispatch: Dispatch, session: Any) -> list[float]:
    """The rates in Hz that the headset can be set to."""
    count = ctypes.c_uint32()
    enumerate_rates = dispatch.xrEnumerateDisplayRefreshRatesFB
    check("xrEnumerateDisplayRefreshRatesFB", enumerate_rates(session, 0, ctypes.byref(count), None))
    rates = (ctypes.c_float * count.value)()
    check("xrEnumerateDisplayRefreshRatesFB", enumerate_rates(session, count, ctypes.byref(count), rates))
    return [float(rate) for rate in rates]


def current(dispatch: Dispatch, session: Any) -> float | None:
    """The rate in Hz, None where the runtime reports none."""
    rate = ctypes.c_float()
    check("xrGetDisplayRefreshRateFB", dispatch.xrGetDisplayRefreshRateFB(session, ctypes.byref(rate)))
    return float(rate.value) or None
