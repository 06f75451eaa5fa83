"""The cards page: a code opens a card whatever way it is typed, changes are kept, and a deleted card is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from vr_runtime.cards.card import Answers, LastSetUp, changed
from vr_runtime.cards.store import Store
from vr_runtime.launcher.cards import paper
from vr_runtime.launcher.cards.page import CardsPage, Ways
from vr_runtime.launcher.theme import use_theme

TITLES = {"still-lake": "Still lake at dawn"}
LAST = LastSetUp(scene="still-lake", preset="iv-pain", infusion_min=40, brightness_percent=70, volume_db=-6.0)
WITHIN_MS = 20_000


class Person:
    """What the page asks of a person, and of the PC."""

    def __init__(self) -> None:
        self.answer = True
        self.asked: list[str] = []
        self.printers = True
        self.printed: list[tuple[str, str]] = []

    def ask(self, _parent, question, *_words):
        self.asked.append(question)
        return self.answer

    def print_card(self, _parent, code, language):
        self.printed.append((code, language))
        return True

    @property
    def ways(self) -> Ways:
        return Ways(
            titles=lambda _language: TITLES,
            ask=self.ask,
            has_printer=lambda: self.printers,
            print_card=self.print_card,
        )


@pytest.fixture
def person():
    return Person()


@pytest.fixture
def store(places):
    return Store(places.cards)


@pytest.fixture
def page(qtbot, context, person):
    page = CardsPage(context, person.ways)
    qtbot.addWidget(page)
    page.resize(1190, 800)
    page.show()
    return page


@pytest.fixture
def card(store):
    made = changed(store.make(), tags_avoided=("water",), language="de").with_session(LAST, "lying", 2031)
    made = made.with_scales(Answers(pain=7), Answers(pain=4))
    store.save(made)
    return made


def opened(qtbot, page, card):
    page.open.code.setText(card.code)
    page.open.open.click()
    qtbot.waitUntil(lambda: page.card is not None, timeout=WITHIN_MS)
    return page


@pytest.mark.parametrize("typed", [lambda code: code, lambda code: f" {code.replace('-', ' ').lower()} "])
def test_a_code_opens_its_card_however_it_is_typed(qtbot, page, card, context, typed):
    page.open.code.setText(typed(card.code))
    QTest.keyClick(page.open.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.card == card, timeout=WITHIN_MS)
    assert page.code.text() == card.code
    assert context.card.now == card.code
    assert not page.open.isVisible()


def test_a_slip_of_the_hand_is_told_as_soon_as_the_code_is_whole(qtbot, page, card):
    wrong = card.code[:-1] + ("B" if card.code[-1] != "B" else "C")
    for letter in wrong:
        assert "mistyped" not in page.open.told.text()
        QTest.keyClicks(page.open.code, letter)
    assert "mistyped" in page.open.told.text()
    page.open.open.click()
    assert "mistyped" in page.open.told.text()
    assert page.card is None


def test_a_card_that_is_not_here_is_told_in_plain_words(qtbot, page, context):
    page.open.code.setText("79PS-3HXH-H")
    page.open.open.click()
    qtbot.waitUntil(lambda: "no such card" in page.open.told.text(), timeout=WITHIN_MS)
    assert context.card.now is None


def test_a_new_card_is_made_and_opened(qtbot, page, store, context):
    page.open.make.click()
    qtbot.waitUntil(lambda: page.card is not None, timeout=WITHIN_MS)
    assert store.codes() == (page.card.code,)
    assert context.card.now == page.card.code
    assert "New" in page.about.text()


def test_what_is_chosen_is_kept(qtbot, page, card, store):
    opened(qtbot, page, card)
    assert page.wishes.tags["water"].isChecked()
    page.wishes.tags["heights"].click()
    qtbot.waitUntil(lambda: store.get(card.code).tags_avoided == ("heights", "water"), timeout=WITHIN_MS)
    page.wishes.posture.buttons()[2].click()
    qtbot.waitUntil(lambda: store.get(card.code).posture == "seated", timeout=WITHIN_MS)
    page.wishes.language.buttons()[0].click()
    qtbot.waitUntil(lambda: store.get(card.code).language is None, timeout=WITHIN_MS)
    assert store.get(card.code).scales == card.scales


def test_what_is_avoided_is_not_told_by_colour_alone(qtbot, page, card):
    opened(qtbot, page, card)
    assert [button.text()[0] == "✓" for button in page.wishes.tags.values()] == [
        tag == "water" for tag in page.wishes.tags
    ]


def test_the_last_session_stands_there_in_words(qtbot, page, card):
    opened(qtbot, page, card)
    rows = dict(page.last.rows())
    assert rows["Scene"] == "Still lake at dawn"
    assert rows["Plan"] == "IV infusion, pain, infusion of 40 min"
    assert rows["Volume"] == "−6 dB"


def test_past_scales_are_charts_with_words(qtbot, page, card):
    opened(qtbot, page, card)
    (chart,) = page.trend.charts
    assert chart.accessibleName() == "Pain"
    assert chart.accessibleDescription() == "session 1: 7 before, 4 after"
    assert any(text.text() == "Newest: 7 before, 4 after" for text in page.trend.findChildren(QLabel))
    assert _inked(chart) > 40


def test_a_chart_draws_before_and_after_apart(qtbot, page, store, card):
    store.save(card.with_scales(Answers(pain=7), Answers()))
    opened(qtbot, page, card)
    half = _inked(page.trend.charts[0])
    store.save(card)
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: page.card == card, timeout=WITHIN_MS)
    assert _inked(page.trend.charts[0]) > half


def _inked(chart) -> int:
    """How many pixels are of the accent, which draws what was said after, and the way there."""
    from vr_runtime.launcher.theme import theme

    image = chart.grab().toImage()
    accent = theme().colour("accent").rgb()
    white = theme().colour("text").rgb()
    pixels = (image.pixel(x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(pixel in {accent, white} for pixel in pixels)


def test_one_calm_question_deletes_for_good(qtbot, page, card, store, person, context):
    opened(qtbot, page, card)
    person.answer = False
    page.delete.click()
    assert person.asked == [f"Delete the card {card.code}?"]
    assert store.get(card.code) == card
    person.answer = True
    page.delete.click()
    qtbot.waitUntil(lambda: store.codes() == () and page.card is None, timeout=WITHIN_MS)
    assert context.card.now is None
    assert page.open.isVisible()


def test_a_damaged_card_is_one_line_and_not_touched(qtbot, page, card, places):
    path = places.cards / f"{card.code}.json"
    path.write_bytes(b"{")
    page.open.code.setText(card.code)
    page.open.open.click()
    qtbot.waitUntil(lambda: "damaged" in page.fault.text, timeout=WITHIN_MS)
    assert path.read_bytes() == b"{"


def test_a_card_opened_on_another_page_is_open_here_and_closed_with_it(qtbot, page, card, context):
    context.card.set(card.code)
    qtbot.waitUntil(lambda: page.card == card, timeout=WITHIN_MS)
    context.card.set(None)
    assert page.card is None


def test_a_page_that_is_gone_hears_of_nothing(qtbot, qapp, context, person, card):
    """As when the window is made anew in another language."""
    import shiboken6

    gone = CardsPage(context, person.ways)
    gone.show()
    qapp.processEvents()
    shiboken6.delete(gone)
    with qtbot.captureExceptions() as faults:
        context.card.set(card.code)
        qapp.processEvents()
    assert faults == []


def test_close_forgets_which_card_it_was(qtbot, page, card, context):
    opened(qtbot, page, card)
    page.close_card.click()
    assert context.card.now is None
    assert page.open.code.text() == ""
    shown = [text.text() for text in page.findChildren(QLabel) if text.isVisible()]
    assert not any(card.code in text for text in shown)


def test_plan_a_session_leads_to_the_start_page(qtbot, page, card, context):
    opened(qtbot, page, card)
    page.use.click()
    assert context.went == ["start"]
    assert context.card.now == card.code


def test_it_is_printed_in_the_patients_language(qtbot, page, card, person):
    opened(qtbot, page, card)
    page.print.click()
    assert person.printed == [(card.code, "de")]


def test_without_a_printer_the_page_is_shown_and_forgotten_with_the_card(
    qtbot, page, card, person, places, monkeypatch
):
    shown = []
    monkeypatch.setattr(paper.QDesktopServices, "openUrl", lambda url: bool(shown.append(url.toLocalFile())) or True)
    person.printers = False
    opened(qtbot, page, card)
    page.print.click()
    (file,) = shown
    assert card.code in paper.page_file(places.logs).read_text(encoding="utf-8")
    assert file == str(paper.page_file(places.logs))
    assert "no printer" in page.fault.text
    page.close_card.click()
    qtbot.waitUntil(lambda: not paper.page_file(places.logs).exists(), timeout=WITHIN_MS)


def test_cards_that_nobody_came_back_with_go_by_themselves(qtbot, context, person, places):
    old = Store(places.cards, lambda: 2001).make()
    page = CardsPage(context, person.ways)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: old.code not in Store(places.cards).codes(), timeout=WITHIN_MS)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1280, 800), (700, 600)])
def test_nothing_is_clipped_and_all_can_be_hit_with_a_glove(qtbot, qapp, context, person, card, scale, size):
    look = use_theme(qapp, "light", scale)
    context.card.set(card.code)
    page = CardsPage(context, person.ways)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    qtbot.waitUntil(lambda: page.card == card, timeout=WITHIN_MS)
    qapp.processEvents()
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.height() >= look.touch
            assert button.width() >= button.minimumSizeHint().width(), button.text()
            assert button.accessibleName()


def test_the_painted_card_fits_its_size(qapp):
    from PySide6.QtGui import QImage, QPainter

    for language in ("en", "de", "fr", "es"):
        image = QImage(200 * 4, 90 * 4, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.scale(4, 4)
        paper.draw_card(painter, "79PS-3HXH-H", language)
        painter.end()
        right, bottom = 12 + 2 * paper.CARD_MM[0], 22 + paper.CARD_MM[1]
        beyond = [
            (x, y)
            for x in range(image.width())
            for y in range(image.height())
            if (x > 4 * right + 2 or y > 4 * bottom + 2) and image.pixel(x, y) != 0xFFFFFFFF
        ]
        assert beyond == []
