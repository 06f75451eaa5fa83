"""Everything a session leaves in its report folder: `session.json`, `trace.json`, `contact-sheet.png`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vr_runtime.record.contact_sheet import SheetText, Snapshot, write_contact_sheet
from vr_runtime.record.report import SessionReport, write_session
from vr_runtime.timing.recorder import FrameRecorder
from vr_runtime.timing.trace import PhaseSpan, write_trace

TRACE_FILE: Final = "trace.json"
SHEET_FILE: Final = "contact-sheet.png"


@dataclass(frozen=True, slots=True)
class Written:
    """What lies in the folder now, and a line for each piece that could not be made."""

    files: tuple[Path, ...]
    left_out: tuple[str, ...]


def write_report(
    folder: Path,
    report: SessionReport,
    *,
    recorder: FrameRecorder | None = None,
    phases: Sequence[PhaseSpan] = (),
    snapshots: Sequence[Snapshot] = (),
    sheet: SheetText | None = None,
) -> Written:
    """Write what there is. Only a `session.json` that cannot be written raises: Problem(REPORT_UNWRITABLE).

    `phases` are on the recorder's monotonic axis. A session that ended before its first frame leaves no trace, one
    without a picture no contact sheet.
    """
    files = [write_session(folder, report)]
    left_out: list[str] = []
    if recorder is not None and recorder.next_frame_number:
        try:
            files.append(_trace(folder, report, recorder, phases))
        except OSError as error:
            left_out.append(f"{TRACE_FILE} could not be written: {error.strerror or error}")
    if snapshots:
        try:
            files.append(_sheet(folder, report, snapshots, sheet))
        except (OSError, ValueError, ImportError) as error:
            left_out.append(f"{SHEET_FILE} could not be made: {error}")
    return Written(tuple(files), tuple(left_out))


def _trace(folder: Path, report: SessionReport, recorder: FrameRecorder, phases: Sequence[PhaseSpan]) -> Path:
    path = folder / TRACE_FILE
    part = folder / f".{TRACE_FILE}.part"
    about = {"program": f"{report.header.program} {report.header.version}", "scene": report.scene or "none"}
    if report.runtime:
        about["runtime"] = f"{report.runtime.name} {report.runtime.version}"
    try:
        write_trace(part, recorder, phases, about)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def _sheet(folder: Path, report: SessionReport, snapshots: Sequence[Snapshot], sheet: SheetText | None) -> Path:
    path = folder / SHEET_FILE
    write_contact_sheet(path, snapshots, sheet or SheetText(title=report.scene or "Session", subtitle=""))
    return path
