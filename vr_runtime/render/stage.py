"""The stage: both eyes' picture of a scene, drawn side by side into one target through the comfort output."""

from __future__ import annotations

from collections.abc import Iterable

import moderngl

from vr_runtime.course.levels import Levels
from vr_runtime.render.drawing import Moment, SceneKit, SceneTexture, build_drawing
from vr_runtime.render.gl_functions import (
    GL_CLIP_DISTANCE0,
    GL_FRAMEBUFFER_SRGB,
    GetProcAddress,
    loader_of,
    unbind_framebuffer,
)
from vr_runtime.render.light_buffer import LightBuffer
from vr_runtime.render.mean_guard import MeanGuard
from vr_runtime.render.output import ComfortOutput, Encoding
from vr_runtime.render.parameters import Parameters
from vr_runtime.render.phases import Phases
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.render.screen import Screen
from vr_runtime.render.shader_source import ShaderSource
from vr_runtime.render.stage_block import Eyes, StageBlock

_LIGHT_UNIT = 0
_FIRST_SCENE_UNIT = 1


class Stage:
    """Draws one scene. Sizes are one eye's; the picture is `eye_count` eyes wide.

    Problem(BAD_SCENE) with file and line where the scene's shaders or Python do not work.
    """

    def __init__(
        self,
        ctx: moderngl.Context,
        scene: LoadedScene,
        *,
        max_width_px: int,
        max_height_px: int,
        seed: int = 0,
        eye_count: int = 2,
        encode: Encoding = "srgb-framebuffer",
        get_proc_address: GetProcAddress | None = None,
    ) -> None:
        self._ctx = ctx
        self._scene = scene
        self._eye_count = eye_count
        self._hardware_encodes = encode == "srgb-framebuffer"
        self._seed = seed & 0xFFFFFFFF
        self._frame_number = 0
        self._last_display_ns = 0
        self._block = StageBlock(ctx)
        self._phases = Phases()
        for phase in scene.file.phases.values():
            self._phases.add(phase.period_s, phase.follows)
        self._parameters = Parameters(scene.file.parameters)
        self._moment = Moment(self._phases.values)
        self.fault: str | None = None
        self.eyes = Eyes(eye_count)
        self.output = ComfortOutput(encode)
        self._guard = MeanGuard(ctx, get_proc_address or loader_of(ctx), eye_count, codes_in=encode == "srgb-shader")
        self._drawing = build_drawing(self._kit(max_width_px, max_height_px))
        self._light: LightBuffer | None = None
        self._background: Screen | None = None
        if scene.file.composition == "layered":
            self._light = LightBuffer(ctx, max_width_px * eye_count, max_height_px, depth=scene.file.depth)
            if scene.file.shader is not None:
                self._background = self._screen(self._scene_program("background.frag.glsl", ""))
            self._final = self._screen(self._layered_program(encode))
        else:
            self._final = self._screen(self._scene_program("direct.frag.glsl", _encoding_line(encode)))
        self._bindings = self._name_textures()
        self._shows_nothing = self._light is not None and self._background is None and self._drawing is None

    @property
    def brightness(self) -> float:
        """The technician's, 0.25 to 1."""
        return self.output.brightness

    @brightness.setter
    def brightness(self, share: float) -> None:
        self.output.brightness = min(max(share, 0.25), 1.0)

    @property
    def measured_mean(self) -> float:
        """The mean relative luminance of what was last measured on its way to the eyes."""
        return self._guard.measured_mean

    @property
    def guard_gain(self) -> float:
        """What the measured mean makes of the exposure: below 1 the scene is brighter than its phase allows."""
        return self._guard.gain

    @property
    def phases(self) -> tuple[float, ...]:
        """The scene's wrapped phases as the next frame's shaders would see them."""
        return tuple(self._phases.values)

    def fade_in(self, seconds: float) -> None:
        """Hide the picture now and bring it back over at least `seconds`, within the rate limit."""
        self.output.fade_in(seconds)

    def draw(
        self,
        target: moderngl.Framebuffer,
        width_px: int,
        height_px: int,
        levels: Levels,
        display_time_ns: int,
    ) -> None:
        """Draw the eyes into the lower left `eye_count * width_px` by `height_px` of `target`; nothing else changes."""
        dt_s = self._elapsed_s(display_time_ns)
        self._phases.advance(dt_s, levels.motion)
        self.output.step(levels, dt_s, self._guard.gain)
        if self._is_uniform(levels):
            self._draw_uniform(target, (0, 0, width_px * self._eye_count, height_px))
            return
        self._write_block(width_px, height_px, levels)
        moment, drawing = self._moment, self._drawing
        moment.display_time_ns, moment.dt_s, moment.levels = display_time_ns, dt_s, levels
        moment.width_px, moment.height_px = width_px, height_px
        picture = (0, 0, width_px * self._eye_count, height_px)
        self._plain_state()
        if drawing is not None:
            try:
                drawing.advance(moment)
            except Exception as error:  # noqa: BLE001
                self._give_up_drawing(error)
            self._plain_state()
        if self._light is not None:
            self._draw_light(self._light, picture)
        self._draw_final(target, picture)
        self._guard.observe(target, width_px, height_px, display_time_ns, self.output)

    def release(self) -> None:
        unbind_framebuffer(self._ctx)
        if self._drawing is not None:
            self._drawing.release()
        if self._light is not None:
            self._light.release()
        if self._background is not None:
            self._background.release()
        self._final.release()
        self._guard.release()
        self._block.release()

    def _elapsed_s(self, display_time_ns: int) -> float:
        last, self._last_display_ns = self._last_display_ns, display_time_ns
        return max(display_time_ns - last, 0) * 1e-9 if last else 0.0

    def _is_uniform(self, levels: Levels) -> bool:
        """Eyes closed, emergency, or a scene of nothing: one colour everywhere, for hours perhaps."""
        return self._shows_nothing or (self.output.visible <= 0.0 and self.output.grey == levels.grey)

    def _draw_uniform(self, target: moderngl.Framebuffer, picture: tuple[int, int, int, int]) -> None:
        # Encoded here, with the hardware's encoding off: a clear needs no other state at all.
        red, green, blue = self.output.hidden_colour()
        target.clear(red, green, blue, 1.0, viewport=picture)
        target.extra = None

    def _write_block(self, width_px: int, height_px: int, levels: Levels) -> None:
        block, output = self._block, self.output
        self._parameters.follow(levels)
        self.eyes.write(block, width_px, height_px)
        for eye in range(self._eye_count):
            output.dither(self._frame_number, eye, self.eyes.axis_px(eye, width_px))
        block.set_frame(width_px, height_px, levels.motion, levels.detail, output.chroma, output.visible)
        block.set_phases(self._phases.values)
        block.set_parameters(self._parameters.values)
        block.set_comfort(output.numbers, self._seed, self._frame_number & 0xFFFFFFFF)
        self._frame_number += 1
        block.send()

    def _give_up_drawing(self, error: Exception) -> None:
        """A fault in a scene's Python leaves the background; it never takes the session with it."""
        self.fault = f"{self._scene.code}: {type(error).__name__}: {error}"
        self._drawing = None

    def _draw_light(self, light: LightBuffer, picture: tuple[int, int, int, int]) -> None:
        light.begin(picture)
        if self._background is not None:
            self._bind_textures()
            self._background.draw()
        if self._drawing is not None:
            self._ctx.enable_direct(GL_CLIP_DISTANCE0)
            try:
                self._drawing.draw(self._moment)
            except Exception as error:  # noqa: BLE001
                self._give_up_drawing(error)
            self._ctx.disable_direct(GL_CLIP_DISTANCE0)
            self._plain_state()

    def _draw_final(self, target: moderngl.Framebuffer, picture: tuple[int, int, int, int]) -> None:
        if self.eyes.area_changed:
            self._fit_screens()
        target.viewport = picture
        target.use()
        if self._final.is_partial and target.extra != picture:
            # What the lenses hide stays as it is cleared once, for as long as the picture keeps its size.
            target.clear()
            target.extra = picture
        if self._light is not None:
            self._light.texture.use(_LIGHT_UNIT)
        else:
            self._bind_textures()
        self._hardware_encoding(True)
        self._final.draw()
        self._hardware_encoding(False)

    def _hardware_encoding(self, on: bool) -> None:
        """Only around what is drawn for the headset: the runtime may draw in this context too, and expects it off."""
        if not self._hardware_encodes:
            return
        if on:
            self._ctx.enable_direct(GL_FRAMEBUFFER_SRGB)
        else:
            self._ctx.disable_direct(GL_FRAMEBUFFER_SRGB)

    def _plain_state(self) -> None:
        self._ctx.enable_only(moderngl.NOTHING)

    def _bind_textures(self) -> None:
        for unit, texture in self._bindings:
            texture.use(unit)

    def _fit_screens(self) -> None:
        self.eyes.area_changed = False
        self._final.fit(self.eyes.areas)
        if self._background is not None:
            self._background.fit(self.eyes.areas)

    def _kit(self, max_width_px: int, max_height_px: int) -> SceneKit:
        return SceneKit(self._ctx, self._scene, self._seed, max_width_px, max_height_px, self._prologue, self._phases)

    def _prologue(self) -> str:
        return (
            f"#define STAGE_EYES {self._eye_count}\n"
            + _names("phase", "stage_phases", self._scene.file.phases)
            + _names("parameter", "stage_parameters", self._scene.file.parameters)
        )

    def _screen(self, program: moderngl.Program) -> Screen:
        return Screen(self._ctx, program, self._eye_count)

    def _scene_program(self, frame: str, encoding: str) -> moderngl.Program:
        source = ShaderSource(self._scene.folder)
        vertex = source.stage("screen.vert.glsl", prologue=self._prologue())
        fragment = source.scene_stage(frame, self._scene.file.shader or "", encoding + self._prologue())
        return source.compile(self._ctx, vertex, fragment)

    def _layered_program(self, encode: Encoding) -> moderngl.Program:
        source = ShaderSource(self._scene.folder)
        vertex = source.stage("screen.vert.glsl", prologue=self._prologue())
        fragment = source.stage("layered.frag.glsl", prologue=_encoding_line(encode))
        program = source.compile(self._ctx, vertex, fragment)
        program["output_scene_light"] = _LIGHT_UNIT
        return program

    def _name_textures(self) -> list[tuple[int, SceneTexture]]:
        screen = self._background or self._final
        bindings = []
        textures = self._drawing.textures if self._drawing is not None else {}
        for unit, (name, texture) in enumerate(textures.items(), _FIRST_SCENE_UNIT):
            if name in screen.program:
                screen.program[name] = unit
                bindings.append((unit, texture))
        return bindings


def _encoding_line(encode: Encoding) -> str:
    return f"#define OUTPUT_ENCODING {int(encode == 'srgb-shader')}\n"


def _names(prefix: str, array: str, names: Iterable[str]) -> str:
    lines = [f"#define {prefix}_{name} ({array}[{i >> 2}].{'xyzw'[i & 3]})\n" for i, name in enumerate(names)]
    return "".join(lines)
