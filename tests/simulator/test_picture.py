"""The composed picture is what was submitted: the right rectangle of the right image, encoded, the right way up."""

from __future__ import annotations

import ctypes
from ctypes import c_int, c_uint, c_void_p

import numpy as np
import pytest
import xr

RGBA, UNSIGNED_BYTE, FLOAT = 0x1908, 0x1401, 0x1406
SRGB8, RGBA8, RGBA16F, RGB10_A2 = 0x8C43, 0x8058, 0x881A, 0x8059
RED, GREEN, BLUE, GREY = (255, 0, 0), (0, 255, 0), (0, 0, 255), (188, 188, 188)


def gl(name: str, *argument_types):
    get = ctypes.CDLL("libEGL.so.1").eglGetProcAddress
    get.restype, get.argtypes = c_void_p, [ctypes.c_char_p]
    return ctypes.CFUNCTYPE(None, *argument_types)(get(name.encode()))


def paint(texture: int, rect, colour, layer: int = 0, *, as_float: bool = False) -> None:
    """Fill a rectangle of a texture with stored values: bytes, or linear floats."""
    clear = gl("glClearTexSubImage", *([c_uint] + [c_int] * 7), c_uint, c_uint, c_void_p)
    data = ((ctypes.c_float if as_float else ctypes.c_ubyte) * 4)(*colour, 1 if as_float else 255)
    x, y, width, height = rect
    clear(texture, 0, x, y, layer, width, height, 1, RGBA, FLOAT if as_float else UNSIGNED_BYTE, data)


def submit(app, draw, **layout) -> None:
    """A frame whose image `draw(texture)` fills."""
    assert app.wait_frame() == app.begin_frame() == app.locate() == 0
    index = app.acquire()[1]
    assert app.wait_image() == 0
    draw(app.textures()[index])
    assert app.release() == 0
    assert app.end_frame((app.projection(**layout),)) == 0


def only(picture) -> tuple[int, ...]:
    """The one colour of a picture."""
    colours = np.unique(picture.reshape(-1, 3), axis=0)
    assert len(colours) == 1
    return tuple(int(channel) for channel in colours[0])


def test_nothing_was_submitted(simulate, application):
    simulator = simulate()
    assert simulator.composed_picture() is None
    application().start(1)
    assert simulator.composed_picture() is None


def test_both_halves_of_a_double_wide_image(simulate, application):
    simulator = simulate()
    app = application().start()

    def draw(texture):
        paint(texture, (0, 0, 512, 512), RED)
        paint(texture, (512, 0, 512, 512), GREEN)

    submit(app, draw)
    left, right = simulator.composed_picture()
    assert left.shape == right.shape == (512, 512, 3)
    assert left.dtype == np.uint8
    assert (only(left), only(right)) == (RED, GREEN)


def test_the_top_row_comes_first(simulate, application):
    simulator = simulate()
    app = application().start()

    def draw(texture):
        paint(texture, (0, 0, 1024, 256), BLUE)
        paint(texture, (0, 256, 1024, 256), RED)

    submit(app, draw)
    left, _ = simulator.composed_picture()
    assert (only(left[:256]), only(left[256:])) == (RED, BLUE)


def test_only_the_rectangle_that_was_submitted(simulate, application):
    simulator = simulate()
    app = application().start()

    def draw(texture):
        paint(texture, (0, 0, 1024, 512), RED)
        paint(texture, (0, 0, 200, 100), GREEN)
        paint(texture, (200, 0, 200, 100), BLUE)

    submit(app, draw, width=200, height=100)
    left, right = simulator.composed_picture()
    assert left.shape == (100, 200, 3)
    assert (only(left), only(right)) == (GREEN, BLUE)


def test_the_layers_of_an_array(simulate, application):
    simulator = simulate()
    app = application().start()
    assert app.create_swapchain(width=64, height=32, array_size=2) == 0

    def draw(texture):
        paint(texture, (0, 0, 64, 32), RED, layer=0)
        paint(texture, (0, 0, 64, 32), GREEN, layer=1)

    submit(app, draw, width=64, height=32, side_by_side=False)
    left, right = simulator.composed_picture()
    assert (only(left), only(right)) == (RED, GREEN)


def test_a_swapchain_for_each_eye(simulate, application):
    simulator = simulate()
    app = application().start()
    swapchains = []
    for colour in (RED, GREEN):
        app.swapchain = xr.Swapchain()
        assert app.create_swapchain(width=64, height=64) == 0
        swapchains.append(app.swapchain)
        index = app.acquire()[1]
        app.wait_image()
        paint(app.textures()[index], (0, 0, 64, 64), colour)
        app.release()
    assert app.wait_frame() == app.begin_frame() == app.locate() == 0
    layer = app.projection(width=64, height=64, side_by_side=True)
    for view, swapchain in zip(layer.kept, swapchains, strict=True):
        view.sub_image.swapchain = swapchain
        view.sub_image.image_rect.offset.x = 0
    assert app.end_frame((layer,)) == 0
    left, right = simulator.composed_picture()
    assert (only(left), only(right)) == (RED, GREEN)


