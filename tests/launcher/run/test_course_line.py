"""The time line as it is drawn, pointed at, and walked by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from vr_runtime.control import messages as ms
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.launcher.run.course_drawing import LineRows
from vr_runtime.launcher.run.course_line import CourseLine
from vr_runtime.launcher.theme import theme

MINUTE = 60.0


def timeline_of(infusion_min: int, *marks: tuple[float, str]) -> ms.Timeline:
    plan = plan_for_infusion(infusion_min)
    spans = tuple(
        ms.Span(one.name, one.start_min * MINUTE, (one.start_min + one.duration_min) * MINUTE) for one in plan.phases
    )
    chapters = tuple(
        ms.Chapter(one.start_min * MINUTE, one.drift_min * MINUTE, one.rest_min * MINUTE) for one in plan.chapters
    )
    return ms.Timeline(spans, chapters, tuple(ms.Mark(t * MINUTE, what) for t, what in marks), plan.window_min * MINUTE)


@pytest.fixture
def line(qtbot, snapshot):
    line = CourseLine()
    qtbot.addWidget(line)
    line.resize(700, 200)
    line.show()
    line.show_state(snapshot(session_s=20 * MINUTE, timeline=timeline_of(40, (5, "started"), (12, "ease on"))))
    return line


def band_y(line) -> int:
    rows = LineRows.of(theme(), line.strip.height())
    return round((rows.band_px + rows.marks_px) / 2)


def at(line, minute: float) -> QPoint:
    return QPoint(round(line.strip.scale().x(minute * MINUTE)), band_y(line))


@pytest.mark.parametrize("infusion_min", [15, 45, 360])
def test_each_phase_is_drawn_in_its_own_colour_from_the_shortest_plan_to_six_hours(
    line, snapshot, infusion_min
) -> None:
    timeline = timeline_of(infusion_min)
    line.show_state(snapshot(session_s=timeline.ends_s, timeline=timeline))
    image = line.strip.grab().toImage()
    for span in timeline.spans:
        middle = at(line, (span.start_s + span.end_s) / 2 / MINUTE)
        middle.setY(middle.y() - 10)  # above where a chapter's rest is drawn
        assert image.pixelColor(middle) == theme().phase(span.phase), span.phase


def test_what_is_to_come_is_paler_than_what_was(line, snapshot) -> None:
    line.show_state(snapshot(session_s=30 * MINUTE, timeline=timeline_of(40)))
    image = line.strip.grab().toImage()
    was, comes = image.pixelColor(at(line, 27)), image.pixelColor(at(line, 34))
    assert was == theme().phase("plateau")
    assert comes not in (was, theme().colour("ground"))


def test_the_play_head_stands_at_the_present(line) -> None:
    image = line.strip.grab().toImage()
    assert image.pixelColor(at(line, 20)) == theme().colour("text")


def test_from_right_to_left_it_is_mirrored(line, snapshot) -> None:
    line.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    line.show_state(snapshot(session_s=10 * MINUTE, timeline=timeline_of(40)))
    assert at(line, 10).x() > line.strip.width() / 2
    assert line.strip.grab().toImage().pixelColor(at(line, 10)) == theme().colour("text")


def test_it_is_drawn_again_where_the_head_has_moved_and_not_before(line, snapshot) -> None:
    asked = []
    line.strip.update = lambda *_: asked.append(1)
    timeline = line.strip.timeline
    line.show_state(snapshot(session_s=20 * MINUTE + 0.2, timeline=timeline))
    assert asked == []
    line.show_state(snapshot(session_s=20 * MINUTE + 10, timeline=timeline))
    assert asked == [1]
    line.show_state(snapshot(session_s=20 * MINUTE + 10, timeline=timeline_of(40)))
    assert asked == [1, 1]


def test_by_itself_it_tells_of_the_present(line) -> None:
    assert line.detail == "Deepen: 0:15 to 0:21, 6 min"
    assert line.strip.accessibleDescription() == line.detail


def test_a_phase_that_waits_says_that_its_end_is_open(line, snapshot) -> None:
    waiting = ms.Timeline((ms.Span("settle", 0.0, None), ms.Span("onset", 400.0, 900.0)), ends_s=900.0)
    line.show_state(snapshot(session_s=401.0, timeline=waiting))
    assert line.detail == "Settle: since 0:00, its end is open"


def test_arrows_walk_through_phases_and_marks_in_order_of_time(line, qtbot) -> None:
    line.strip.setFocus()
    told = []
    for key in (Qt.Key.Key_Left, *[Qt.Key.Key_Left] * 9):
        qtbot.keyClick(line.strip, key)
        told.append(line.detail)
    assert told[:4] == [
        "Deepen: 0:15 to 0:21, 6 min",
        "0:12  Ease on",
        "0:05  Infusion started",
        "Onset: 0:05 to 0:15, 10 min",
    ]
    assert told[-1] == "Settle: 0:00 to 0:05, 5 min"
    qtbot.keyClick(line.strip, Qt.Key.Key_Home)
    assert line.detail == "Deepen: 0:15 to 0:21, 6 min"


def test_the_pointer_tells_of_what_lies_under_it(line, qtbot) -> None:
    qtbot.mouseMove(line.strip, at(line, 50))
    assert line.detail.startswith("Return: 0:45")
    qtbot.mouseMove(line.strip, at(line, 12))
    assert line.detail == "0:12  Ease on"


def test_a_choice_survives_the_next_state_and_not_the_end_of_what_was_chosen(line, qtbot, snapshot) -> None:
    qtbot.mouseMove(line.strip, at(line, 50))
    line.show_state(snapshot(session_s=21 * MINUTE, timeline=line.strip.timeline))
    assert line.detail.startswith("Return")
    line.show_state(snapshot(session_s=21 * MINUTE, timeline=ms.Timeline((ms.Span("settle", 0.0, 60.0),), ends_s=60.0)))
    assert line.detail.startswith("Settle")


def test_an_empty_time_line_is_no_fault(line, snapshot) -> None:
    line.show_state(snapshot(session_s=0.0, timeline=ms.Timeline()))
    assert not line.strip.grab().isNull()
    assert line.detail == ""
