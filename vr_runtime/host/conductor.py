"""The owner of a session's course: what is asked for becomes an event, or is refused with the reason.

Whatever was accepted goes to the player first, then into the journal, and is acknowledged once it is on disk: the link
never lacks what the journal has, and the picture never waits for a disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import msgspec

from vr_runtime.clinic.limits import ClinicLimits
from vr_runtime.control import messages as ms
from vr_runtime.course.course import Course
from vr_runtime.course.events import Emergency, EmergencyCleared, Event, EventRefused, SessionEnded
from vr_runtime.host.acts import besides, event_of, objection_to, remark_on
from vr_runtime.host.clinic_rules import objection_of_clinic
from vr_runtime.link.entries import (
    EVENTS,
    Entry,
    Farewell,
    SetBreath,
    SetBrightness,
    SetMusic,
    SetVoice,
    SetVolume,
    Told,
    UseScene,
)
from vr_runtime.link.host_end import HostEnd, LogFull
from vr_runtime.record.entries import Entry as JournalEntry

ON_DISK_WITHIN_S: Final = 0.5
_ALWAYS_ROOM: Final = (Emergency, EmergencyCleared, SessionEnded)


class Conductor:
    """`course`, `sliders` and `version` follow what is asked for through `act`, `happen` and `end`.

    `scenes`: which of the course's events, by their number, were changes of scene, and to which.
    """

    def __init__(
        self,
        link: HostEnd,
        now_ns: Callable[[], int],
        post: Callable[[JournalEntry], None],
        flush: Callable[[float], bool],
        limits: ClinicLimits | None = None,
    ) -> None:
        session = link.session
        self._link = link
        self._now_ns = now_ns
        self._post = post
        self._flush = flush
        self._limits = limits or ClinicLimits()
        self.course = Course(session.plan)
        self.sliders = ms.Sliders(
            brightness_percent=session.brightness_percent,
            volume_db=session.volume_db,
            scene=session.scene,
            music=session.music != "none",
            voice=session.voice != "none",
            breath=session.breath_cue,
            cap_db=session.cap_db,
        )
        self.scenes: dict[int, str] = {}
        self.answered: list[tuple[ms.Command, ms.Acknowledgement]] = []
        self._take_up(link.told())

    @property
    def version(self) -> int:
        """Rises with everything that is accepted."""
        return self._link.entries

    @property
    def has_begun(self) -> bool:
        """A first picture was shown."""
        return self._link.origin_ns is not None

    def session_ns(self) -> int:
        """Session time now; 0 before the first picture."""
        return self.session_ns_at(self._now_ns())

    def session_ns_at(self, at_ns: int) -> int:
        """Session time at an instant of the monotonic clock."""
        origin_ns = self._link.origin_ns
        return 0 if origin_ns is None else max(0, int((at_ns - origin_ns) * self._link.session.time_lapse))

    def act(self, command: ms.Command) -> ms.Acknowledgement:
        """Apply a console's command and journal it, or refuse it with the reason."""
        act = command.act
        objection = objection_to(act) or objection_of_clinic(act, self._limits, self.course)
        if objection is not None:
            return ms.refused(command, objection, self.version)
        told, kept = besides(act)
        if isinstance(act, ms.Scale):
            return self._noted(command, kept)
        event = event_of(act, self.next_ns())
        note = msgspec.msgpack.encode(command)
        try:
            if event is None:
                assert told is not None
                self._link.tell(told, note)
                self._follow(told, len(self.course.events))
            else:
                self._accept(event, told, note)
        except EventRefused as refused:
            return ms.refused(command, str(refused), self.version)
        except LogFull:
            return ms.refused(command, "this session holds no more acts; only emergency, clear and end", self.version)
        if kept is not None:
            self._post(kept)
        self._flush(ON_DISK_WITHIN_S)
        return ms.applied(command, self.version, remark_on(act, self._link.session))

    def _noted(self, command: ms.Command, kept: JournalEntry | None) -> ms.Acknowledgement:
        """What is no concern of the player's: it stands in the journal, and nowhere else."""
        if self._link.session.keep_days is None:
            return ms.refused(command, "this session leaves no record, so there is nowhere to keep it", self.version)
        assert kept is not None
        self._post(kept)
        self._flush(ON_DISK_WITHIN_S)
        return ms.applied(command, self.version)

    def happen(self, event: Event) -> None:
        """Somebody else than a console did something, or it happened by itself. Raises EventRefused."""
        try:
            self._accept(event, None, b"")
        except LogFull:
            raise EventRefused("this session holds no more acts") from None

    def end(self, patience_ns: int, *, interrupted: bool) -> None:
        """End the session, if nobody has; the player may take `patience_ns` for the way into the dark."""
        if self.course.at(self.session_ns()).ending:
            self._link.tell(Farewell(patience_ns, interrupted), last=True)
            return
        self._accept(SessionEnded(self.next_ns()), Farewell(patience_ns, interrupted), b"")

    def next_ns(self) -> int:
        """Session time for an event now, never before the last one."""
        last_ns = self.course.events[-1].t_ns if self.course.events else 0
        return max(self.session_ns(), last_ns)

    def _accept(self, event: Event, told: Told | None, note: bytes) -> None:
        if isinstance(event, Emergency):
            # No state refuses it, so that the picture need not wait for the course.
            self._link.tell(event, note, last=True)
            self.course = self.course.apply(event)
        else:
            course = self.course.apply(event)
            if told is not None:
                self._link.tell(told, last=isinstance(event, _ALWAYS_ROOM))
                self._follow(told, len(self.course.events))
            self._link.tell(event, note, last=isinstance(event, _ALWAYS_ROOM))
            self.course = course
        self._post(event)

    def _follow(self, told: Told, event_number: int) -> None:
        replace = msgspec.structs.replace
        match told:
            case SetBrightness(percent):
                self.sliders = replace(self.sliders, brightness_percent=percent)
            case SetVolume(db):
                self.sliders = replace(self.sliders, volume_db=db)
            case SetMusic(on):
                self.sliders = replace(self.sliders, music=on)
            case SetVoice(on):
                self.sliders = replace(self.sliders, voice=on)
            case SetBreath(on):
                self.sliders = replace(self.sliders, breath=on)
            case UseScene(name):
                self.sliders = replace(self.sliders, scene=name)
                self.scenes[event_number] = name

    def _take_up(self, entries: Iterable[Entry]) -> None:
        """What a host before us has told: the course so far, the sliders, and which commands were answered."""
        events: list[Event] = []
        for number, entry in enumerate(entries, 1):
            told = entry.told
            if isinstance(told, EVENTS):
                events.append(told)
            else:
                self._follow(told, len(events))
            if entry.note:
                command = msgspec.msgpack.decode(entry.note, type=ms.Command)
                remark = remark_on(command.act, self._link.session)
                self.answered.append((command, ms.applied(command, number, remark)))
        self.course = Course(self._link.session.plan, tuple(events))