def test_the_image_released_last_is_the_one_that_is_shown(simulate, application):
    simulator = simulate()
    app = application().start()
    for colour in (RED, GREEN, BLUE, RED, GREEN):
        submit(app, lambda texture, colour=colour: paint(texture, (0, 0, 1024, 512), colour))
        assert only(simulator.composed_picture()[0]) == colour
    # drawing into the next image changes nothing until it is submitted
    app.wait_frame()
    app.begin_frame()
    index = app.acquire()[1]
    app.wait_image()
    paint(app.textures()[index], (0, 0, 1024, 512), GREY)
    assert only(simulator.composed_picture()[0]) == GREEN


@pytest.mark.parametrize(
    ("texture_format", "stored", "as_float", "shown"),
    [
        (SRGB8, GREY, False, GREY),
        (RGBA8, (128, 128, 128), False, GREY),
        (RGB10_A2, (128, 128, 128), False, GREY),
        (RGBA16F, (0.5, 0.5, 0.5), True, GREY),
        (RGBA16F, (4.0, -1.0, 0.0), True, RED),
    ],
)
def test_light_is_encoded_as_a_compositor_would(simulate, application, texture_format, stored, as_float, shown):
    """Half of the light is 188 of 255 in sRGB; a format without sRGB in its name holds linear light."""
    simulator = simulate()
    app = application().start()
    assert app.create_swapchain(texture_format=texture_format) == 0
    submit(app, lambda texture: paint(texture, (0, 0, 1024, 512), stored, as_float=as_float))
    assert np.abs(np.subtract(only(simulator.composed_picture()[0]), shown)).max() <= 1


def test_several_samples_are_resolved(simulate, application, context):
    simulator = simulate()
    app = application().start()
    assert app.create_swapchain(width=128, height=64, sample_count=4) == 0

    def draw(texture):
        """Clears the right half through a framebuffer: glClearTexSubImage cannot touch several samples here."""
        name = (c_uint * 1)()
        gl("glGenFramebuffers", c_int, c_void_p)(1, name)
        gl("glBindFramebuffer", c_uint, c_uint)(0x8D40, name[0])
        gl("glFramebufferTexture2D", c_uint, c_uint, c_uint, c_uint, c_int)(0x8D40, 0x8CE0, 0x9100, texture, 0)
        floats = [ctypes.c_float] * 4
        for x, colour in ((0, (1.0, 0.0, 0.0, 1.0)), (64, (0.0, 1.0, 0.0, 1.0))):
            gl("glEnable", c_uint)(0x0C11)
            gl("glScissor", c_int, c_int, c_int, c_int)(x, 0, 64, 64)
            gl("glClearColor", *floats)(*colour)
            gl("glClear", c_uint)(0x4000)
            gl("glDisable", c_uint)(0x0C11)
        gl("glBindFramebuffer", c_uint, c_uint)(0x8D40, 0)
        gl("glDeleteFramebuffers", c_int, c_void_p)(1, name)

    submit(app, draw, width=64, height=64)
    left, right = simulator.composed_picture()
    assert (only(left), only(right)) == (RED, GREEN)


def test_the_applications_opengl_state_is_left_as_it_was(simulate, application, context):
    simulator = simulate()
    app = application().start()
    framebuffer = context.gl.simple_framebuffer((16, 16))
    texture = context.gl.texture((4, 4), 4)
    framebuffer.use()
    texture.use(0)
    get = gl("glGetIntegerv", c_uint, c_void_p)

    def state() -> list[int]:
        values = []
        # framebuffers, texture, pack alignment, pack buffer, renderbuffer
        for name in (0x8CA6, 0x8CAA, 0x8069, 0x0D05, 0x88ED, 0x8CA7):
            value = (c_int * 4)()
            get(name, value)
            values.append(value[0])
        return values

    before = state()
    assert before[0]
    assert before[2]
    app.create_swapchain(width=32, height=32)
    app.create_swapchain()
    submit(app, lambda texture: paint(texture, (0, 0, 1024, 512), RED))
    simulator.composed_picture()
    assert state() == before
    assert context.gl.error == "GL_NO_ERROR"


def test_a_picture_whose_swapchain_is_gone(simulate, application):
    from xr import raw_functions as raw

    simulator = simulate()
    app = application().start()
    submit(app, lambda texture: paint(texture, (0, 0, 1024, 512), RED))
    raw.xrDestroySwapchain(app.swapchain)
    assert simulator.composed_picture() is None


def test_textures_come_and_go_with_their_swapchain(simulate, application):
    from xr import raw_functions as raw

    simulate()
    app = application().set_up()
    is_texture = gl("glIsTexture", c_uint)
    is_texture = ctypes.CFUNCTYPE(ctypes.c_ubyte, c_uint)(ctypes.cast(is_texture, c_void_p).value)
    textures = app.textures()
    assert [is_texture(texture) for texture in textures] == [1, 1, 1]
    raw.xrDestroySession(app.session)
    assert [is_texture(texture) for texture in textures] == [0, 0, 0]
