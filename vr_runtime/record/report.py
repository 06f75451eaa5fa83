"""The session report: what was played, how well, and on what. Written as `session.json`.

It holds nothing about a person. The wall-clock date stands in `header` alone, so that the rest can be compared or
passed on without it.
"""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

import vr_runtime
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.timing.histogram import Percentiles as MeasuredPercentiles
from vr_runtime.timing.recorder import FrameSummary

SCHEMA: Final = 1
SESSION_FILE: Final = "session.json"


class Header(msgspec.Struct, frozen=True):
    """All that says when and by which program the report was written."""

    program: str
    version: str
    written_at: str
    """UTC, ISO 8601, whole seconds."""


class Percentiles(msgspec.Struct, frozen=True):
    """Milliseconds; null where nothing was measured."""

    p50: float | None
    p95: float | None
    p99: float | None
    p99_9: float | None
    max: float | None


class PhaseSpan(msgspec.Struct, frozen=True):
    """A phase as it was played, in course seconds since the headset went on."""

    name: str
    entered_s: float
    duration_s: float


class Plan(msgspec.Struct, frozen=True):
    """Whole minutes, as planned."""

    infusion_min: int
    window_min: int


class Runtime(msgspec.Struct, frozen=True):
    """The OpenXR runtime, as it names itself."""

    name: str
    version: str


class Gl(msgspec.Struct, frozen=True):
    """The graphics driver, as it names itself."""

    vendor: str
    renderer: str
    version: str


class ResidentMemory(msgspec.Struct, frozen=True):
    """MiB of the player's process. `first_minute`: after 6,000 frames, null where there were fewer."""

    start: float
    end: float
    peak: float
    first_minute: float | None = None


class SessionReport(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of `session.json`. Sizes are one eye's; `missed_frames` leaves out `headset_idle`."""

    header: Header
    schema: int = SCHEMA
    exit_reason: str
    problem: str | None = None
    scene: str | None
    plan: Plan | None
    headset: str
    clock: str
    time_lapse: float
    frames: int
    drawn_frames: int
    missed_frames: int
    missed_by_cause: dict[str, int]
    longest_gap_frames: int
    interval_ms: Percentiles
    app_ms: Percentiles
    gpu_ms: Percentiles | None
    cpu_ms_per_frame: float | None
    refresh_hz: float | None
    resolution_px: tuple[int, int] | None
    smallest_resolution_px: tuple[int, int] | None
    phases: list[PhaseSpan]
    runtime: Runtime | None
    gl: Gl | None
    rss_mib: ResidentMemory
    recoveries: int
    garbage: dict[str, int | float]


def build_report(
    frames: FrameSummary | None,
    *,
    exit_reason: str,
    headset: str,
    clock: str,
    time_lapse: float,
    rss_mib: ResidentMemory,
    scene: str | None = None,
    plan: Plan | None = None,
    phases: list[PhaseSpan] | None = None,
    cpu_ns: int | None = None,
    runtime: Runtime | None = None,
    gl: Gl | None = None,
    recoveries: int = 0,
    garbage: Mapping[str, int | float] | None = None,
    problem: str | None = None,
) -> SessionReport:
    """Put a report together; `frames` is None where the session ended before its first frame.

    `headset` is "openxr" or "simulated", `clock` "real" or "virtual", `cpu_ns` the processor time of the whole process
    during the frames.
    """
    count = frames.frames if frames else 0
    return SessionReport(
        header=Header("vr-runtime", vr_runtime.__version__, _now_utc()),
        exit_reason=exit_reason,
        problem=problem,
        scene=scene,
        plan=plan,
        headset=headset,
        clock=clock,
        time_lapse=time_lapse,
        frames=count,
        drawn_frames=frames.drawn_frames if frames else 0,
        missed_frames=frames.missed_frames if frames else 0,
        missed_by_cause=frames.missed_by_cause if frames else {},
        longest_gap_frames=frames.longest_gap_frames if frames else 0,
        interval_ms=_percentiles(frames.interval_ms if frames else None),
        app_ms=_percentiles(frames.app_ms if frames else None),
        gpu_ms=_percentiles(frames.gpu_ms) if frames and frames.gpu_ms else None,
        cpu_ms_per_frame=round(cpu_ns / 1e6 / count, 4) if cpu_ns is not None and count else None,
        refresh_hz=round(frames.refresh_hz, 3) if frames and count else None,
        resolution_px=frames.resolution_px if frames and count else None,
        smallest_resolution_px=frames.smallest_resolution_px if frames and count else None,
        phases=phases or [],
        runtime=runtime,
        gl=gl,
        rss_mib=rss_mib,
        recoveries=recoveries,
        garbage=dict(garbage or {}),
    )


def write_session(folder: Path, report: SessionReport) -> Path:
    """Write `session.json` whole or not at all. Raises Problem(REPORT_UNWRITABLE)."""
    path = folder / SESSION_FILE
    text = msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"
    try:
        write_atomically(path, text)
    except OSError as error:
        raise _unwritable(folder, error) from None
    return path


def check_writable(folder: Path) -> None:
    """Make the report folder and prove that it takes a file, before the session and not after it.

    Raises Problem(REPORT_UNWRITABLE).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"\0" * 4096)
    except OSError as error:
        raise _unwritable(folder, error) from None


def write_atomically(path: Path, content: bytes) -> None:
    """A reader sees the old file or the whole new one, after a crash too. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _unwritable(folder: Path, error: OSError) -> Problem:
    reason = error.strerror or type(error).__name__
    return Problem(
        ExitCode.REPORT_UNWRITABLE,
        f"The report folder {folder} cannot be written ({reason.lower()})",
        "Name another folder with --report, or make this one writable",
    )


def _percentiles(measured: MeasuredPercentiles | None) -> Percentiles:
    if measured is None:
        return Percentiles(None, None, None, None, None)
    values = (measured.p50, measured.p95, measured.p99, measured.p99_9, measured.max)
    return Percentiles(*(round(value, 4) for value in values))


def _now_utc() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
