"""The few OpenGL calls of the runtime, made in the application's own context through ctypes.

Swapchain images are ordinary textures; reading one back goes through a framebuffer. Every binding that is touched is
put back, so the application's state stays as it was.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_ubyte, c_uint, c_void_p

import numpy as np
import numpy.typing as npt

from vr_runtime.simulator.headset import DEPTH24_STENCIL8, DEPTH_COMPONENT32F, RGBA16F

TEXTURE_2D, TEXTURE_2D_ARRAY = 0x0DE1, 0x8C1A
TEXTURE_2D_MULTISAMPLE, TEXTURE_2D_MULTISAMPLE_ARRAY = 0x9100, 0x9102
BINDING_OF = {
    TEXTURE_2D: 0x8069,
    TEXTURE_2D_ARRAY: 0x8C1D,
    TEXTURE_2D_MULTISAMPLE: 0x9104,
    TEXTURE_2D_MULTISAMPLE_ARRAY: 0x9105,
}
READ_FRAMEBUFFER, DRAW_FRAMEBUFFER = 0x8CA8, 0x8CA9
READ_FRAMEBUFFER_BINDING, DRAW_FRAMEBUFFER_BINDING = 0x8CAA, 0x8CA6
COLOR_ATTACHMENT0, COLOR_BUFFER_BIT, NEAREST = 0x8CE0, 0x4000, 0x2600
PIXEL_PACK_BUFFER, PIXEL_PACK_BUFFER_BINDING = 0x88EB, 0x88ED
PACK_ALIGNMENT, PACK_ROW_LENGTH, PACK_SKIP_ROWS, PACK_SKIP_PIXELS = 0x0D05, 0x0D02, 0x0D03, 0x0D04
SCISSOR_TEST, VERSION = 0x0C11, 0x1F02
RGBA, UNSIGNED_BYTE, FLOAT = 0x1908, 0x1401, 0x1406

DEPTH_FORMATS = frozenset({DEPTH_COMPONENT32F, DEPTH24_STENCIL8, 0x81A5, 0x81A6, 0x8CAD})

_SIGNATURES = {
    "glGetString": CFUNCTYPE(c_char_p, c_uint),
    "glGetIntegerv": CFUNCTYPE(None, c_uint, POINTER(c_int)),
    "glIsEnabled": CFUNCTYPE(c_ubyte, c_uint),
    "glEnable": CFUNCTYPE(None, c_uint),
    "glDisable": CFUNCTYPE(None, c_uint),
    "glGenTextures": CFUNCTYPE(None, c_int, POINTER(c_uint)),
    "glDeleteTextures": CFUNCTYPE(None, c_int, POINTER(c_uint)),
    "glBindTexture": CFUNCTYPE(None, c_uint, c_uint),
    "glTexStorage2D": CFUNCTYPE(None, c_uint, c_int, c_uint, c_int, c_int),
    "glTexStorage3D": CFUNCTYPE(None, c_uint, c_int, c_uint, c_int, c_int, c_int),
    "glTexStorage2DMultisample": CFUNCTYPE(None, c_uint, c_int, c_uint, c_int, c_int, c_ubyte),
    "glTexStorage3DMultisample": CFUNCTYPE(None, c_uint, c_int, c_uint, c_int, c_int, c_int, c_ubyte),
    "glGenFramebuffers": CFUNCTYPE(None, c_int, POINTER(c_uint)),
    "glDeleteFramebuffers": CFUNCTYPE(None, c_int, POINTER(c_uint)),
    "glBindFramebuffer": CFUNCTYPE(None, c_uint, c_uint),
    "glFramebufferTexture2D": CFUNCTYPE(None, c_uint, c_uint, c_uint, c_uint, c_int),
    "glFramebufferTextureLayer": CFUNCTYPE(None, c_uint, c_uint, c_uint, c_int, c_int),
    "glBlitFramebuffer": CFUNCTYPE(None, c_int, c_int, c_int, c_int, c_int, c_int, c_int, c_int, c_uint, c_uint),
    "glBindBuffer": CFUNCTYPE(None, c_uint, c_uint),
    "glPixelStorei": CFUNCTYPE(None, c_uint, c_int),
    "glFlush": CFUNCTYPE(None),
    "glReadPixels": CFUNCTYPE(None, c_int, c_int, c_int, c_int, c_uint, c_uint, c_void_p),
}


Pixels = npt.NDArray[np.uint8 | np.float32]


class GLMissing(Exception):
    """The context does not offer an entry point that the runtime needs."""


class GL:
    """OpenGL of one session; every call needs the application's context current on the calling thread."""

    def __init__(self, address_of: Callable[[bytes], int | None]) -> None:
        for name, prototype in _SIGNATURES.items():
            address = address_of(name.encode())
            if not address:
                raise GLMissing(f"no entry point {name}")
            setattr(self, "_" + name, prototype(address))

    def __getattr__(self, name: str) -> Callable[..., int]:
        # only for the type checker and for a misspelt name: __init__ sets what there is
        raise AttributeError(name)

    def flush(self) -> None:
        """Let the GPU begin with what the application has drawn."""
        self._glFlush()

    def is_current(self) -> bool:
        """Whether any context is current on this thread."""
        return bool(self._glGetString(VERSION))

    def make_textures(
        self, count: int, texture_format: int, width: int, height: int, layers: int, mips: int, samples: int
    ) -> tuple[int, ...]:
        """That many textures with immutable storage."""
        target = _target(layers, samples)
        before = self._integer(BINDING_OF[target])
        names = (c_uint * count)()
        self._glGenTextures(count, names)
        for name in names:
            self._glBindTexture(target, name)
            if target == TEXTURE_2D:
                self._glTexStorage2D(target, mips, texture_format, width, height)
            elif target == TEXTURE_2D_ARRAY:
                self._glTexStorage3D(target, mips, texture_format, width, height, layers)
            elif target == TEXTURE_2D_MULTISAMPLE:
                self._glTexStorage2DMultisample(target, samples, texture_format, width, height, 1)
            else:
                self._glTexStorage3DMultisample(target, samples, texture_format, width, height, layers, 1)
        self._glBindTexture(target, before)
        return tuple(names)

    def delete_textures(self, names: tuple[int, ...]) -> None:
        """Give the textures back, where the context is still there to take them."""
        if names and self.is_current():
            self._glDeleteTextures(len(names), (c_uint * len(names))(*names))

    def read(
        self, texture: int, texture_format: int, rect: tuple[int, int, int, int], layer: int, layers: int, samples: int
    ) -> Pixels:
        """The rectangle (x, y, width, height; origin bottom left) of a layer: height x width x 4, bottom row first.

        8-bit values as they are stored for the byte formats, linear floats for RGBA16F.
        """
        framebuffers = (c_uint * 2)()
        before = self._integer(READ_FRAMEBUFFER_BINDING), self._integer(DRAW_FRAMEBUFFER_BINDING)
        self._glGenFramebuffers(2, framebuffers)
        resolved: tuple[int, ...] = ()
        try:
            self._glBindFramebuffer(READ_FRAMEBUFFER, framebuffers[0])
            self._attach(READ_FRAMEBUFFER, texture, layer, layers, samples)
            if samples > 1:
                resolved = self._resolve(framebuffers[1], texture_format, rect)
                rect = (0, 0, rect[2], rect[3])
            return self._read_pixels(rect, as_float=texture_format == RGBA16F)
        finally:
            self._glBindFramebuffer(READ_FRAMEBUFFER, before[0])
            self._glBindFramebuffer(DRAW_FRAMEBUFFER, before[1])
            self._glDeleteFramebuffers(2, framebuffers)
            self.delete_textures(resolved)

    def _attach(self, framebuffer: int, texture: int, layer: int, layers: int, samples: int) -> None:
        if layers > 1:
            self._glFramebufferTextureLayer(framebuffer, COLOR_ATTACHMENT0, texture, 0, layer)
        else:
            self._glFramebufferTexture2D(framebuffer, COLOR_ATTACHMENT0, _target(1, samples), texture, 0)

    def _resolve(self, target: int, texture_format: int, rect: tuple[int, int, int, int]) -> tuple[int, ...]:
        x, y, width, height = rect
        single = self.make_textures(1, texture_format, width, height, 1, 1, 1)
        self._glBindFramebuffer(DRAW_FRAMEBUFFER, target)
        self._attach(DRAW_FRAMEBUFFER, single[0], 0, 1, 1)
        scissored = self._glIsEnabled(SCISSOR_TEST)
        self._glDisable(SCISSOR_TEST)
        self._glBlitFramebuffer(x, y, x + width, y + height, 0, 0, width, height, COLOR_BUFFER_BIT, NEAREST)
        if scissored:
            self._glEnable(SCISSOR_TEST)
        self._glBindFramebuffer(READ_FRAMEBUFFER, target)
        return single

    def _read_pixels(self, rect: tuple[int, int, int, int], *, as_float: bool) -> Pixels:
        x, y, width, height = rect
        stores = {PACK_ALIGNMENT: 1, PACK_ROW_LENGTH: 0, PACK_SKIP_ROWS: 0, PACK_SKIP_PIXELS: 0}
        before = {store: self._integer(store) for store in stores}
        pack_buffer = self._integer(PIXEL_PACK_BUFFER_BINDING)
        self._glBindBuffer(PIXEL_PACK_BUFFER, 0)
        for store, value in stores.items():
            self._glPixelStorei(store, value)
        pixels: Pixels = np.empty((height, width, 4), np.float32 if as_float else np.uint8)
        self._glReadPixels(x, y, width, height, RGBA, FLOAT if as_float else UNSIGNED_BYTE, pixels.ctypes.data)
        for store, value in before.items():
            self._glPixelStorei(store, value)
        self._glBindBuffer(PIXEL_PACK_BUFFER, pack_buffer)
        return pixels

    def _integer(self, name: int) -> int:
        value = (c_int * 4)()
        self._glGetIntegerv(name, value)
        return value[0]


