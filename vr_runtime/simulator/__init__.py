"""A headless mock OpenXR runtime, negotiated by the real Khronos loader, with nothing compiled."""

from vr_runtime.simulator.headset import FieldOfView, HeadMotion, HeadsetProfile
from vr_runtime.simulator.script import Script, Step
from vr_runtime.simulator.simulator import Simulator
from vr_runtime.simulator.statistics import Statistics, ValidationError

__all__ = [
    "FieldOfView",
    "HeadMotion",
    "HeadsetProfile",
    "Script",
    "Simulator",
    "Statistics",
    "Step",
    "ValidationError",
]
