"""Labels in a picture: no text lies over another or over a leader, and what is grave is never left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vr_runtime.record.chart import LEFT, RIGHT, Label, PlacedLabel, TimeAxis, curve, placed, span_of, tag, words

SIZE = 24.0
LANES = 7

labels = st.builds(
    Label,
    x=st.floats(LEFT, RIGHT),
    text=st.sampled_from(["ease", "EMERGENCY", "player restart", "+15 min", "end"]),
    weight=st.integers(0, 100),
)


def clashes(laid: list[PlacedLabel]) -> list[tuple[str, str]]:
    """Every text that overlaps a text of its lane, or that a longer leader cuts through."""
    found = []
    for one in laid:
        left, right = span_of(one, SIZE)
        for other in laid:
            other_left, other_right = span_of(other, SIZE)
            overlap = one.lane == other.lane and one is not other and left < other_right and other_left < right
            if overlap or (other.lane > one.lane and left < other.label.x < right):
                found.append((one.label.text, other.label.text))
    return found


@given(st.lists(labels, max_size=40))
def test_no_label_touches_another(asked):
    laid = placed(asked, LANES, SIZE)
    assert clashes(laid) == []
    assert all(0 <= one.lane < LANES for one in laid)
    assert all(span_of(one, SIZE)[0] > LEFT - 400 and span_of(one, SIZE)[1] <= RIGHT for one in laid)


def test_a_clash_is_found():
    low, high = Label(500.0, "player restart", 1), Label(520.0, "ease", 1)
    assert clashes([PlacedLabel(low, 0, False), PlacedLabel(high, 0, False)])
    assert clashes([PlacedLabel(low, 0, False), PlacedLabel(high, 1, False)])
    assert not clashes([PlacedLabel(low, 1, False), PlacedLabel(high, 0, False)])


@given(st.lists(labels, max_size=30))
def test_the_gravest_is_always_named(asked):
    asked.append(Label(900.0, "EMERGENCY", 1000))
    assert any(one.label.weight == 1000 for one in placed(asked, LANES, SIZE))


def test_labels_with_room_stand_next_to_what_they_name():
    laid = placed([Label(x, "ease", 1) for x in (300.0, 700.0, 1100.0)], LANES, SIZE)
    assert [one.lane for one in laid] == [0, 0, 0]


def test_at_the_right_edge_a_text_runs_to_the_left():
    [one] = placed([Label(RIGHT - 5, "stopped", 1)], LANES, SIZE)
    assert one.to_left


@pytest.mark.parametrize("length_s", [0.0, 1.0, 119.0, 2400.0, 6 * 3600.0, 40 * 3600.0, 1e10])
def test_an_axis_has_a_few_ticks_whatever_its_length(length_s):
    axis = TimeAxis(length_s)
    ticks = list(axis.ticks_s())
    assert 1 <= len(ticks) <= 40
    assert all(LEFT <= axis.x(at_s) <= RIGHT for at_s in ticks)
    assert len({axis.label(at_s) for at_s in ticks}) == len(ticks)


def test_markup_is_escaped():
    assert words(0, 0, "<b>&") == '<text x="0" y="0">&lt;b&gt;&amp;</text>'
    assert tag("g", class_='"') == '<g class="&quot;"/>'


def test_a_curve_breaks_where_there_is_no_value():
    assert curve([(0.0, 1.0), (1.0, None), (2.0, 3.0)], "line").count("M") == 2
    assert curve([(0.0, None)], "line") == ""
