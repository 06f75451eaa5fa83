"""The objects that an application holds handles of, and the registry that tells live handles from stale ones."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from vr_runtime.simulator.codes import SUCCESS, SessionState
from vr_runtime.simulator.gl import GL
from vr_runtime.simulator.pose import IDENTITY, Pose

KINDS = ("instance", "session", "space", "swapchain", "action_set", "action")


@dataclass(slots=True, eq=False)
class Instance:
    """One XrInstance."""

    api_minor: int
    extensions: frozenset[str]
    handle: int = 0
    fault: int = SUCCESS  # what every call answers once the object is lost
    success: int = SUCCESS  # what a successful call answers: SESSION_LOSS_PENDING on the way to a loss
    requirements_called: bool = False
    path_names: list[bytes] = field(default_factory=list)
    events: deque[Any] = field(default_factory=deque)
    events_lost: int = 0


@dataclass(slots=True, eq=False)
class Session:
    """One XrSession and where its frame loop stands."""

    instance: Instance
    gl: GL
    handle: int = 0
    fault: int = SUCCESS
    success: int = SUCCESS
    state: SessionState = SessionState.IDLE
    running: bool = False
    exit_requested: bool = False
    waits: int = 0
    begins: int = 0
    frame_open: bool = False
    waited_slot: int = 0
    begun_slot: int = 0
    action_sets: frozenset[int] | None = None


@dataclass(slots=True, eq=False)
class Space:
    """One XrSpace. `from_world` is the inverse of its pose in STAGE, worked out when `epoch` is behind."""

    session: Session
    kind: int
    offset: Pose
    handle: int = 0
    fault: int = SUCCESS
    success: int = SUCCESS
    epoch: int = -1
    from_world: Pose = IDENTITY


@dataclass(slots=True, eq=False)
class Swapchain:
    """One XrSwapchain; images go round in order, so three counters say all about who holds which."""

    session: Session
    format: int
    width_px: int
    height_px: int
    array_size: int
    sample_count: int
    static: bool
    textures: tuple[int, ...]
    handle: int = 0
    fault: int = SUCCESS
    success: int = SUCCESS
    acquired: int = 0  # images handed out since the beginning
    released: int = 0  # images given back since the beginning
    waited: bool = False  # the oldest image held has been waited for
    ready_ns: int = 0  # when the slow image that is being waited for is ready; 0: not slow


@dataclass(slots=True, eq=False)
class ActionSet:
    """One XrActionSet."""

    instance: Instance
    name: bytes
    localized_name: bytes
    handle: int = 0
    fault: int = SUCCESS
    success: int = SUCCESS
    attached: bool = False


@dataclass(slots=True, eq=False)
class Action:
    """One XrAction."""

    action_set: ActionSet
    kind: int
    name: bytes
    localized_name: bytes
    handle: int = 0
    fault: int = SUCCESS
    success: int = SUCCESS


Object = TypeVar("Object", Instance, Session, Space, Swapchain, ActionSet, Action)


class Handles:
    """Live objects by kind. A handle is never given out twice, so a stale one is always known for what it is."""

    def __init__(self, live_counts: dict[str, int]) -> None:
        self.by_kind: dict[str, dict[int, Any]] = {kind: {} for kind in KINDS}
        self._live_counts = live_counts
        self._serial = 0

    def add(self, kind: str, thing: Object) -> Object:
        """Give the object its handle."""
        self._serial += 1
        # an address-like number: aligned, and telling its kind in a debugger
        thing.handle = (KINDS.index(kind) + 1) << 40 | self._serial << 4
        self.by_kind[kind][thing.handle] = thing
        self._live_counts[kind] = len(self.by_kind[kind])
        return thing

    def remove(self, kind: str, handle: int) -> None:
        """Forget an object; its handle is stale from now on."""
        del self.by_kind[kind][handle]
        self._live_counts[kind] = len(self.by_kind[kind])

    def find(self, kind: str, handle: int) -> Any:
        """The live object behind a handle, or None."""
        return self.by_kind[kind].get(handle)

    def all(self, kind: str) -> list[Any]:
        """Every live object of a kind, oldest first."""
        return list(self.by_kind[kind].values())

    def of_session(self, session: Session) -> Iterator[tuple[str, Any]]:
        """The session's spaces and swapchains."""
        for kind in ("space", "swapchain"):
            for thing in self.all(kind):
                if thing.session is session:
                    yield kind, thing
