"""`session.json` says what was played and how well, is written whole or not at all, and names nobody."""

import json
import re
import sys

import pytest

from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.memory import peak_resident_mib, resident_mib
from vr_runtime.record.report import (
    Gl,
    PhaseSpan,
    Plan,
    ResidentMemory,
    Runtime,
    build_report,
    check_writable,
    write_atomically,
    write_session,
)
from vr_runtime.timing.recorder import FrameRecorder

PERIOD_NS = 11_111_111
MS = 1_000_000


def played(frames=100, gpu_ns=4 * MS):
    recorder = FrameRecorder(PERIOD_NS)
    for number in range(frames):
        at = 10**12 + number * PERIOD_NS
        recorder.record(at, at, at, at, at, at, at + 3 * MS, at + 2 * PERIOD_NS, PERIOD_NS, 800, 900, 1)
        if gpu_ns is not None:
            recorder.gpu(number, gpu_ns)
    return recorder


def report_of(recorder, **more):
    facts = {
        "exit_reason": "finished",
        "headset": "simulated",
        "clock": "virtual",
        "time_lapse": 60.0,
        "rss_mib": ResidentMemory(100.0, 120.0, 130.0),
    }
    return build_report(recorder.summary() if recorder else None, **(facts | more))


def written(tmp_path, report):
    return json.loads(write_session(tmp_path, report).read_text())


def test_it_holds_every_field_a_reader_may_rely_on(tmp_path):
    report = report_of(
        played(),
        scene="night-sky",
        plan=Plan(40, 60),
        phases=[PhaseSpan("settle", 0.0, 300.0)],
        cpu_ns=100 * MS,
        runtime=Runtime("Simulated", "1.0"),
        gl=Gl("Mesa", "llvmpipe", "4.5"),
        garbage={"collections": 2},
    )
    found = written(tmp_path, report)
    assert found["schema"] == 1
    assert found["exit_reason"] == "finished"
    assert (found["frames"], found["missed_frames"]) == (100, 0)
    assert found["missed_by_cause"] == {"app_late": 0, "gpu_late": 0, "runtime_late": 0, "headset_idle": 0}
    for name in ("interval_ms", "app_ms", "gpu_ms"):
        assert list(found[name]) == ["p50", "p95", "p99", "p99_9", "max"]
    assert found["interval_ms"]["p50"] == pytest.approx(11.11, rel=0.01)
    assert found["app_ms"]["max"] == 3.0
    assert found["cpu_ms_per_frame"] == 1.0
    assert found["refresh_hz"] == pytest.approx(90.0, abs=0.01)
    assert found["resolution_px"] == [800, 900]
    assert found["phases"] == [{"name": "settle", "entered_s": 0.0, "duration_s": 300.0}]
    assert found["runtime"] == {"name": "Simulated", "version": "1.0"}
    assert found["gl"] == {"vendor": "Mesa", "renderer": "llvmpipe", "version": "4.5"}
    assert found["rss_mib"] == {"start": 100.0, "end": 120.0, "peak": 130.0, "first_minute": None}
    assert (found["recoveries"], found["garbage"]) == (0, {"collections": 2})
    assert (found["scene"], found["plan"]) == ("night-sky", {"infusion_min": 40, "window_min": 60})
    assert (found["headset"], found["clock"], found["time_lapse"]) == ("simulated", "virtual", 60.0)


def test_without_gpu_times_gpu_ms_is_null(tmp_path):
    assert written(tmp_path, report_of(played(gpu_ns=None)))["gpu_ms"] is None


def test_a_session_that_ended_before_its_first_frame_has_a_report_too(tmp_path):
    found = written(tmp_path, report_of(None, exit_reason="problem", problem="No headset found."))
    assert (found["frames"], found["problem"]) == (0, "No headset found.")
    assert set(found["interval_ms"].values()) == {None}
    assert found["cpu_ms_per_frame"] is None


def test_the_date_stands_in_the_header_alone(tmp_path):
    found = written(tmp_path, report_of(played()))
    dated = re.compile(r"\d{4}-\d\d-\d\d")
    assert dated.search(found.pop("header")["written_at"])
    assert not dated.search(json.dumps(found))


def test_two_reports_of_the_same_session_differ_in_the_header_at_most(tmp_path):
    first, second = (written(tmp_path, report_of(played())) for _ in range(2))
    del first["header"], second["header"]
    assert first == second


def test_a_writing_that_breaks_off_leaves_the_old_report(tmp_path, monkeypatch):
    target = tmp_path / "session.json"
    write_atomically(target, b"old")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_writable_folder_is_made_and_left_empty(tmp_path):
    folder = tmp_path / "deep" / "report"
    check_writable(folder)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("below", ["", "report"])
def test_a_file_in_the_way_is_one_clear_line(tmp_path, below):
    (tmp_path / "taken").write_text("")
    with pytest.raises(Problem) as refused:
        check_writable(tmp_path / "taken" / below)
    assert refused.value.code is ExitCode.REPORT_UNWRITABLE
    assert "taken" in str(refused.value)
    assert "--report" in refused.value.remedy
    assert "\n" not in str(refused.value)


def test_a_folder_lost_during_the_session_is_the_same_problem(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(Problem) as refused:
        write_session(tmp_path / "taken", report_of(None))
    assert refused.value.code is ExitCode.REPORT_UNWRITABLE


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_resident_memory_is_near_what_psutil_sees():
    psutil = pytest.importorskip("psutil")
    assert resident_mib() == pytest.approx(psutil.Process().memory_info().rss / 2**20, abs=8)


def test_the_peak_is_no_less_than_now():
    assert peak_resident_mib() >= resident_mib() - 1 > 0
