"""Sound devices: which there are, which one is chosen and why, and a stream to one. The only module that opens any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.sound.ring import MOST_AT_ONCE, Ring
from vr_runtime.sound.scale import RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray

AUTO, DEFAULT = "auto", "default"
LATENCY_S: Final = 0.15
_BLOCK: Final = 480
_HEADSETS: Final = (
    "index", "vive", "quest", "oculus", "rift", "reverb", "pimax", "varjo", "pico", "bigscreen", "valve", "meta",
    "wivrn", "mixed reality",
)  # fmt: skip
_NOT_HEARD: Final = ("monitor of", "null output")
_APIS: Final = ("Windows WASAPI", "Windows DirectSound", "MME", "Windows WDM-KS")
"""Where one device is listed several times the first of these is taken: the others cut names, or add delay."""


@dataclass(frozen=True, slots=True)
class Device:
    """A device that plays stereo. `api`: the system's interface to it, as PortAudio calls it."""

    index: int
    name: str
    api: str
    is_default: bool

    @property
    def is_headset(self) -> bool:
        """Does its name tell that it is a headset's?"""
        name = self.name.casefold()
        return any(word in name for word in _HEADSETS) and not any(word in name for word in _NOT_HEARD)


@dataclass(frozen=True, slots=True)
class Choice:
    """The device to play on, None where there is none, and why, in words for a person."""

    device: Device | None
    why: str


def chosen(devices: Sequence[Device], wanted: str, own: str = "") -> Choice:
    """Which of `devices`: `wanted` is "auto" (a headset's own, else the system's), "default", or (a part of) a name.

    `own`: the name of the device that the headset's runtime says is the headset's; "" where it says nothing.
    """
    ranked = sorted(devices, key=lambda one: _APIS.index(one.api) if one.api in _APIS else 0)
    default = next((one for one in ranked if one.is_default), None)
    if wanted not in {AUTO, DEFAULT}:
        named = [one for one in ranked if one.name.casefold() == wanted.casefold()]
        named += [one for one in ranked if wanted.casefold() in one.name.casefold()]
        if not named:
            return Choice(None, f"no sound device is called {wanted}")
        return Choice(named[0], "it is the one that was named")
    told = next((one for one in ranked if own and one.name.casefold() == own.casefold()), None)
    if wanted == AUTO and told is not None:
        return Choice(told, "the headset's runtime says that it is the headset's")
    headset = next((one for one in ranked if one.is_headset), None)
    if wanted == AUTO and headset is not None:
        return Choice(headset, "its name is a headset's")
    if default is None:
        return Choice(None, "this system has no sound device" if not devices else "this system names no default device")
    if wanted == DEFAULT:
        return Choice(default, "it is the system's default")
    return Choice(default, "no device is named like a headset, and it is the system's default")


def portaudio() -> Any:
    """The sounddevice module. Problem(NO_SOUND) where PortAudio is missing."""
    try:
        import sounddevice
    except OSError:
        raise Problem(
            ExitCode.NO_SOUND,
            "The PortAudio library is missing",
            "Install it; on Debian: apt-get install libportaudio2",
        ) from None
    return sounddevice


def devices_now(*, afresh: bool = False) -> list[Device]:
    """All that play stereo. `afresh`: look again, as PortAudio's own list never changes; no stream may be open.

    Problem(NO_SOUND) where PortAudio is missing or cannot be asked.
    """
    sd = portaudio()
    try:
        if afresh:
            sd._terminate()
            sd._initialize()
        apis = sd.query_hostapis()
        # On Windows PortAudio's own default is the oldest interface.
        wasapi = next((api["default_output_device"] for api in apis if api["name"] == _APIS[0]), -1)
        default = wasapi if wasapi >= 0 else sd.default.device[1]
        return [
            Device(one["index"], one["name"], apis[one["hostapi"]]["name"], one["index"] == default)
            for one in sd.query_devices()
            if one["max_output_channels"] >= 2
        ]
    except sd.PortAudioError as error:
        raise Problem(ExitCode.NO_SOUND, f"The sound system cannot be asked ({_why(error)})", "Restart it") from None


def refusal_of(device: Device) -> str | None:
    """Why the device would not take what a session plays (stereo at 48 kHz), None where it would. Nothing is heard."""
    sd = portaudio()
    try:
        sd.check_output_settings(device.index, 2, "float32", _extra_settings(sd, device), RATE_HZ)
    except (sd.PortAudioError, ValueError) as error:
        return _why(error)
    return None


class DeviceOutput:
    """A stream that plays what a ring holds. `alive`: it runs, and took something since it was asked last."""

    def __init__(self, device: Device, ring: Ring) -> None:
        """Problem(NO_SOUND) where it cannot be opened."""
        sd = portaudio()
        self.name = device.name
        self._ring = ring
        self._error: type[Exception] = sd.PortAudioError
        try:
            self._stream = sd.OutputStream(
                samplerate=RATE_HZ,
                blocksize=_BLOCK,
                device=device.index,
                channels=2,
                dtype="float32",
                latency=LATENCY_S,
                extra_settings=_extra_settings(sd, device),
                callback=_filler(ring),
            )
            self._stream.start()
            self.latency_s = float(self._stream.latency)
        except (sd.PortAudioError, ValueError) as error:
            raise Problem(
                ExitCode.NO_SOUND,
                f"{device.name} cannot be played on ({_why(error)})",
                "Close what uses it, or name another",
            ) from None

    def turn(self, now_ns: int) -> None:
        """The device has a clock of its own."""

    @property
    def alive(self) -> bool:
        return bool(self._stream.active)

    def close(self) -> None:
        """At once; what the device holds is dropped, so silence it first."""
        with suppress(self._error):
            self._stream.close(ignore_errors=True)


def _extra_settings(sd: Any, device: Device) -> Any:
    return sd.WasapiSettings(auto_convert=True) if device.api == "Windows WASAPI" else None


def _filler(ring: Ring) -> Callable[[NDArray[Any], int, Any, Any], None]:
    take = ring.take

    def fill(out: NDArray[Any], frames: int, _time: Any, _flags: Any) -> None:
        if frames <= MOST_AT_ONCE:
            take(out)
            return
        for start in range(0, frames, MOST_AT_ONCE):
            take(out[start : start + MOST_AT_ONCE])

    return fill


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
