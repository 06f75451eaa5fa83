"""The whole state of a session as consoles are shown it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from vr_runtime.clock import NS_PER_S
from vr_runtime.control import messages as ms
from vr_runtime.control.state import SPANS_KEPT
from vr_runtime.course.course import Course, Where
from vr_runtime.course.levels import levels_at
from vr_runtime.course.outlook import outlook_of, stands_still
from vr_runtime.course.score import NS_PER_MIN
from vr_runtime.host.alarms import Alarm
from vr_runtime.host.conductor import Conductor
from vr_runtime.host.marks import marks_of
from vr_runtime.link.session import LinkedSession
from vr_runtime.link.status import PlayerStatus, SpeakerStatus

_LEVELS = (
    "mean_luminance", "peak_luminance", "chroma", "motion", "detail", "vignette_deg", "fade", "grey", "loudness_lufs",
    "music", "sound", "tone",
)  # fmt: skip
_NO_SOUND_LUFS: Final = -100.0
_LOOKED_AGAIN_NS: Final = 2 * NS_PER_S
"""How often what is to come is worked out anew while it moves on by itself, because something waits for a person."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the host knows besides the course. `speaker` is None while there is none."""

    player: ms.PlayerState
    status: PlayerStatus
    speaker: SpeakerStatus | None
    alarms: tuple[Alarm, ...]


class StateOf:
    """`snapshot` is asked for some five times a second: what only an event changes is kept from one to the next."""

    def __init__(self, conductor: Conductor, session: LinkedSession) -> None:
        self._conductor = conductor
        self._session = session
        self._kept: tuple[Course, int, ms.Timeline, ms.Plan] | None = None

    def snapshot(self, seen: Seen) -> ms.Snapshot:
        """The state now."""
        conductor, session = self._conductor, self._session
        course, t_ns = conductor.course, conductor.session_ns()
        where = course.at(t_ns)
        levels = levels_at(course, t_ns)
        timeline, plan = self._laid_out(course, where, t_ns)
        alive = seen.player.alive
        return ms.Snapshot(
            session=session.name,
            version=conductor.version,
            phase=where.phase,
            phase_progress=where.phase_progress,
            session_s=where.session_s,
            infusion_s=where.infusion_s,
            next=None if where.next_phase is None else ms.Next(where.next_phase, where.next_in_s),
            waiting_for=where.waiting_for,
            levels={name: getattr(levels, name) for name in _LEVELS},
            flags=_flags(where),
            player=seen.player,
            headset=seen.status.headset if alive else "no player",
            alarms=tuple(
                ms.Alarm(alarm.rule.level, alarm.rule.words, alarm.rule.action, alarm.silenced, alarm.name)
                for alarm in seen.alarms
            ),
            sliders=conductor.sliders,
            plan=plan,
            timeline=timeline,
            hearing=_hearing(session, seen.speaker),
            display=_display(session, seen.status, alive),
            time_lapse=session.time_lapse,
            auto=session.auto,
        )

    def _laid_out(self, course: Course, where: Where, t_ns: int) -> tuple[ms.Timeline, ms.Plan]:
        moves_on = stands_still(course, where, t_ns)
        age = t_ns // _LOOKED_AGAIN_NS if moves_on else -1
        if self._kept is None or self._kept[0] is not course or self._kept[1] != age:
            timeline = timeline_of(course, t_ns, self._conductor.scenes)
            self._kept = (course, age, timeline, _plan(course))
        return self._kept[2], self._kept[3]


def timeline_of(course: Course, t_ns: int, scenes: dict[int, str]) -> ms.Timeline:
    """What was and what is to come, as known at `t_ns`. `scenes`: which of the events were changes of scene."""
    outlook = outlook_of(course, t_ns)
    spans = outlook.spans[-SPANS_KEPT:]
    chapters = outlook.chapters[-SPANS_KEPT:]
    return ms.Timeline(
        spans=tuple(ms.Span(span.phase, _s(span.start_ns), _s_or_none(span.end_ns)) for span in spans),
        chapters=tuple(ms.Chapter(_s(one.start_ns), _s(one.drift_ns), _s(one.rest_ns)) for one in chapters),
        marks=marks_of(course.events, scenes),
        ends_s=_s_or_none(outlook.ends_ns),
    )


def _plan(course: Course) -> ms.Plan:
    plan = course.plan
    assert course.unrolled is not None
    return ms.Plan(plan.preset.name, plan.infusion_min, plan.window_min, course.unrolled.state.planned_ns // NS_PER_MIN)


def _flags(where: Where) -> ms.Flags:
    return ms.Flags(
        paused=where.paused,
        ease=where.ease,
        eyes_closed=where.eyes_closed,
        staff_approach=where.staff_approach,
        headset_off=where.headset_off,
        emergency=where.emergency,
        finished=where.finished,
        ending=where.ending,
        ended=where.ended,
        levelled=where.levelled,
    )


def _hearing(session: LinkedSession, speaker: SpeakerStatus | None) -> ms.Hearing:
    if speaker is None:
        return ms.Hearing(wanted=session.has_sound)
    heard = _known(speaker.lufs, lambda lufs: speaker.playing and lufs > _NO_SOUND_LUFS)
    asked = _known(speaker.asked_lufs, lambda lufs: lufs > _NO_SOUND_LUFS)
    return ms.Hearing(session.has_sound, True, speaker.playing, speaker.device, heard, asked, speaker.notice)


def _display(session: LinkedSession, status: PlayerStatus, alive: bool) -> ms.Display:
    return ms.Display(
        name=status.model,
        simulated=session.headset == "simulated",
        worn=status.worn,
        tracked=status.tracked,
        opened=alive and status.opened,
        refresh_hz=_known(status.refresh_hz, lambda hz: hz > 0),
        recoveries=status.recoveries,
        app_ms=_known(status.app_ns / 1e6, lambda ms_: status.opened and ms_ >= 0),
        gpu_ms=_known(status.gpu_ns / 1e6, lambda ms_: ms_ >= 0),
        scale=status.scale,
        quality=status.quality,
    )


def _known(value: float, holds: Callable[[float], bool]) -> float | None:
    return round(value, 3) if holds(value) else None


def _s(ns: int) -> float:
    return round(ns / NS_PER_S, 3)


def _s_or_none(ns: int | None) -> float | None:
    return None if ns is None else _s(ns)
