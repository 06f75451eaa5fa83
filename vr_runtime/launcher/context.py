"""What every page is given: the session, the settings, the card in use, and the way to another page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

from vr_runtime.control.private_files import Places as DoorPlaces
from vr_runtime.launcher.attachment import Attachment

PageName: TypeAlias = Literal["start", "run", "after", "past", "cards", "settings"]
PAGES: Final[tuple[PageName, ...]] = ("start", "run", "after", "past", "cards", "settings")


class Held(QObject):
    """One value that several pages look at. `changed` carries the new one; setting an equal one says nothing."""

    changed = Signal(object)

    def __init__(self, now: Any = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now

    @property
    def now(self) -> Any:
        return self._now

    def set(self, value: Any) -> None:
        """Hold `value` from here on."""
        if value == self._now:
            return
        self._now = value
        self.changed.emit(value)

    def __bool__(self) -> bool:
        return bool(self._now)


@dataclass(frozen=True, slots=True)
class LauncherPlaces:
    """Where things lie: the journal, the cards and logs in `state`, the clinic's settings in `config`."""

    state: Path
    config: Path
    door: DoorPlaces

    @property
    def runtime(self) -> Path:
        """Sockets, the link, the mirror."""
        return self.door.runtime

    @property
    def cards(self) -> Path:
        return self.state / "cards"

    @property
    def logs(self) -> Path:
        return self.state / "launcher"

    @classmethod
    def of_this_user(cls) -> LauncherPlaces:
        """Where this user's own settings and VR_RUNTIME_STATE, VR_RUNTIME_CONFIG put them."""
        from vr_runtime.content import clinic_folder
        from vr_runtime.record.state_folder import state_folder

        return cls(state=state_folder(), config=clinic_folder("x").parent, door=DoorPlaces.of_this_user())


def _nowhere(_page: str) -> None:
    """Until a window says where pages are."""


@dataclass
class Context:
    """`settings` holds a clinic.settings.Settings, `card` the code of the card in use or None, `engineer` a bool."""

    attachment: Attachment
    places: LauncherPlaces
    settings: Held
    card: Held = field(default_factory=Held)
    engineer: Held = field(default_factory=lambda: Held(False))
    navigate: Callable[[str], None] = _nowhere
    # What a page was told and has not used yet, for the page that takes its place: another language, size or theme.
    unsaved: dict[PageName, object] = field(default_factory=dict)
    # What a page has begun that goes on without it, for the page that takes its place.
    under_way: dict[PageName, object] = field(default_factory=dict)
