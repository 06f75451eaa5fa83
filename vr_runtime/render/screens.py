"""The full-screen passes of one scene: background, output, and the output with the breath cue where that is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vr_runtime.render.drawing import SceneTexture
from vr_runtime.render.programs import ScenePrograms, bind_names
from vr_runtime.render.screen import Screen
from vr_runtime.render.steps import Steps


class Screens:
    """`background` draws a layered scene's radiance, `final` what reaches the eye; both are None until built."""

    __slots__ = ("_areas", "_is_direct", "_programs", "_with_cue", "background", "final")

    def __init__(self, programs: ScenePrograms) -> None:
        self._programs = programs
        self._is_direct = programs.scene.file.composition == "direct"
        self._areas: list[bytes | None] = [None] * programs.eye_count
        self.background: Screen | None = None
        self.final: Screen | None = None
        self._with_cue: Screen | None = None

    def build(self) -> Steps[None]:
        """Compile what the scene needs. Problem(BAD_SCENE) where it does not."""
        programs = self._programs
        if self._is_direct:
            self.final = self._screen(cue=False)
            return
        if programs.scene.file.shader is not None:
            self.background = Screen(programs.ctx, programs.background(), programs.eye_count)
            yield None
        self.final = self._screen(cue=False)

    def bind_names(self, textures: Mapping[str, SceneTexture]) -> list[tuple[int, SceneTexture]]:
        """Tell the scene's radiance which texture unit each of its samplers has; the units."""
        screen = self.background or self.final
        assert screen is not None
        return bind_names(screen.program, textures)

    def offer_cue(self, textures: Mapping[str, SceneTexture]) -> None:
        """Compile what the breath cue needs, if that has not been done."""
        if self._with_cue is not None:
            return
        self._with_cue = self._screen(cue=True)
        self._with_cue.fit(self._areas)
        if self._is_direct:
            bind_names(self._with_cue.program, textures)

    def last(self, *, cue: bool) -> Screen:
        """The pass that reaches the eye."""
        screen = self._with_cue if cue and self._with_cue is not None else self.final
        assert screen is not None
        return screen

    def fit(self, areas: Sequence[bytes | None]) -> None:
        """Draw only what the lenses let through."""
        self._areas = list(areas)
        for screen in (self.background, self.final, self._with_cue):
            if screen is not None:
                screen.fit(areas)

    def release(self) -> None:
        for screen in (self.background, self.final, self._with_cue):
            if screen is not None:
                screen.release()

    def _screen(self, *, cue: bool) -> Screen:
        programs = self._programs
        program = programs.direct(cue=cue) if self._is_direct else programs.layered(cue=cue)
        return Screen(programs.ctx, program, programs.eye_count)
