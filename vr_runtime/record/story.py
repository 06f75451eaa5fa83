"""The story of a session: all facts of its report, as plain data that pictures, page and JSON share.

Instants (`at_s`, `from_s` ...) are seconds of session time since the first picture; lengths are in the same seconds. No
field can name a person or a device. The only dates stand in `header`, which is left out where a report leaves the
clinic.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from vr_runtime.record.report import Percentiles

SCHEMA: Final = 1
FORMAT: Final = "vr-runtime session report"

Standing = Literal["pause", "ease", "eyes_closed", "approach", "headset_off", "emergency"]


class _Facts(msgspec.Struct, frozen=True):
    pass


class Header(_Facts, frozen=True, kw_only=True):
    """All that says which session it was and when. UTC, ISO 8601, whole seconds."""

    number: int
    started_at: str
    written_at: str


class Played(_Facts, frozen=True, kw_only=True):
    """What was played on what, and how it ended. `clock_s`: how long it took on the clock, time-lapse or not."""

    scene: str
    scenes_later: list[str]
    preset: str
    preset_hash: str
    route: Literal["infusion", "dose"]
    headset: Literal["openxr", "simulated"]
    clock: Literal["real", "virtual"]
    time_lapse: float
    program_version: str
    report_version: str
    window_min: int
    length_s: float
    clock_s: float
    state: Literal["closed", "playing", "broken off"]
    reason: str | None
    player_restarts: int
    headset_losses: int
    host_resumes: int


class Infusion(_Facts, frozen=True, kw_only=True):
    """As staff confirmed it. `clock_s`: the infusion clock at the end, None where it never started.

    `planned_min` at the start, `planned_at_end_min` after all changes.
    """

    planned_min: int
    planned_at_end_min: int
    clock_s: float | None
    started_s: float | None
    stopped_s: float | None
    stopped_by_itself: bool
    pauses: int
    paused_s: float
    extended_min: int
    shortened_min: int


class PhaseSpan(_Facts, frozen=True, kw_only=True):
    """A stretch of one phase; in a plateau of one part of one chapter."""

    name: str
    part: Literal["drift", "rest"] | None
    chapter: int | None
    from_s: float
    to_s: float


class PhaseTime(_Facts, frozen=True, kw_only=True):
    """A phase as it was planned, and as long as it was played."""

    name: str
    planned_min: int
    played_s: float


class Happening(_Facts, frozen=True, kw_only=True):
    """What staff did, and what happened. `value` belongs to the kind: minutes, per cent, decibels, how often."""

    at_s: float
    infusion_s: float | None
    kind: str
    value: float | str | None = None


class Stood(_Facts, frozen=True, kw_only=True):
    """How long something was switched on. `to_s` is None where it stood to the end."""

    what: Standing
    from_s: float
    to_s: float | None


class Curves(_Facts, frozen=True, kw_only=True):
    """Targets over time. Light is relative to the panel's white, the uniform field mixed in where it was due.

    `motion` is a share of the authored speed; `loudness_lufs` is None where all sound was to be silent.
    """

    at_s: list[float]
    mean_luminance: list[float]
    peak_luminance: list[float]
    motion: list[float]
    loudness_lufs: list[float | None]
    music: list[float]


class Bins(_Facts, frozen=True, kw_only=True):
    """Frames by time, in columns of `width_s` from 0 on. Milliseconds; None where a column has no frame."""

    width_s: float
    frames: list[int]
    app_p50_ms: list[float | None]
    app_p95_ms: list[float | None]
    app_p99_ms: list[float | None]
    app_max_ms: list[float | None]
    gpu_p95_ms: list[float | None]
    missed_by_cause: dict[str, list[int]]
    width_px: list[int | None]
    height_px: list[int | None]


class Without(_Facts, frozen=True, kw_only=True):
    """No picture was asked for, or no player was there to make one."""

    why: Literal["headset_idle", "player_gone", "not_recorded"]
    from_s: float
    to_s: float


class Frames(_Facts, frozen=True, kw_only=True):
    """`missed` leaves out `headset_idle`. `app_ms`: from a frame wait's return to the frame's end."""

    frames: int
    drawn: int
    missed: int
    missed_by_cause: dict[str, int]
    longest_gap: int
    refresh_hz: float | None
    period_ms: float | None
    interval_ms: Percentiles
    app_ms: Percentiles
    gpu_ms: Percentiles | None
    resolution_px: tuple[int, int] | None
    smallest_resolution_px: tuple[int, int] | None
    full_resolution_share: float | None
    idle_s: float
    without_picture: list[Without]
    blocks_unreadable: int
    bins: Bins


class AlarmTold(_Facts, frozen=True, kw_only=True):
    """`times`: how often it was given while it stood. `cleared_s` is None where it stood to the end."""

    cause: str
    level: Literal["high", "medium", "low", "info"]
    raised_s: float
    cleared_s: float | None
    silenced_s: float | None
    times: int


class HeardMinute(_Facts, frozen=True, kw_only=True):
    """Loudness of the minute that ended at `at_s`, and what was asked for in its mean, volume and all."""

    at_s: float
    lufs: float
    asked_lufs: float


class Sound(_Facts, frozen=True, kw_only=True):
    """`entries`: how many entries of the journal tell of sound that was played; `heard`: how loud it was."""

    entries: int
    quietest_lufs: float | None
    loudest_lufs: float | None
    silent_s: float
    volume_db: list[tuple[float, float]]
    brightness_percent: list[tuple[float, int]]
    heard: list[HeardMinute] = []


class ScaleTold(_Facts, frozen=True, kw_only=True):
    """How the patient was, 0 to 10 as they said it. `at_s` is None where it was said afterwards."""

    at_s: float | None
    scale: Literal["nausea", "anxiety", "pain", "comfort"]
    value: int


class Integrity(_Facts, frozen=True, kw_only=True):
    """Whether the journal verifies. `fault` names the first row that does not, in words of this program alone."""

    state: Literal["intact", "not_intact", "unchecked"]
    fault: str | None
    entries: int
    frame_blocks: int
    entries_lost: int
    frames_lost: int
    unreadable: int


class Story(_Facts, frozen=True, kw_only=True):
    """The whole report. `header` is None where it was left out."""

    format: str = FORMAT
    schema: int = SCHEMA
    header: Header | None
    played: Played
    infusion: Infusion
    phases: list[PhaseSpan]
    phase_times: list[PhaseTime]
    happenings: list[Happening]
    stood: list[Stood]
    curves: Curves
    frames: Frames
    alarms: list[AlarmTold]
    sound: Sound
    scales: list[ScaleTold] = []
    integrity: Integrity
