"""The real runtime as fixtures. Where this machine cannot run it, every test here is skipped and says why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic, sleep

import pytest

from . import chroot, machine, rig, screen

PLAYER = ("vr-runtime", "run", "--headset", "openxr")


@pytest.fixture(scope="session")
def made() -> chroot.Chroot:
    """The chroot, made now if it was not there."""
    try:
        return chroot.prepare()
    except machine.RigUnavailable as reason:
        pytest.skip(str(reason))


@pytest.fixture
def running_rig(made: chroot.Chroot) -> Iterator[rig.Rig]:
    """A display and a fresh Monado service, for one test."""
    with rig.running(made) as started:
        yield started


def picture(running_rig: rig.Rig) -> screen.Picture:
    """What is on the X display now."""
    return screen.from_xwd(running_rig.screen_xwd())


def wait_for_picture(
    running_rig: rig.Rig, wanted: Callable[[screen.Picture], bool], within_s: float = 120
) -> screen.Picture:
    """Look at the display until it shows what is wanted; the deadline is a way to fail, not a measurement."""
    deadline_s = monotonic() + within_s
    while not wanted(seen := picture(running_rig)):
        assert monotonic() < deadline_s, f"not on the display within {within_s:g} s; its mean is {seen.rgb.mean():.1f}"
        sleep(0.2)
    return seen


def is_lit(seen: screen.Picture) -> bool:
    """Both halves show a client's picture.

    Monado's display is black without a client, and one plain grey while a client submits no layer.
    """
    return all(half.mean() > 0.01 and half.std() > 0.005 for half in seen.halves)


def is_dark(seen: screen.Picture) -> bool:
    return not seen.rgb.any()
