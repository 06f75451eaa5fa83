"""The host of one session: keeps its player alive, its course going, its journal written, and its consoles informed."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from vr_runtime.clinic.limits import ClinicLimits
from vr_runtime.clock import NS_PER_S
from vr_runtime.control import messages as ms
from vr_runtime.course.course import Where
from vr_runtime.course.events import EventRefused, HeadsetOff, HeadsetOn
from vr_runtime.host.alarms import Alarms
from vr_runtime.host.chronicle import Chronicle
from vr_runtime.host.conductor import ON_DISK_WITHIN_S, Conductor
from vr_runtime.host.linked_process import LinkedProcess
from vr_runtime.host.lookout import Lookout
from vr_runtime.host.planned_acts import PlannedActs
from vr_runtime.host.sound_keeper import SoundKeeper
from vr_runtime.host.state_of import Seen, StateOf
from vr_runtime.host.watchdog import Verdict, Watchdog
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.mirror_file import MirrorFile
from vr_runtime.link.status import PlayerStatus
from vr_runtime.problem import ExitCode
from vr_runtime.record.entries import AlarmCleared, AlarmRaised, AlarmSilenced, Entry, PlayerRestarted, PlayerStarted
from vr_runtime.record.journal import Journal

_ALARMS_EVERY_NS: Final = NS_PER_S // 5
_LEAVE_WITHIN_NS: Final = 60 * NS_PER_S
"""The way into the dark, a report with its pictures, and then some. Then a player hangs."""
_SILENT_NS: Final = 5 * NS_PER_S
_FINAL: Final = frozenset({"finished", "duration", "operator", "interrupted", "runtime_exit", "headset_lost"})


@dataclass(frozen=True, slots=True)
class Over:
    """The session is over: why, in the words of the report, and what its player said and returned."""

    reason: str
    code: int = int(ExitCode.OK)
    said: str = ""


class SessionHost:
    """`turn` is to be called about a hundred times a second; `over` is None while the session goes on.

    It is the owner that the control door asks: `act` and `snapshot`.
    """

    def __init__(
        self,
        folder: Path,
        link: HostEnd,
        journal: Journal | None,
        chronicle: Chronicle | None,
        *,
        process: LinkedProcess | None,
        now_ns: Callable[[], int],
        state_folder: Path,
        watchdog: Watchdog,
        wall_ns: Callable[[], int] = time.time_ns,
        speaker: LinkedProcess | None = None,
        mirror: MirrorFile | None = None,
        limits: ClinicLimits | None = None,
    ) -> None:
        self._folder = folder
        self._link = link
        self._journal = journal
        self._chronicle = chronicle
        self._process = process
        self._now_ns = now_ns
        self._watchdog = watchdog
        watchdog.take_up(*link.restarts)
        self._lookout = Lookout(state_folder, now_ns, wall_ns, mirror)
        self._sound = SoundKeeper(folder, link, self._post, speaker)
        self._planned = PlannedActs() if link.session.auto else None
        self._alarms = Alarms()
        self._alarms_due_ns = 0
        self._ended_ns: int | None = None
        self._player: Literal["starting", "playing", "gone"] = "starting"
        self._status = link.status()  # a player may have played to the end while there was no host
        self.conductor = Conductor(link, now_ns, self._post, self._flush, limits)
        self._state = StateOf(self.conductor, link.session)
        self.kept_awake = True
        self.interrupted = False
        self.over: Over | None = None

    @property
    def status(self) -> PlayerStatus:
        """What the player that runs now has said last."""
        return self._status

    @property
    def where(self) -> Where:
        """Where the course is now."""
        return self.conductor.course.at(self.conductor.session_ns())

    def act(self, command: ms.Command) -> ms.Acknowledgement:
        if isinstance(command.act, ms.Silence):
            return self._silence(command, command.act.name)
        return self.conductor.act(command)

    def snapshot(self) -> ms.Snapshot:
        process = self._process
        pid = None if process is None else process.pid
        alive = self._player != "gone"
        player = ms.PlayerState(pid, alive, self._link.frames, self._link.missed)
        return self._state.snapshot(Seen(player, self._status, self._sound.status, self._alarms.standing))

    def end(self, patience_ns: int, *, interrupted: bool) -> None:
        """End the session in order."""
        self.interrupted = self.interrupted or interrupted
        self.conductor.end(patience_ns, interrupted=interrupted)

    def put_away(self) -> None:
        """The session is over and all is said: no trace of the processes stays."""
        if self._process is not None:
            self._process.forget()
        self._sound.put_away()

    def turn(self) -> None:
        """One look at everything."""
        now_ns = self._now_ns()
        self._link.beat(now_ns)
        running = self._process is not None and self._process.running
        status = self._link.status()  # after that look: one that has left has said so before
        if self._process is not None and status.pid == self._process.pid:
            self._status = status
        self._watch_player(now_ns, running)
        session_ns = self.conductor.session_ns_at(now_ns)
        self._sound.turn(now_ns, ending=self.over is not None or self.conductor.course.at(session_ns).ending)
        self._watch_wearer(session_ns)
        self._confirm_as_planned(session_ns)
        if self._chronicle is not None:
            self._chronicle.look(self.conductor.course, session_ns, self._status)
        if now_ns >= self._alarms_due_ns:
            self._alarms_due_ns = now_ns + _ALARMS_EVERY_NS
            self._watch_alarms(now_ns, session_ns)

    # --- the player

    def _watch_player(self, now_ns: int, running: bool) -> None:
        link, process = self._link, self._process
        ending = self.conductor.course.at(self.conductor.session_ns_at(now_ns)).ending
        if not running and self._status.left and (ending or self._has_left_for_good()):
            self._is_over(self._status.left, self._status.exit_code)
            return
        if not running and process is not None and link.origin_ns is None and (process.code or 0) > int(ExitCode.USAGE):
            self._is_over("problem", process.code or 0)  # it could not even begin, and has said why
            return
        if ending and self._has_to_be_gone(now_ns, running):
            return
        if process is None and not self._watchdog.gave_up and not link.beat_ns:  # nobody has played yet
            self._start(now_ns)
            return
        verdict = self._watchdog.look(now_ns, running=running, beat_ns=link.beat_ns, busy_until_ns=link.busy_until_ns)
        if verdict is Verdict.RESTART:
            self._end_player()
            self._start(now_ns)
            link.keep_restart(self._watchdog.restarts, now_ns)
            self._post(PlayerRestarted(self._watchdog.restarts))
        elif verdict is Verdict.GIVE_UP and link.origin_ns is None:
            self._end_player()
            self._is_over("problem", int(ExitCode.UNEXPECTED))
        elif verdict is Verdict.GIVE_UP and self._player != "gone":
            self._end_player()
            self._player = "gone"
            self._alarms_due_ns = now_ns  # no console shall see the one without the other
        elif verdict is Verdict.FINE:
            self._player = "playing"

    def _has_left_for_good(self) -> bool:
        """A fault in the midst of a session is a failure like any other; before the first picture it is the end."""
        return self._status.left in _FINAL or self._link.origin_ns is None

    def _has_to_be_gone(self, now_ns: int, running: bool) -> bool:
        """The session has been ended: whether that is all, because no player is left to play the way into the dark."""
        if self._ended_ns is None:
            self._ended_ns = now_ns
        # One that starts, or writes its report, plays nothing, and says for how long.
        alive_until_ns = max(self._link.beat_ns, self._link.busy_until_ns, self._ended_ns) + _SILENT_NS
        if running and now_ns < min(alive_until_ns, self._ended_ns + _LEAVE_WITHIN_NS):
            return True
        self._end_player()
        reason = "interrupted" if self.interrupted else "finished" if self.where.finished else "operator"
        self._is_over(reason, int(ExitCode.OK))
        return True

    def _start(self, now_ns: int) -> None:
        self._watchdog.started(now_ns)
        self._player = "starting"
        self._status = PlayerStatus()
        if self._chronicle is not None:
            self._chronicle.player_changed()
        self._process = LinkedProcess.start("player", self._folder, self._link.path)
        self._post(PlayerStarted())

    def _end_player(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _is_over(self, reason: str, code: int) -> None:
        process = self._process
        self._sound.dismiss()
        self.over = Over(reason, code, "" if process is None else process.said())

    # --- what happens by itself

    def _watch_wearer(self, session_ns: int) -> None:
        if self._link.origin_ns is None or not self._status.opened or self._status.left:
            return
        if self._status.worn == self.conductor.course.at(session_ns).headset_off:
            t_ns = self.conductor.next_ns()
            with suppress(EventRefused):  # after the session's end it makes no difference
                self.conductor.happen(HeadsetOn(t_ns) if self._status.worn else HeadsetOff(t_ns))

    def _confirm_as_planned(self, session_ns: int) -> None:
        if self._planned is None or self._link.origin_ns is None:
            return
        with suppress(EventRefused):  # somebody was quicker, or an emergency is on: it is for people to confirm then
            while (event := self._planned.due(self.conductor.course, session_ns)) is not None:
                self.conductor.happen(event)

    def _watch_alarms(self, now_ns: int, session_ns: int) -> None:
        where = self.conductor.course.at(session_ns)
        signs = self._lookout.signs(
            now_ns,
            player=self._player,
            status=self._status,
            frames=(self._link.frames, self._link.missed),
            restarted_ns=self._watchdog.restarted_ns,
            journal_fails=self._journal is not None and self._journal.alarm is not None,
            kept_awake=self.kept_awake,
            session_over=where.ending or where.finished,
            prompts=self.conductor.course.prompts_at(session_ns),
            sound=self._sound.signs(now_ns),
        )
        raised, cleared = self._alarms.observe(signs, now_ns)
        for alarm in raised:
            self._post(AlarmRaised(alarm.rule.level, alarm.name))
        for name in cleared:
            self._post(AlarmCleared(name))

    def _silence(self, command: ms.Command, name: str | None) -> ms.Acknowledgement:
        """Of the alarms that stand, the one called so; all of them without a name."""
        meant = [alarm for alarm in self._alarms.standing if name in (None, alarm.name)]
        if name is not None and not meant:
            stand = ", ".join(alarm.name for alarm in self._alarms.standing) or "none"
            return ms.refused(command, f"no alarm called {name} stands; those that do: {stand}", self.conductor.version)
        for alarm in meant:
            if not alarm.silenced:
                self._alarms.silence(alarm.name)
                self._post(AlarmSilenced(alarm.name))
        self._flush(ON_DISK_WITHIN_S)
        return ms.applied(command, self.conductor.version, "" if meant else "no alarm stands")

    # --- the journal

    def _post(self, entry: Entry) -> None:
        if self._journal is not None:
            self._journal.post(entry)

    def _flush(self, timeout_s: float) -> bool:
        return self._journal is None or self._journal.flush(timeout_s)
