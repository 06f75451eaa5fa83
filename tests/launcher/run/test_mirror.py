"""The mirror: what is on show, how old it is, and what is said where there is none."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from vr_runtime.launcher.run.mirror_view import LOOK_EVERY_MS, MirrorView, fitted
from vr_runtime.launcher.run.mirror_words import caption_of
from vr_runtime.link.mirror import MirrorPicture

S = 1_000_000_000


class Clock:
    ns = 100 * S

    def now_ns(self) -> int:
        return self.ns


class Reader:
    """Shared memory as a test has it."""

    def __init__(self) -> None:
        self.picture: MirrorPicture | None = None
        self.watched = 0
        self.closed = 0

    def watch(self) -> None:
        self.watched += 1

    def newest(self) -> MirrorPicture | None:
        return self.picture

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def reader():
    return Reader()


@pytest.fixture
def view(qtbot, tmp_path, clock, reader):
    view = MirrorView(tmp_path, open_reader=lambda _folder: reader, now_ns=clock.now_ns)
    view._timer.setInterval(10**8)  # the tests look by themselves
    qtbot.addWidget(view)
    view.resize(320, 300)
    return view


def picture(clock, number: int = 1, colour=(200, 40, 40), age_s: float = 0.0) -> MirrorPicture:
    rgbx = np.empty((40, 36, 4), np.uint8)
    rgbx[:] = (*colour, 0)
    return MirrorPicture(rgbx, int(clock.ns - age_s * S), number)


def pixel(view, x: int, y: int) -> tuple[int, int, int]:
    return view.grab().toImage().pixelColor(x, y).getRgb()[:3]


def test_it_looks_at_least_ten_times_a_second() -> None:
    assert LOOK_EVERY_MS <= 100


def test_a_new_picture_is_shown_in_its_own_colours(view, clock, reader) -> None:
    reader.picture = picture(clock)
    view.look()
    assert pixel(view, 160, 140) == (200, 40, 40)


def test_its_shape_is_kept() -> None:
    box = fitted(36, 40, QRectF(0, 0, 320, 280))
    assert (box.width(), box.height()) == (252, 280)
    assert box.center() == QRectF(0, 0, 320, 280).center()


def test_a_picture_that_is_new_says_how_old_it_is(view, clock, reader) -> None:
    reader.picture = picture(clock, age_s=0.2)
    view.look()
    assert view.caption.title == ""
    assert view.caption.foot == "Left eye, 0.2 s old"


def test_after_a_second_without_a_new_one_it_is_dimmed_and_says_so(view, clock, reader) -> None:
    reader.picture = picture(clock)
    view.look()
    bright = pixel(view, 40 + 20, 20)
    clock.ns += 3 * S
    view.look()
    assert view.caption.dimmed
    assert view.caption.title == "No picture for 3 s"
    assert view.accessibleDescription() == "No picture for 3 s"
    assert pixel(view, 40 + 20, 20)[0] < bright[0] / 2


def test_up_to_a_second_it_is_not_called_old(view, clock, reader) -> None:
    reader.picture = picture(clock)
    view.look()
    clock.ns += S
    view.look()
    assert not view.caption.dimmed


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"flags": {"headset_off": True}}, "Paused: headset off"),
        ({"display": {"worn": False}}, "Paused: headset off"),
        ({"player": {"alive": False}}, "No picture: the player is gone"),
        ({"display": {"opened": False}}, "Waiting for the headset"),
        ({"flags": {"ended": True}}, "Over: the session has ended"),
        ({"flags": {"eyes_closed": True}}, "Nearly dark: eyes closed"),
        ({}, "No picture for 5 s"),
    ],
)
def test_an_old_picture_says_why_where_that_is_known(snapshot, changes, said) -> None:
    caption = caption_of(snapshot(**changes), 5.0)
    assert (caption.dimmed, caption.title) == (True, said)


def test_without_a_host_no_reason_is_claimed(snapshot) -> None:
    assert caption_of(snapshot(flags={"headset_off": True}), 5.0, lost=True).title == "No picture for 5 s"


def test_where_there_is_no_mirror_it_says_so(qtbot, tmp_path) -> None:
    view = MirrorView(tmp_path, open_reader=lambda _folder: None)
    qtbot.addWidget(view)
    view.look()
    assert view.age_s is None
    assert view.caption.title == "No picture yet"


def test_a_picture_that_is_dark_on_purpose_is_named(snapshot) -> None:
    assert "emergency" in caption_of(snapshot(flags={"emergency": True}), 0.1).foot
    assert "eyes closed" in caption_of(snapshot(flags={"eyes_closed": True}), 0.1).foot


def test_it_lets_the_player_know_that_somebody_looks_twice_a_second(view, reader) -> None:
    for _ in range(15):
        view.look()
    assert reader.watched >= 2


def test_hidden_it_neither_looks_nor_asks_for_pictures(view, reader, qtbot) -> None:
    view.show()
    assert view._timer.isActive()
    view.look()
    view.hide()
    assert not view._timer.isActive()
    assert reader.closed == 1


class Painted(QObject):
    """How often each was drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: Counter[QObject] = Counter()

    def eventFilter(self, watched, event) -> bool:  # noqa: N802 -- Qt's name
        self.counts[watched] += event.type() == QEvent.Type.Paint
        return False


def test_a_new_picture_has_nothing_drawn_that_lies_beneath_it(view, clock, reader, qtbot) -> None:
    page = QWidget()
    QVBoxLayout(page).addWidget(view)
    page.resize(400, 400)
    page.show()
    painted = Painted()
    page.installEventFilter(painted)
    view.installEventFilter(painted)
    reader.picture = picture(clock)
    view.look()
    qtbot.waitUntil(lambda: painted.counts[view] > 0, timeout=30_000)
    QApplication.processEvents()
    painted.counts.clear()
    for number in range(2, 8):
        reader.picture = picture(clock, number=number)
        view.look()
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    assert painted.counts[view] > 0
    assert painted.counts[page] == 0
    view.setParent(None)  # it is put away by itself


def test_its_age_is_not_written_anew_with_each_picture(view, clock, reader) -> None:
    written = []
    for number in range(1, 26):
        reader.picture = picture(clock, number=number, age_s=0.1 + 0.1 * (number % 2))
        view.look()
        written.append(view.foot)
    changes = sum(one != another for one, another in pairwise(written))
    assert 1 <= changes <= 5, "five times in two seconds of looks"


def test_it_is_not_drawn_again_for_a_picture_that_it_has(view, clock, reader, qtbot) -> None:
    reader.picture = picture(clock)
    view.look()
    asked = []
    view.update = lambda *_: asked.append(1)
    view.look()
    clock.ns += S // 10
    view.look()
    assert asked == []
    reader.picture = picture(clock, number=2)
    view.look()
    assert asked == [1]
