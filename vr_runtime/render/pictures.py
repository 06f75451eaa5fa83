"""The pictures that a scene.toml names, as textures: checked before they are unpacked, top row up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import moderngl

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.gl_functions import GL_RGBA8, GL_SRGB8_ALPHA8
from vr_runtime.render.scene_library import LoadedScene

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PX_A_SIDE: Final = 8192
MOST_PX: Final = 64 << 20
"""Of all pictures of a scene together: 256 MiB on the graphics card, a third more with mipmaps."""

_FORMATS: Final = ("PNG", "JPEG", "WEBP")
_MODES: Final = ("1", "L", "LA", "P", "RGB", "RGBA")


def load_pictures(ctx: moderngl.Context, scene: LoadedScene) -> dict[str, moderngl.Texture]:
    """A texture for each sampler; (0, 0) is a picture's lower left. Problem(BAD_SCENE) where one cannot be read."""
    left_px = MOST_PX
    textures: dict[str, moderngl.Texture] = {}
    try:
        for name, spec in scene.file.textures.items():
            path = scene.folder / spec.file
            picture = _read(path, left_px)
            left_px -= picture.width * picture.height
            form = GL_SRGB8_ALPHA8 if spec.colour == "srgb" else GL_RGBA8
            texture = ctx.texture(picture.size, 4, picture.tobytes(), internal_format=form)
            textures[name] = texture
            texture.repeat_x, texture.repeat_y = spec.wrap != "clamp", spec.wrap == "repeat"
            if spec.mipmaps:
                texture.build_mipmaps()
                texture.filter = moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR
    except Problem:
        for texture in textures.values():
            texture.release()
        raise
    return textures


def _read(path: Path, most_px: int) -> Image:
    """The picture as RGBA, bottom row first; its size is known, and its format one of three, before it is unpacked."""
    from PIL import Image

    try:
        with Image.open(path, formats=_FORMATS) as picture:
            width, height = picture.size
            if max(width, height) > MOST_PX_A_SIDE or width * height > most_px:
                most = f"{MOST_PX_A_SIDE} a side, {MOST_PX >> 20} Mi in all"
                _refuse(path, f"{width} x {height} pixels are too many ({most})")
            if picture.mode not in _MODES:
                _refuse(path, f"pixels of the kind '{picture.mode}' cannot be read; save it as 8-bit RGB or RGBA")
            return picture.convert("RGBA").transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    except FileNotFoundError:
        _refuse(path, "there is no such picture")
    # Pillow raises SyntaxError for some broken PNG files, and warns or raises where one would fill the memory.
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        _refuse(path, f"is no picture that can be read: {' '.join(str(error).split())[:120]}")


def _refuse(path: Path, what: str) -> NoReturn:
    raise Problem(ExitCode.BAD_SCENE, f"{path}: {what}", "Mend the picture")
