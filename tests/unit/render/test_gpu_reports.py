"""What the GPU tells about finished frames arrives later, and nobody waits for it: time, pictures, the mean."""

from __future__ import annotations

import ctypes
import time

import numpy as np
import pytest

from tests.unit.render.studio import FRAME_NS, HEIGHT_PX, WIDTH_PX, decode, levels, write_scene
from vr_runtime.render.fence import Fence
from vr_runtime.render.gl_functions import gl_function, loader_of
from vr_runtime.render.gpu_timer import RING, GpuTimer
from vr_runtime.render.snapshot import Snapshots

FINE_STRIPES = "vec3 radiance(View view) { return vec3(0.3 * mod(floor((view.tangent.x + 1.0) * 1280.0), 2.0)); }"
FLAG = """
vec3 radiance(View view) {
    return view.tangent.y > 0.0 ? vec3(0.3, 0.0, 0.0) : view.eye == 0 ? vec3(0.0, 0.3, 0.0) : vec3(0.0, 0.0, 0.3);
}
"""


def egl_loader(name: str) -> int:
    egl = ctypes.CDLL("libEGL.so.1")
    egl.eglGetProcAddress.restype = ctypes.c_void_p
    egl.eglGetProcAddress.argtypes = [ctypes.c_char_p]
    return egl.eglGetProcAddress(name.encode()) or 0


@pytest.fixture(params=["moderngl's loader", "eglGetProcAddress"])
def load(request, ctx):
    return loader_of(ctx) if request.param.startswith("moderngl") else egl_loader


def test_the_time_of_each_frame_arrives_once_and_in_order(ctx, studio, load):
    timer = GpuTimer(load)
    stage = studio.open()
    heard = []
    for frame in range(20):
        timer.begin(frame)
        stage.draw(studio.target, WIDTH_PX, HEIGHT_PX, levels(), frame * FRAME_NS)
        timer.end()
        ctx.finish()
        timer.harvest(lambda number, gpu_ns: heard.append((number, gpu_ns)))
    timer.release()
    numbers = [number for number, _ in heard]
    assert numbers == list(range(2, 19)), "the first two are not to be believed, the last is left alone"
    assert all(0 <= gpu_ns < 120_000_000_000 for _, gpu_ns in heard), "nanoseconds, however busy the machine"


def test_an_unharvested_ring_drops_frames_and_never_waits(ctx, load):
    timer = GpuTimer(load)
    for frame in range(3 * RING):
        timer.begin(frame)
        timer.end()
    ctx.finish()
    heard = []
    timer.harvest(lambda number, gpu_ns: heard.append(number))
    timer.release()
    assert heard == list(range(2, RING - 1))


def test_an_entry_point_that_is_not_there_is_told(load):
    with pytest.raises(RuntimeError, match="no glFenceSync"):
        gl_function(lambda name: 0, "glFenceSync")


def test_a_fence_is_passed_once(ctx, load):
    fence = Fence(load)
    assert not fence.passed()
    fence.raise_here()
    ctx.finish()
    assert fence.passed()
    assert not fence.passed()


def finish_and_harvest(ctx, snapshots: Snapshots, callback) -> None:
    """Two steps: the picture is finished, then its copy is."""
    for _ in range(2):
        ctx.finish()
        snapshots.harvest(callback)


def picture(studio, ctx, snapshots: Snapshots, label: str = "settle") -> np.ndarray:
    """Codes, (height, width, 3)."""
    found = []
    assert snapshots.take(label, studio.target, *studio.size_px)
    finish_and_harvest(ctx, snapshots, lambda *told: found.append(told))
    assert len(found) == 1
    told_label, width_px, height_px, rgb = found[0]
    assert told_label == label
    return np.frombuffer(rgb, np.uint8).reshape(height_px, width_px, 3)


def snapshots_of(studio, ctx, **options) -> Snapshots:
    return Snapshots(
        ctx, max_width_px=studio.size_px[0], max_height_px=studio.size_px[1], encode=studio.encode, **options
    )


@pytest.mark.parametrize("encode", ["srgb-framebuffer", "srgb-shader", "linear"])
def test_a_snapshot_is_the_submitted_picture_top_row_first(studio, ctx, encode):
    studio.open(FLAG, encode)
    studio.settled()
    snapshots = snapshots_of(studio, ctx)
    seen = picture(studio, ctx, snapshots)
    snapshots.release()
    assert seen.shape == (HEIGHT_PX, 2 * WIDTH_PX, 3)
    top, left, right = seen[2, 2], seen[-2, 2], seen[-2, -2]
    assert (int(top.argmax()), int(left.argmax()), int(right.argmax())) == (0, 1, 2)
    assert decode(top[0] / 255.0) == pytest.approx(0.3, abs=0.01)


