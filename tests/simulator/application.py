"""A small OpenXR application that calls the loader's raw functions, for the tests to misuse."""

from __future__ import annotations

import ctypes
from ctypes import byref, c_int32, c_uint32, c_uint64
from dataclasses import dataclass, field

import moderngl
import xr
from xr import raw_functions as raw

from vr_runtime.simulator import Simulator, abi

R = {result.name.removeprefix("ERROR_"): int(result.value) for result in xr.Result}
"""Result codes by the specification's names."""
MANY = 2000
OPENGL, EGL = "XR_KHR_opengl_enable", "XR_MNDX_egl_enable"
SRGB8_ALPHA8 = 0x8C43
STEREO = xr.ViewConfigurationType.PRIMARY_STEREO


def refused(simulator: Simulator, name: str, code: str) -> bool:
    """Whether the last refusal that the statistics know is this one, with a reason."""
    last = simulator.statistics.validation_errors[-1]
    return (last.name, last.code) == (name, R[code]) and bool(last.why)


class Context:
    """One OpenGL 4.5 context of the process, and what EGL knows it by."""

    def __init__(self) -> None:
        self.gl = moderngl.create_standalone_context(backend="egl", require=450)
        egl = ctypes.CDLL("libEGL.so.1")
        for name in ("eglGetCurrentDisplay", "eglGetCurrentContext"):
            getattr(egl, name).restype = ctypes.c_void_p
        self.display = egl.eglGetCurrentDisplay()
        self.context = egl.eglGetCurrentContext()
        self.get_proc_address = ctypes.cast(egl.eglGetProcAddress, ctypes.c_void_p).value
        self.config = self._config(egl)

    def _config(self, egl) -> int:
        config_id, count, config = c_int32(), c_int32(), ctypes.c_void_p()
        egl.eglQueryContext(ctypes.c_void_p(self.display), ctypes.c_void_p(self.context), 0x3028, byref(config_id))
        attributes = (c_int32 * 3)(0x3028, config_id.value, 0x3038)
        egl.eglChooseConfig(ctypes.c_void_p(self.display), attributes, byref(config), 1, byref(count))
        return config.value


def egl_binding(known: Context, **changes: int):
    """XrGraphicsBindingEGLMNDX of the context; `changes` break one of its fields."""
    fields = {
        "get_proc_address": known.get_proc_address,
        "display": known.display,
        "config": known.config,
        "context": known.context,
    }
    return abi.GraphicsBindingEGLMNDX(type=abi.GraphicsBindingEGLMNDX.TYPE, **(fields | changes))


@dataclass
class Seen:
    """One event as an application reads it."""

    kind: int
    buffer: bytes = field(repr=False)

    def as_(self, structure):
        """The event as a pyopenxr structure."""
        return structure.from_buffer_copy(self.buffer)


