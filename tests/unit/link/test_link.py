"""Host and player share one file: what the one tells, the other sees whole, whatever dies in between."""

from __future__ import annotations

import gc
import os
import stat
import sys
from typing import get_args

import pytest

from vr_runtime.course import events as ev
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.link import layout
from vr_runtime.link.entries import Farewell, SetBreath, SetBrightness, SetMusic, SetVoice, SetVolume, UseScene
from vr_runtime.link.host_end import HostEnd, LogFull
from vr_runtime.link.player_end import PlayerEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.link.speaker_end import SpeakerEnd
from vr_runtime.link.status import PlayerStatus, SpeakerStatus
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.timing.frame_record import RECORD_SIZE

SESSION = LinkedSession(name="5f0c", boot="b", plan=plan_for_infusion(40), scene="empty", headset="simulated")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "session.link"


@pytest.fixture
def host(path):
    host = HostEnd.begin(path, SESSION)
    yield host
    host.close()


@pytest.fixture
def player(host):
    player = PlayerEnd(host.path)
    yield player
    player.close()


def told(entries):
    return [entry.told for entry in entries]


def test_the_player_is_told_what_to_play(player):
    assert player.session == SESSION


def test_nobody_else_may_read_it(host):
    assert stat.S_IMODE(host.path.stat().st_mode) == 0o600


def test_a_file_that_others_may_read_is_refused(host):
    host.path.chmod(0o640)
    with pytest.raises(Problem) as refused:
        HostEnd.take_up(host.path)
    assert refused.value.code is ExitCode.LINK_UNUSABLE


@pytest.mark.parametrize("content", [b"", b"\0" * layout.FILE_BYTES, b"VRLINK99" + b"\0" * (layout.FILE_BYTES - 8)])
def test_what_is_no_link_is_refused(path, content):
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(Problem) as refused:
        PlayerEnd(path)
    assert refused.value.code is ExitCode.LINK_UNUSABLE


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="no such links here")
def test_no_symbolic_link_is_followed(host, tmp_path):
    (tmp_path / "elsewhere").symlink_to(host.path)
    with pytest.raises(OSError, match="symbolic"):
        HostEnd.take_up(tmp_path / "elsewhere")


@pytest.mark.parametrize("kind", get_args(ev.Event))
def test_every_event_arrives_as_it_was(host, player, kind):
    event = kind(7, 5) if kind in (ev.Extended, ev.Shortened) else kind(7)
    assert not player.news
    host.tell(event)
    assert player.news
    assert told(player.read()) == [event]
    assert not player.news


def test_what_is_no_event_arrives_too(host, player):
    wishes = [
        SetBrightness(50),
        SetBreath(True),
        SetMusic(False),
        SetVoice(True),
        UseScene("night-sky"),
        Farewell(3, True),
    ]
    for wish in wishes:
        host.tell(wish)
    assert told(player.read()) == wishes


def test_a_later_player_and_a_later_host_see_all_of_it(host):
    host.tell(ev.InfusionStarted(1), b"note")
    host.tell(ev.EaseOn(2))
    later = PlayerEnd(host.path)
    assert told(later.read()) == [ev.InfusionStarted(1), ev.EaseOn(2)]
    assert later.entries_read == 2
    again = HostEnd.take_up(host.path)
    assert [entry.note for entry in again.told()] == [b"note", b""]
    assert again.tell(ev.EaseOff(3)) == 3
    assert told(later.read()) == [ev.EaseOff(3)]


def test_an_entry_that_was_begun_and_not_finished_was_never_there(host, player):
    """A host killed between the entry and the count leaves bytes behind that the next one writes over."""
    host.tell(ev.EaseOn(1))
    end = host._link.words[layout.W_LOG_BYTES]
    host._link.bytes[layout.LOG_AT + end : layout.LOG_AT + end + 6] = b"\xff\xff\x00\x00xx"
    assert told(player.read()) == [ev.EaseOn(1)]
    host.tell(ev.EaseOff(2))
    assert told(player.read()) == [ev.EaseOff(2)]


def test_a_full_log_still_takes_an_emergency(host, monkeypatch):
    monkeypatch.setattr(layout, "LOG_ROOM", layout.LOG_RESERVE + 8)
    with pytest.raises(LogFull):
        host.tell(ev.EaseOn(1))
    host.tell(ev.Emergency(100), last=True)
    assert isinstance(host.told()[-1].told, ev.Emergency)


def test_status_survives_the_way(host, player):
    status = PlayerStatus(
        pid=4711, worn=False, tracked=False, opened=True, stands_in=True, recoveries=2, exit_code=15,
        session_ns=9, app_ns=3, gpu_ns=4, refresh_hz=90.0, scale=0.75,
        headset="headset off", left="operator", notice="ü" * 200, model="Some headset",
    )  # fmt: skip
    player.say(status)
    seen = host.status()
    assert seen.notice == "ü" * 96
    assert PlayerStatus(**{**_fields(seen), "notice": status.notice}) == status


def test_a_status_that_is_being_written_is_not_read(host, player):
    player.say(PlayerStatus(pid=1, headset="playing"))
    assert host.status().pid == 1
    host._link.words[layout.W_STATUS_BEGUN] += 1
    PlayerStatus(pid=2).packed_into(host._link.bytes, layout.STATUS_AT)
    assert host.status().pid == 1
    player.say(PlayerStatus(pid=3))
    assert host.status().pid == 3


