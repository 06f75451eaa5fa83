"""This PC: its disk, its sleep, its clocks."""

from __future__ import annotations

import itertools
import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from vr_runtime.host.wake import can_be_kept_awake
from vr_runtime.preflight import computer
from vr_runtime.preflight.computer import examine_clock, examine_disk, examine_sleep

posix_only = pytest.mark.skipif(os.name != "posix", reason="mode bits say nothing there")


def levels(findings):
    return {finding.name: str(finding.level) for finding in findings}


def with_free(monkeypatch, mib):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage(1 << 50, 0, mib << 20))


@pytest.mark.parametrize(
    ("free_mib", "name", "level"),
    [(49, "disk_full", "problem"), (499, "disk_low", "warning"), (500, "disk_ready", "ok")],
)
def test_room_on_the_disk(tmp_path, monkeypatch, free_mib, name, level):
    with_free(monkeypatch, free_mib)
    tmp_path.chmod(0o700)
    [finding] = examine_disk(tmp_path)
    assert (finding.name, finding.level, finding.values["free_mib"]) == (name, level, free_mib)
    assert bool(finding.remedy) == (level != "ok")


def test_a_folder_that_is_not_there_yet_is_not_made_by_looking(tmp_path):
    assert levels(examine_disk(tmp_path / "state" / "vr-runtime")) == {"disk_ready": "ok"}
    assert list(tmp_path.iterdir()) == []


def test_looking_leaves_nothing_behind(tmp_path):
    tmp_path.chmod(0o700)
    assert levels(examine_disk(tmp_path)) == {"disk_ready": "ok"}
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_it_is_a_problem(tmp_path, monkeypatch):
    def refuses(**_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(computer.tempfile, "TemporaryFile", refuses)
    [finding] = examine_disk(tmp_path)
    assert (finding.name, finding.level) == ("disk_unwritable", "problem")
    assert "Read-only file system" in finding.found


def test_a_file_where_the_folder_should_be_is_a_problem(tmp_path):
    (tmp_path / "state").write_text("in the way")
    assert levels(examine_disk(tmp_path / "state")) == {"disk_unwritable": "problem"}


@posix_only
def test_a_folder_that_others_may_open_is_said(tmp_path):
    tmp_path.chmod(0o755)
    found = levels(examine_disk(tmp_path))
    assert found == {"disk_ready": "ok", "disk_not_private": "warning"}


def test_sleep():
    assert levels(examine_sleep(lambda: True)) == {"sleep_held_off": "ok"}
    assert levels(examine_sleep(lambda: False)) == {"sleep_not_held_off": "warning"}


@posix_only
@pytest.mark.parametrize(
    ("command", "can"), [(("cat",), True), (("false",), False), (("true",), False), (("/nowhere/at/all",), False)]
)
def test_a_machine_can_be_kept_awake_only_where_the_service_runs_what_it_is_given(command, can):
    assert can_be_kept_awake(command) is can


def test_the_clock_of_this_machine_is_fit():
    assert levels(examine_clock()) == {"clock_steady": "ok"}


def counting(*steps_ns):
    """A clock that goes on by these steps, again and again."""
    return itertools.accumulate(itertools.cycle(steps_ns)).__next__


def test_a_clock_that_goes_back_is_a_problem():
    [finding] = examine_clock(now_ns=counting(100, 100, -50))
    assert (finding.name, finding.level) == ("clock_unfit", "problem")
    assert "went back by 50 ns" in finding.found


def test_a_clock_that_stands_still_or_jumps_is_a_problem():
    [still] = examine_clock(now_ns=lambda: 5)
    assert "stands still" in still.found
    [coarse] = examine_clock(now_ns=counting(*[0] * 9, 15_600_000))
    assert "steps of 15.6 ms" in coarse.found


def test_a_clock_at_another_pace_than_the_systems_is_a_problem():
    [finding] = examine_clock(now_ns=counting(1000), other_s=counting(1.0))
    assert (finding.name, finding.level) == ("clock_unfit", "problem")


@pytest.mark.parametrize("wall_s", [0.0, -1.0, 4.2e9])
def test_a_date_that_cannot_be_is_said(wall_s):
    assert levels(examine_clock(wall_s=lambda: wall_s)) == {"clock_steady": "ok", "clock_date_wrong": "warning"}


def test_thresholds_agree_with_the_alarm_of_a_session():
    from vr_runtime.host.alarms import DISK_LOW_MIB

    assert computer.LITTLE_MIB == DISK_LOW_MIB
    assert Path(computer.__file__).exists()
