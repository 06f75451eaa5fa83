"""Scenes made up for a test, drawn as a headset would have them, and read back as linear light."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import moderngl
import numpy as np

from vr_runtime.course.levels import Levels
from vr_runtime.render.scene_library import LoadedScene, load_scene
from vr_runtime.render.stage import Stage

FRAME_NS = 11_111_111
WIDTH_PX, HEIGHT_PX = 64, 48
HALF_FOV = math.pi / 4
IPD_M = 0.064
SETTLE = Levels(0.15, 0.60, 1.0, 1.0, 1.0, 180.0, 1.0, 0.03, -26.0, 0.0, 1.0, 0.0)
FORMATS = {"srgb-framebuffer": 0x8C43, "srgb-shader": 0x8058, "linear": 0x881A}
GREY = "vec3 radiance(View view) { return vec3(0.15); }"

SCENE_TOML = """
format = 1
name = "{name}"
licence = "Apache-2.0"
composition = "{composition}"
{shader}
{top}
postures = ["lying"]

[title]
en = "A"
de = "B"
fr = "C"
es = "D"

[description]
en = "A"
de = "B"
fr = "C"
es = "D"

{tables}
"""


def levels(**changes: float) -> Levels:
    """Settle's levels with full chroma, and these changes."""
    return replace(SETTLE, **changes)


def write_scene(
    library: Path,
    glsl: str | None = GREY,
    *,
    name: str = "trial",
    composition: str = "direct",
    top: str = "",
    tables: str = "",
    code: str | None = None,
    **files: str,
) -> LoadedScene:
    """A scene in `library`; `files` are further shaders, their dots written as two underscores."""
    folder = library / name
    folder.mkdir(parents=True, exist_ok=True)
    shader = "" if glsl is None else f'shader = "{name}.glsl"'
    text = SCENE_TOML.format(name=name, composition=composition, shader=shader, top=top, tables=tables)
    (folder / "scene.toml").write_text(text)
    if glsl is not None:
        (folder / f"{name}.glsl").write_text(glsl)
    if code is not None:
        (folder / "scene.py").write_text(code)
    for file, content in files.items():
        (folder / file.replace("__", ".")).write_text(content)
    return load_scene(name, library)


def target(
    ctx: moderngl.Context, encode: str = "srgb-framebuffer", width_px: int = 2 * WIDTH_PX, height_px: int = HEIGHT_PX
) -> moderngl.Framebuffer:
    """A target like a swapchain image of that encoding policy, filled with magenta."""
    if encode == "linear":
        texture = ctx.texture((width_px, height_px), 4, dtype="f2")
    else:
        texture = ctx.texture((width_px, height_px), 4, internal_format=FORMATS[encode])
    framebuffer = ctx.framebuffer([texture])
    framebuffer.clear(1.0, 0.0, 1.0, 1.0)
    return framebuffer


def decode(code: np.ndarray) -> np.ndarray:
    """sRGB codes 0..1 to linear light."""
    return np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)


def luminance(light: np.ndarray) -> np.ndarray:
    return light @ np.array([0.2126, 0.7152, 0.0722])


class Studio:
    """One scene at a time on one target; pictures are (height, width, 3) arrays of linear light, top row first."""

    def __init__(self, ctx: moderngl.Context, library: Path) -> None:
        self.ctx = ctx
        self.library = library
        self.time_ns = 1_000_000_000
        self.encode = "srgb-framebuffer"
        self.stage: Stage | None = None
        self.target: moderngl.Framebuffer | None = None

    def open(
        self,
        scene: LoadedScene | str = GREY,
        encode: str = "srgb-framebuffer",
        size_px: tuple[int, int] = (WIDTH_PX, HEIGHT_PX),
        **options: int | str,
    ) -> Stage:
        self.release()
        if isinstance(scene, str):
            scene = write_scene(self.library, scene)
        self.encode = encode
        self.size_px = size_px
        width_px, height_px = size_px
        self.stage = Stage(self.ctx, scene, max_width_px=width_px, max_height_px=height_px, encode=encode, **options)
        self.target = target(self.ctx, encode, 2 * width_px, height_px)
        for eye in range(options.get("eye_count", 2)):
            self.look(eye)
        return self.stage

    def look(self, eye: int, *, half_fov: float = HALF_FOV, orientation=(0.0, 0.0, 0.0, 1.0)) -> None:
        side_m = (eye - 0.5) * IPD_M
        self.stage.eyes.set(eye, *orientation, side_m, 0.0, 0.0, -half_fov, half_fov, half_fov, -half_fov)

    def settled(self, **changes: float) -> np.ndarray:
        """The picture once every rate has had its time."""
        self.stage.output.settle(levels(**changes))
        return self.frame(**changes)

    def frame(self, dt_ns: int = FRAME_NS, size_px: tuple[int, int] | None = None, **changes: float) -> np.ndarray:
        """The next frame, `dt_ns` after the last."""
        self.time_ns += dt_ns
        self.stage.draw(self.target, *(size_px or self.size_px), levels(**changes), self.time_ns)
        return self.picture()

    def codes(self) -> np.ndarray:
        """What lies in the target, as it is: (height, width, 3), top row first."""
        dtype = "f4" if self.encode == "linear" else "f1"
        flat = np.frombuffer(self.target.read(components=3, dtype=dtype), np.float32 if dtype == "f4" else np.uint8)
        return flat.reshape(self.target.height, self.target.width, 3)[::-1]

    def picture(self) -> np.ndarray:
        codes = self.codes()
        return codes.astype(float) if self.encode == "linear" else decode(codes / 255.0)

    def eyes(self, picture: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        half = picture.shape[1] // 2
        return picture[:, :half], picture[:, half:]

    def release(self) -> None:
        if self.stage is not None:
            self.stage.release()
            self.stage = None
