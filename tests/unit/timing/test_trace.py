"""The trace is a JSON file as Perfetto reads it: slices that nest, tracks in order, misses marked with their cause."""

import json
from collections import defaultdict

import pytest

from vr_runtime.timing.frame_record import FrameFlags
from vr_runtime.timing.trace import PhaseSpan, write_trace

MS = 1_000_000


@pytest.fixture
def trace(make_display, tmp_path):
    display = make_display(capacity=64)
    start_ns = display.now_ns
    display.frames(20)
    display.frame(app_ns=15 * MS)
    display.frame(slots=2)
    display.frames(200, gpu_ns=12 * MS)
    display.frame(slots=40, flags=FrameFlags.NOT_RENDERED | FrameFlags.IDLE_BEFORE)
    display.frames(20)
    phases = [
        PhaseSpan("settle", start_ns, start_ns + 900 * MS),
        PhaseSpan("onset", start_ns + 900 * MS, display.now_ns),
    ]
    path = tmp_path / "trace.json"
    count = write_trace(path, display.recorder, phases, {"scene": "night-sky"})
    parsed = json.loads(path.read_text())
    assert len(parsed["traceEvents"]) == count
    return parsed


def tracks(trace):
    """Slices by track name, as (start, end, name) in whole nanoseconds."""
    names = {e["tid"]: e["args"]["name"] for e in trace["traceEvents"] if e["name"] == "thread_name"}
    found = defaultdict(list)
    for event in trace["traceEvents"]:
        if event["ph"] == "X":
            start = round(event["ts"] * 1000)
            found[names[event["tid"]]].append((start, start + round(event["dur"] * 1000), event["name"]))
    return found


def of_kind(trace, kind):
    return [event for event in trace["traceEvents"] if event["ph"] == kind]


def test_every_track_has_a_name_and_slices(trace):
    assert set(tracks(trace)) == {"phases", "frame steps", "GPU", "display slots"}


def test_slices_of_a_track_nest_or_follow_each_other(trace):
    for slices in tracks(trace).values():
        open_until = []
        for start, end, name in slices:
            while open_until and open_until[-1] <= start:
                open_until.pop()
            assert not open_until or end <= open_until[-1], name
            open_until.append(end)


def test_starts_never_go_back_within_a_track(trace):
    for slices in tracks(trace).values():
        starts = [start for start, _, _ in slices]
        assert starts == sorted(starts)


def test_a_frame_holds_its_six_steps_in_order(trace):
    steps = [name for _, _, name in tracks(trace)["frame steps"]]
    first = steps.index("frame 200")
    assert steps[first + 1 : first + 7] == ["wait", "begin", "locate", "draw", "release", "end"]


def test_misses_are_marked_with_their_cause_the_one_that_left_the_ring_too(trace):
    marks = [(mark["args"]["cause"], mark["args"]["missed"]) for mark in of_kind(trace, "i")]
    assert marks == [("app_late", 1), ("headset_idle", 39)]


def test_a_mark_lies_on_the_first_slot_missed(trace):
    mark = of_kind(trace, "i")[0]
    slots = {name: (start, end) for start, end, name in tracks(trace)["display slots"]}
    before = slots[f"frame {mark['args']['before_frame'] - 1}"]
    assert mark["ts"] * 1000 == pytest.approx(before[1], abs=2)


def test_flags_are_spelt_out(trace):
    flags = [event["args"]["flags"] for event in of_kind(trace, "X") if event.get("args", {}).get("flags")]
    assert ["not_rendered", "idle_before"] in flags
    assert flags[0] == ["drew"]


def test_the_resolution_counter_appears_once_where_nothing_changes(trace):
    assert [event["args"] for event in of_kind(trace, "C")] == [{"width_px": 800, "height_px": 900}]


def test_what_it_is_about_stands_beside_the_events(trace):
    assert trace["otherData"] == {"scene": "night-sky"}


def test_a_trace_without_a_frame_is_still_a_trace(make_display, tmp_path):
    path = tmp_path / "trace.json"
    write_trace(path, make_display().recorder)
    assert of_kind(json.loads(path.read_text()), "X") == []


def test_the_number_of_events_is_bounded_by_what_the_recorder_keeps(make_display, tmp_path):
    display = make_display(capacity=32, gaps_kept=2)
    for _ in range(60):
        display.frames(20)
        display.frame(slots=2)
    count = write_trace(tmp_path / "trace.json", display.recorder)
    assert count < (32 + 2 * 16) * 11 + 20
