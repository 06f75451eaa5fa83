"""What the mixer is told for the next block: the course's levels, the clinic's settings, and where the head is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import msgspec

from vr_runtime.course.levels import Levels
from vr_runtime.course.limits import LOUDNESS_LUFS_RANGE, kept
from vr_runtime.sound.places import LEVEL, Quaternion

QUIET_BED: Final = "quiet"
VOLUME_DB_RANGE: Final = (-24.0, 6.0)
CAP_DB_RANGE: Final = (-24.0, 0.0)
LANGUAGES: Final = ("en", "de", "fr", "es")


class SoundSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people choose for a session.

    `volume_db` moves everything; `cap_db` lowers both ceilings, of loudness and of peaks, for a device that plays
    louder than others. `music`: "none", "soft" for the pads of the scene, or the path of a file; `voice`: recorded
    lines, where the clinic has any.
    """

    volume_db: float = 0.0
    cap_db: float = 0.0
    music: str = "soft"
    voice: bool = True
    language: Literal["en", "de", "fr", "es"] = "en"


@dataclass(frozen=True, slots=True)
class Cues:
    """Everything that a block depends on. What is out of range is taken as the nearest value within.

    loudness_lufs  target for bed and music together, before the volume
    music, sound   linear gains: on the music alone, on everything; 0 mutes
    tone           envelope 0..1 of the tone that announces staff
    motion, detail 0..1: how fast the bed lives, how much it has to say
    head           rotation of the head in scene space, x, y, z, w
    bed            a name in beds.BEDS; voice: the name of a recorded line, "" for none
    """

    loudness_lufs: float = -26.0
    music: float = 0.0
    sound: float = 1.0
    tone: float = 0.0
    motion: float = 1.0
    detail: float = 1.0
    volume_db: float = 0.0
    cap_db: float = 0.0
    head: Quaternion = LEVEL
    bed: str = QUIET_BED
    voice: str = ""

    def within(self) -> Cues:
        """The same, every number within its range; what is no number is the least."""
        return Cues(
            loudness_lufs=kept(self.loudness_lufs, LOUDNESS_LUFS_RANGE),
            music=kept(self.music, (0.0, 1.0)),
            sound=kept(self.sound, (0.0, 1.0)),
            tone=kept(self.tone, (0.0, 1.0)),
            motion=kept(self.motion, (0.0, 1.0)),
            detail=kept(self.detail, (0.0, 1.0)),
            volume_db=kept(self.volume_db, VOLUME_DB_RANGE),
            cap_db=kept(self.cap_db, CAP_DB_RANGE),
            head=self.head,
            bed=self.bed,
            voice=self.voice,
        )


def cues_of(
    levels: Levels, settings: SoundSettings, *, bed: str = QUIET_BED, head: Quaternion = LEVEL, voice: str = ""
) -> Cues:
    """The cues for an instant at which the course asks for `levels`."""
    return Cues(
        loudness_lufs=levels.loudness_lufs,
        music=0.0 if settings.music == "none" else levels.music,
        sound=levels.sound,
        tone=levels.tone,
        motion=levels.motion,
        detail=levels.detail,
        volume_db=settings.volume_db,
        cap_db=settings.cap_db,
        head=head,
        bed=bed,
        voice=voice if settings.voice else "",
    )
