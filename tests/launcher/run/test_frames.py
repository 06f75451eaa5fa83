"""Frame health: one entry a second, five minutes of them."""

from __future__ import annotations

import pytest

from vr_runtime.launcher.run.frame_history import KEPT_S, FrameHistory, period_ms
from vr_runtime.launcher.run.frame_plot import FramePlot


def fed(snapshot, seconds: int, missed_each: int = 0) -> FrameHistory:
    history = FrameHistory()
    for number in range(seconds * 5 + 1):
        state = snapshot(player={"missed_frames": 40 + missed_each * (number // 5)}, display={"app_ms": 3.0})
        history.take(state, number / 5)
    return history


def test_five_states_make_one_entry(snapshot) -> None:
    assert len(fed(snapshot, 10).seconds) == 10


def test_what_was_missed_before_anybody_looked_does_not_count(snapshot) -> None:
    assert fed(snapshot, 10).missed == 0


def test_what_is_missed_is_counted_in_its_second(snapshot) -> None:
    history = fed(snapshot, 10, missed_each=2)
    assert {second.missed for second in history.seconds} == {2}
    assert history.missed == 20


def test_the_longest_of_a_second_is_kept(snapshot) -> None:
    history = FrameHistory()
    for at_s, took in ((0.0, 3.0), (0.4, 9.5), (1.0, 4.0)):
        history.take(snapshot(display={"app_ms": took}), at_s)
    assert history.last_ms == 9.5


def test_of_a_player_that_is_gone_no_time_is_claimed(snapshot) -> None:
    history = FrameHistory()
    for at_s in (0.0, 0.5, 1.0):
        history.take(snapshot(player={"alive": False}), at_s)
    assert history.last_ms is None


def test_a_player_that_counts_from_zero_again_has_missed_nothing(snapshot) -> None:
    history = FrameHistory()
    for at_s, missed in ((0.0, 50), (1.0, 0), (2.0, 3)):
        history.take(snapshot(player={"missed_frames": missed}), at_s)
    assert history.missed == 3


def test_another_session_begins_anew(snapshot) -> None:
    history = fed(snapshot, 5, missed_each=1)
    history.take(snapshot(session="ffff0000"), 100.0)
    assert not history.seconds


def test_no_more_than_five_minutes_are_kept(snapshot) -> None:
    assert len(fed(snapshot, KEPT_S + 20).seconds) == KEPT_S


def test_the_period_is_that_of_the_headset(snapshot) -> None:
    assert period_ms(snapshot(display={"refresh_hz": 90.0})) == pytest.approx(11.11, abs=0.01)
    assert period_ms(snapshot(display={"refresh_hz": None})) is None


@pytest.fixture
def plot(qtbot):
    now = [0.0]
    plot = FramePlot(now_s=lambda: now[0])
    qtbot.addWidget(plot)
    plot.now = now
    plot.resize(240, 96)
    return plot


def show_seconds(plot, snapshot, seconds: int, missed_each: int = 0) -> None:
    for number in range(seconds * 5 + 1):
        plot.now[0] = number / 5
        plot.show_state(snapshot(player={"missed_frames": missed_each * (number // 5)}, display={"app_ms": 3.2}))


def test_it_says_what_it_draws(plot, snapshot) -> None:
    assert plot.said == ""
    plot.show()
    assert plot.said == "Frames: none yet"
    show_seconds(plot, snapshot, 4, missed_each=1)
    assert plot.said == plot.accessibleDescription() == "Frames 3.2 of 11.1 ms, 4 missed"


def test_its_words_are_new_only_for_missed_frames_or_after_some_seconds(plot, snapshot) -> None:
    plot.show()
    said = []
    for second in range(1, 9):
        for part in range(5):
            plot.now[0] = second + part / 5
            plot.show_state(snapshot(player={"missed_frames": int(second >= 4)}, display={"app_ms": 3.0 + second / 10}))
        said.append(plot.said)
    assert len(set(said)) <= 4
    assert any("1 missed" in one for one in said[:5]), "at once"


def test_the_curve_has_an_entry_a_second_and_a_bar_where_frames_were_missed(plot, snapshot) -> None:
    plot.show()
    show_seconds(plot, snapshot, 6, missed_each=1)
    at, took = plot._plot._took.getData()
    assert (len(at), at[-1], set(took)) == (6, 0.0, {3.2})
    assert list(plot._plot._missed.opts["x"]) == [-5.0, -4.0, -3.0, -2.0, -1.0, 0.0]


def test_hidden_it_counts_and_draws_nothing(plot, snapshot) -> None:
    show_seconds(plot, snapshot, 6)
    assert plot._plot is None
    assert len(plot.history.seconds) == 6
