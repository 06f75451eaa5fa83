"""One OpenGL context for the whole run, and simulators that are taken down again."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from vr_runtime.clock import VirtualClock
from vr_runtime.simulator import HeadsetProfile, Simulator

from .application import Application, Context


@pytest.fixture(scope="session")
def context():
    return Context()


@pytest.fixture
def simulate(context):
    """Installs a simulator: on a virtual clock, and with a head at rest, unless told otherwise."""
    with ExitStack() as stack:
        made: list[Simulator] = []

        def make(headset=None, script=None, clock=None, **profile) -> Simulator:
            headset = headset or HeadsetProfile(**({"still": True} | profile))
            clock = clock or VirtualClock()
            simulator = Simulator(clock, headset, script)
            simulator.clock = clock
            made.append(simulator)
            return stack.enter_context(simulator.installed())

        yield make
    for simulator in made:
        assert simulator.statistics.exceptions == []


@pytest.fixture
def application(context):
    """Makes an application; the simulator it runs on must be installed already."""

    def make(extensions=("XR_KHR_opengl_enable", "XR_MNDX_egl_enable"), api_version=None) -> Application:
        return Application(context, tuple(extensions), api_version)

    return make
