"""The stage: both eyes' picture of a scene, drawn side by side into one target through the comfort output."""

from __future__ import annotations

import math
from collections.abc import Sequence

import moderngl

from vr_runtime.course.levels import Levels
from vr_runtime.render.drawing import Moment, SceneDrawing, SceneKit, SceneTexture, drawing_steps, first_painting
from vr_runtime.render.gl_functions import (
    GL_CLIP_DISTANCE0,
    GL_FRAMEBUFFER_SRGB,
    GetProcAddress,
    loader_of,
    unbind_framebuffer,
)
from vr_runtime.render.light_buffer import LightBuffer
from vr_runtime.render.limiter import LEAST_SEEN, Limiter, Limits, is_software, sample_angle
from vr_runtime.render.mean_guard import MeanGuard
from vr_runtime.render.output import AUTHORED_MEAN, ComfortOutput, Encoding
from vr_runtime.render.parameters import Parameters
from vr_runtime.render.phases import Phases
from vr_runtime.render.pictures import load_pictures
from vr_runtime.render.programs import LIGHT_UNIT, ScenePrograms
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.render.screens import Screens
from vr_runtime.render.stage_block import Eyes, StageBlock
from vr_runtime.render.steps import Steps, finish

# All of a scene's detail comes or goes in five seconds: octaves and instances fade, and nobody sees them do it.
_QUALITY_RATE_PER_S = 0.2


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
        limits: Limits = "suited",
        whole: bool = True,
    ) -> None:
        """`limits`: how sudden light is held back; "never" is for pictures that nobody wears.

        `whole`: build everything now; otherwise it is built by `steps`, and drawn once they are done.
        """
        load = get_proc_address or loader_of(ctx)
        self._ctx = ctx
        self._scene = scene
        self._eye_count = eye_count
        self._hardware_encodes = encode == "srgb-framebuffer"
        self._is_direct = scene.file.composition == "direct"
        self._codes = encode == "srgb-shader"
        self._bare = encode == "scene-light"
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
        self.quality_wanted = 1.0
        self.hides_scene = False
        self.eyes = Eyes(eye_count)
        self.output = ComfortOutput(encode)
        self._guard = MeanGuard(ctx, load, eye_count, codes_in=self._codes)
        self._programs = ScenePrograms(ctx, scene, eye_count, encode)
        self._limiter: Limiter | None = None
        self._pictures: dict[str, moderngl.Texture] = {}
        self._drawing: SceneDrawing | None = None
        self._light: LightBuffer | None = None
        self._screens = Screens(self._programs)
        prologue = self._programs.prologue
        self._kit = SceneKit(ctx, scene, self._seed, max_width_px, max_height_px, prologue, self._phases)
        self.cue_light = self.cue_height_deg = 0.0
        self._bindings: list[tuple[int, SceneTexture]] = []
        self._shows_nothing = False
        self.steps = self._build(load, limits)
        if whole:
            finish(self.steps)

    def _build(self, load: GetProcAddress, limits: Limits) -> Steps[None]:
        """Everything that takes its time, a piece at a time."""
        ctx, scene, eye_count, kit = self._ctx, self._scene, self._eye_count, self._kit
        if limits != "never" and not self._bare:
            at_once = limits == "at-once" or not is_software(ctx)
            self._limiter = Limiter(ctx, load, eye_count, of_map=self._is_direct, of_codes=self._codes, at_once=at_once)
            yield None
        self._pictures = load_pictures(ctx, scene)
        yield None
        self._drawing = yield from drawing_steps(kit)
        yield None
        if not self._is_direct:
            self._light = LightBuffer(ctx, kit.max_width_px * eye_count, kit.max_height_px, depth=scene.file.depth)
        yield from self._screens.build()
        self._bindings = self._screens.bind_names(self._textures())
        self._shows_nothing = not self._is_direct and self._screens.background is None and self._drawing is None

    def rehearse(
        self, target: moderngl.Framebuffer, width_px: int, height_px: int, levels: Levels, *, again: bool = False
    ) -> Steps[None]:
        """Draw each pass where nobody sees it: drivers finish compiling at the first use. `again`: not the first."""
        self._write_block(width_px, height_px, levels)
        moment, picture = self._moment, (0, 0, width_px * self._eye_count, height_px)
        moment.levels, moment.width_px, moment.height_px = levels, width_px, height_px
        self._plain_state()
        if self._drawing is not None:
            try:
                for rest in () if again else first_painting(self._drawing, moment):
                    self._plain_state()
                    yield rest
                    self._block.send()
                self._drawing.advance(moment)
            except Exception as error:  # noqa: BLE001 - a scene's own code
                self._give_up_drawing(error)
            self._plain_state()
            yield None
            self._block.send()
        if self._light is not None:
            for draw in (self._draw_background, self._draw_objects):
                self._light.begin(picture)
                draw()
                yield None
                self._block.send()
        self._plain_state()
        self._limit(width_px, height_px, 0.0)
        self._draw_final(target, picture)

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
    def is_limiting(self) -> bool:
        """Whether the scene broke the rules of sudden light a moment ago, and was held back."""
        return self._limiter is not None and self._limiter.is_limiting

    @property
    def phases(self) -> tuple[float, ...]:
        """The scene's wrapped phases as the next frame's shaders would see them."""
        return tuple(self._phases.values)

    @phases.setter
    def phases(self, values: Sequence[float]) -> None:
        """Take up where another stage of the scene stands."""
        self._phases.values[:] = values

    @property
    def quality(self) -> float:
        """How much of its detail the scene draws now, 0 to 1; it glides to `quality_wanted`."""
        return self._moment.quality

    def skip(self, seconds: float, motion: float) -> None:
        """Be as much later at once, with the motion level of that while: for pictures nobody wears."""
        self._phases.advance(seconds, motion)

    def offer_cue(self) -> None:
        """Have what it takes to show `cue_light` (0 to 0.04 of white): a soft glow of 8 degrees straight ahead, at
        `cue_height_deg` above the scene's horizon."""
        self._screens.offer_cue(self._textures())

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
        self._glide_quality(dt_s)
        self.output.step(levels, dt_s, self._guard.gain)
        if (self.output.forgets() or self.output.visible < LEAST_SEEN) and self._limiter is not None:
            self._limiter.forget()
        self.hides_scene = (uniform := self._is_uniform(levels)) and not self._shows_nothing
        if uniform:
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
            except Exception as error:  # noqa: BLE001 - a scene's own code
                self._give_up_drawing(error)
            self._plain_state()
        if self._light is not None:
            self._light.begin(picture)
            self._draw_background()
            self._draw_objects()
        if self.eyes.area_changed:
            self._fit_screens()
        self._limit(width_px, height_px, dt_s)
        self._draw_final(target, picture)
        if self._limiter is not None:
            self._limiter.after(display_time_ns)
        self._guard.observe(target, width_px, height_px, display_time_ns, self.output)

    def release(self) -> None:
        unbind_framebuffer(self._ctx)
        self._kit.let_go()
        parts = self._light, self._screens, *self._pictures.values(), self._guard, self._limiter, self._block
        for part in parts:
            if part is not None:
                part.release()

    def _elapsed_s(self, display_time_ns: int) -> float:
        last, self._last_display_ns = self._last_display_ns, display_time_ns
        return max(display_time_ns - last, 0) * 1e-9 if last else 0.0

    def _glide_quality(self, dt_s: float) -> None:
        moment, most = self._moment, _QUALITY_RATE_PER_S * dt_s
        off = self.quality_wanted - moment.quality
        moment.quality += min(max(off, -most), most) if self.output.visible > 0.0 else off

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
        cue = self.cue_light * AUTHORED_MEAN / max(output.mean, 1e-3)
        block.set_effort(self._moment.quality, sample_angle(width_px), cue, math.radians(self.cue_height_deg))
        block.set_comfort(output.numbers, self._seed, self._frame_number & 0xFFFFFFFF)
        self._frame_number += 1
        block.send()

    def _give_up_drawing(self, error: Exception) -> None:
        """A fault in a scene's Python leaves the background; it never takes the session with it."""
        self.fault = f"{self._scene.code}: {type(error).__name__}: {error}"
        self._drawing = None

    def _draw_background(self) -> None:
        if self._screens.background is not None:
            self._bind_textures()
            self._screens.background.draw()

    def _draw_objects(self) -> None:
        if self._drawing is not None:
            self._ctx.enable_direct(GL_CLIP_DISTANCE0)
            try:
                self._drawing.draw(self._moment)
            except Exception as error:  # noqa: BLE001 - a scene's own code
                self._give_up_drawing(error)
            self._ctx.disable_direct(GL_CLIP_DISTANCE0)
            self._plain_state()

    def _limit(self, width_px: int, height_px: int, dt_s: float) -> None:
        """Weigh this frame's light before it is shown."""
        limiter, light, turned = self._limiter, self._light, self.eyes.turned()
        if limiter is None:
            return
        if light is None:
            self._bind_textures()
            limiter.measure_scene(self._screens.last(cue=False), width_px=width_px, dt_s=dt_s, turned=turned)
            return
        texture = light.texture
        used = (self._eye_count * width_px / texture.width, height_px / texture.height)
        limiter.measure_picture(texture, used, width_px=width_px, dt_s=dt_s, turned=turned)

    def _draw_final(self, target: moderngl.Framebuffer, picture: tuple[int, int, int, int]) -> None:
        target.viewport = picture
        target.use()
        final = self._screens.last(cue=self.cue_light > 0.0)
        if final.is_partial and target.extra != picture:
            # What the lenses hide stays as it is cleared once, for as long as the picture keeps its size.
            target.clear()
            target.extra = picture
        if self._light is not None:
            self._light.texture.use(LIGHT_UNIT)
        else:
            self._bind_textures()
        finely = self._limiter is not None and self._limiter.dress(final.program)
        # Only around what is drawn for the headset: the runtime may draw in this context too, and expects it off.
        if self._hardware_encodes:
            self._ctx.enable_direct(GL_FRAMEBUFFER_SRGB)
        final.draw(finely=finely)
        if self._hardware_encodes:
            self._ctx.disable_direct(GL_FRAMEBUFFER_SRGB)

    def _plain_state(self) -> None:
        self._ctx.enable_only(moderngl.NOTHING)

    def _bind_textures(self) -> None:
        for unit, texture in self._bindings:
            texture.use(unit)

    def _fit_screens(self) -> None:
        self.eyes.area_changed = False
        self._screens.fit(self.eyes.areas)
        if self._limiter is not None:
            self._limiter.fit(self._programs.mask(), self.eyes.areas)

    def _textures(self) -> dict[str, SceneTexture]:
        return {**self._pictures, **(self._drawing.textures if self._drawing is not None else {})}
