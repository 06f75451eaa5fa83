"""What the pictures are made with: stage, GPU timer and picture taker. It outlives every loss of the headset."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from vr_runtime.course.breath import BreathCue
from vr_runtime.player.coming_scene import ComingScene
from vr_runtime.player.first_draws import first_draws
from vr_runtime.player.mirroring import Mirroring
from vr_runtime.player.pictures import Pictures
from vr_runtime.player.scene_choice import stand_in
from vr_runtime.player.settings import Settings
from vr_runtime.player.status import Status
from vr_runtime.player.timeline import Timeline
from vr_runtime.problem import Problem
from vr_runtime.render.gpu_timer import GpuTimer
from vr_runtime.render.mirror import Mirror
from vr_runtime.render.scene_library import LoadedScene
from vr_runtime.render.snapshot import Snapshots
from vr_runtime.render.stage import Stage
from vr_runtime.render.steps import finish
from vr_runtime.timing.frame_cost import FrameCost
from vr_runtime.timing.governor import Governor
from vr_runtime.xr.bindings.binding import GraphicsBinding
from vr_runtime.xr.levelling import UPRIGHT, turned
from vr_runtime.xr.session import Session

if TYPE_CHECKING:
    from vr_runtime.link.mirror_writer import MirrorWriter
    from vr_runtime.player.link_operator import LinkOperator


class Scenery:
    """Made once, on the first session's graphics; made again only where a runtime wants another encoding."""

    def __init__(
        self,
        settings: Settings,
        scene: LoadedScene,
        session: Session,
        binding: GraphicsBinding,
        status: Status,
        mirror: MirrorWriter | None,
        governor: Governor | None,
    ) -> None:
        """A pack whose shaders do not compile is told in `status`, and another scene is played in its place.

        `governor`: told what a scene costs that begins; None where the graphics card's time is not the clock's.
        """
        self._settings = settings
        self._scene = scene
        self._status = status
        self._binding = binding
        info = binding.gl.info
        self.gl_info = (info["GL_VENDOR"], info["GL_RENDERER"], info["GL_VERSION"])
        self._encoding = session.swapchain.colour.encoding
        self._mirror = mirror
        self._governor = governor
        self._coming: ComingScene | None = None
        self.cue = BreathCue(wanted=settings.breath_cue, preset=settings.plan.preset)
        self.stage = self._build_first(session, binding)
        self.gpu_timer = GpuTimer(binding.get_proc_address)
        self.pictures = None if settings.report is None else Pictures(self._taker(session, binding))
        self.mirroring = self._mirroring(session, binding)

    @property
    def focus_deg(self) -> float:
        """Degrees above the scene's horizon at which there is most to look at."""
        return self._scene.file.focus

    def fit(self, session: Session, binding: GraphicsBinding) -> None:
        """Suit a new session: its encoding, and what its lenses hide. Raises CallFailed."""
        encoding = session.swapchain.colour.encoding
        if encoding != self._encoding:
            self._drop_coming()
            self._encoding, before = encoding, self.stage
            self.stage = self._build(session, binding)
            before.release()
        if self.mirroring is not None and not self.mirroring.suits(_eye_px(session), encoding):
            self.mirroring.release()
            self.mirroring = self._mirroring(session, binding)
        self.tell_visible_areas(session)

    def change_scene(self, name: str, session: Session, fade_in_s: float) -> str:
        """Play another scene, from the dark; "" or what is wrong with it, and then the one before goes on."""
        self._prepare(name, session)
        coming, self._coming = self._coming, None
        assert coming is not None
        try:
            self._scene, stage = coming.finish()
        except Problem as problem:
            return str(problem)
        self._status.stands_in = False
        stage.brightness = self.stage.brightness
        self.stage.release()
        self.stage = stage
        self.stage.fade_in(fade_in_s)
        self._tell_cost(coming.cost)
        self.tell_visible_areas(session)
        return ""

    def look(self, link: LinkOperator | None, session: Session, timeline: Timeline, display_ns: int) -> None:
        """Some times a second, between two frames: do what the technician wishes, and say how the scene behaves."""
        if link is not None:
            self.stage.brightness = link.brightness
            self.cue.wanted = link.breath
            if link.scene is not None:
                self._prepare(link.scene, session)
        if self.cue.wanted:
            self.stage.offer_cue()
        self.cue.follow(timeline.course.at(timeline.session_ns(display_ns)), display_ns)
        if self.cue.wanted and not self.cue.is_shown:
            self.stage.cue_height_deg = self._gaze_height_deg(session)
        if self._coming is not None:
            self._coming.go_on()
        self._status.limited = self.stage.is_limiting
        self._status.quality = self.stage.quality

    def _gaze_height_deg(self, session: Session) -> float:
        """Above the scene's horizon, where a head at rest looks: at what the world was levelled to, else where it does
        now."""
        if session.world.tilt != UPRIGHT:
            return self.focus_deg
        eye, _, _ = session.frame.eye_views[0]  # as the last frame located it: asking anew belongs after a wait
        _, up, _ = turned((eye.x, eye.y, eye.z, eye.w), (0.0, 0.0, -1.0))
        return math.degrees(math.asin(min(max(up, -1.0), 1.0)))

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
        if self.mirroring is not None:
            self.mirroring.release()
        self.gpu_timer.release()
        self._drop_coming()
        self.stage.release()

    def _prepare(self, name: str, session: Session) -> None:
        """Begin to build the scene that is to come, if it is not being built already."""
        if self._coming is not None and self._coming.name == name:
            return
        self._drop_coming()
        binding = self._binding

        def make(scene: LoadedScene) -> Stage:
            return self._stage_of(scene, session, binding, whole=False)

        self._coming = ComingScene(name, make, session, binding, self._settings.seed)

    def _drop_coming(self) -> None:
        if self._coming is not None:
            self._coming.give_up()
            self._coming = None

    def _build_first(self, session: Session, binding: GraphicsBinding) -> Stage:
        try:
            return self._build(session, binding)
        except Problem as problem:
            if self._scene.built_in:
                raise
            self._scene, self._status.scene_refused = stand_in(problem)
            self._status.stands_in = True
            return self._build(session, binding)

    def _build(self, session: Session, binding: GraphicsBinding) -> Stage:
        stage = self._stage_of(self._scene, session, binding, whole=True)
        self._tell_cost(finish(first_draws(stage, session, binding, at_once=True)))
        return stage

    def _tell_cost(self, cost: FrameCost | None) -> None:
        if self._governor is not None:
            self._governor.begin(cost)

    def _stage_of(self, scene: LoadedScene, session: Session, binding: GraphicsBinding, *, whole: bool) -> Stage:
        stage = Stage(
            binding.gl,
            scene,
            max_width_px=session.swapchain.eye_width_px,
            max_height_px=session.swapchain.eye_height_px,
            seed=self._settings.seed,
            encode=session.swapchain.colour.encoding,
            get_proc_address=binding.get_proc_address,
            whole=whole,
        )
        stage.brightness = self._settings.brightness
        if whole and self._settings.breath_cue:
            stage.offer_cue()
        return stage

    def _taker(self, session: Session, binding: GraphicsBinding) -> Snapshots:
        return Snapshots(
            binding.gl,
            max_width_px=session.swapchain.eye_width_px,
            max_height_px=session.swapchain.eye_height_px,
            encode=session.swapchain.colour.encoding,
            get_proc_address=binding.get_proc_address,
        )

    def _mirroring(self, session: Session, binding: GraphicsBinding) -> Mirroring | None:
        if self._mirror is None:
            return None
        small = Mirror(
            binding.gl,
            eye_px=_eye_px(session),
            encode=session.swapchain.colour.encoding,
            get_proc_address=binding.get_proc_address,
        )
        return Mirroring(small, self._mirror)


def _eye_px(session: Session) -> tuple[int, int]:
    return session.swapchain.eye_width_px, session.swapchain.eye_height_px
