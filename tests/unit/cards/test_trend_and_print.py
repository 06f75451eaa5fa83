"""Past scales as points, and a card on paper that says nothing of anybody and needs nothing from elsewhere."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from vr_runtime.cards.card import Answers, Card, SessionScales
from vr_runtime.cards.printed import WORDS, page_html, qr_svg
from vr_runtime.cards.trend import Point, trends

CODE = "79PS-3HXH-H"


def test_each_scale_has_the_sessions_in_which_it_was_asked_for():
    scales = (
        SessionScales(session=1, before=Answers(pain=7), after=Answers(pain=4)),
        SessionScales(session=2, before=Answers(pain=6, comfort=2)),
        SessionScales(session=4, before=Answers(pain=5), after=Answers(pain=6)),
    )
    found = {trend.kind: trend for trend in trends(Card(code=CODE, year=2031, sessions=4, scales=scales))}
    assert list(found) == ["nausea", "anxiety", "pain", "comfort"]
    assert found["pain"].points == (Point(1, 7, 4), Point(2, 6, None), Point(4, 5, 6))
    assert found["comfort"].points == (Point(2, 2, None),)
    assert found["nausea"].points == ()
    assert found["pain"].newest == Point(4, 5, 6)


def test_the_qr_picture_holds_the_code_and_nothing_else():
    import segno

    modules = segno.make(CODE, error="q", micro=False)
    assert modules.mode == "alphanumeric"
    picture = ET.fromstring(qr_svg(CODE))
    side = modules.symbol_size(border=4)[0]
    assert picture.get("viewBox") == f"0 0 {side * 8} {side * 8}"
    assert qr_svg(CODE) != qr_svg("79PS-3HXJ-0")


@pytest.mark.parametrize("language", WORDS)
def test_the_page_stands_on_its_own(language):
    page = page_html(CODE, language)
    assert page.count(CODE) >= 2
    assert f'<html lang="{language}">' in page
    outside = re.sub(r'xmlns="[^"]*"', "", page)
    assert not re.findall(r"https?:|//|<script|<link|url\(|@import|<img|src=", outside)


def test_each_language_has_words_of_its_own():
    for field in ("title", "what_for", "nothing", "keep", "cut"):
        assert len({getattr(words, field) for words in WORDS.values()}) == len(WORDS)


def test_a_page_holds_no_date():
    written = page_html(CODE, "en").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"\b20\d\d\b|\d{1,2}[./]\d{1,2}[./]", written)
