"""Both themes can be read: every pair of colours that meets is far enough apart, at every size."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontMetricsF

from vr_runtime.launcher import theme as themes
from vr_runtime.launcher.fonts import load_fonts
from vr_runtime.launcher.style_sheet import style_sheet

THEMES = [themes.dark(), themes.light()]
GROUNDS = ("ground", "raised", "sunken", "hover")
TEXT_ON = [
    *((text, ground) for text in ("text", "quiet_text") for ground in GROUNDS),
    *((level, ground) for level in ("ok", "warn", "problem", "accent") for ground in ("ground", "raised", "sunken")),
    *(("text", f"{level}_ground") for level in ("ok", "warn", "problem", "accent")),
    *((level, f"{level}_ground") for level in ("ok", "warn", "problem")),
    *(("on_level", level) for level in ("ok", "warn", "problem")),
    ("on_accent", "accent"),
    ("on_emergency", "emergency"),
]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_as_the_guideline_defines_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON, ids=str)
def test_text_can_be_read_on_its_ground(look, text, ground):
    assert contrast(getattr(look, text), getattr(look, ground)) >= 4.5


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
@pytest.mark.parametrize("ground", ["ground", "raised", "sunken"])
def test_what_bounds_a_control_or_shows_the_keyboard_can_be_seen(look, ground):
    assert contrast(look.edge, getattr(look, ground)) >= 3.0
    assert contrast(look.accent, getattr(look, ground)) >= 3.0


@pytest.mark.parametrize("look", THEMES, ids=lambda look: look.name)
def test_every_phase_of_a_course_has_a_fill_that_carries_text(look):
    for phase in ("settle", "onset", "deepen", "plateau", "drift", "rest", "return", "reorient", "finished"):
        assert contrast(look.text, look.phases[phase]) >= 4.5, phase


@pytest.mark.parametrize("scale", themes.SCALES)
def test_lengths_follow_the_scale(scale):
    look = themes.dark(scale)
    assert look.touch == round(44 * scale)
    assert look.display == round(32 * scale)
    assert look.px(0.1) == 1, "nothing vanishes"


@pytest.mark.parametrize("look", [themes.dark(2.0), themes.light(1.25)], ids=lambda look: look.name)
def test_the_style_sheet_is_filled_in_whole(look):
    sheet = style_sheet(look)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert f"min-height: {look.px(36)}px" in sheet


def test_the_application_wears_what_it_is_told(qapp):
    themes.use_theme(qapp, "light", 1.5)
    assert themes.theme().name == "light"
    assert themes.theme().body == 22
    assert qapp.palette().window().color() == QColor(themes.light().ground)
    assert qapp.font().pixelSize() == 22


def test_figures_are_of_one_width_so_that_a_clock_stands_still(qapp):
    load_fonts()
    for bold in (False, True):
        measured = QFontMetricsF(themes.font(64, bold=bold))
        widths = {digit: measured.horizontalAdvance(digit) for digit in "0123456789"}
        assert max(widths.values()) - min(widths.values()) < 0.5, widths
        plain = themes.font(64, bold=bold)
        plain.clearFeatures()
        assert QFontMetricsF(plain).horizontalAdvance("1") < widths["1"] - 1, "the family has narrow figures as well"
