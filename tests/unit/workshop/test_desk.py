"""What keys, clicks, drags and the wheel make of the desk; and the page lists the same keys as the window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vr_runtime.workshop.desk import ACTS, DIMMEST, KEYS, Desk, done, dragged, gone_on, zoomed
from vr_runtime.workshop.parts import CONTINUOUS, STOPS, Session
from vr_runtime.workshop.stills import Sight

DESK = Desk(Sight())


def pressed(*keys: str, desk: Desk = DESK) -> Desk:
    for key in keys:
        desk = done(desk, ACTS[key])
    return desk


def test_a_number_goes_to_its_part_and_the_last_one_to_the_whole_session():
    assert [pressed(str(number)).sight.part for number in range(1, 9)] == list(STOPS)
    assert STOPS[-1] == CONTINUOUS


def test_the_arrows_go_from_part_to_part_and_stop_at_either_end():
    assert pressed("right", "right").sight.part == "deepen"
    assert pressed("right", "left", "left").sight.part == "settle"
    assert pressed("8", "right").sight.part == CONTINUOUS


def test_time_goes_ahead_by_a_key_and_back_only_from_the_beginning():
    assert pressed("up", "page up").sight.minute == 14.0
    assert done(DESK, "at 20.5") == replace(DESK, sight=replace(DESK.sight, minute=20.5))
    back = done(DESK, "at 1")
    assert (back.sight.minute, back.asks) == (1.0, "restart")
    home = pressed("home")
    assert (home.sight.minute, home.asks) == (0.0, "restart")


def test_time_goes_on_by_itself_at_its_speed_unless_it_is_paused():
    assert gone_on(DESK, 30.0).sight.minute == 3.5
    assert gone_on(pressed("s"), 30.0).sight.minute == 8.0
    assert gone_on(pressed("s", "s", "s"), 30.0).sight.minute == 3.5
    assert gone_on(pressed("space"), 30.0).sight.minute == 3.0
    assert gone_on(pressed("space", "space"), 30.0).sight.minute == 3.5


def test_recline_goes_through_its_three_presets_from_wherever_one_looks():
    desk = replace(DESK, sight=replace(DESK.sight, pitch_deg=17.0))
    assert [pressed(*["r"] * times, desk=desk).sight.pitch_deg for times in (1, 2, 3, 4)] == [45.0, 90.0, 0.0, 45.0]
    assert done(DESK, "recline 90").sight.pitch_deg == 90.0


def test_brightness_is_the_technicians_and_has_its_limits():
    assert pressed("-").brightness == 0.95
    assert pressed(*["-"] * 40).brightness == DIMMEST
    assert pressed("+").brightness == 1.0


def test_eyes_overlay_and_keys():
    assert [pressed(*["e"] * times).eyes for times in (1, 2, 3)] == ["right", "both", "left"]
    assert not pressed("o").with_overlay
    assert pressed("h").with_keys
    assert pressed("p").asks == "save"
    assert pressed("escape").asks == "leave"


def test_the_picture_follows_the_hand():
    desk = dragged(DESK, 100.0, 50.0, 1000.0)
    assert desk.sight.yaw_deg == pytest.approx(9.6)
    assert desk.sight.pitch_deg == pytest.approx(4.8)
    assert dragged(DESK, 0.0, 1e5, 1000.0).sight.pitch_deg == 90.0
    assert dragged(DESK, 2000.0, 0.0, 1000.0).sight.yaw_deg == pytest.approx(192.0 - 360.0)


def test_the_wheel_looks_closer_and_not_through_a_keyhole():
    assert zoomed(DESK, 1.0).sight.field_deg == 92.0
    assert zoomed(DESK, 100.0).sight.field_deg == 40.0
    assert zoomed(DESK, -100.0).sight.field_deg == 120.0


def test_what_means_nothing_changes_nothing():
    assert done(DESK, "") == done(DESK, "dance 3") == done(DESK, "part nowhere") == DESK


def test_the_page_lists_the_keys_of_the_window(root):
    page = (root / "docs/scenes.md").read_text("utf-8")
    for keys, words in KEYS:
        assert f"| {keys} | {words} |" in page
    named = ", ".join(keys for keys, _ in KEYS)
    assert not {key for key in ACTS if not key.isdigit()} - set(named.split(", ")) - {"-", "+"}


def test_a_part_keeps_its_levels_and_the_whole_session_changes_them():
    session = Session()
    assert session.levels("rest", 0.0) == session.levels("rest", 80.0)
    assert session.levels("rest", 0.0).mean_luminance < session.levels("settle", 0.0).mean_luminance
    assert session.levels(CONTINUOUS, 2.0) != session.levels(CONTINUOUS, 60.0)
    assert session.levels(CONTINUOUS, 1e4) == session.levels(CONTINUOUS, session.length_min)
    assert [session.part_at(minute) for minute in (0.0, 45.0, session.length_min - 1.0)] == [
        "settle",
        "drift",
        "reorient",
    ]
