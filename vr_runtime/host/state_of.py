"""The whole state of a session as consoles are shown it."""

from __future__ import annotations

from vr_runtime.control import messages as ms
from vr_runtime.course.levels import levels_at
from vr_runtime.host.alarms import Alarm
from vr_runtime.host.conductor import Conductor

_LEVELS = (
    "mean_luminance", "peak_luminance", "chroma", "motion", "detail", "vignette_deg", "fade", "grey", "loudness_lufs",
    "music", "sound", "tone",
)  # fmt: skip


def snapshot_of(
    conductor: Conductor, session: str, player: ms.PlayerState, headset: str, alarms: tuple[Alarm, ...]
) -> ms.Snapshot:
    """The state now."""
    session_ns = conductor.session_ns()
    where = conductor.course.at(session_ns)
    levels = levels_at(conductor.course, session_ns)
    return ms.Snapshot(
        session=session,
        version=conductor.version,
        phase=where.phase,
        phase_progress=where.phase_progress,
        session_s=where.session_s,
        infusion_s=where.infusion_s,
        next=None if where.next_phase is None else ms.Next(where.next_phase, where.next_in_s),
        waiting_for=where.waiting_for,
        levels={name: getattr(levels, name) for name in _LEVELS},
        flags=ms.Flags(
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
        ),
        player=player,
        headset=headset,
        alarms=tuple(
            ms.Alarm(alarm.rule.level, alarm.rule.words, alarm.rule.action, alarm.silenced, alarm.name)
            for alarm in alarms
        ),
        sliders=conductor.sliders,
    )
