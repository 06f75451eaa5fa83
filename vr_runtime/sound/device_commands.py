"""`sound devices` and `sound check`: which device a session would play on, and whether it is heard."""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from vr_runtime import options
from vr_runtime.problem import ExitCode, Problem

if TYPE_CHECKING:
    from vr_runtime.sound.devices import Device
    from vr_runtime.sound.scale import Block

_TONE_HZ: Final = (220.0, 330.0)
_TONE_S: Final = 1.6
_PAUSE_S: Final = 0.4
_FADE_S: Final = 0.3
_GAIN: Final = 0.03  # -30 dB of full scale: below every target that a course has
_PATIENCE_S: Final = 3.0
_LEVEL_S: Final = 20.0
_LEVEL_FADE_S: Final = 2.0


def add_device_commands(kinds: Any) -> None:
    """Add `devices` and `check` to the kinds of `sound`."""
    devices = kinds.add_parser("devices", help="the sound devices, and which of them a session would play on")
    devices.add_argument("--device", default="auto", metavar="NAME", help="as --sound of run (default: %(default)s)")
    devices.add_argument("--json", action="store_true", help="print them as JSON")
    devices.set_defaults(command=_devices)
    check = kinds.add_parser("check", help="a soft tone on the left, then on the right")
    check.add_argument("--device", default="auto", metavar="NAME", help="default: the one that a session would play on")
    check.add_argument("--level", action="store_true", help="20 s as loud as a bed ever gets, for a sound level meter")
    check.add_argument(
        "--cap", type=options.decibels, default=0.0, metavar="DB", help="with --level: as --cap of run, -24 to 0"
    )
    check.set_defaults(command=_check)


def _devices(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.sound.devices import chosen, devices_now

    devices = devices_now()
    choice = chosen(devices, arguments.device)
    if arguments.json:
        marked = [asdict(one) | {"chosen": one == choice.device} for one in devices]
        print(json.dumps({"devices": marked, "why": choice.why}))
        return ExitCode.OK if choice.device else ExitCode.NO_SOUND
    for one in devices:
        print(f"{'*' if one == choice.device else ' '} {one.name}  ({one.api}{', default' if one.is_default else ''})")
    if choice.device is None:
        raise _none(choice.why)
    print(f"A session plays on {choice.device.name}: {choice.why}.")
    return ExitCode.OK


def _check(arguments: argparse.Namespace) -> ExitCode:
    from vr_runtime.sound.devices import chosen, devices_now

    choice = chosen(devices_now(), arguments.device)
    if choice.device is None:
        raise _none(choice.why)
    if arguments.level:
        samples, lufs = level_noise(arguments.cap)
        print(
            f"{choice.device.name} ({choice.why}): {_LEVEL_S:.0f} s at {lufs:.1f} LUFS, the loudest with this cap",
            flush=True,
        )
    else:
        samples = test_tone()
        print(f"{choice.device.name} ({choice.why}): first left, then right", flush=True)
    _play(choice.device, samples)
    return ExitCode.OK


def level_noise(cap_db: float) -> tuple[Block, float]:
    """The plainest bed as loud as volume and course can make one under this cap, and its loudness in LUFS."""
    import numpy as np

    from vr_runtime.sound.cues import VOLUME_DB_RANGE, Cues
    from vr_runtime.sound.loudness import Meter
    from vr_runtime.sound.mixer import Mixer
    from vr_runtime.sound.rendering import steady_blocks
    from vr_runtime.sound.scale import RATE_HZ

    loudest = Cues(volume_db=VOLUME_DB_RANGE[1], cap_db=cap_db)
    samples, meter = np.concatenate(list(steady_blocks(Mixer(), loudest, _LEVEL_S))), Meter()
    meter.feed(samples)
    ends = np.minimum(np.arange(len(samples)), np.arange(len(samples))[::-1]) / (_LEVEL_FADE_S * RATE_HZ)
    envelope = np.sin(0.5 * np.pi * np.minimum(1.0, ends)) ** 2
    return (samples * envelope[:, None]).astype(np.float32), meter.integrated_lufs()


def test_tone() -> Block:
    """The left ear's tone, a pause, the right ear's, a fifth higher; each comes and goes within 0.3 s."""
    import numpy as np

    from vr_runtime.sound.scale import RATE_HZ

    time_s = np.arange(round(_TONE_S * RATE_HZ)) / RATE_HZ
    envelope = np.clip(np.minimum(time_s, _TONE_S - time_s) / _FADE_S, 0.0, 1.0)
    pause = round(_PAUSE_S * RATE_HZ)
    out = np.zeros((2 * (len(time_s) + pause), 2), dtype=np.float32)
    for ear, tone_hz in enumerate(_TONE_HZ):
        start = ear * (len(time_s) + pause)
        wave = np.sin(2.0 * np.pi * tone_hz * time_s) * np.sin(0.5 * np.pi * envelope) ** 2
        out[start : start + len(time_s), ear] = _GAIN * wave
    return out


def _play(device: Device, samples: Block) -> None:
    """Through the same ring and stream as a session. Problem(NO_SOUND) where nothing is taken."""
    import numpy as np

    from vr_runtime.sound.devices import DeviceOutput
    from vr_runtime.sound.ring import CAPACITY, Ring
    from vr_runtime.sound.scale import RATE_HZ

    ring = Ring()
    lead, tail = np.zeros((RATE_HZ, 2), dtype=np.float32), np.zeros((RATE_HZ // 2, 2), dtype=np.float32)
    whole = np.concatenate([lead, samples, tail])  # the ring opens within the first second
    deadline_s = time.monotonic() + len(whole) / RATE_HZ + _PATIENCE_S
    put = 0
    output = DeviceOutput(device, ring)
    try:
        while ring.taken < len(whole) - RATE_HZ // 4:
            room = min(CAPACITY // 2 - ring.filled, len(whole) - put, RATE_HZ // 10)
            if room > 0:
                ring.put(whole[put : put + room])
                put += room
            if time.monotonic() > deadline_s:
                raise Problem(
                    ExitCode.NO_SOUND, f"{device.name} takes no sound", "Name another device, or restart its software"
                )
            time.sleep(0.01)
    finally:
        output.close()


def _none(why: str) -> Problem:
    return Problem(ExitCode.NO_SOUND, f"No sound device: {why}", "Connect one, or name one of those listed")
