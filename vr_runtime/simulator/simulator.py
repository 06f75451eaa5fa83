"""The simulator as a test or the command line holds it: installation, controls, hooks, statistics, picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from vr_runtime.clock import NS_PER_S, Clock
from vr_runtime.simulator import loader, negotiation
from vr_runtime.simulator.actions import ActionFunctions
from vr_runtime.simulator.announcements import Announcements
from vr_runtime.simulator.compose import Picture, picture
from vr_runtime.simulator.dispatch import After, Before, Dispatch
from vr_runtime.simulator.extensions import ExtensionFunctions
from vr_runtime.simulator.frames import FrameFunctions
from vr_runtime.simulator.headset import HeadMotion, HeadsetProfile
from vr_runtime.simulator.instance import InstanceFunctions
from vr_runtime.simulator.layers import Layers
from vr_runtime.simulator.lifecycle import Lifecycle
from vr_runtime.simulator.pose import compose, inverse, upright, yaw_of
from vr_runtime.simulator.runtime import Runtime
from vr_runtime.simulator.script import AtCall, Script, Step
from vr_runtime.simulator.session import SessionFunctions
from vr_runtime.simulator.spaces import SpaceFunctions
from vr_runtime.simulator.statistics import Statistics
from vr_runtime.simulator.swapchains import SwapchainFunctions
from vr_runtime.simulator.system import SystemFunctions

# A loader that still holds an instance may call into a simulator that nobody else holds any more.
_held_by_the_loader: list[Dispatch] = []


class Simulator:
    """A headset and its OpenXR runtime, in this process, behind the real loader.

    `with simulator.installed(): ...` makes it the runtime that the loader finds. Controls take effect at once where
    that is possible, and otherwise in the application's next call. All controls belong to the application's thread.
    """

    def __init__(self, clock: Clock, headset: HeadsetProfile | None = None, script: Script | None = None) -> None:
        self._runtime = Runtime(clock, headset or HeadsetProfile())
        runtime = self._runtime
        self._announce = Announcements(runtime)
        self._lifecycle = Lifecycle(runtime, self._announce)
        self._layers = Layers(runtime)
        self._extensions = ExtensionFunctions(runtime, self._announce)
        groups = (
            InstanceFunctions(runtime, self._lifecycle),
            SystemFunctions(runtime),
            SessionFunctions(runtime, self._lifecycle),
            SpaceFunctions(runtime),
            SwapchainFunctions(runtime),
            FrameFunctions(runtime, self._lifecycle, self._layers),
            ActionFunctions(runtime),
            self._extensions,
        )
        self._dispatch = Dispatch(groups, runtime.handles, runtime.statistics, runtime.refuse)
        self._started_ns = clock.now_ns()
        for step in (script or Script()).steps:
            self._schedule(step)

    # --- the runtime behind the loader

    @contextmanager
    def installed(self) -> Iterator[Simulator]:
        """Be the OpenXR runtime of this process while the context lasts. May be entered again and again.

        An instance that is still alive at the end is lost and destroyed, so that the next runtime finds a clean loader.
        """
        with negotiation.installed(self):
            try:
                yield self
            finally:
                self._clear_up()

    def negotiate(self) -> bool:
        """The loader asks whether the runtime is up."""
        runtime = self._runtime
        runtime.statistics.negotiations += 1
        runtime.held_by_the_loader = not runtime.dead
        try:
            runtime.tick()
        except Exception as error:  # noqa: BLE001 - nothing may escape into C
            runtime.statistics.failed(f"negotiation: {error!r}")
            return False
        return not runtime.dead

    def proc_addr(self, instance: int, name: bytes | None, function: Any) -> int:
        """The loader asks for an entry point."""
        return self._dispatch.proc_addr(instance, name, function)

    def _clear_up(self) -> None:
        left = self._runtime.handles.all("instance")
        if left:
            self._runtime.statistics.instances_left_behind += len(left)
            _held_by_the_loader.append(self._dispatch)
            self.lose_instance()
            for instance in left:
                loader.destroy_instance(instance.handle)
        elif self._runtime.held_by_the_loader:
            # extensions were listed, and the loader has held on to this runtime since
            dead, self._runtime.dead = self._runtime.dead, False
            loader.let_go()
            self._runtime.dead = dead

    # --- what a test may look at

    @property
    def headset(self) -> HeadsetProfile:
        """The headset that is simulated."""
        return self._runtime.headset

    @property
    def statistics(self) -> Statistics:
        """What happened so far."""
        return self._runtime.statistics

    @property
    def session_states(self) -> tuple[str, ...]:
        """The state of every live session."""
        return tuple(session.state.name for session in self._runtime.handles.all("session"))

    @property
    def refresh_hz(self) -> float:
        """The display's refresh rate now."""
        return self._runtime.display.refresh_hz

    def composed_picture(self) -> tuple[Picture, Picture] | None:
        """Both eyes of the projection layer last submitted, height x width x 3 uint8, sRGB, top row first.

        None where none was submitted, or its swapchain is gone. Reads from the GPU, in the application's context.
        """
        left, right = (picture(view, self._runtime.handles) for view in self._layers.shown)
        return (left, right) if left is not None and right is not None else None

    # --- hooks

    def before(self, name: str, hook: Before) -> Callable[[], None]:
        """Call `hook(name)` before each call of the function; an integer that it returns replaces the call.

        Returns a function that takes the hook out again.
        """
        entry = self._dispatch.entries[name]
        entry.before = (*entry.before, hook)

        def remove() -> None:
            entry.before = tuple(other for other in entry.before if other is not hook)

        return remove

    def after(self, name: str, hook: After) -> Callable[[], None]:
        """Call `hook(name, result)` after each call of the function. Returns what takes the hook out again."""
        entry = self._dispatch.entries[name]
        entry.after = (*entry.after, hook)

        def remove() -> None:
            entry.after = tuple(other for other in entry.after if other is not hook)

        return remove

    @property
    def function_names(self) -> tuple[str, ...]:
        """Every function that can be hooked."""
        return tuple(sorted(self._dispatch.entries))

    # --- the person and the headset

    def take_off(self) -> None:
        """The headset comes off: presence ends, and the session is stopped where the headset does that."""
        self._runtime.worn = False
        self.set_present(False)
        self._lifecycle.settle_all()

    def put_on(self) -> None:
        """The headset is worn (again): presence, and READY for a session that is idle."""
        self._runtime.worn = True
        self.set_present(True)
        self._lifecycle.settle_all()

    def set_present(self, present: bool) -> None:
        """The presence sensor alone."""
        if present == self._runtime.present:
            return
        self._runtime.present = present
        for session in self._runtime.sessions():
            if session.running:
                self._announce.presence(session)

    def set_visible(self, visible: bool) -> None:
        """Whether the session is shown at all, or stands behind something else (SYNCHRONIZED)."""
        self._runtime.visible = visible
        self._lifecycle.settle_all()

    def set_focused(self, focused: bool) -> None:
        """Whether the session has the input, or a system menu lies over it (VISIBLE)."""
        self._runtime.focused = focused
        self._lifecycle.settle_all()

    def set_head_pose(self, motion: HeadMotion) -> None:
        """Where the head is: clock time in nanoseconds -> pose in STAGE."""
        self._runtime.motion = motion

    def set_view_valid(self, valid: bool) -> None:
        """Whether the head is tracked."""
        self._runtime.view_valid = valid

    def invalidate_views(self, count: int) -> None:
        """The next views located are invalid, that many times."""
        self._runtime.invalid_views_left = count

    def recentre(self, *, pose_valid: bool = True, in_s: float = 0.1) -> None:
        """LOCAL and LOCAL_FLOOR move, after a while, to below where the head is now, and look where it looks."""
        runtime = self._runtime
        head = runtime.motion(runtime.clock.now_ns())
        target = upright(yaw_of(head), head[4], 0.0, head[6])
        change_ns = runtime.clock.now_ns() + round(in_s * NS_PER_S)
        # both origins differ by a height alone, so one pose says how either of them moves
        moved = compose(inverse(runtime.local_floor), target)
        for session in runtime.sessions():
            self._announce.recentring(session, change_ns, moved if pose_valid else None)

        def move() -> None:
            runtime.local_floor = target
            runtime.space_epoch += 1

        runtime.at(change_ns, move)

    def unplug(self) -> None:
        """The cable comes out: LOSS_PENDING, the session is lost soon after, and no system is found."""
        self._runtime.plugged = False
        self.announce_session_loss(0.5)

    def plug_in(self) -> None:
        """The cable is in again."""
        self._runtime.plugged = True

    # --- the display and the compositor

    def delay_frame(self, periods: int = 1) -> None:
        """The runtime's own fault: the next frame is woken and predicted that many periods late."""
        self._runtime.late_periods = periods

    def delay_images(self, delay_s: float, count: int = 1) -> None:
        """The next `count` images that are waited for become ready only that much later."""
        self._runtime.slow_image_ns = round(delay_s * NS_PER_S)
        self._runtime.slow_images_left = count

    def set_refresh_rate(self, refresh_hz: float) -> None:
        """The display switches its refresh rate, and says so."""
        self._extensions.change_refresh_rate(refresh_hz)

    def set_formats(self, texture_formats: tuple[int, ...]) -> None:
        """Other swapchain formats from now on, best first."""
        self._runtime.formats = tuple(texture_formats)
        self._runtime.headset = replace(self._runtime.headset, formats=tuple(texture_formats))

    def change_visibility_mask(self) -> None:
        """Say that both eyes' masks changed (the lenses were moved); they are to be fetched again."""
        for session in self._runtime.sessions():
            self._announce.visibility_masks(session)

    # --- loss, death and exit

    def request_exit(self) -> None:
        """The user closes the application from the headset's menu: STOPPING, and after xrEndSession EXITING."""
        for session in self._runtime.sessions():
            session.exit_requested = True
        self._lifecycle.settle_all()

    def lose_session(self) -> None:
        """Every call on a session that exists now answers XR_ERROR_SESSION_LOST."""
        for session in self._runtime.sessions():
            self._lifecycle.lose_session(session)

    def lose_instance(self) -> None:
        """Every call on an instance that exists now answers XR_ERROR_INSTANCE_LOST."""
        for instance in self._runtime.instances():
            self._lifecycle.lose_instance(instance)

    def announce_session_loss(self, after_s: float = 1.0) -> None:
        """LOSS_PENDING for every session; what was announced happens after a while."""
        runtime = self._runtime
        doomed = runtime.sessions()
        for session in doomed:
            self._lifecycle.announce_session_loss(session)

        def lose() -> None:
            for session in doomed:
                self._lifecycle.lose_session(session)

        runtime.at(runtime.clock.now_ns() + round(after_s * NS_PER_S), lose)

    def announce_instance_loss(self, after_s: float = 1.0) -> None:
        """The event with the loss' time for every instance; what was announced happens then."""
        runtime = self._runtime
        doomed = runtime.instances()
        loss_ns = runtime.clock.now_ns() + round(after_s * NS_PER_S)
        self._announce.instance_loss(doomed, loss_ns)

        def lose() -> None:
            for instance in doomed:
                self._lifecycle.lose_instance(instance)

        runtime.at(loss_ns, lose)

    announce_loss = announce_instance_loss

    def die(self) -> None:
        """The runtime is gone: everything is lost, and the loader finds nobody until `restart`."""
        self._runtime.dead = True
        self.lose_instance()

    def restart(self) -> None:
        """The runtime is there again, with nothing left of what was."""
        self._runtime.dead = False

    # --- the script

    def _schedule(self, step: Step) -> None:
        if isinstance(step.when, AtCall):
            self._schedule_call(step.when, step)
        else:
            self._runtime.at(self._started_ns + step.when.after_ns, lambda: _do(step, self))

    def _schedule_call(self, when: AtCall, step: Step) -> None:
        count = self._dispatch.entries[when.name].count

        def hook(_name: str) -> int | None:
            if count.calls != when.number:
                return None
            remove()
            return step.act(self)

        remove = self.before(when.name, hook)


def _do(step: Step, simulator: Simulator) -> None:
    step.act(simulator)
