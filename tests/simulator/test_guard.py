"""Nothing that goes wrong inside the runtime reads as success outside."""

from __future__ import annotations

import ctypes
import signal
import time
from ctypes import c_int32

import pytest
from xr import raw_functions as raw

from vr_runtime.simulator import Simulator

from .application import Application, R


def test_an_exception_inside_is_a_runtime_failure_and_is_remembered(context):
    from vr_runtime.clock import VirtualClock

    simulator = Simulator(VirtualClock())
    with simulator.installed():
        app = Application(context).set_up()

        def broken(_name: str) -> int:
            raise LookupError("the hook is broken")

        remove = simulator.before("xrBeginSession", broken)
        assert app.begin() == R["RUNTIME_FAILURE"]
        remove()
        assert app.begin() == 0
    assert len(simulator.statistics.exceptions) == 1
    assert "the hook is broken" in simulator.statistics.exceptions[0]


@pytest.fixture
def interruptible():
    """Ctrl-C interrupts Python here, also where whoever started the tests had it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_control_c_inside_a_call_reaches_the_application_after_it(simulate, application):
    def interrupted(_name: str) -> int:
        raise KeyboardInterrupt

    simulator = simulate()
    app = application().start()
    remove = simulator.before("xrWaitFrame", interrupted)
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012 - it arrives somewhere in the loop
        assert app.wait_frame() == R["RUNTIME_FAILURE"]
        for _ in range(1000):
            time.sleep(0.005)
    remove()


def test_results_can_be_named(simulate, application):
    simulate()
    app = application()
    app.create_instance()
    text = (ctypes.c_char * 64)()

    def named(function, value) -> bytes:
        assert int(function(app.instance, value, text)) == 0
        return text.value

    assert named(raw.xrResultToString, c_int32(-39)) == b"XR_ERROR_POSE_INVALID"
    assert named(raw.xrResultToString, c_int32(-123456)) == b"XR_UNKNOWN_FAILURE_123456"
    assert named(raw.xrStructureTypeToString, c_int32(44)) == b"XR_TYPE_FRAME_STATE"
    assert named(raw.xrStructureTypeToString, c_int32(87654321)) == b"XR_UNKNOWN_STRUCTURE_TYPE_87654321"
