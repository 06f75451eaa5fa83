"""What is to go wrong in a session, and when: faults by time, by frame or by call.

Script((
    Step(at_s(10), take_off()),
    Step(at_s(25), put_on()),
    Step(at_frame(900), late(periods=3)),
    Step(at_call("xrEndFrame", 1200), lose_session()),
))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vr_runtime.clock import NS_PER_S

if TYPE_CHECKING:
    from vr_runtime.simulator.simulator import Simulator

Act = Callable[["Simulator"], int | None]
"""Something done to the simulator. An integer that it returns is the result code that replaces the call's own."""


@dataclass(frozen=True, slots=True)
class AtTime:
    """Nanoseconds after the simulator was made, on its clock; happens in the next call."""

    after_ns: int


@dataclass(frozen=True, slots=True)
class AtCall:
    """Before the n-th call (from 1) of the function."""

    name: str
    number: int


When = AtTime | AtCall


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens once."""

    when: When
    act: Act


@dataclass(frozen=True, slots=True)
class Script:
    """What happens, in any order."""

    steps: tuple[Step, ...] = ()


def at_s(seconds: float) -> AtTime:
    """That long after the simulator was made."""
    return AtTime(round(seconds * NS_PER_S))


def at_call(name: str, number: int = 1) -> AtCall:
    """Before the n-th call of a function by its OpenXR name."""
    if not name.startswith("xr") or number < 1:
        raise ValueError(f"no call {number} of {name}")
    return AtCall(name, number)


def at_frame(number: int) -> AtCall:
    """Before the n-th frame (from 1) is waited for."""
    return at_call("xrWaitFrame", number)


def answer(code: int) -> Act:
    """The call does nothing and answers this result code."""
    return lambda _simulator: code


def take_off() -> Act:
    """The headset comes off."""
    return lambda simulator: simulator.take_off()


def put_on() -> Act:
    """The headset is worn again."""
    return lambda simulator: simulator.put_on()


def presence(present: bool) -> Act:
    """The presence sensor alone changes; the session goes on."""
    return lambda simulator: simulator.set_present(present)


def late(periods: int = 1) -> Act:
    """The runtime wakes the application that many periods late, once."""
    return lambda simulator: simulator.delay_frame(periods)


def lose_session() -> Act:
    """XR_ERROR_SESSION_LOST from now on."""
    return lambda simulator: simulator.lose_session()


def lose_instance() -> Act:
    """XR_ERROR_INSTANCE_LOST from now on."""
    return lambda simulator: simulator.lose_instance()


def announce_session_loss(after_s: float = 1.0) -> Act:
    """LOSS_PENDING now, the loss itself after a while."""
    return lambda simulator: simulator.announce_session_loss(after_s)


def announce_instance_loss(after_s: float = 1.0) -> Act:
    """The instance-loss event now, the loss itself after a while."""
    return lambda simulator: simulator.announce_instance_loss(after_s)


def die() -> Act:
    """The runtime's process ends: every call answers INSTANCE_LOST, and no new instance can be made."""
    return lambda simulator: simulator.die()


def restart() -> Act:
    """The runtime is there again; what was made before stays lost."""
    return lambda simulator: simulator.restart()


def unplug() -> Act:
    """The headset's cable comes out."""
    return lambda simulator: simulator.unplug()


def plug_in() -> Act:
    """The headset's cable is in again."""
    return lambda simulator: simulator.plug_in()


def recentre(*, pose_valid: bool = True, in_s: float = 0.1) -> Act:
    """The user recentres: LOCAL and LOCAL_FLOOR move to where the head is then."""
    return lambda simulator: simulator.recentre(pose_valid=pose_valid, in_s=in_s)


def invalid_views(count: int) -> Act:
    """The next views located are invalid, that many times."""
    return lambda simulator: simulator.invalidate_views(count)


def view_valid(valid: bool) -> Act:
    """Tracking is lost, or is back."""
    return lambda simulator: simulator.set_view_valid(valid)


def slow_images(delay_s: float, count: int = 1) -> Act:
    """The next images waited for are ready that much later."""
    return lambda simulator: simulator.delay_images(delay_s, count)


def refresh_rate(refresh_hz: float) -> Act:
    """The user changes the refresh rate in the headset's own menu."""
    return lambda simulator: simulator.set_refresh_rate(refresh_hz)


def formats(*texture_formats: int) -> Act:
    """The runtime offers other swapchain formats from now on, best first."""
    return lambda simulator: simulator.set_formats(texture_formats)


def request_exit() -> Act:
    """The user closes the application from the headset's menu."""
    return lambda simulator: simulator.request_exit()
