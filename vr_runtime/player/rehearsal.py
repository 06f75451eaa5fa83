"""A scene built and drawn once by a process of its own, so that the driver's shader cache knows it beforehand.

`python -m vr_runtime.player.rehearsal SCENE ENCODING WIDTH HEIGHT SEED`. What it does not manage is compiled later, by
whoever plays the scene, and only takes longer then.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from typing import Final, cast

import moderngl

from vr_runtime.render.gl_functions import GL_RGBA8, GL_SRGB8_ALPHA8
from vr_runtime.render.output import Encoding

HIDDEN_PX: Final = 32
_NICE: Final = 10


def begin(scene: str, encode: Encoding, width_px: int, height_px: int, seed: int) -> subprocess.Popen[bytes]:
    """Start it; sizes are one eye's largest, on which what a scene compiles may depend."""
    command = [sys.executable, "-m", __name__, scene, encode, str(width_px), str(height_px), str(seed)]
    nothing, below = subprocess.DEVNULL, getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
    process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, creationflags=below)
    with suppress(AttributeError, OSError):  # the frames that are playing come first
        os.setpriority(os.PRIO_PROCESS, process.pid, _NICE)
    return process


def hidden_target(
    ctx: moderngl.Context, encode: Encoding, eye_px: tuple[int, int] = (HIDDEN_PX, HIDDEN_PX)
) -> moderngl.Framebuffer:
    """A target for two eyes of this width and height, of the kind that a headset hands out."""
    size_px = (2 * eye_px[0], eye_px[1])
    if encode == "linear":
        return ctx.framebuffer([ctx.texture(size_px, 4, dtype="f2")])
    form = GL_RGBA8 if encode == "srgb-shader" else GL_SRGB8_ALPHA8
    return ctx.framebuffer([ctx.texture(size_px, 4, internal_format=form)])


def main(scene: str, encode: Encoding, width_px: int, height_px: int, seed: int) -> None:
    """Build the scene as the player does, and draw it small."""
    from vr_runtime.course.samples import levels_by_part
    from vr_runtime.render.offscreen import standalone_context
    from vr_runtime.render.scene_library import load_scene
    from vr_runtime.render.stage import Stage
    from vr_runtime.render.steps import finish

    ctx = standalone_context()
    target, levels = hidden_target(ctx, encode), levels_by_part()["settle"]
    # Mesa keeps what it has compiled for a program under another name than for the same program read back from its
    # cache, as the player will read it: the second time, this one reads it back too.
    for _ in range(2):
        stage = Stage(ctx, load_scene(scene), max_width_px=width_px, max_height_px=height_px, seed=seed, encode=encode)
        finish(stage.rehearse(target, HIDDEN_PX, HIDDEN_PX, levels))
        ctx.finish()
        stage.release()
    ctx.release()  # what is still on its way into the cache gets there


if __name__ == "__main__":
    name, encoding, *numbers = sys.argv[1:]
    main(name, cast("Encoding", encoding), *(int(number) for number in numbers))