class Application:
    """Creates what it is told to create and returns bare result codes."""

    def __init__(
        self,
        context: Context,
        extensions: tuple[str, ...] = (OPENGL, EGL),
        api_version: int | None = None,
    ) -> None:
        self.context = context
        self.extensions = extensions
        self.api_version = api_version or (1 << 48 | 1 << 32)
        self.instance = xr.Instance()
        self.session = xr.Session()
        self.space = xr.Space()
        self.swapchain = xr.Swapchain()
        self.system = 1
        self.states: list[xr.SessionState] = []
        self.events: list[Seen] = []
        self.frame_state = xr.FrameState()
        self.views = (xr.View * 2)(xr.View(), xr.View())
        self.view_state = xr.ViewState()
        self._event = xr.EventDataBuffer()

    # --- setting up

    def create_instance(self) -> int:
        info = xr.InstanceCreateInfo(
            application_info=xr.ApplicationInfo("simulator test", 1, "", 0, xr.Version(1, 0, 0)),
            enabled_extension_names=list(self.extensions),
        )
        info.application_info._api_version = self.api_version
        return int(raw.xrCreateInstance(byref(info), byref(self.instance)))

    def get_system(self, form_factor=xr.FormFactor.HEAD_MOUNTED_DISPLAY) -> int:
        system = c_uint64()
        info = xr.SystemGetInfo(form_factor)
        result = int(raw.xrGetSystem(self.instance, byref(info), byref(system)))
        self.system = system.value or self.system
        return result

    def requirements(self) -> int:
        needs = xr.GraphicsRequirementsOpenGLKHR()
        return int(self.function("xrGetOpenGLGraphicsRequirementsKHR")(self.instance, self.system, byref(needs)))

    def create_session(self, binding=None) -> int:
        binding = egl_binding(self.context) if binding is None else binding
        info = xr.SessionCreateInfo(system_id=self.system)
        info._next = ctypes.addressof(binding) if binding else None
        return int(raw.xrCreateSession(self.instance, byref(info), byref(self.session)))

    def create_space(self, kind=xr.ReferenceSpaceType.LOCAL, pose=None) -> int:
        info = xr.ReferenceSpaceCreateInfo(kind, pose or xr.Posef())
        return int(raw.xrCreateReferenceSpace(self.session, byref(info), byref(self.space)))

    def create_swapchain(self, width=1024, height=512, texture_format=SRGB8_ALPHA8, **changes) -> int:
        fields = {"sample_count": 1, "face_count": 1, "array_size": 1, "mip_count": 1} | changes
        usage = fields.pop("usage_flags", xr.SwapchainUsageFlags.COLOR_ATTACHMENT_BIT)
        info = xr.SwapchainCreateInfo(
            fields.pop("create_flags", 0), usage, texture_format, width=width, height=height, **fields
        )
        return int(raw.xrCreateSwapchain(self.session, byref(info), byref(self.swapchain)))

    def textures(self) -> list[int]:
        count = c_uint32()
        assert int(raw.xrEnumerateSwapchainImages(self.swapchain, 0, byref(count), None)) == 0
        images = (xr.SwapchainImageOpenGLKHR * count.value)(*(xr.SwapchainImageOpenGLKHR() for _ in range(count.value)))
        pointer = ctypes.cast(images, ctypes.POINTER(xr.SwapchainImageBaseHeader))
        assert int(raw.xrEnumerateSwapchainImages(self.swapchain, count.value, byref(count), pointer)) == 0
        return [image.image for image in images]

    def set_up_session(self) -> Application:
        """Up to a session, with nothing in it."""
        return self._do(self.create_instance, self.get_system, self.requirements, self.create_session)

    def set_up(self) -> Application:
        """Up to a session with a space and a swapchain, not begun."""
        return self.set_up_session()._do(self.create_space, self.create_swapchain)

    def _do(self, *steps) -> Application:
        for step in steps:
            result = step()
            assert result == 0, (step.__name__, result)
        return self

    def start(self, frames: int = 4) -> Application:
        """Up to a focused session."""
        self.set_up()
        self.poll()
        assert self.begin() == 0
        for _ in range(frames):
            assert self.frame() >= 0
            self.poll()
        return self

    def function(self, name: str):
        """An extension function, typed as pyopenxr has it."""
        return ctypes.cast(xr.get_instance_proc_addr(self.instance, name), getattr(xr, f"PFN_{name}"))

    # --- running

    def poll(self) -> list[Seen]:
        """Every event that waits; session states are remembered too."""
        new: list[Seen] = []
        for _ in range(MANY):
            self._event._type = int(xr.StructureType.EVENT_DATA_BUFFER.value)
            result = int(raw.xrPollEvent(self.instance, byref(self._event)))
            if result:
                self.poll_result = result
                self.events += new
                return new
            seen = Seen(self._event._type, bytes(self._event))
            new.append(seen)
            if seen.kind == 18:
                self.states.append(seen.as_(xr.EventDataSessionStateChanged).state)
        raise AssertionError("events without end")

    def begin(self) -> int:
        return int(raw.xrBeginSession(self.session, byref(xr.SessionBeginInfo(STEREO))))

    def end_session(self) -> int:
        return int(raw.xrEndSession(self.session))

    def wait_frame(self) -> int:
        return int(raw.xrWaitFrame(self.session, None, byref(self.frame_state)))

    def begin_frame(self) -> int:
        return int(raw.xrBeginFrame(self.session, None))

    def end_frame(self, layers=(), display_time: int | None = None, blend: int = 1) -> int:
        info = xr.FrameEndInfo()
        info.display_time = self.frame_state.predicted_display_time if display_time is None else display_time
        info._environment_blend_mode = blend
        addresses = (ctypes.c_void_p * max(1, len(layers)))(
            *(ctypes.addressof(layer) if layer is not None else None for layer in layers)
        )
        info.layer_count = len(layers)
        kind = ctypes.POINTER(ctypes.POINTER(xr.CompositionLayerBaseHeader))
        info._layers = ctypes.cast(addresses, kind)
        self._kept = (addresses, layers)
        return int(raw.xrEndFrame(self.session, byref(info)))

    def locate(self, time: int | None = None, capacity: int = 2, space=None) -> int:
        info = xr.ViewLocateInfo(STEREO, time or self.frame_state.predicted_display_time, space or self.space)
        count = c_uint32()
        return int(
            raw.xrLocateViews(self.session, byref(info), byref(self.view_state), capacity, byref(count), self.views)
        )

    def acquire(self) -> tuple[int, int]:
        index = c_uint32()
        return int(raw.xrAcquireSwapchainImage(self.swapchain, None, byref(index))), index.value

    def wait_image(self, timeout_ns: int = 0x7FFF_FFFF_FFFF_FFFF) -> int:
        return int(raw.xrWaitSwapchainImage(self.swapchain, byref(xr.SwapchainImageWaitInfo(timeout_ns))))

    def release(self) -> int:
        return int(raw.xrReleaseSwapchainImage(self.swapchain, None))

    def projection(self, width: int = 512, height: int = 512, *, side_by_side: bool = True):
        """A projection layer of the views last located, both eyes in the one swapchain."""
        layer = xr.CompositionLayerProjection(space=self.space)
        views = (xr.CompositionLayerProjectionView * 2)(
            xr.CompositionLayerProjectionView(), xr.CompositionLayerProjectionView()
        )
        for eye in (0, 1):
            views[eye].pose, views[eye].fov = self.views[eye].pose, self.views[eye].fov
            image = views[eye].sub_image
            image.swapchain = self.swapchain
            image.image_rect.extent.width, image.image_rect.extent.height = width, height
            image.image_rect.offset.x = eye * width if side_by_side else 0
            image.image_array_index = 0 if side_by_side else eye
        layer.view_count = 2
        layer._views = ctypes.cast(views, ctypes.POINTER(xr.CompositionLayerProjectionView))
        layer.kept = views
        return layer

    def frame(self) -> int:
        """One honest frame: draws nothing, and submits a layer where it should."""
        for step in (self.wait_frame, self.begin_frame):
            if (result := step()) < 0:
                return result
        if not self.frame_state.should_render:
            return self.end_frame()
        for result in (self.locate(), self.acquire()[0], self.wait_image(), self.release()):
            if result < 0:
                return result
        return self.end_frame((self.projection(),))

    def frames_until(self, state: xr.SessionState) -> None:
        """Runs the loop until the session is told that state."""
        for _ in range(MANY):
            if self.states[-1] == state:
                return
            self.frame()
            self.poll()
        raise AssertionError(f"never {state}, but {self.states}")

    def frames(self, count: int) -> None:
        for _ in range(count):
            assert self.frame() >= 0
            self.poll()
