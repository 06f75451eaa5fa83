"""Phase and time, as they are read from two metres."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from vr_runtime.control import messages as ms
from vr_runtime.launcher.run.clocks import Clocks, reading_of
from vr_runtime.launcher.run.top_bar import TopBar
from vr_runtime.launcher.theme import theme


def test_a_second_more_has_nothing_laid_out_again(qtbot, snapshot) -> None:
    clocks, bar = Clocks(), TopBar()
    asked = []

    class Laid(QObject):
        def eventFilter(self, watched, event) -> bool:  # noqa: N802 -- Qt's name
            if event.type() == QEvent.Type.LayoutRequest:
                asked.append(watched)
            return False

    laid = Laid()
    for part in (clocks, bar):
        qtbot.addWidget(part)
        part.resize(900, 240)
        part.show_state(snapshot())
        part.show()
        QApplication.sendPostedEvents()
        part.installEventFilter(laid)
        part.show_state(snapshot(infusion_s=721.0, session_s=1021.0))
        QApplication.sendPostedEvents()
    assert (clocks.infusion.text(), bar.clock.text()) == ("0:12:01", "Session 0:17:01")
    assert asked == []
    for clock in (clocks.infusion, bar.clock):
        assert clock.fontMetrics().horizontalAdvance(clock.text()) <= clock.width()


def test_in_the_midst_of_a_session(snapshot) -> None:
    reading = reading_of(snapshot(infusion_s=725.0, session_s=1025.0, next=ms.Next("return", 1675.0)))
    assert (reading.phase, reading.coming) == ("Plateau", "Next: Return in 28 min")
    assert (reading.infusion, reading.infusion_said) == ("0:12:05", "Infusion, of 40 min")
    assert (reading.session, reading.remaining) == ("0:17", "0:48")


@pytest.mark.parametrize(
    ("changes", "phase", "coming"),
    [
        ({"phase": "settle", "next": ms.Next("onset", None)}, "Settle", "Next: Onset, once confirmed"),
        (
            {"waiting_for": "infusion_stopped", "next": ms.Next("return", None)},
            "Plateau",
            "Waits for: infusion stopped",
        ),
        ({"flags": {"paused": True}, "next": ms.Next("return", None)}, "Plateau", "Paused in Plateau"),
        ({"flags": {"emergency": True}, "next": None}, "Emergency", "Dim grey and silence, in Plateau"),
        ({"flags": {"ending": True}, "next": None}, "Ending", "Nothing more comes"),
        ({"flags": {"ending": True, "ended": True}, "next": None}, "Over", "Nothing more comes"),
        ({"phase": "reorient", "flags": {"finished": True}, "next": None}, "Finished", "Played to its end"),
        ({"phase": "reorient", "session_s": 3720.0, "next": None}, "Reorient", "Ends in 3 min"),
    ],
)
def test_every_state_has_its_one_word_and_what_comes(snapshot, changes, phase, coming) -> None:
    reading = reading_of(snapshot(**changes))
    assert (reading.phase, reading.coming) == (phase, coming)


@pytest.mark.parametrize(
    ("changes", "said", "runs"),
    [
        ({"infusion_s": None, "phase": "settle"}, "Infusion not started, of 40 min", False),
        ({"flags": {"paused": True}}, "Infusion paused, of 40 min", False),
        ({"phase": "return"}, "Infusion stopped, of 40 min", False),
        ({"plan": {"planned_min": 55}}, "Infusion, of 55 min", True),
    ],
)
def test_the_infusions_clock_says_whether_it_runs(snapshot, changes, said, runs) -> None:
    reading = reading_of(snapshot(**changes))
    assert (reading.infusion_said, reading.infusion_runs) == (said, runs)


def test_of_a_dose_no_infusion_is_spoken_of(snapshot) -> None:
    assert reading_of(snapshot(infusion_s=None), dose=True).infusion_said == "Dose: not given yet"
    assert reading_of(snapshot(), dose=True).infusion_said == "Since the dose"
    assert "infusion" not in reading_of(snapshot(waiting_for="infusion_stopped"), dose=True).coming


def test_what_remains_counts_the_minute_that_has_begun_and_is_not_known_in_an_emergency(snapshot) -> None:
    assert reading_of(snapshot(session_s=3899.0)).remaining == "0:01"
    assert reading_of(snapshot(session_s=4000.0)).remaining == "0:00"
    assert reading_of(snapshot(timeline={"ends_s": None})).remaining == "–"


def test_six_hours_are_written_out(snapshot) -> None:
    state = snapshot(session_s=20_000.0, infusion_s=19_700.0, timeline={"ends_s": 24_000.0}, plan={"planned_min": 360})
    reading = reading_of(state)
    assert (reading.infusion, reading.session, reading.remaining) == ("5:28:20", "5:33", "1:07")
    assert reading.infusion_said == "Infusion, of 6 h"


@pytest.fixture
def clocks(qtbot, snapshot):
    clocks = Clocks()
    qtbot.addWidget(clocks)
    clocks.resize(516, 240)
    clocks.show_state(snapshot())
    clocks.show()
    return clocks


def test_phase_and_times_are_large_enough_for_two_metres(clocks) -> None:
    assert clocks.phase.font().pixelSize() == clocks.infusion.font().pixelSize() == 64
    for part in (clocks.coming, clocks.session, clocks.remaining):
        assert part.font().pixelSize() >= 32


def test_nothing_is_cut_off_in_the_narrowest_column(clocks, snapshot) -> None:
    clocks.show_state(snapshot(infusion_s=21_599.0, session_s=23_000.0, timeline={"ends_s": 24_000.0}))
    assert clocks.minimumSizeHint().width() <= clocks.width()
    for part in (clocks.infusion, clocks.session, clocks.remaining):
        assert part.width() >= part.fontMetrics().horizontalAdvance(part.text())


def test_a_long_word_is_written_smaller_rather_than_cut(clocks) -> None:
    clocks.phase.write("Wiederorientierung und mehr")
    assert clocks.phase.size_px < theme().clock
    assert clocks.phase.fontMetrics().horizontalAdvance("Wiederorientierung") <= clocks.phase.width()


def test_a_clock_that_stands_is_quiet(clocks, snapshot) -> None:
    assert theme().quiet_text not in clocks.infusion.styleSheet()
    clocks.show_state(snapshot(flags={"paused": True}))
    assert theme().quiet_text in clocks.infusion.styleSheet()


def test_a_screen_reader_hears_phase_and_what_comes(clocks) -> None:
    assert clocks.accessibleDescription() == "Plateau. Next: Return in 28 min. Infusion, of 40 min"


def test_only_the_label_whose_words_change_is_written(clocks, snapshot) -> None:
    written = []
    for part in (clocks.phase, clocks.coming, clocks.session, clocks.remaining, clocks.infusion_said):
        part.setText = written.append
    clocks.show_state(snapshot(infusion_s=721.0))
    assert written == []
    assert clocks.infusion.text() == "0:12:01"


def test_where_there_is_room_it_is_half_as_large_again(clocks) -> None:
    clocks.resize(900, 400)
    clocks.show_large(True)
    assert clocks.infusion.font().pixelSize() == clocks.phase.size_px == 96
    clocks.show_large(False)
    assert clocks.infusion.font().pixelSize() == clocks.phase.size_px == 64
