"""A session that runs is seen, and left alone; one that broke off is offered."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import msgspec
import pytest

from tests.unit.record.journals import written
from vr_runtime.clock import NS_PER_S, VirtualClock
from vr_runtime.control.private_files import Places, private_folder, write_private
from vr_runtime.control.processes import start_mark
from vr_runtime.control.rendezvous import Rendezvous, announce
from vr_runtime.preflight import examination
from vr_runtime.preflight.sessions import examine_sessions, reading_now, session_running
from vr_runtime.problem import ExitCode
from vr_runtime.record import entries as en
from vr_runtime.record.session_clock import Reading

HERE = start_mark(os.getpid()) or ""


@pytest.fixture
def runtime():
    folder = Path(tempfile.mkdtemp(prefix="vp"))
    yield private_folder(folder / "r")
    shutil.rmtree(folder)


def announced(runtime, started=HERE):
    announce(runtime, Rendezvous("ipc:///x", "ipc:///y", "k" * 40, "s", os.getpid(), started))


def test_nothing_runs_in_an_empty_folder_or_in_none(runtime):
    assert session_running(runtime) is None
    assert session_running(runtime / "nowhere") is None


def test_a_host_that_runs_is_a_problem_that_names_it(runtime):
    announced(runtime)
    found = session_running(runtime)
    assert (found.name, found.level, found.exit_code) == ("session_running", "problem", ExitCode.HOST_BUSY)
    assert found.values == {"process": os.getpid()}


def test_what_a_dead_host_announced_does_not_count(runtime):
    announced(runtime, started="long ago")
    assert session_running(runtime) is None


def test_a_player_without_its_host_still_plays(runtime):
    write_private(runtime / "player.json", msgspec.json.encode({"pid": os.getpid(), "started": HERE}), replace=True)
    assert session_running(runtime).name == "session_without_host"


@pytest.mark.skipif(os.name != "posix", reason="mode bits say nothing there")
def test_a_folder_that_others_may_read_is_a_problem(runtime):
    announced(runtime)
    (runtime / "control.json").chmod(0o644)
    found = session_running(runtime)
    assert (found.name, found.exit_code) == ("control_folder_unusable", ExitCode.DOOR_UNUSABLE)


def later(seconds):
    now = reading_now()
    return Reading(now.machine_ns + seconds * NS_PER_S, now.wall_ns + seconds * NS_PER_S, now.boot)


def test_no_journal_is_no_finding_but_that_none_broke_off(tmp_path):
    [found] = examine_sessions(tmp_path / "nowhere", "simulated", reading_now())
    assert (found.name, found.level) == ("session_none", "ok")


def test_a_session_that_broke_off_is_offered_for_two_hours(tmp_path):
    written(tmp_path, en.CourseBegun(0), reason=None)
    [found] = examine_sessions(tmp_path, "simulated", later(600))
    assert (found.name, found.level) == ("session_broke_off", "warning")
    assert (found.values["session"], found.values["minutes_ago"]) == (1, 10)
    assert "--resume" in found.remedy
    [long_ago] = examine_sessions(tmp_path, "simulated", later(3 * 3600))
    assert (long_ago.name, long_ago.level) == ("session_broke_off_long_ago", "ok")


def test_one_that_ended_is_not_offered(tmp_path):
    written(tmp_path, en.CourseBegun(0))
    [found] = examine_sessions(tmp_path, "simulated", later(600))
    assert found.name == "session_none"


def test_while_a_session_runs_its_headset_and_its_sound_are_left_alone(runtime, monkeypatch):
    announced(runtime)
    monkeypatch.setattr(Places, "of_this_user", lambda: Places(keys=runtime, runtime=runtime))

    def opened(*_):
        raise AssertionError("a headset that is in use was opened")

    monkeypatch.setattr(examination, "_of_headset", opened)
    findings = examination.examine(VirtualClock(), "simulated", "default")
    assert findings[0].name == "session_running"
    assert {finding.group for finding in findings} == {"session", "computer", "clinic"}
