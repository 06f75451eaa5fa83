"""What the player says of itself while it plays: plain fields that one thread writes and others read."""

from __future__ import annotations

from enum import StrEnum

from vr_runtime.course.course import Where


class HeadsetState(StrEnum):
    """In a technician's words."""

    STARTING = "starting"
    PLAYING = "playing"
    OFF = "headset off"
    LOST = "headset lost, trying again"
    ENDED = "ended"


class Status:
    """Updated about ten times a second. A reader may see one field newer than another; none is ever torn.

    `scene_refused`: why the session began with another scene than the one asked for; `stands_in`: that is so still.
    `limited`: the scene broke the rules of sudden light a moment ago, and was held back.
    """

    def __init__(self) -> None:
        self.headset = HeadsetState.STARTING
        self.worn = True
        self.phase = ""
        self.session_s = 0.0
        self.infusion_s: float | None = None
        self.next_phase: str | None = None
        self.next_in_s: float | None = None
        self.waiting_for: str | None = None
        self.frames = 0
        self.missed_frames = 0
        self.scale = 1.0
        self.quality = 1.0
        self.notice = ""
        self.scene_refused = ""
        self.stands_in = False
        self.limited = False

    def follow(self, where: Where) -> None:
        """Take over where the session is."""
        self.phase = where.phase
        self.session_s = where.session_s
        self.infusion_s = where.infusion_s
        self.next_phase = where.next_phase
        self.next_in_s = where.next_in_s
        self.waiting_for = where.waiting_for
