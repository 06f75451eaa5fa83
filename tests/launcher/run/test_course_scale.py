"""Where things lie on the time line, for forty-five minutes and for six hours."""

from __future__ import annotations

import pytest

from vr_runtime.control import messages as ms
from vr_runtime.launcher.run.course_scale import (
    Scale,
    clear_labels,
    end_of,
    piece_at,
    pieces_of,
    present_of,
    span_within,
    ticks_s,
)

SETTLED = ms.Timeline(
    spans=(ms.Span("settle", 0.0, None), ms.Span("onset", 400.0, 1000.0), ms.Span("deepen", 1000.0, 1600.0)),
    ends_s=1600.0,
)
STOPPED_CLOCK = ms.Timeline(spans=(ms.Span("settle", 0.0, 300.0), ms.Span("onset", 300.0, None)), ends_s=None)


def test_a_scale_leads_there_and_back() -> None:
    scale = Scale(3600.0, 10.0, 500.0)
    assert (scale.x(0.0), scale.x(3600.0), scale.x(1800.0)) == (10.0, 510.0, 260.0)
    assert scale.t_s(scale.x(900.0)) == pytest.approx(900.0)


def test_a_scale_keeps_to_its_line() -> None:
    scale = Scale(3600.0, 10.0, 500.0)
    assert (scale.x(-5.0), scale.x(9999.0)) == (10.0, 510.0)
    assert (scale.t_s(-40.0), scale.t_s(4000.0)) == (0.0, 3600.0)


def test_from_right_to_left_the_session_begins_at_the_right() -> None:
    scale = Scale(3600.0, 10.0, 500.0, rtl=True)
    assert (scale.x(0.0), scale.x(3600.0)) == (510.0, 10.0)
    assert scale.t_s(scale.x(900.0)) == pytest.approx(900.0)


def test_what_waits_for_a_person_is_open_and_moves_what_follows_on() -> None:
    settle, onset, deepen = pieces_of(SETTLED, 430.0)
    assert (settle.end_s, settle.open) == (430.0, True)
    assert (onset.start_s, onset.end_s, deepen.start_s) == (430.0, 1030.0, 1030.0)


def test_what_waits_is_the_present_however_old_the_time_line_is() -> None:
    for now_s in (399.0, 400.0, 402.0):
        present = present_of(pieces_of(SETTLED, now_s), now_s)
        assert present is not None
        assert present.phase == "settle"


def test_what_nobody_can_know_is_drawn_a_little_further_than_now() -> None:
    *_, last = pieces_of(STOPPED_CLOCK, 500.0)
    assert last.open
    assert last.end_s > 500.0
    assert end_of(pieces_of(STOPPED_CLOCK, 500.0), STOPPED_CLOCK, 500.0) == last.end_s


def test_the_line_never_ends_before_now() -> None:
    assert end_of(pieces_of(SETTLED, 0.0), SETTLED, 9000.0) == 9000.0
    assert end_of((), ms.Timeline(), 0.0) > 0


def test_after_the_last_phase_the_last_one_is_the_present() -> None:
    pieces = pieces_of(ms.Timeline(spans=(ms.Span("settle", 0.0, 60.0),), ends_s=60.0), 90.0)
    assert piece_at(pieces, 90.0) is None
    assert present_of(pieces, 90.0) is pieces[-1]
    assert present_of((), 90.0) is None


def test_a_phase_without_length_is_left_out() -> None:
    timeline = ms.Timeline(spans=(ms.Span("settle", 0.0, 0.0), ms.Span("onset", 0.0, 60.0)), ends_s=60.0)
    assert [piece.phase for piece in pieces_of(timeline, 1.0)] == ["onset"]


@pytest.mark.parametrize(("minutes", "width_px"), [(45, 300), (45, 1200), (400, 300), (400, 1200)])
def test_the_minutes_that_are_written_keep_clear_of_one_another(minutes, width_px) -> None:
    ticks = ticks_s(minutes * 60.0, width_px, 60.0)
    apart_px = (ticks[1] - ticks[0]) / (minutes * 60.0) * width_px
    assert ticks[0] == 0.0
    assert apart_px >= 60.0
    assert len(ticks) > 2


def test_labels_that_would_touch_give_way_by_their_rank() -> None:
    wanted = [(50.0, 60.0, 1), (80.0, 60.0, 0), (200.0, 60.0, 1)]
    assert clear_labels(wanted, 0.0, 300.0, 8.0) == [1, 2]


def test_a_label_stays_on_the_line() -> None:
    assert span_within(5.0, 40.0, 0.0, 300.0) == (0.0, 40.0)
    assert span_within(298.0, 40.0, 0.0, 300.0) == (260.0, 300.0)
    assert clear_labels([(150.0, 400.0, 0)], 0.0, 300.0, 8.0) == []
