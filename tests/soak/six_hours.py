"""A host of six hours in a process of its own, on a clock that it moves itself; prints what it found as JSON.

Host, journal, control door, alarms and link are the real ones. The player is a recorded one: its frames, beats and
states lie in the link as a living one's would, 90 frames a second. The host looks ten times a second, not fifty.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import psutil

from vr_runtime.clock import NS_PER_S
from vr_runtime.control import messages as ms
from vr_runtime.control.endpoint import Endpoint
from vr_runtime.control.private_files import Places, private_folder
from vr_runtime.course.plan import plan_for_infusion
from vr_runtime.host.chronicle import Chronicle
from vr_runtime.host.session_host import SessionHost
from vr_runtime.host.watchdog import Watchdog
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.player_end import PlayerEnd
from vr_runtime.link.session import LinkedSession
from vr_runtime.link.status import PlayerStatus
from vr_runtime.record.header import new_header
from vr_runtime.record.journal import Journal
from vr_runtime.record.session_clock import Reading, boot_name
from vr_runtime.record.unfinished import unfinished_session
from vr_runtime.record.verify import verify
from vr_runtime.timing.frame_record import RECORD_SIZE
from vr_runtime.timing.recorder import FrameRecorder

HOURS = 6
LOOKS_A_SECOND = 10
FRAMES_A_LOOK = 9
ACT_EVERY_S = 45  # 480 acts in six hours: far more than any session sees
_PERIOD_NS = NS_PER_S // (LOOKS_A_SECOND * FRAMES_A_LOOK)
_PID = 1 << 30  # no process has it
_ACTS = (ms.Ease(True), ms.Ease(False), ms.Approach(), ms.EyesClosed(True), ms.EyesClosed(False), ms.Brightness(60))


class Clock:
    """Monotonic and wall clock, which only the test moves."""

    is_virtual = False

    def __init__(self) -> None:
        self.ns = time.perf_counter_ns()
        self._ahead_ns = time.time_ns() - self.ns

    def now_ns(self) -> int:
        return self.ns

    def wall_ns(self) -> int:
        return self.ns + self._ahead_ns

    def sleep_until_ns(self, deadline_ns: int) -> None:
        self.ns = max(self.ns, deadline_ns)


class SixHours:
    """The host and all that it talks to, in folders below `folder`."""

    def __init__(self, folder: Path) -> None:
        self.clock, self.state = Clock(), folder / "state"
        places = Places(keys=folder / "keys", runtime=private_folder(folder / "runtime"))
        session = LinkedSession(plan=plan_for_infusion(340), scene="empty", headset="simulated", boot=boot_name())
        self.journal = Journal(self.state, self.clock, wall_ns=self.clock.wall_ns)
        about = {"scene": session.scene, "plan": session.plan, "headset": "simulated", "clock": "real"}
        self.journal.begin(new_header(wall_ns=self.clock.wall_ns(), **about))
        link = HostEnd.begin(places.runtime / "session.link", session)
        self.player = PlayerEnd(link.path)
        self.player.begin_at(self.clock.ns)
        self.recorder = FrameRecorder(_PERIOD_NS, capacity=FRAMES_A_LOOK)
        process = SimpleNamespace(pid=_PID, running=True, code=None, said=str, kill=lambda: None)
        self.host = SessionHost(
            places.runtime,
            link,
            self.journal,
            Chronicle(self.journal, link, begun=False, phase=None),
            process=process,  # type: ignore[arg-type]  # one that was recorded
            now_ns=self.clock.now_ns,
            state_folder=self.state,
            watchdog=Watchdog(),
            wall_ns=self.clock.wall_ns,
        )
        self.door = Endpoint(self.host, places, "5f0c29d1")
        self.acts = 0

    def play(self) -> list[float]:
        """All of it; resident MiB at the end of each hour."""
        resident = []
        for second in range(HOURS * 3600):
            for _ in range(LOOKS_A_SECOND):
                self._frames()
                self.host.turn()
            self._second(second)
            if second % 3600 == 3599:
                resident.append(psutil.Process().memory_info().rss / 2**20)
        return resident

    def _frames(self) -> None:
        at_ns = self.clock.ns
        for number in range(FRAMES_A_LOOK):
            now_ns = at_ns + number * _PERIOD_NS
            steps = (now_ns + step * 90_000 for step in range(7))
            self.recorder.record(*steps, now_ns + 2 * _PERIOD_NS, _PERIOD_NS, 1000, 1100, 1)
        self.player.put_frames(memoryview(self.recorder.ring.buffer)[: FRAMES_A_LOOK * RECORD_SIZE])
        self.clock.ns = at_ns + FRAMES_A_LOOK * _PERIOD_NS
        self.player.beat(self.clock.ns, self.recorder.next_frame_number, 0)

    def _second(self, second: int) -> None:
        session_ns = self.clock.ns - (self.player.origin_ns or 0)
        self.player.say(PlayerStatus(pid=_PID, opened=True, headset="playing", session_ns=session_ns))
        self.door.poll(0)
        if second % 60 == 0:
            assert self.journal.flush(30.0), "the journal keeps up"
        if second == 300:
            self._act(ms.Started())
        elif second % ACT_EVERY_S == 0:
            self._act(_ACTS[self.acts % len(_ACTS)])

    def _act(self, act: ms.Act) -> None:
        answer = self.host.act(ms.Command(os.urandom(16).hex(), self.clock.ns, act))
        assert answer.outcome == "applied", answer.reason
        self.acts += 1


def found(folder: Path) -> dict[str, object]:
    """Play, break off, and take up."""
    played = SixHours(folder)
    resident = played.play()
    course = played.host.conductor.course
    played.door.close()
    assert played.journal.close(None, 60.0)
    replays = []
    for _ in range(3):
        began_s = time.perf_counter()
        unfinished = unfinished_session(
            played.state, Reading(played.clock.ns, played.clock.wall_ns(), boot_name()), "simulated"
        )
        assert unfinished is not None
        again = unfinished.course
        replays.append(time.perf_counter() - began_s)
        assert again == course
        assert again.tracks.view_turns == course.tracks.view_turns
    verified = verify(played.state)
    return {
        "resident_mib": resident,
        "acts": played.acts,
        "frames": played.recorder.next_frame_number,
        "entries": verified.entries,
        "frame_blocks": verified.frame_blocks,
        "replay_s": min(replays),
        "journal_mib": sum(file.stat().st_size for file in played.state.glob("journal.db*")) / 2**20,
    }


if __name__ == "__main__":
    print(json.dumps(found(Path(sys.argv[1]))))
