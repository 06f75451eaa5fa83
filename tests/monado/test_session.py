"""The whole player on a real runtime: an infusion to its end, its picture, and a runtime that dies under it."""

from __future__ import annotations

import json
from time import sleep
from typing import Any

import numpy as np
import pytest

from . import rig, screen
from .conftest import PLAYER, is_dark, is_lit, wait_for_picture

pytestmark = pytest.mark.monado
PHASES = ["settle", "onset", "deepen", "plateau", "return", "reorient"]
A_MINUTE_A_SECOND = ("--infusion", "40", "--auto", "--time-lapse", "60")
AWAY_S = 4.0  # four minutes of the session: long enough for settle to end meanwhile
PLAYS_WITHIN_S = 360  # sixty seconds of session, and much longer for a busy machine


def session_report(running_rig: rig.Rig) -> Any:
    return json.loads((running_rig.out / "report/session.json").read_text())


def planned_entries_s(running_rig: rig.Rig) -> list[float]:
    plan = json.loads(running_rig.run(["vr-runtime", "plan", "--infusion", "40", "--json"]).output)
    return [60.0 * phase["start_min"] for phase in plan["phases"]]


def test_a_whole_infusion_plays_to_the_end_with_every_phase(running_rig: rig.Rig) -> None:
    finished = running_rig.run(
        [*PLAYER, "--scene", "night-sky", *A_MINUTE_A_SECOND, "--report", "/out/report"], within_s=PLAYS_WITHIN_S
    )
    assert finished.status == 0, finished.output
    report = session_report(running_rig)
    assert [phase["name"] for phase in report["phases"]] == PHASES
    assert report["exit_reason"] == "finished"
    assert report["recoveries"] == 0
    assert "Monado" in report["runtime"]["name"]
    assert (running_rig.out / "report/contact-sheet.png").exists()


def test_the_picture_on_the_display_is_the_night_sky_in_both_halves(running_rig: rig.Rig) -> None:
    playing = running_rig.spawn([*PLAYER, "--scene", "night-sky", "--infusion", "40", "--auto"])
    left, right = wait_for_picture(running_rig, is_bright).halves
    for half in (left, right):
        height = half.shape[0]
        sky, ground = half[: height // 3].max(axis=2), half[height * 5 // 9 : height * 8 // 9].max(axis=2)
        assert sky.mean() > 1.5 * ground.mean(), "a sky above a dark horizon"
        assert np.percentile(sky, 99.5) > 1.5 * np.median(sky), "with points of light, not a plain field"
    assert abs(left.mean() - right.mean()) < 0.1 * left.mean(), "both eyes are equally bright"
    assert correlation(left, right) > 0.9, "both eyes see one sky"
    assert not np.array_equal(left, right), "each from its own place"
    playing.kill()
    wait_for_picture(running_rig, is_dark)


def test_a_killed_runtime_that_comes_back_finds_the_player_where_the_infusion_is(running_rig: rig.Rig) -> None:
    playing = running_rig.spawn([*PLAYER, "--scene", "night-sky", *A_MINUTE_A_SECOND, "--report", "/out/report"])
    wait_for_picture(running_rig, is_lit)
    running_rig.kill_service()
    sleep(AWAY_S)
    running_rig.start_service()
    wait_for_picture(running_rig, is_lit)
    finished = playing.finish(PLAYS_WITHIN_S)
    assert finished.status == 0, finished.output
    report = session_report(running_rig)
    assert report["recoveries"] >= 1
    assert [phase["name"] for phase in report["phases"]] == PHASES
    for phase, planned_s in zip(report["phases"], planned_entries_s(running_rig), strict=True):
        # the infusion went on while the runtime was away; a second of ours is a minute of its
        assert phase["entered_s"] == pytest.approx(planned_s, abs=120), phase["name"]


def is_bright(seen: screen.Picture) -> bool:
    """The picture has come out of the dark in which a session begins, where steps of the display hide what it shows."""
    return is_lit(seen) and all(np.percentile(half.max(axis=2), 99.5) > 0.15 for half in seen.halves)


def correlation(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(one.mean(axis=2).ravel(), other.mean(axis=2).ravel())[0, 1])
