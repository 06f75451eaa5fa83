"""The scene that comes next, built in the slack between the frames of the one that plays, ready before the dark."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from functools import partial
from typing import Final

from vr_runtime.player.first_draws import first_draws
from vr_runtime.player.rehearsal import begin
from vr_runtime.problem import Problem
from vr_runtime.render.gl_functions import unbind_framebuffer
from vr_runtime.render.scene_library import LoadedScene, load_scene
from vr_runtime.render.stage import Stage
from vr_runtime.render.steps import Steps, Unhurried
from vr_runtime.timing.frame_cost import FrameCost
from vr_runtime.xr.bindings.binding import GraphicsBinding
from vr_runtime.xr.session import Session

_A_WHILE_NS: Final = 1_000_000
"""Until it has passed, one more step is begun, and a step may take six milliseconds itself."""
_REHEARSED_WITHIN_S: Final = 20.0


class ComingScene:
    """`go_on` some times a second, then `finish` for what is left; a fault in it is told once, by `finish`.

    First a process of its own compiles the scene's shaders into the driver's cache, and a thread reads what is large:
    what is left for the frames' own thread is short.
    """

    def __init__(
        self, name: str, make: Callable[[LoadedScene], Stage], session: Session, binding: GraphicsBinding, seed: int
    ) -> None:
        """`make` gives a stage of the scene that is still to be built, by its steps. `cost`: its frames', if known."""
        self.name = name
        self.cost: FrameCost | None = None
        self._make = make
        self._session = session
        self._binding = binding
        self._seed = seed
        self._scene: LoadedScene | None = None
        self._stage: Stage | None = None
        self._fault: Problem | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._work = Unhurried(self._steps(), time.perf_counter_ns)

    def go_on(self) -> None:
        """A few milliseconds more, in the slack between two frames."""
        if self._work.is_done or self._fault is not None:
            return
        self._binding.ensure_current()
        try:
            self._work.go_on(_A_WHILE_NS)
        except Problem as problem:
            self._fault = problem
        unbind_framebuffer(self._binding.gl)

    def finish(self) -> tuple[LoadedScene, Stage]:
        """The scene and its stage, whole. Problem where it cannot be played; then nothing of it is left."""
        self._end_rehearsal()
        try:
            if self._fault is not None:
                raise self._fault
            self._binding.ensure_current()
            self._work.finish()
        except Problem:
            self.give_up()
            raise
        assert self._scene is not None
        assert self._stage is not None
        return self._scene, self._stage

    def give_up(self) -> None:
        """It is not wanted any more."""
        self._end_rehearsal()
        self._work.give_up()
        if self._stage is not None:
            self._stage.release()
            self._stage = None

    def _steps(self) -> Steps[None]:
        scene: LoadedScene = yield partial(load_scene, self.name)
        self._scene = scene
        swapchain = self._session.swapchain
        self._process = begin(
            self.name, swapchain.colour.encoding, swapchain.eye_width_px, swapchain.eye_height_px, self._seed
        )
        yield partial(_wait_for, self._process)
        self._stage = stage = self._make(scene)
        yield None
        yield from stage.steps
        self.cost = yield from first_draws(stage, self._session, self._binding, at_once=False)

    def _end_rehearsal(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.kill()


def _wait_for(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_REHEARSED_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
