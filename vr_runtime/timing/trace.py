"""The frames as a trace file that Perfetto (ui.perfetto.dev) and chrome://tracing open.

Chrome's JSON trace format: times and durations in microseconds, here counted from the session's first frame wait.
One process with a track each for the phases, our frames with their steps, the GPU, and the display's slots with the
missed ones marked; and a counter for the resolution. Written frame by frame, so that memory stays flat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from vr_runtime.timing.frame_record import CAUSE_NAMES, FrameFlags, FrameRecord
from vr_runtime.timing.recorder import FrameRecorder

Event = dict[str, Any]

_PROCESS: Final = 1
_PHASES, _FRAMES, _GPU, _DISPLAY = range(1, 5)
_TRACKS: Final = {_PHASES: "phases", _FRAMES: "frame steps", _GPU: "GPU", _DISPLAY: "display slots"}
_FLAG_NAMES: Final = {
    value: name.lower() for name, value in vars(FrameFlags).items() if name.isupper() and isinstance(value, int)
}
_FLUSH_BYTES: Final = 1 << 18


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase of the session on the frames' own axis, monotonic nanoseconds."""

    name: str
    start_ns: int
    end_ns: int


def write_trace(
    path: Path,
    recorder: FrameRecorder,
    phases: Iterable[PhaseSpan] = (),
    about: Mapping[str, str] | None = None,
) -> int:
    """Write all frames that the recorder kept and return the number of events. Raises OSError.

    `about` is shown by the viewer as the trace's metadata: scene, plan, runtime.
    """
    import msgspec

    encoder = msgspec.json.Encoder()
    events = 0
    block = bytearray()
    with path.open("wb") as file:
        file.write(b'{"displayTimeUnit":"ms","otherData":' + encoder.encode(dict(about or {})) + b',"traceEvents":[\n')
        for event in trace_events(recorder, phases):
            block += b",\n" if events else b""
            block += encoder.encode(event)
            events += 1
            if len(block) > _FLUSH_BYTES:
                file.write(block)
                block.clear()
        file.write(block + b"\n]}\n")
    return events


def trace_events(recorder: FrameRecorder, phases: Iterable[PhaseSpan] = ()) -> Iterator[Event]:
    """All events in the order in which each track is drawn."""
    recorder.summary()  # Decides the causes that are still open.
    yield from _track_names()
    origin_ns = recorder.first_ns
    for phase in phases:
        yield _slice(_PHASES, phase.name, phase.start_ns - origin_ns, phase.end_ns - origin_ns)
    previous: FrameRecord | None = None
    gpu_free_ns = origin_ns
    for frame in recorder.kept_frames():
        yield from _steps(frame, origin_ns)
        if frame.gpu_ns >= 0:
            # The timer knows how long, not when: the GPU starts once drawing starts and the frame before is done.
            start_ns = max(frame.locate_ns, gpu_free_ns)
            gpu_free_ns = start_ns + frame.gpu_ns
            yield _slice(_GPU, "draw", start_ns - origin_ns, gpu_free_ns - origin_ns, frame=frame.frame_number)
        if frame.missed:
            yield _missed(frame, origin_ns)
        if previous is not None:
            yield _slot(previous, frame.predicted_display_ns, origin_ns)
        if previous is None or (previous.width_px, previous.height_px) != (frame.width_px, frame.height_px):
            yield _resolution(frame, origin_ns)
        previous = frame
    if previous is not None:
        yield _slot(previous, previous.predicted_display_ns + previous.period_ns, origin_ns)


def _track_names() -> Iterator[Event]:
    yield {"ph": "M", "pid": _PROCESS, "name": "process_name", "args": {"name": "VR session"}}
    for track, name in _TRACKS.items():
        yield {"ph": "M", "pid": _PROCESS, "tid": track, "name": "thread_name", "args": {"name": name}}
        yield {"ph": "M", "pid": _PROCESS, "tid": track, "name": "thread_sort_index", "args": {"sort_index": track}}


def _steps(frame: FrameRecord, origin_ns: int) -> Iterator[Event]:
    called = frame.wait_called_ns - origin_ns
    flags = [name for bit, name in _FLAG_NAMES.items() if frame.flags & bit]
    title = f"frame {frame.frame_number}"
    yield _slice(_FRAMES, title, called, frame.end_ns - origin_ns, flags=flags, app_ms=_app_ms(frame))
    start = called
    for name, returned_ns in (
        ("wait", frame.wait_ns),
        ("begin", frame.begin_ns),
        ("locate", frame.locate_ns),
        ("draw", frame.draw_ns),
        ("release", frame.release_ns),
        ("end", frame.end_ns),
    ):
        returned = returned_ns - origin_ns
        if returned > start:
            yield _slice(_FRAMES, name, start, returned)
            start = returned


def _app_ms(frame: FrameRecord) -> float:
    return (frame.end_ns - frame.wait_ns) / 1e6


def _slot(frame: FrameRecord, next_ns: int, origin_ns: int) -> Event:
    start_ns = frame.predicted_display_ns
    end_ns = min(start_ns + frame.period_ns, max(next_ns, start_ns))
    return _slice(_DISPLAY, f"frame {frame.frame_number}", start_ns - origin_ns, end_ns - origin_ns)


def _missed(frame: FrameRecord, origin_ns: int) -> Event:
    first_ns = frame.predicted_display_ns - frame.missed * frame.period_ns
    cause = CAUSE_NAMES[frame.cause]
    return {
        "ph": "i",
        "s": "p",
        "pid": _PROCESS,
        "tid": _DISPLAY,
        "name": f"missed {frame.missed}: {cause}",
        "ts": (first_ns - origin_ns) / 1e3,
        "args": {"cause": cause, "missed": frame.missed, "before_frame": frame.frame_number},
    }


def _resolution(frame: FrameRecord, origin_ns: int) -> Event:
    return {
        "ph": "C",
        "pid": _PROCESS,
        "name": "resolution an eye",
        "ts": (frame.wait_called_ns - origin_ns) / 1e3,
        "args": {"width_px": frame.width_px, "height_px": frame.height_px},
    }


def _slice(track: int, name: str, start: int, end: int, **args: object) -> Event:
    # Microseconds from whole nanoseconds: a child's end must not come out a rounding step behind its parent's.
    event: Event = {
        "ph": "X",
        "pid": _PROCESS,
        "tid": track,
        "name": name,
        "ts": start / 1e3,
        "dur": max(0, end - start) / 1e3,
    }
    if args:
        event["args"] = args
    return event
