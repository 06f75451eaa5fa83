"""Keeps a session's speaker alive: starts it, starts it again, and knows how the sound is."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from vr_runtime.clock import NS_PER_S
from vr_runtime.host.alarms import SoundSigns
from vr_runtime.host.linked_process import LinkedProcess
from vr_runtime.host.watchdog import Verdict, Watchdog
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.status import SpeakerStatus
from vr_runtime.problem import Problem
from vr_runtime.record.entries import Entry, LineLost, LineSpoken, LoudnessMeasured, SpeakerRestarted, SpeakerStarted

_STARTS_WITHIN_NS: Final = 15 * NS_PER_S
_STEADY_NS: Final = 10 * NS_PER_S
"""One that has lived so long failed by accident: it is started again at once, others after longer and longer pauses."""
_LONGEST_PAUSE_S: Final = 30.0
_FADES_WITHIN_S: Final = 1.5


class SoundKeeper:
    """`turn` is called from the host's loop. Missing sound ends no session: a speaker is started again for ever."""

    def __init__(
        self, folder: Path, link: HostEnd, post: Callable[[Entry], None], process: LinkedProcess | None
    ) -> None:
        """`process`: the speaker of a host before us, if it lives."""
        self._folder = folder
        self._link = link
        self._post = post
        self._process = process
        self._watchdog = Watchdog(again_within_ns=0)
        self._restarted_ns: int | None = None
        self._started_ns: int | None = None
        self._start_ns = 0
        self._failures = 0
        self._status = SpeakerStatus()
        self._first_ns: int | None = None

    @property
    def pid(self) -> int | None:
        return None if self._process is None else self._process.pid

    def turn(self, now_ns: int, *, ending: bool) -> None:
        """One look. `ending`: the session is; a speaker that leaves then has done what it was to do."""
        if not self._link.session.has_sound:
            return
        if self._first_ns is None:
            self._first_ns = now_ns
        for heard in self._link.take_loudness():
            self._post(LoudnessMeasured(heard.t_ns, heard.lufs, heard.asked_lufs))
        spoken, lost = self._link.take_lines()
        for line in spoken:
            self._post(LineSpoken(line + 1))
        for line in lost:
            self._post(LineLost(line + 1))
        running = self._process is not None and self._process.running
        status = self._link.speaker_status()
        if self._process is not None and status.pid == self._process.pid:
            self._status = status
        if ending and not running:
            return
        if self._process is None:
            if now_ns >= self._start_ns:
                self._start(now_ns)
            return
        link = self._link
        verdict = self._watchdog.look(
            now_ns, running=running, beat_ns=link.speaker_beat_ns, busy_until_ns=link.speaker_busy_until_ns
        )
        if verdict is Verdict.RESTART:
            self._process.kill()
            self._process = None
            self._start_ns = now_ns + self._pause_ns(now_ns)
            self.turn(now_ns, ending=ending)

    @property
    def status(self) -> SpeakerStatus | None:
        """What the speaker that runs now has said last; None while there is none."""
        process = self._process
        return self._status if process is not None and self._status.pid == process.pid else None

    def signs(self, now_ns: int) -> SoundSigns:
        """What an alarm may come of."""
        if not self._link.session.has_sound:
            return SoundSigns()
        status = self._status
        speaks = self._process is not None and status.pid == self._process.pid
        if speaks and status.playing:
            return SoundSigns("playing", status.silent, status.elsewhere, self._restarted_ns)
        starting = now_ns - (self._first_ns or now_ns) < _STARTS_WITHIN_NS and not (speaks and status.notice)
        return SoundSigns("starting" if starting else "missing", False, False, self._restarted_ns)

    def dismiss(self) -> None:
        """The session is over: let it fade."""
        self._link.dismiss_speaker()

    def put_away(self) -> None:
        """See it out, and end one that does not go by itself."""
        if self._process is not None:
            _see_out(self._process)
            self._process.forget()

    def _start(self, now_ns: int) -> None:
        again = self._started_ns is not None or self._link.speaker_beat_ns > 0
        self._watchdog.started(now_ns)
        self._started_ns = now_ns
        self._status = SpeakerStatus()
        self._process = LinkedProcess.start("speaker", self._folder, self._link.path)
        if not again:
            self._post(SpeakerStarted())
            return
        self._restarted_ns = now_ns
        self._post(SpeakerRestarted(max(1, self._watchdog.restarts)))

    def _pause_ns(self, now_ns: int) -> int:
        lived_ns = _STEADY_NS if self._started_ns is None else now_ns - self._started_ns
        self._failures = 0 if lived_ns >= _STEADY_NS else self._failures + 1
        return int(min(_LONGEST_PAUSE_S, (1 << min(max(0, self._failures - 1), 5)) - 1) * NS_PER_S)


def end_left_speaker(folder: Path, link: Path) -> None:
    """End the speaker of a session that has lost its host and its player, before another takes its place."""
    process = LinkedProcess.find("speaker", folder)
    if process is None:
        return
    try:
        old = HostEnd.take_up(link)
    except (OSError, Problem):
        process.kill()
        return
    old.dismiss_speaker()
    old.close()
    _see_out(process)
    process.forget()


def _see_out(process: LinkedProcess) -> None:
    deadline_s = time.monotonic() + _FADES_WITHIN_S
    while process.running and time.monotonic() < deadline_s:
        time.sleep(0.01)
    process.kill()