def test_a_large_picture_is_averaged_in_linear_light_not_sampled(studio, ctx):
    studio.open(FINE_STRIPES, size_px=(2560, 64))
    studio.settled()
    snapshots = snapshots_of(studio, ctx, height_px=4)
    light = decode(picture(studio, ctx, snapshots) / 255.0)
    snapshots.release()
    assert np.abs(light - 0.15).max() < 0.01


def test_a_snapshot_of_a_sub_rectangle_shows_only_that(studio, ctx):
    studio.open(FLAG)
    studio.settled()
    studio.frame(size_px=(WIDTH_PX // 2, HEIGHT_PX // 2))
    snapshots = snapshots_of(studio, ctx)
    studio.size_px = (WIDTH_PX // 2, HEIGHT_PX // 2)
    seen = picture(studio, ctx, snapshots)
    snapshots.release()
    assert seen.shape == (HEIGHT_PX // 2, WIDTH_PX, 3)
    assert int(seen[-2, -2].argmax()) == 2


def test_too_many_snapshots_at_once_are_declined(studio, ctx):
    studio.open()
    studio.settled()
    snapshots = snapshots_of(studio, ctx)
    taken = [snapshots.take(str(number), studio.target, WIDTH_PX, HEIGHT_PX) for number in range(4)]
    assert taken == [True, True, True, False]
    assert snapshots.under_way == 3
    labels = []
    for _ in range(3):
        finish_and_harvest(ctx, snapshots, lambda label, *_: labels.append(label))
    snapshots.release()
    assert labels == ["0", "1", "2"]


@pytest.mark.parametrize("composition", ["direct", "layered"])
@pytest.mark.parametrize("encode", ["srgb-framebuffer", "srgb-shader"])
def test_a_scene_brighter_than_it_may_be_is_turned_down_slowly(studio, ctx, composition, encode):
    bright = "vec3 radiance(View view) { return vec3(0.30); }"
    studio.open(write_scene(studio.library, bright, composition=composition), encode)
    first = studio.settled(mean_luminance=0.10, peak_luminance=0.6).mean()
    assert first == pytest.approx(0.20, rel=0.02)
    means = [first]
    for _ in range(400):
        means.append(studio.frame(dt_ns=100_000_000, mean_luminance=0.10, peak_luminance=0.6).mean())
        ctx.finish()
    assert means[-1] == pytest.approx(0.10, rel=0.05)
    assert max(np.abs(np.diff(means))) < 0.006, "no faster than 0.02 of its level a second"


def test_what_the_headset_hides_does_not_count(studio, ctx):
    stage = studio.open("vec3 radiance(View view) { return vec3(0.12); }")
    stage.eyes.set_visible_area(0, [-1.0, -1.0, 1.0, -1.0, -1.0, 1.0], [0, 1, 2])
    studio.settled()
    for _ in range(8):
        picture = studio.frame(dt_ns=100_000_000)
        ctx.finish()
    assert picture.mean() < 0.1
    assert stage.measured_mean == pytest.approx(0.12, rel=0.03)


def test_a_scene_within_its_level_is_left_alone(studio, ctx):
    studio.open("vec3 radiance(View view) { return vec3(0.12); }")
    studio.settled()
    for _ in range(40):
        last = studio.frame(dt_ns=100_000_000)
        ctx.finish()
    assert last.mean() == pytest.approx(0.12, rel=0.02)


HEAVY = """
vec3 radiance(View view) {
    float x = 0.1;
    for (int i = 0; i < 4000; i++) x = fract(x * 1.7 + view.tangent.x);
    return vec3(0.1 * x);
}
"""


def test_asking_does_not_wait_for_the_gpu(ctx, studio):
    """A frame that keeps the GPU busy is still unfinished when everybody has been asked.

    Somebody who waits never leaves it unfinished; a crowded machine may finish it before we have asked, so it is asked
    a few times.
    """
    stage = studio.open(HEAVY, size_px=(256, 256))
    stage.output.settle(levels())
    snapshots = snapshots_of(studio, ctx)
    timer = GpuTimer(loader_of(ctx))
    fence = Fence(loader_of(ctx))

    def ask(heard):
        snapshots.harvest(lambda *told: heard.append(told))
        timer.harvest(lambda *told: heard.append(told))

    for attempt in range(1, 11):
        while snapshots.under_way:
            ctx.finish()
            ask([])
        heard = []
        timer.begin(attempt)
        stage.draw(studio.target, 256, 256, levels(), attempt * 1_000_000_000)
        timer.end()
        snapshots.take("busy", studio.target, 256, 256)
        fence.raise_here()
        ask(heard)
        if not fence.passed():
            break
    else:
        pytest.fail("the GPU was never still busy: somebody waited for it")
    assert not heard
    while not heard:
        time.sleep(0.01)
        snapshots.harvest(lambda *told: heard.append(told))
    snapshots.release()
    timer.release()
    fence.release()
