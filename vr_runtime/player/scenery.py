"""What the pictures are made with: stage, GPU timer and picture taker. It outlives every loss of the headset."""

from __future__ import annotations

from vr_runtime.player.pictures import Pictures
from vr_runtime.player.settings import Settings
from vr_runtime.problem import Problem
from vr_runtime.render.gpu_timer import GpuTimer
from vr_runtime.render.scene_library import LoadedScene, load_scene
from vr_runtime.render.snapshot import Snapshots
from vr_runtime.render.stage import Stage
from vr_runtime.xr.bindings.binding import GraphicsBinding
from vr_runtime.xr.session import Session


class Scenery:
    """Made once, on the first session's graphics; made again only where a runtime wants another encoding."""

    def __init__(self, settings: Settings, scene: LoadedScene, session: Session, binding: GraphicsBinding) -> None:
        self._settings = settings
        self._scene = scene
        self._binding = binding
        info = binding.gl.info
        self.gl_info = (info["GL_VENDOR"], info["GL_RENDERER"], info["GL_VERSION"])
        self._encoding = session.swapchain.colour.encoding
        self.stage = self._build(session, binding)
        self.gpu_timer = GpuTimer(binding.get_proc_address)
        self.pictures = None if settings.report is None else Pictures(self._taker(session, binding))

    def fit(self, session: Session, binding: GraphicsBinding) -> None:
        """Suit a new session: its encoding, and what its lenses hide. Raises CallFailed."""
        encoding = session.swapchain.colour.encoding
        if encoding != self._encoding:
            self._encoding, before = encoding, self.stage
            self.stage = self._build(session, binding)
            before.release()
        self.tell_visible_areas(session)

    def change_scene(self, name: str, session: Session, fade_in_s: float) -> str:
        """Play another scene, from the dark; "" or what is wrong with it, and then the one before goes on."""
        before = self._scene
        try:
            self._scene = load_scene(name)
            stage = self._build(session, self._binding)
        except Problem as problem:
            self._scene = before
            return str(problem)
        stage.brightness = self.stage.brightness
        self.stage.release()
        self.stage = stage
        self.stage.fade_in(fade_in_s)
        self.tell_visible_areas(session)
        return ""

    def tell_visible_areas(self, session: Session) -> None:
        """Draw only what the lenses let through. Raises CallFailed."""
        for eye, area in enumerate(session.visible_areas()):
            if area is None:
                self.stage.eyes.set_visible_area(eye, (), ())
            else:
                self.stage.eyes.set_visible_area(eye, area.vertices_xy, area.indices)

    def release(self) -> None:
        """Fetch the last pictures and let go of the GPU; the context must be current."""
        if self.pictures is not None:
            self.pictures.finish()
        self.gpu_timer.release()
        self.stage.release()

    def _build(self, session: Session, binding: GraphicsBinding) -> Stage:
        stage = Stage(
            binding.gl,
            self._scene,
            max_width_px=session.swapchain.eye_width_px,
            max_height_px=session.swapchain.eye_height_px,
            seed=self._settings.seed,
            encode=session.swapchain.colour.encoding,
            get_proc_address=binding.get_proc_address,
        )
        stage.brightness = self._settings.brightness
        return stage

    def _taker(self, session: Session, binding: GraphicsBinding) -> Snapshots:
        return Snapshots(
            binding.gl,
            max_width_px=session.swapchain.eye_width_px,
            max_height_px=session.swapchain.eye_height_px,
            encode=session.swapchain.colour.encoding,
            get_proc_address=binding.get_proc_address,
        )
