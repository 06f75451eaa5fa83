"""Frames as a well-behaved 90 Hz runtime would pace them, with chosen disturbances."""

import pytest

from vr_runtime.timing.frame_record import FrameFlags
from vr_runtime.timing.recorder import FrameRecorder

PERIOD_NS = 11_111_111
MS = 1_000_000
GPU_DELAY_FRAMES = 3


class Display:
    """Feeds `recorder` frame by frame. Each wait returns one and a half periods before the frame's display time."""

    def __init__(self, **recorder_options):
        self.recorder = FrameRecorder(PERIOD_NS, **recorder_options)
        self.predicted_ns = 5_000_000_000_000
        self.now_ns = self.predicted_ns - 2 * PERIOD_NS
        self._gpu_times = []

    def frame(self, *, slots=1, app_ns=3 * MS, gpu_ns=4 * MS, flags=FrameFlags.DREW, period_ns=PERIOD_NS, step_ns=None):
        """One frame, `slots` display slots after the one before; `app_ns` from the wait's return to the end's."""
        self.predicted_ns += slots * (step_ns or period_ns)
        called_ns = self.now_ns
        wait_ns = max(called_ns, self.predicted_ns - 3 * PERIOD_NS // 2)
        begin, locate, draw, release, end = (wait_ns + app_ns * tenths // 10 for tenths in (1, 2, 7, 8, 10))
        number = self.recorder.record(
            called_ns, wait_ns, begin, locate, draw, release, end, self.predicted_ns, period_ns, 800, 900, flags
        )
        self.now_ns = end
        self._gpu_times.append(gpu_ns)
        done = number - GPU_DELAY_FRAMES
        if done >= 0 and self._gpu_times[done] is not None:
            self.recorder.gpu(done, self._gpu_times[done])
        return number

    def frames(self, count, **how):
        for _ in range(count):
            self.frame(**how)

    def causes(self):
        """Only the causes that occurred."""
        return {cause: count for cause, count in self.recorder.summary().missed_by_cause.items() if count}


@pytest.fixture
def display():
    return Display()


@pytest.fixture
def make_display():
    return Display
