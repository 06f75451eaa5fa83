"""Which output a session's sound goes to, and when it is tried again."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from vr_runtime.clock import NS_PER_S
from vr_runtime.link.speaker_end import SpeakerEnd
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.sound.devices import AUTO, Device, DeviceOutput, chosen, devices_now
from vr_runtime.sound.endpoints import name_of_endpoint
from vr_runtime.sound.ring import Ring
from vr_runtime.sound.wav_output import WavOutput

FILE: Final = "file:"
_AGAIN_S: Final = (0.0, 0.5, 1.0, 2.0, 5.0)
_SAME_FOR_NS: Final = 10 * NS_PER_S
"""For so long a device that went away is waited for before another may take its place."""
_OPENS_WITHIN_NS: Final = 20 * NS_PER_S


class OutputChoice:
    """`notice`: why there is no output; `elsewhere`: it is another device than at first."""

    def __init__(self, wanted: str, ring: Ring, link: SpeakerEnd) -> None:
        """`wanted`: "auto", "default", "file:PATH", or a device's name."""
        self._wanted = wanted
        self._ring = ring
        self._link = link
        self._first: str | None = None
        self._told = self._open = ""
        self._tries = 0
        self._again_ns = self._lost_ns = 0
        self.notice = ""
        self.elsewhere = False

    def opened(self, now_ns: int) -> DeviceOutput | WavOutput | None:
        """The output, where it is time to try and there is one."""
        if now_ns < self._again_ns:
            return None
        self._link.busy_until(now_ns + _OPENS_WITHIN_NS)
        try:
            output = self._file(now_ns) if self._wanted.startswith(FILE) else self._device(now_ns)
        except Problem as problem:
            self.notice = str(problem)
            self._tries += 1
            self._again_ns = now_ns + int(_AGAIN_S[min(self._tries, len(_AGAIN_S) - 1)] * NS_PER_S)
            return None
        finally:
            self._link.busy_until(0)
        self.notice, self._tries = "", 0
        return output

    def wants_another(self) -> bool:
        """Has the headset's runtime told by now which device is the headset's, and is it another than the open one?"""
        told = self._link.headset_audio if self._wanted == AUTO else ""
        if told == self._told:
            return False
        self._told = told
        try:
            choice = chosen(devices_now(), AUTO, name_of_endpoint(told))
        except Problem:
            return False
        return choice.device is not None and choice.device.name != self._open

    def move(self) -> None:
        """What was open is closed, for the one that is wanted now."""
        self._first, self._again_ns, self._tries = None, 0, 0

    def lost(self, now_ns: int) -> None:
        """The output that was open is none any more."""
        self._lost_ns, self._again_ns, self._tries = now_ns, now_ns, 1

    def _file(self, now_ns: int) -> WavOutput:
        return WavOutput(Path(self._wanted[len(FILE) :]), self._ring, self._link.since_ns(now_ns), now_ns)

    def _device(self, now_ns: int) -> DeviceOutput:
        self._told = self._link.headset_audio if self._wanted == AUTO else ""
        devices = devices_now(afresh=self._tries > 0)
        device = self._chosen(devices, now_ns)
        output = DeviceOutput(device, self._ring)
        self._first = self._first or device.name
        self._open = device.name
        self.elsewhere = device.name != self._first
        return output

    def _chosen(self, devices: list[Device], now_ns: int) -> Device:
        same = next((device for device in devices if device.name == self._first), None)
        if same is not None:
            return same
        if self._first is not None and now_ns - self._lost_ns < _SAME_FOR_NS:
            raise Problem(ExitCode.NO_SOUND, f"{self._first} has gone", "It is waited for")
        choice = chosen(devices, self._wanted, name_of_endpoint(self._told))
        if choice.device is None:
            raise Problem(ExitCode.NO_SOUND, f"There is no sound: {choice.why}", "vr-runtime sound devices lists them")
        return choice.device
