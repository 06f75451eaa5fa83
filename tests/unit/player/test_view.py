"""The player turns the world when the course says so, and one that comes after it finds the world as it lay."""

from __future__ import annotations

import math
from types import SimpleNamespace

import pytest

from vr_runtime.course.course import Course
from vr_runtime.course.events import LevelOff, LevelView, Recentre
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.player_end import PlayerEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.player.link_operator import LinkOperator
from vr_runtime.player.view import PatientView
from vr_runtime.xr.levelling import UPRIGHT, about_x

S = 10**9
LYING = about_x(math.radians(80))
SESSION = LinkedSession(plan=plan_for_infusion(40), scene="empty", headset="simulated")


class World(SimpleNamespace):
    """Knows where the head is, and is told how to lie."""

    tilt, looks, turns = UPRIGHT, LYING, 0

    def head(self, _time):
        return self.looks


@pytest.fixture
def link(tmp_path):
    host = HostEnd.begin(tmp_path / "link", SESSION)
    ends = []

    def operator():
        ends.append(PlayerEnd(tmp_path / "link"))
        return LinkOperator(ends[-1])

    yield operator
    for end in ends:
        end.close()
    host.close()


@pytest.fixture
def world():
    return World()


def follow(view, course, world, until_s, from_s=0):
    """Ten looks a second; the session times at which the world was turned."""
    state = SimpleNamespace(predicted_display_time=0)
    session = SimpleNamespace(world=world, frame=SimpleNamespace(state=state, eye_views=()))
    turned = []
    for tenth in range(from_s * 10, until_s * 10):
        view.follow(course.at(tenth * S // 10))
        if view.look(course, session):
            view.place(session, SimpleNamespace(recentre=lambda: None), 60.0)
            turned.append(tenth / 10)
    return turned


def told(*events):
    return Course(plan_for_infusion(40), events)


def test_levelled_once_to_what_was_measured(world):
    view = PatientView(None)
    assert len(follow(view, told(LevelView(10 * S)), world, 60)) == 1
    assert view.rest == pytest.approx(LYING)
    assert world.tilt == pytest.approx(about_x(math.radians(20)))


def test_a_head_that_moves_afterwards_changes_nothing(world):
    view, course = PatientView(None), told(LevelView(10 * S))
    follow(view, course, world, 60)
    world.looks = UPRIGHT
    assert follow(view, course, world, 120, 60) == []
    assert view.rest == pytest.approx(LYING)


def test_off_gives_gravity_back_and_recentring_leaves_it(world):
    view = PatientView(None)
    course = told(LevelView(10 * S), Recentre(60 * S))
    assert len(follow(view, course, world, 90)) == 2
    assert view.rest == pytest.approx(LYING)
    course = course.apply(LevelOff(100 * S))
    assert len(follow(view, course, world, 150, 90)) == 1
    assert (view.rest, world.tilt) == (None, UPRIGHT)


def test_who_plays_after_a_player_that_died_goes_on_with_its_world(link, world):
    course = told(LevelView(10 * S))
    follow(PatientView(link()), course, world, 60)
    world.looks = UPRIGHT  # the patient looks about meanwhile
    again = PatientView(link())
    assert again.turned == 1
    assert again.rest == pytest.approx(LYING, abs=1e-9)
    assert follow(again, course, world, 120, 60) == [], "nothing is left to turn"


def test_what_was_due_while_nobody_played_is_done_by_the_next(link, world):
    course = told(LevelView(10 * S))
    again = PatientView(link())
    assert len(follow(again, course, world, 120, 60)) == 1
    assert again.rest == pytest.approx(LYING)


def test_while_nobody_knows_where_the_head_is_nothing_is_turned(world):
    world.looks = None
    view, course = PatientView(None), told(LevelView(10 * S))
    assert follow(view, course, world, 60) == []
    world.looks = LYING
    assert follow(view, course, world, 61, 60) == [60.0]
