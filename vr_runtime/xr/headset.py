"""The headset: instance, graphics and session together, taken down and put up again in place when they are lost.

The GL context outlives every loss, and with it the scene. Only what belongs to the runtime is made anew.
"""

from __future__ import annotations

from typing import Any

from vr_runtime.clock import Clock
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.xr import audio_device, results
from vr_runtime.xr.bindings import create_binding
from vr_runtime.xr.bindings.binding import GraphicsBinding, require_gl
from vr_runtime.xr.instance import Instance, RuntimeFacts, SystemFacts
from vr_runtime.xr.lifecycle import Decision
from vr_runtime.xr.results import CallFailed
from vr_runtime.xr.session import Session


class Headset:
    """Attributes: `binding`, `session` (None while lost); `runtime`, `system`, `eye_px`, `audio_device`: the last."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._instance: Instance | None = None
        self.binding: GraphicsBinding | None = None
        self.session: Session | None = None
        self.runtime: RuntimeFacts | None = None
        self.system: SystemFacts | None = None
        self.eye_px: tuple[int, int] | None = None
        self.audio_device = ""

    def open(self) -> Session:
        """Find the runtime and the headset and make a session.

        Raises `Problem` where a person must act, `CallFailed` where the runtime refused. May be called again after
        `lose()`: what still lives is kept, the size of the picture too, so that the scene fits again.
        """
        if self._instance is None:
            self._instance = Instance()
            self.runtime = self._instance.facts
        instance = self._instance
        self.system = instance.find_headset()
        self.audio_device = audio_device.output_device(instance.dispatch, instance.handle, instance.facts.enabled)
        if self.binding is None:
            self.binding = create_binding(instance.facts.enabled)
        self.binding.ensure_current()
        require_gl(self.binding.gl, instance.graphics_requirements(self.system.system_id))
        if self.eye_px is None:
            self.eye_px = _eye_size(self.system)
        self.session = Session(instance, self.system, self.binding, self.eye_px, self._clock)
        self.binding.ensure_current()
        return self.session

    @property
    def instance_handle(self) -> Any:
        """The XrInstance, None while there is none."""
        return None if self._instance is None else self._instance.handle

    def lose(self, decision: Decision) -> None:
        """Take down what `decision` says is gone: the session, or the instance with it."""
        if self.session is not None:
            self._ensure_current()
            self.session.destroy()
            self.session = None
        if decision is not Decision.RECREATE_SESSION and self._instance is not None:
            self._instance.destroy()
            self._instance = None

    def close(self) -> None:
        """Take down everything, the GL context last."""
        self.lose(Decision.LEAVE)
        if self.binding is not None:
            self.binding.release()
            self.binding = None

    def _ensure_current(self) -> None:
        if self.binding is not None:
            self.binding.ensure_current()


def as_problem(failure: CallFailed, runtime: RuntimeFacts | None) -> Problem:
    """The one line for a refusal at start-up that nothing more helpful is known about."""
    name = "The OpenXR runtime" if runtime is None else f"The OpenXR runtime {runtime.name} {runtime.version}"
    if failure.code == results.ERROR_RUNTIME_UNAVAILABLE:
        return Problem(ExitCode.NO_RUNTIME, f"{name} does not answer", "Start it, then try again")
    return Problem(
        ExitCode.RUNTIME_REFUSED,
        f"{name} refused: {failure}",
        "Restart the runtime and the headset, then run vr-runtime doctor",
    )


def _eye_size(system: SystemFacts) -> tuple[int, int]:
    """The recommended picture of one eye, as large as one double-wide swapchain can hold."""
    width, height = system.recommended_px
    largest_width, largest_height = system.max_swapchain_px
    return (
        min(width, largest_width // 2) if largest_width else width,
        min(height, largest_height) if largest_height else height,
    )
