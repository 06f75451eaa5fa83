"""Staff are told when the mirror that they look into shows nothing new, and only then."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from vr_runtime.clock import NS_PER_S
from vr_runtime.host.alarms import Alarms, SoundSigns
from vr_runtime.host.chronicle import LOST
from vr_runtime.host.lookout import Lookout
from vr_runtime.link.mirror_file import WATCHED_FOR_NS
from vr_runtime.link.status import PlayerStatus

NAME = "mirror_stale"
T0 = 10**12


@dataclass
class Mirror:
    """What the host sees of one."""

    newest_ns: int = 0
    watched_until_ns: int = 0

    def is_watched(self, now_ns):
        return now_ns < self.watched_until_ns


class Desk:
    """A host that looks five times a second, a reader and a player."""

    def __init__(self, folder):
        self.now_ns = T0
        self.mirror = Mirror()
        self.lookout = Lookout(folder, lambda: self.now_ns, lambda: self.now_ns, self.mirror)
        self.alarms = Alarms()
        self.raised = []

    def pass_s(self, seconds, *, watches=True, plays=True, status=None, player="playing", over=False):
        """Seconds until the alarm stood, from the beginning of this stretch; None where it did not."""
        begun_ns = self.now_ns
        for _ in range(round(seconds * 5)):
            self.now_ns += NS_PER_S // 5
            if watches:
                self.mirror.watched_until_ns = self.now_ns + WATCHED_FOR_NS
            if plays:
                self.mirror.newest_ns = self.now_ns - NS_PER_S // 20
            signs = self.lookout.signs(
                self.now_ns,
                player=player,
                status=status or PlayerStatus(),
                frames=(0, 0),
                restarted_ns=None,
                journal_fails=False,
                kept_awake=True,
                session_over=over,
                prompts=(),
                sound=SoundSigns(),
            )
            raised, _ = self.alarms.observe(signs, self.now_ns)
            self.raised += [(alarm.name, (self.now_ns - begun_ns) / NS_PER_S) for alarm in raised]
        return next((after_s for name, after_s in self.raised if name == NAME), None)

    @property
    def stands(self):
        return NAME in {alarm.name for alarm in self.alarms.standing}


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_new_pictures_are_no_alarm(desk):
    assert desk.pass_s(60) is None


def test_no_new_picture_is_an_alarm_after_a_second_and_something(desk):
    desk.pass_s(5)
    assert 1.0 < desk.pass_s(5, plays=False) <= 1.6


def test_it_goes_once_there_is_a_new_one(desk):
    desk.pass_s(5, plays=False)
    assert desk.stands
    desk.pass_s(0.2)
    assert not desk.stands


def test_whoever_begins_to_look_has_a_second_of_patience(desk):
    desk.pass_s(60, watches=False, plays=False)
    assert not desk.stands
    desk.pass_s(0.8, plays=False)
    desk.pass_s(10)
    assert desk.raised == []


def test_nobody_who_looks_misses_nothing(desk):
    assert desk.pass_s(60, watches=False, plays=False) is None


@pytest.mark.parametrize(
    "why",
    [
        {"status": PlayerStatus(worn=False)},
        {"status": PlayerStatus(tracked=False)},
        {"status": PlayerStatus(headset=f"{LOST}, trying again")},
        {"player": "starting"},
        {"player": "gone"},
        {"over": True},
    ],
    ids=["off", "not tracked", "lost", "starting", "gone", "over"],
)
def test_where_another_alarm_says_why_there_is_none_of_its_own(desk, why):
    assert desk.pass_s(10, plays=False, **why) is None


def test_without_a_mirror_there_is_no_alarm(tmp_path):
    desk = Desk(tmp_path)
    desk.lookout = Lookout(tmp_path, lambda: desk.now_ns, lambda: desk.now_ns)
    assert desk.pass_s(10, plays=False) is None
