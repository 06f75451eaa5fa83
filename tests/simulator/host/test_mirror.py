"""A mirror through a whole session: from its first look, over a player that is killed, to its end."""

from __future__ import annotations

import os
import signal
import time

import pytest

from vr_runtime.clock import NS_PER_S, MonotonicClock
from vr_runtime.control.messages import End
from vr_runtime.link import mirror_file
from vr_runtime.link.mirror import MirrorReader
from vr_runtime.link.mirror_file import is_in_memory, mirror_path
from vr_runtime.problem import ExitCode

pytestmark = pytest.mark.skipif(not is_in_memory(mirror_file._SHARED_MEMORY), reason="no memory that could be shared")


class Looks:
    """A reader that looks now and then, as a console does."""

    def __init__(self, rig):
        self.rig = rig
        self.reader = MirrorReader.open(rig.runtime)

    def newest(self):
        self.reader.watch()
        return self.reader.newest()

    def until_after(self, number):
        """The first picture seen with a higher number."""
        self.rig.until(lambda: (picture := self.newest()) is not None and picture.number > number)
        return self.reader.newest()


@pytest.fixture
def looks(rig):
    assert MirrorReader.open(rig.runtime) is None, "before a session there is nothing to look into"
    rig.start("--scene", "gradient", time_lapse=1.0)
    looks = Looks(rig)
    yield looks
    looks.reader.close()
    mirror_path(rig.runtime).unlink(missing_ok=True)


def test_pictures_come_while_somebody_looks_over_a_killed_player_to_the_end(rig, looks):
    path = mirror_path(rig.runtime)
    time.sleep(0.2)
    assert looks.reader.newest() is None, "nobody has looked: nothing was made"
    first = looks.until_after(0)
    assert 0 <= MonotonicClock.now_ns() - first.taken_ns < 30 * NS_PER_S
    second = Looks(rig)
    again = second.until_after(first.number)
    assert again.taken_ns > first.taken_ns
    second.reader.close()
    looks.until_after(again.number)

    pid = rig.player_pid
    os.kill(pid, signal.SIGKILL)
    last = looks.reader.newest()
    rig.until(lambda: rig.player_pid != pid)
    back = looks.until_after(last.number + 2)
    assert back.taken_ns > last.taken_ns

    rig.act(End())
    assert rig.finish() == (ExitCode.OK, "")
    assert not path.exists()
    looks.reader.watch()
    assert looks.reader.newest() is None


def test_a_host_that_takes_up_keeps_the_mirror(rig, looks):
    before = looks.until_after(0)
    rig.kill_host()
    rig.host = None
    meanwhile = looks.until_after(before.number + 5)
    rig.resume()
    after = looks.until_after(meanwhile.number + 5)
    assert after.number > meanwhile.number
    rig.act(End())
    assert rig.finish() == (ExitCode.OK, "")
    assert not mirror_path(rig.runtime).exists()


def test_a_picture_that_grows_old_is_an_alarm(rig, looks):
    """A player that hangs is restarted after two seconds; before that, whoever looks is told that it is old."""
    number = looks.until_after(0).number
    os.kill(rig.player_pid, signal.SIGSTOP)

    def told():
        looks.newest()
        return "mirror_stale" in [alarm.name for alarm in rig.state().alarms]

    rig.until(told)
    looks.until_after(number + 1)
    rig.until(lambda: not told())
    rig.act(End())
    assert rig.finish() == (ExitCode.OK, "")