def test_frames_count_on_through_a_restart(host, player):
    player.beat(10, 100, 3)
    again = PlayerEnd(host.path)
    again.beat(20, 5, 1)
    assert (host.beat_ns, host.frames, host.missed) == (20, 105, 4)


def test_the_origin_outlives_the_player(host, player):
    assert player.origin_ns is None
    player.begin_at(123)
    assert PlayerEnd(host.path).origin_ns == HostEnd.take_up(host.path).origin_ns == 123


def records(first, count):
    return memoryview(
        b"".join(number.to_bytes(8, "little") * (RECORD_SIZE // 8) for number in range(first, first + count))
    )


def numbers(pieces):
    return [
        int.from_bytes(piece[at : at + 8], "little") for piece in pieces for at in range(0, len(piece), RECORD_SIZE)
    ]


def test_frame_records_pass_once_and_in_order_through_the_ring(host, player):
    seen = []
    for first in range(0, 3 * layout.FRAMES_KEPT, 5000):
        player.put_frames(records(first, 5000))
        host.take_frames(seen.append)
    assert numbers(seen) == list(range(len(numbers(seen))))
    assert len(numbers(seen)) >= 3 * layout.FRAMES_KEPT
    host.take_frames(seen.append)
    assert len(numbers(seen)) == -(-3 * layout.FRAMES_KEPT // 5000) * 5000


def test_a_host_that_was_away_too_long_gets_the_newest_frames(host, player):
    for first in range(0, 2 * layout.FRAMES_KEPT, 4096):
        player.put_frames(records(first, 4096))
    seen = []
    HostEnd.take_up(host.path).take_frames(seen.append)
    assert numbers(seen)[-1] == 2 * layout.FRAMES_KEPT - 1
    assert len(numbers(seen)) > layout.FRAMES_KEPT - 2048
    host.take_frames(lambda _: pytest.fail("taken twice"))


def test_a_frame_leaves_nothing_behind(player):
    """What is called every frame allocates nothing that stays."""
    for now_ns in range(1 << 40, (1 << 40) + 300):
        player.beat(now_ns, 1, 0)
    gc.collect()
    gc.disable()
    try:
        before = len(gc.get_objects())
        for now_ns in range(1 << 40, (1 << 40) + 1000):
            player.beat(now_ns, now_ns, 0)
            assert not player.news
        assert len(gc.get_objects()) <= before + 1
    finally:
        gc.enable()


def _fields(status):
    return {name: getattr(status, name) for name in status.__slots__}


def test_how_the_world_lies_outlives_the_player(host, player):
    assert player.view == (0, None)
    player.keep_view(3, (0.6, 0.0, -0.0, 0.8))
    again = PlayerEnd(host.path)
    turns, rest = again.view
    assert turns == 3
    assert rest == pytest.approx((0.6, 0.0, 0.0, 0.8), abs=1e-12)
    again.keep_view(4, None)
    assert player.view == (4, None)
    again.close()


def test_when_a_player_failed_outlives_the_host(host):
    assert host.restarts == (0, None)
    host.keep_restart(2, 12345)
    again = HostEnd.take_up(host.path)
    assert again.restarts == (2, 12345)
    again.close()


@pytest.fixture
def speaker(host):
    speaker = SpeakerEnd(host.path)
    yield speaker
    speaker.close()


def test_the_speaker_reads_what_the_player_reads(host, player, speaker):
    host.tell(ev.InfusionStarted(1))
    host.tell(SetVolume(-6.0))
    assert told(speaker.read()) == told(player.read())
    player.begin_at(7)
    assert speaker.origin_ns == 7


@pytest.mark.parametrize(
    "head", [(0.0, 0.0, 0.0, 1.0), (0.5, -0.5, 0.5, -0.5), (-0.6, 0.0, 0.0, 0.8), (1.0, 0.0, 0.0, 0.0)]
)
def test_the_speaker_knows_how_the_head_is_turned(player, speaker, head):
    assert speaker.head == (0.0, 0.0, 0.0, 1.0)
    player.faces(*head)
    side = -1.0 if head[3] < 0.0 else 1.0
    assert speaker.head == pytest.approx([side * share for share in head], abs=1e-3)
    player.faces(float("nan"), 0.0, 0.0, 1.0)
    assert speaker.head == pytest.approx([side * share for share in head], abs=1e-3), "what is no rotation is left out"


def test_saying_how_the_head_is_turned_leaves_nothing_behind(player):
    def turns():
        for step in range(1000):
            player.faces(step / 2000.0, -0.3, 0.2, 0.5)

    turns()
    before = sys.getallocatedblocks()
    turns()
    assert sys.getallocatedblocks() - before < 1000 // 9


def test_the_host_sees_how_the_speaker_is(host, speaker):
    assert host.speaker_status() == SpeakerStatus()
    status = SpeakerStatus(7, True, False, True, 3, 1, -26.5, -26.0, "Headphones (Index HMD)", "äh")
    speaker.say(status)
    assert host.speaker_status() == status


def test_a_link_that_another_session_took_is_superseded(host, speaker):
    assert not speaker.superseded
    HostEnd.begin(host.path, SESSION).close()
    assert speaker.superseded
