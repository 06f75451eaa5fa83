"""Six hours of sound on the virtual clock, in one process: targets held in each phase, no drift, memory flat."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.unit.house.tree import ROOT

pytestmark = pytest.mark.soak
INFUSION_MIN = 325  # 360 minutes in the headset


@pytest.fixture(scope="module")
def hours() -> dict:
    command = [sys.executable, "-m", "tests.soak.sound_hours", str(INFUSION_MIN)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_six_hours_were_played(hours: dict) -> None:
    assert hours["seconds"] >= 6 * 3600 - 60


def test_nothing_came_near_full_scale_and_nothing_knocked(hours: dict) -> None:
    assert hours["true_peak_dbtp"] <= -9.0
    assert hours["worst_crest_db"] <= 14.0


def test_every_half_minute_of_steady_state_is_within_1_lu_of_its_target(hours: dict) -> None:
    assert hours["steady_pieces"] > 500
    assert hours["worst_off_target_lu"] < 1.0
    assert hours["worst_short_term_off_lu"] < 1.0


def test_the_last_hour_is_as_loud_as_the_first(hours: dict) -> None:
    assert abs(hours["off_target_first_hour_lu"] - hours["off_target_last_hour_lu"]) < 0.1


def test_memory_stays_flat(hours: dict) -> None:
    assert hours["rss_growth_mib"] < 2.0
