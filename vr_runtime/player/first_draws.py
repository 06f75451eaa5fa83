"""A stage drawn small where nobody sees it, before it is shown: its shaders get ready, and what it costs is learned."""

from __future__ import annotations

from typing import Final

from vr_runtime.course.samples import levels_by_part
from vr_runtime.player.rehearsal import HIDDEN_PX, hidden_target
from vr_runtime.render.fence import Fence
from vr_runtime.render.gl_functions import unbind_framebuffer
from vr_runtime.render.gpu_timer import GpuTimer
from vr_runtime.render.stage import Stage
from vr_runtime.render.steps import REST, Steps, finish
from vr_runtime.timing.frame_cost import FrameCost, cost_from
from vr_runtime.xr.bindings.binding import GraphicsBinding
from vr_runtime.xr.session import Session

_PARTS: Final = (6, 3)
"""Of the full width and height: a frame of a ninth of the pixels is drawn beside the frames that play."""
_TIMED: Final = 7
"""In turn small and large. A timer drops its first two and leaves the last one alone: two of each are known."""


def first_draws(stage: Stage, session: Session, binding: GraphicsBinding, *, at_once: bool) -> Steps[FrameCost | None]:
    """Rehearse the stage, which is built, and return what its frames cost; None where the driver does not say in time.

    `at_once`: nothing plays, so that the graphics card may be waited for.
    """
    swapchain = session.swapchain
    full_px = swapchain.eye_width_px, swapchain.eye_height_px
    yield None  # what went before, the last program's compiling, took its time
    sizes = [(max(full_px[0] // part, HIDDEN_PX), max(full_px[1] // part, HIDDEN_PX)) for part in _PARTS]
    target = hidden_target(binding.gl, swapchain.colour.encoding, sizes[-1])
    timer, fence = GpuTimer(binding.get_proc_address), Fence(binding.get_proc_address)
    levels = levels_by_part()["settle"]
    times_ns: list[list[int]] = [[], []]
    try:
        yield from stage.rehearse(target, HIDDEN_PX, HIDDEN_PX, levels)
        for number in range(_TIMED if sizes[0] != sizes[1] else 0):
            timer.begin(number)
            finish(stage.rehearse(target, *sizes[number % 2], levels, again=True))
            timer.end()
            fence.raise_here()
            fence.passed()  # what is asked of a fence goes out at once: the end's time is not that of the next frame
            if at_once:
                binding.gl.finish()
            yield REST
            timer.harvest(lambda drawn, gpu_ns: times_ns[drawn % 2].append(gpu_ns))
    finally:
        timer.release()
        fence.release()
        unbind_framebuffer(binding.gl)
        for texture in target.color_attachments:
            texture.release()
        target.release()
    if not all(times_ns):
        return None
    small, large = ((width * height / (full_px[0] * full_px[1])) for width, height in sizes)
    return cost_from((small, min(times_ns[0])), (large, min(times_ns[1])))
