"""The mirror on the graphics card: the left eye alone, small, and nobody waits for it."""

from __future__ import annotations

import moderngl
import numpy as np
import pytest

from vr_runtime.render.limiter import is_software
from vr_runtime.render.mirror import MOST_PX, RING, Mirror

EYE = (96, 120)


def eyes(ctx, left, right, size=EYE):
    """A target with two eyes of one sRGB colour each."""
    width, height = size
    pixels = np.empty((height, 2 * width, 4), np.uint8)
    pixels[:, :width], pixels[:, width:] = (*left, 255), (*right, 255)
    texture = ctx.texture((2 * width, height), 4, pixels.tobytes(), internal_format=0x8C43)
    return ctx.framebuffer([texture])


def delivered(mirror, most=50):
    """The next picture that arrives: width, height, time, and RGBA codes, top row first."""
    got = []

    def put(width, height, taken_ns, unpack):
        memory = memoryview(bytearray(width * height * 4))
        unpack(memory, len(memory))
        got.append((width, height, taken_ns, np.frombuffer(memory, np.uint8).reshape(height, width, 4)))

    for _ in range(most):
        mirror.deliver(put)
        mirror._ctx.finish()
        if got:
            return got[0]
    raise AssertionError("nothing came")


def test_the_left_eye_is_shown_and_nothing_of_the_right(ctx):
    mirror = Mirror(ctx, eye_px=EYE, most_px=(24, 640))
    assert mirror.take(eyes(ctx, (200, 100, 50), (0, 0, 255)), *EYE, 77)
    width, height, taken_ns, rgba = delivered(mirror)
    assert (width, height, taken_ns) == (24, 30, 77)
    assert np.abs(rgba[:, :, :3].astype(int) - (200, 100, 50)).max() <= 1
    assert ctx.error == "GL_NO_ERROR"
    mirror.release()


def test_at_a_lower_resolution_the_part_that_was_drawn_fills_it(ctx):
    target = eyes(ctx, (255, 255, 255), (255, 255, 255))
    target.clear(0.0, 0.0, 1.0, 1.0)
    target.clear(1.0, 0.0, 0.0, 1.0, viewport=(0, 0, 48, 60))
    mirror = Mirror(ctx, eye_px=EYE, most_px=(24, 640))
    mirror.take(target, 48, 60, 1)
    *_, rgba = delivered(mirror)
    assert (rgba[2:, :-1] == (255, 0, 0, 255)).all()
    mirror.release()


@pytest.mark.parametrize(
    ("eye_px", "size_px"),
    [((2064, 2208), (480, 513)), ((1440, 1600), (480, 533)), ((1000, 2000), (320, 640)), ((64, 48), (64, 48))],
)
def test_it_keeps_an_eyes_shape_and_is_never_larger(ctx, eye_px, size_px):
    mirror = Mirror(ctx, eye_px=eye_px, most_px=MOST_PX)
    assert mirror.size_px == size_px
    mirror.release()


def test_where_the_processor_draws_it_is_smaller(ctx):
    mirror = Mirror(ctx, eye_px=(2064, 2208))
    assert mirror.size_px == ((320, 342) if is_software(ctx) else (480, 513))
    mirror.release()


def test_the_top_row_comes_first(ctx):
    target = eyes(ctx, (0, 0, 0), (0, 0, 0))
    target.clear(1.0, 0.0, 0.0, 1.0, viewport=(0, 60, 96, 60))  # the upper half, as GL counts rows
    mirror = Mirror(ctx, eye_px=EYE)
    mirror.take(target, *EYE, 1)
    *_, rgba = delivered(mirror)
    assert (rgba[:60, :, 0] == 255).all()
    assert (rgba[60:, :, 0] == 0).all()
    mirror.release()


def test_pictures_arrive_in_their_order_and_a_full_ring_takes_no_more(ctx):
    mirror = Mirror(ctx, eye_px=EYE)
    target = eyes(ctx, (9, 9, 9), (9, 9, 9))
    assert [mirror.take(target, *EYE, taken_ns) for taken_ns in range(1, RING + 2)] == [True] * RING + [False]
    assert [delivered(mirror)[2] for _ in range(RING)] == list(range(1, RING + 1))
    assert mirror.take(target, *EYE, 9)
    mirror.release()


def test_a_picture_is_not_asked_after_in_the_frame_that_took_it(ctx, monkeypatch):
    mirror = Mirror(ctx, eye_px=EYE)
    mirror.take(eyes(ctx, (9, 9, 9), (9, 9, 9)), *EYE, 1)
    asked = []
    monkeypatch.setattr("vr_runtime.render.fence.Fence.passed", lambda _self: asked.append(1) or False)
    mirror.deliver(None)
    assert asked == []
    mirror.deliver(None)
    assert asked == [1]
    mirror.release()


def test_what_cannot_be_read_is_left_alone(ctx):
    target = ctx.framebuffer([ctx.renderbuffer(EYE)])
    mirror = Mirror(ctx, eye_px=EYE)
    assert not mirror.take(target, *EYE, 1)
    mirror.release()


def test_it_suits_only_the_eyes_that_it_was_built_for(ctx):
    mirror = Mirror(ctx, eye_px=EYE)
    assert mirror.suits(EYE, "srgb-framebuffer")
    assert not mirror.suits(EYE, "linear")
    assert not mirror.suits((97, 120), "srgb-framebuffer")
    mirror.release()


def test_everything_is_let_go_of(ctx):
    mirror = Mirror(ctx, eye_px=EYE)
    mirror.take(eyes(ctx, (9, 9, 9), (9, 9, 9)), *EYE, 1)
    parts = [part for parcel in mirror._parcels for part in (parcel.framebuffer, parcel._texture, parcel._buffer)]
    mirror.release()
    assert all(isinstance(part.mglo, moderngl.InvalidObject) for part in parts)
    assert ctx.error == "GL_NO_ERROR"
