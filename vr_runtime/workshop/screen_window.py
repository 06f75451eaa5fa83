"""A window on the desktop that shows a picture with another one over it, and hands on keys, clicks and drags."""

from __future__ import annotations

import os
import sys
from collections import deque
from typing import Any, Final

import glfw
import moderngl

from vr_runtime.problem import ExitCode, Problem

GL_LEAST: Final = 430
_TITLE: Final = "VR session runtime: preview"

# GLFW would otherwise print warnings past the one line that a person gets.
glfw.ERROR_REPORTING = False  # type: ignore[assignment]  # documented as bool, annotated as str

_VERTEX: Final = """#version 430 core
out vec2 place;
void main() {
    place = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0;
    gl_Position = vec4(place * 2.0 - 1.0, 0.0, 1.0);
}
"""
# The picture's texture decodes to light, filters it, and a window wants codes again.
_PICTURE: Final = """#version 430 core
uniform sampler2D picture;
uniform vec2 share;
in vec2 place;
out vec4 colour;
void main() {
    vec2 half_texel = 0.5 / vec2(textureSize(picture, 0));
    vec3 light = texture(picture, clamp(place * share, half_texel, share - half_texel)).rgb;
    vec3 code = mix(1.055 * pow(light, vec3(1.0 / 2.4)) - 0.055, 12.92 * light, lessThanEqual(light, vec3(0.0031308)));
    colour = vec4(code, 1.0);
}
"""
_OVER: Final = """#version 430 core
uniform sampler2D picture;
in vec2 place;
out vec4 colour;
void main() {
    vec4 over = texture(picture, vec2(place.x, 1.0 - place.y));
    colour = vec4(over.rgb * over.a, over.a);
}
"""


