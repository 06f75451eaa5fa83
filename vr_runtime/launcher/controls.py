"""The few widgets of which every page is made.

Each says its name to a screen reader and shows where the keyboard is.
"""

from vr_runtime.launcher.acts import ActButton, BigActButton
from vr_runtime.launcher.choices import ChoiceRow, SliderRow
from vr_runtime.launcher.drop_down import DropDown
from vr_runtime.launcher.grounds import Banner, Chip, Panel
from vr_runtime.launcher.marks import Mark, draw_mark
from vr_runtime.launcher.pieces import Busy, Hint, RunningClock, label, line, restyled, scrolling
from vr_runtime.launcher.questions import ask, question_box
from vr_runtime.launcher.tick_box import TickBox

__all__ = [
    "ActButton",
    "Banner",
    "BigActButton",
    "Busy",
    "Chip",
    "ChoiceRow",
    "DropDown",
    "Hint",
    "Mark",
    "Panel",
    "RunningClock",
    "SliderRow",
    "TickBox",
    "ask",
    "draw_mark",
    "label",
    "line",
    "question_box",
    "restyled",
    "scrolling",
]
