"""The report folder holds what could be made; a missing piece costs that piece only."""

import json
import subprocess
import sys

import pytest

from vr_runtime.problem import Problem
from vr_runtime.record.contact_sheet import SheetText, Snapshot
from vr_runtime.record.report import ResidentMemory, build_report
from vr_runtime.record.writing import write_report
from vr_runtime.timing.recorder import FrameRecorder
from vr_runtime.timing.trace import PhaseSpan

PERIOD_NS = 11_111_111
PICTURE = Snapshot("settle", 2.0, None, 4, 2, bytes(24))


@pytest.fixture
def recorder():
    recorder = FrameRecorder(PERIOD_NS)
    for number in range(10):
        at = number * PERIOD_NS
        recorder.record(at, at, at, at, at, at, at + 1, at + PERIOD_NS, PERIOD_NS, 8, 9, 1)
    return recorder


@pytest.fixture
def report(recorder):
    return build_report(
        recorder.summary(),
        exit_reason="finished",
        headset="simulated",
        clock="real",
        time_lapse=1.0,
        rss_mib=ResidentMemory(1.0, 1.0, 1.0),
        scene="night-sky",
    )


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_whole_session_leaves_three_files(tmp_path, report, recorder):
    phases = [PhaseSpan("settle", 0, 10 * PERIOD_NS)]
    done = write_report(
        tmp_path, report, recorder=recorder, phases=phases, snapshots=[PICTURE], sheet=SheetText("Night sky", "")
    )
    assert names(tmp_path) == ["contact-sheet.png", "session.json", "trace.json"]
    assert [path.name for path in done.files] == ["session.json", "trace.json", "contact-sheet.png"]
    assert done.left_out == ()
    assert json.loads((tmp_path / "trace.json").read_text())["otherData"]["scene"] == "night-sky"


def test_without_a_frame_and_without_a_picture_the_report_stands_alone(tmp_path, report):
    done = write_report(tmp_path, report, recorder=FrameRecorder(PERIOD_NS))
    assert names(tmp_path) == ["session.json"]
    assert done.left_out == ()


def test_a_misshapen_picture_costs_the_sheet_alone(tmp_path, report, recorder):
    done = write_report(tmp_path, report, recorder=recorder, snapshots=[Snapshot("settle", 0.0, None, 9, 9, b"")])
    assert names(tmp_path) == ["session.json", "trace.json"]
    assert len(done.left_out) == 1
    assert "contact-sheet.png" in done.left_out[0]


def test_a_trace_that_cannot_be_written_costs_the_trace_alone(tmp_path, report, recorder):
    (tmp_path / "trace.json").mkdir()
    done = write_report(tmp_path, report, recorder=recorder, snapshots=[PICTURE])
    assert names(tmp_path) == ["contact-sheet.png", "session.json", "trace.json"]
    assert [line.split()[0] for line in done.left_out] == ["trace.json"]


def test_only_a_lost_report_is_a_problem(tmp_path, report):
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem):
        write_report(tmp_path / "file", report)


def test_pillow_and_numpy_wait_until_they_are_needed():
    code = "import sys, vr_runtime.record.writing; sys.exit('PIL' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