class ScreenWindow:
    """Problem(NO_WINDOW) where there is no display. Sizes are in the framebuffer's pixels, y counts down.

    `pressed`: what keys were pressed, as written on them, and `clicks`, `drag_px`, `wheel`, since they were taken.
    """

    def __init__(self, width: int, height: int) -> None:
        self._window = _opened(width, height)
        self.ctx = moderngl.create_context(require=GL_LEAST)
        # A stage whose shaders do not compile is given up half made.
        self.ctx.gc_mode = "auto"
        self._picture = self.ctx.program(vertex_shader=_VERTEX, fragment_shader=_PICTURE)
        self._over = self.ctx.program(vertex_shader=_VERTEX, fragment_shader=_OVER)
        self._picture_pass = self.ctx.vertex_array(self._picture, [])
        self._over_pass = self.ctx.vertex_array(self._over, [])
        self._overlay: moderngl.Texture | None = None
        self.pressed: deque[str] = deque()
        self.clicks: deque[tuple[float, float]] = deque()
        self.drag_px = [0.0, 0.0]
        self.wheel = 0.0
        self._held_at: tuple[float, float] | None = None
        glfw.set_key_callback(self._window, self._on_key)
        glfw.set_char_callback(self._window, self._on_letter)
        glfw.set_mouse_button_callback(self._window, self._on_button)
        glfw.set_cursor_pos_callback(self._window, self._on_move)
        glfw.set_scroll_callback(self._window, self._on_wheel)

    @property
    def size_px(self) -> tuple[int, int]:
        """Of what is drawn into; at least 1 by 1, even while it is folded away."""
        width, height = glfw.get_framebuffer_size(self._window)
        return max(width, 1), max(height, 1)

    @staticmethod
    def get_proc_address(name: str) -> int:
        """The context's own entry points, for what moderngl does not offer."""
        return int(glfw.get_proc_address(name) or 0)

    @property
    def scale(self) -> float:
        """Pixels a unit of the screen."""
        return max(1.0, self.size_px[0] / max(glfw.get_window_size(self._window)[0], 1))

    @property
    def wants_to_close(self) -> bool:
        return bool(glfw.window_should_close(self._window))

    def poll(self) -> None:
        """Take in what the person did."""
        glfw.poll_events()

    def let_go(self) -> None:
        """What was pressed was a button of ours: moving on turns no head."""
        self._held_at = None
        self.drag_px = [0.0, 0.0]

    def lay_over(self, size_px: tuple[int, int], rgba: bytes) -> None:
        """This lies over the picture from now on; top row first."""
        if self._overlay is None or self._overlay.size != size_px:
            if self._overlay is not None:
                self._overlay.release()
            self._overlay = self.ctx.texture(size_px, 4, rgba)
        else:
            self._overlay.write(rgba)

    def show(self, picture: moderngl.Texture, share: tuple[float, float]) -> None:
        """The lower left `share` of a picture, all over the window."""
        screen = self.ctx.screen
        screen.viewport = (0, 0, *self.size_px)
        screen.use()
        self.ctx.enable_only(moderngl.NOTHING)
        picture.filter = (moderngl.LINEAR, moderngl.LINEAR)
        picture.use(0)
        self._picture["share"] = share
        self._picture_pass.render(moderngl.TRIANGLES, vertices=3)
        if self._overlay is not None:
            self.ctx.enable_only(moderngl.BLEND)
            self.ctx.blend_func = moderngl.ONE, moderngl.ONE_MINUS_SRC_ALPHA
            self._overlay.use(0)
            self._over_pass.render(moderngl.TRIANGLES, vertices=3)
            self.ctx.enable_only(moderngl.NOTHING)
        glfw.swap_buffers(self._window)

    def close(self) -> None:
        # Nothing is left to collect, and at the end of the interpreter it would say so aloud.
        self.ctx.gc_mode = None  # type: ignore[assignment]  # documented as optional
        self.ctx.release()
        glfw.destroy_window(self._window)
        glfw.terminate()

    def _on_key(self, _window: Any, key: int, _code: int, action: int, _mods: int) -> None:
        name = _NAMED_KEYS.get(key)
        if name is not None and action != glfw.RELEASE:
            self.pressed.append(name)

    def _on_letter(self, _window: Any, letter: int) -> None:
        # What is written on a key differs from country to country: the letter counts, not its place.
        self.pressed.append({"=": "+", "_": "-"}.get(chr(letter).lower(), chr(letter).lower()))

    def _on_button(self, window: Any, button: int, action: int, _mods: int) -> None:
        if button != glfw.MOUSE_BUTTON_LEFT:
            return
        here = self._place(*glfw.get_cursor_pos(window))
        self._held_at = here if action == glfw.PRESS else None
        if action == glfw.PRESS:
            self.clicks.append(here)

    def _on_move(self, _window: Any, x: float, y: float) -> None:
        if self._held_at is None:
            return
        here = self._place(x, y)
        self.drag_px[0] += here[0] - self._held_at[0]
        self.drag_px[1] += here[1] - self._held_at[1]
        self._held_at = here

    def _on_wheel(self, _window: Any, _across: float, up: float) -> None:
        self.wheel += up

    def _place(self, x: float, y: float) -> tuple[float, float]:
        return x * self.scale, y * self.scale


_NAMED_KEYS: Final[dict[int, str]] = {
    glfw.KEY_LEFT: "left",
    glfw.KEY_RIGHT: "right",
    glfw.KEY_UP: "up",
    glfw.KEY_PAGE_UP: "page up",
    glfw.KEY_HOME: "home",
    glfw.KEY_ESCAPE: "escape",
    glfw.KEY_SPACE: "space",
}


def _opened(width: int, height: int) -> Any:
    nowhere = sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if nowhere or not glfw.init():
        raise Problem(ExitCode.NO_WINDOW, "There is no display to open a window on", "Draw a picture with --png FILE")
    glfw.default_window_hints()
    glfw.window_hint(glfw.CONTEXT_VERSION_MAJOR, GL_LEAST // 100)
    glfw.window_hint(glfw.CONTEXT_VERSION_MINOR, GL_LEAST % 100 // 10)
    glfw.window_hint(glfw.OPENGL_PROFILE, glfw.OPENGL_CORE_PROFILE)
    glfw.window_hint(glfw.SRGB_CAPABLE, glfw.FALSE)
    window = glfw.create_window(width, height, _TITLE, None, None)
    if not window:
        glfw.terminate()
        what = f"No window with OpenGL {GL_LEAST // 100}.{GL_LEAST % 100 // 10} can be opened here"
        raise Problem(ExitCode.NO_WINDOW, what, "Draw a picture with --png FILE")
    glfw.make_context_current(window)
    glfw.swap_interval(1)
    return window