def _target(layers: int, samples: int) -> int:
    if samples > 1:
        return TEXTURE_2D_MULTISAMPLE_ARRAY if layers > 1 else TEXTURE_2D_MULTISAMPLE
    return TEXTURE_2D_ARRAY if layers > 1 else TEXTURE_2D


def from_proc_address(function_address: int) -> GL:
    """OpenGL through a get-proc-address function, as EGL's binding carries it."""
    return GL(CFUNCTYPE(c_void_p, c_char_p)(function_address))


def from_glx() -> GL:
    """OpenGL through glXGetProcAddressARB of the system's libGL."""
    get = ctypes.CDLL("libGL.so.1").glXGetProcAddressARB
    get.restype, get.argtypes = c_void_p, [c_char_p]
    return GL(get)


def from_wgl() -> GL:
    """OpenGL through wglGetProcAddress; what OpenGL 1.1 had already stands in the library itself."""
    library = ctypes.CDLL("opengl32")
    get = library.wglGetProcAddress
    get.restype, get.argtypes = c_void_p, [c_char_p]

    def address_of(name: bytes) -> int | None:
        address: int | None = get(name)
        # old drivers answer 1, 2, 3 or -1 instead of NULL
        if address and address not in (1, 2, 3, ctypes.c_size_t(-1).value):
            return address
        function = getattr(library, name.decode(), None)
        return ctypes.cast(function, c_void_p).value if function is not None else None

    return GL(address_of)
