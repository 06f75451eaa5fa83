"""The host's end of the link: it tells, and looks at how the player is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from vr_runtime.link import layout as at
from vr_runtime.link.entries import Entry, Farewell, Told, decode_entry, encode_entry
from vr_runtime.link.mapped import Mapped, make, numbers_in
from vr_runtime.link.session import LinkedSession
from vr_runtime.link.status import Heard, PlayerStatus, SpeakerStatus
from vr_runtime.timing.frame_record import RECORD_SIZE

_FRAMES_A_TIME = 1024


class LogFull(Exception):
    """Nothing more can be told to this player, but for what ends an emergency or the session."""


class HostEnd:
    """`session` is what is played. One host holds it; the player may come, die, and come again."""

    def __init__(self, link: Mapped) -> None:
        self._link = link
        self.path = link.path
        self.session = link.session()
        self._status = PlayerStatus()
        self._speaker = SpeakerStatus()

    @classmethod
    def begin(cls, path: Path, session: LinkedSession) -> HostEnd:
        """A link for a new session. Raises Problem(LINK_UNUSABLE) or OSError."""
        return cls(make(path, session))

    @classmethod
    def take_up(cls, path: Path) -> HostEnd:
        """The link of a session whose host has gone. Raises FileNotFoundError, OSError or Problem(LINK_UNUSABLE)."""
        return cls(Mapped(path))

    def close(self) -> None:
        self._link.close()

    def forget(self) -> None:
        """The session is over: nobody shall take it up."""
        self.path.unlink(missing_ok=True)

    # --- what the host tells

    def beat(self, now_ns: int) -> None:
        """The host lives."""
        self._link.words[at.W_HOST_BEAT_NS] = now_ns

    def tell(self, told: Told, note: bytes = b"", *, last: bool = False) -> int:
        """Have the player see it at its next frame; returns how many entries there are now.

        `last`: it may use the room that is kept for an emergency and the end. Raises LogFull.
        """
        words, entry = self._link.words, encode_entry(told, note)
        begun = words[at.W_LOG_BYTES]
        end = begun + at.LENGTH.size + len(entry)
        room = at.LOG_ROOM if last or isinstance(told, Farewell) else at.LOG_ROOM - at.LOG_RESERVE
        if end > room:
            raise LogFull
        start = at.LOG_AT + begun
        at.LENGTH.pack_into(self._link.bytes, start, len(entry))
        self._link.bytes[start + at.LENGTH.size : start + at.LENGTH.size + len(entry)] = entry
        words[at.W_LOG_ENTRIES] += 1
        words[at.W_LOG_BYTES] = end  # last: from here on the entry is there, whole
        return int(words[at.W_LOG_ENTRIES])

    def told(self) -> list[Entry]:
        """All that was told so far."""
        return [decode_entry(wire) for wire in self._link.log(0)[0]]

    def start_at(self, origin_ns: int) -> None:
        """Session zero is known already, from a journal: to be said before a player opens the link."""
        self._link.words[at.W_ORIGIN_NS] = origin_ns

    def keep_restart(self, times: int, now_ns: int) -> None:
        """A player was started again, for the `times`-th time; a host after us has to know."""
        words = self._link.words
        words[at.W_RESTARTED_NS] = now_ns
        words[at.W_RESTARTS] = times

    def dismiss_speaker(self) -> None:
        """The session is over for whoever plays its sound: it fades and leaves."""
        self._link.words[at.W_DISMISSED] = 1

    # --- how the player is

    @property
    def restarts(self) -> tuple[int, int | None]:
        """How often a player was started again, and when last; None for never."""
        words = self._link.words
        return int(words[at.W_RESTARTS]), int(words[at.W_RESTARTED_NS]) or None

    @property
    def entries(self) -> int:
        """How many entries were told."""
        return int(self._link.words[at.W_LOG_ENTRIES])

    @property
    def origin_ns(self) -> int | None:
        """Display time of session zero; None before the first picture."""
        return int(self._link.words[at.W_ORIGIN_NS]) or None

    @property
    def beat_ns(self) -> int:
        """When the player last played a frame, or took a nap; 0 for never."""
        return int(self._link.words[at.W_BEAT_NS])

    @property
    def busy_until_ns(self) -> int:
        """The player has asked to be left alone until then: a runtime takes its time to open."""
        return int(self._link.words[at.W_BUSY_UNTIL_NS])

    @property
    def frames(self) -> int:
        """Frames that were played so far, by this player and those before it."""
        return int(self._link.words[at.W_FRAMES])

    @property
    def missed(self) -> int:
        """Display slots missed so far, by this player and those before it."""
        return int(self._link.words[at.W_MISSED])

    @property
    def shown(self) -> tuple[int, int]:
        """How many entries are in the picture, and when the first frame with the newest of them was submitted."""
        return int(self._link.words[at.W_SHOWN_ENTRIES]), int(self._link.words[at.W_SHOWN_NS])

    def status(self) -> PlayerStatus:
        """What the player said last; a block that is being written just now is left for the next time."""
        block = self._link.block(at.STATUS_AT, at.STATUS.size, at.W_STATUS_BEGUN, at.W_STATUS_ENDED)
        if block is not None:
            self._status = PlayerStatus.unpacked(block)
        return self._status

    def take_frames(self, take: Callable[[bytes], None], at_least: int = 1) -> None:
        """Hand over the frame records that have come since, in pieces, if there are `at_least` so many."""
        words = self._link.words
        end = words[at.W_FRAMES_PUT]
        first = max(words[at.W_FRAMES_TAKEN], end - at.FRAMES_KEPT + _FRAMES_A_TIME)
        if end - first < at_least:
            return
        while first < end:
            place = first % at.FRAMES_KEPT
            count = min(end - first, at.FRAMES_KEPT - place, _FRAMES_A_TIME)
            start = at.FRAMES_AT + place * RECORD_SIZE
            take(bytes(self._link.bytes[start : start + count * RECORD_SIZE]))
            first += count
        words[at.W_FRAMES_TAKEN] = end

    # --- how the speaker is

    @property
    def speaker_beat_ns(self) -> int:
        """When the speaker was last seen alive; 0 for never."""
        return int(self._link.words[at.W_SPEAKER_BEAT_NS])

    @property
    def speaker_busy_until_ns(self) -> int:
        """The speaker has asked to be left alone until then: a device takes its time to open."""
        return int(self._link.words[at.W_SPEAKER_BUSY_UNTIL_NS])

    def speaker_status(self) -> SpeakerStatus:
        """What the speaker said last; a block that is being written just now is left for the next time."""
        block = self._link.block(at.SPEAKER_AT, at.SPEAKER.size, at.W_SPEAKER_BEGUN, at.W_SPEAKER_ENDED)
        if block is not None:
            self._speaker = SpeakerStatus.unpacked(block)
        return self._speaker

    def keep_lines(self, lines: Iterable[int]) -> None:
        """These lines were said before this link was made, and stand in the journal."""
        said = sum(1 << line for line in set(lines) if 0 <= line < at.LINES_KEPT)
        for word in (at.W_LINES_BEGUN, at.W_LINES_ENDED, at.W_LINES_NOTED):
            self._link.words[word] |= said

    def take_lines(self) -> tuple[list[int], list[int]]:
        """The lines that were said since the last time, and those that were to be heard and were not, or not whole."""
        words = self._link.words
        said, lost = words[at.W_LINES_BEGUN], words[at.W_LINES_LOST]
        new = sorted(numbers_in(said & ~words[at.W_LINES_NOTED])), sorted(numbers_in(lost & ~words[at.W_LOST_NOTED]))
        words[at.W_LINES_NOTED], words[at.W_LOST_NOTED] = said, lost
        return new

    def take_loudness(self) -> list[Heard]:
        """The minutes that were heard since the last time."""
        words = self._link.words
        end = words[at.W_LOUDNESS_PUT]
        first = max(words[at.W_LOUDNESS_TAKEN], end - at.LOUDNESS_KEPT + 1)
        places = (at.LOUDNESS_AT + number % at.LOUDNESS_KEPT * at.LOUDNESS.size for number in range(first, end))
        heard = [Heard(*at.LOUDNESS.unpack_from(self._link.bytes, place)) for place in places]
        words[at.W_LOUDNESS_TAKEN] = end
        return heard
