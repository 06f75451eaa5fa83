"""The one next act follows from the state alone."""

from __future__ import annotations

import pytest

from vr_runtime.control import messages as ms
from vr_runtime.launcher.run.next_act import STOP_OFFERED_S, infusion_of, next_act_of, planned_min, stop_in_s

WAITING = {"phase": "settle", "infusion_s": None, "waiting_for": "infusion_started", "next": ms.Next("onset", None)}
STOP_DUE = {"waiting_for": "infusion_stopped", "next": ms.Next("return", None)}
GONE = ms.Alarm("high", "The picture is gone", "Take the headset off", name="player_gone")


def test_before_the_start_it_is_to_confirm_the_start(snapshot) -> None:
    due = next_act_of(snapshot(**WAITING))
    assert (due.kind, due.act, due.due, due.asks) == ("start", ms.Started(), False, False)


@pytest.mark.parametrize(
    "late", [{"phase_progress": 1.0}, {"alarms": (ms.Alarm("low", "not confirmed", "", name="start_unconfirmed"),)}]
)
def test_once_the_settle_is_over_the_start_is_due(snapshot, late) -> None:
    assert next_act_of(snapshot(**WAITING, **late)).due


def test_while_it_runs_there_is_nothing_to_do_and_it_says_for_how_long(snapshot) -> None:
    due = next_act_of(snapshot(next=ms.Next("return", 1500.0)))
    assert (due.kind, due.act, due.in_s) == ("nothing", None, 1500.0)


def test_before_the_plateau_the_stop_is_known_from_the_time_line(snapshot) -> None:
    state = snapshot(phase="onset", next=ms.Next("deepen", 60.0), session_s=600.0)
    assert stop_in_s(state) == 45 * 60.0 - 600.0


@pytest.mark.parametrize(("left_s", "kind"), [(STOP_OFFERED_S + 1, "nothing"), (STOP_OFFERED_S, "stop")])
def test_shortly_before_the_planned_stop_its_confirmation_lies_ready(snapshot, left_s, kind) -> None:
    due = next_act_of(snapshot(next=ms.Next("return", left_s)))
    assert (due.kind, due.due) == (kind, False)


def test_at_the_planned_stop_the_confirmation_is_due_and_does_not_ask(snapshot) -> None:
    due = next_act_of(snapshot(**STOP_DUE))
    assert (due.kind, due.act, due.due, due.asks) == ("stop", ms.Stopped(), True, False)


def test_a_paused_infusion_is_to_be_resumed_even_where_its_stop_is_due(snapshot) -> None:
    due = next_act_of(snapshot(**STOP_DUE, flags={"paused": True}))
    assert (due.kind, due.act, due.due) == ("resume", ms.Resumed(), True)


def test_on_the_way_back_nothing_is_to_be_done_until_the_end(snapshot) -> None:
    due = next_act_of(snapshot(phase="return", session_s=50 * 60.0, next=ms.Next("reorient", 600.0)))
    assert (due.kind, due.act, due.in_s) == ("way_back", None, 15 * 60.0)


def test_what_has_played_to_its_end_is_to_be_ended_and_that_asks(snapshot) -> None:
    due = next_act_of(snapshot(phase="reorient", flags={"finished": True}))
    assert (due.kind, due.act, due.asks) == ("end", ms.End(), True)


@pytest.mark.parametrize(
    ("flags", "kind"),
    [
        ({"emergency": True}, "emergency"),
        ({"emergency": True, "paused": True}, "emergency"),
        ({"ending": True, "emergency": True}, "ending"),
        ({"ending": True, "ended": True}, "over"),
    ],
)
def test_in_an_emergency_and_at_the_end_no_act_is_offered_here(snapshot, flags, kind) -> None:
    due = next_act_of(snapshot(flags=flags))
    assert (due.kind, due.act) == (kind, None)


@pytest.mark.parametrize("phase", ["plateau", "return"])
def test_it_never_says_that_nothing_is_to_be_done_while_a_grave_alarm_calls(snapshot, phase) -> None:
    assert next_act_of(snapshot(phase=phase, alarms=(GONE,))).kind == "alarm"
    silenced = ms.Alarm("high", GONE.cause, GONE.action, True, GONE.name)
    assert next_act_of(snapshot(phase=phase, alarms=(silenced,))).kind != "alarm"


def test_an_alarm_does_not_hide_an_act_that_is_due(snapshot) -> None:
    assert next_act_of(snapshot(**STOP_DUE, alarms=(GONE,))).kind == "stop"


@pytest.mark.parametrize(
    ("changes", "infusion"),
    [
        (WAITING, "waiting"),
        ({}, "running"),
        (STOP_DUE, "running"),
        ({"flags": {"paused": True}}, "paused"),
        ({"phase": "return"}, "stopped"),
        ({"phase": "reorient"}, "stopped"),
        ({"phase": "return", "flags": {"emergency": True}}, "stopped"),
    ],
)
def test_whether_the_infusion_runs_is_read_from_the_state(snapshot, changes, infusion) -> None:
    assert infusion_of(snapshot(**changes)) == infusion


def test_the_planned_minutes_are_the_newest_that_are_known(snapshot) -> None:
    assert planned_min(snapshot(plan={"infusion_min": 40, "planned_min": 55})) == 55
    assert planned_min(snapshot(plan={"infusion_min": 40, "planned_min": None})) == 40
