"""The speaker: plays a session's sound in a process of its own, `vr-runtime speaker --link FILE`.

It reads what the player reads and works out by itself what is due, so it plays on whoever else dies. One loop mixes a
quarter of a second ahead; the device's callback only copies. Sound that fails, fails quiet: without a device the loop
goes on looking for one.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from vr_runtime.clock import NS_PER_S
from vr_runtime.link.speaker_end import SpeakerEnd
from vr_runtime.link.status import Heard, SpeakerStatus
from vr_runtime.problem import ExitCode
from vr_runtime.sound.cues import Cues
from vr_runtime.sound.ear import SILENT_S, Ear
from vr_runtime.sound.file_beds import FileBeds
from vr_runtime.sound.mixer import Mixer
from vr_runtime.sound.output_choice import OutputChoice
from vr_runtime.sound.rider import asked_lufs
from vr_runtime.sound.ring import Ring
from vr_runtime.sound.scale import HOP, HOP_S, RATE_HZ
from vr_runtime.sound.session_cues import SessionCues
from vr_runtime.sound.spoken import spoken_in

AHEAD: Final = RATE_HZ // 4
_TURN_S: Final = 0.006
_SAY_EVERY_NS: Final = NS_PER_S // 10
_LOOK_EVERY_NS: Final = NS_PER_S
_HOST_GONE_NS: Final = 5 * NS_PER_S
_STALLED_NS: Final = 2 * NS_PER_S
_DISMISSED_S: Final = 0.3
_LAST_S: Final = 3.0
_NICE: Final = -10


class Output(Protocol):
    """Where the sound goes. `latency_s`: how long after it was taken from the ring it is heard."""

    @property
    def name(self) -> str: ...
    @property
    def latency_s(self) -> float: ...
    @property
    def alive(self) -> bool: ...
    def turn(self, now_ns: int) -> None: ...
    def close(self) -> None: ...


class Outputs(Protocol):
    """What opens an output, or says why there is none."""

    @property
    def notice(self) -> str: ...
    @property
    def elsewhere(self) -> bool: ...
    def opened(self, now_ns: int) -> Output | None: ...
    def wants_another(self) -> bool: ...
    def move(self) -> None: ...
    def lost(self, now_ns: int) -> None: ...


class Speaker:
    """`turn` is called some 150 times a second; `over` once nothing is to be heard any more."""

    def __init__(
        self,
        link: SpeakerEnd,
        cues: SessionCues,
        mixer: Mixer,
        ring: Ring,
        outputs: Outputs,
        now_ns: int,
        faults: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """`faults`: what of the clinic's own files cannot be played, a line each."""
        self._link = link
        self._faults = faults
        self._cues = cues
        self._mixer = mixer
        self._ring = ring
        self._outputs = outputs
        self._output: Output | None = None
        self._ear = Ear()
        self._asked = Cues()
        self._heard_ns = 0
        self._reopened = -1
        self._say_ns = self._look_ns = 0
        self._played, self._played_ns = 0, now_ns
        self._over_ns: int | None = None
        self._moves_ns: int | None = None
        self.over = False
        for entry in link.read():
            cues.tell(entry.told, now_ns)
        cues.take_over(self._session_ns(now_ns), others_before=not link.is_first)

    def leave(self, now_ns: int) -> None:
        """Fade and be over."""
        self._cues.leave(now_ns, _DISMISSED_S)

    def turn(self, now_ns: int) -> None:
        """One look at everything."""
        self._link.beat(now_ns)
        if self._link.news:
            for entry in self._link.read():
                self._cues.tell(entry.told, now_ns)
        self._tend_output(now_ns)
        self._obey(now_ns)
        if self._output is not None:
            self._fill(now_ns, self._output)
            self._output.turn(now_ns)
        self._listen(now_ns)
        if now_ns >= self._say_ns:
            self._say_ns = now_ns + _SAY_EVERY_NS
            self._say()

    def close(self) -> None:
        if self._output is not None:
            self._output.close()

    # --- what is due

    def _session_ns(self, at_ns: int) -> int:
        origin_ns = self._link.origin_ns
        return 0 if origin_ns is None else max(0, int((at_ns - origin_ns) * self._cues.time_lapse))

    def _obey(self, now_ns: int) -> None:
        """An emergency silences what is ready already; the end of the session ends us."""
        where = self._cues.where(self._session_ns(now_ns))
        leaves = self._cues.has_left(now_ns)
        if where.emergency or leaves or self._moves_ns is not None:
            self._ring.quell()
        else:
            self._ring.release()
        if now_ns >= self._look_ns:
            self._look_ns = now_ns + _LOOK_EVERY_NS
            if self._link.origin_ns is not None:
                self._cues.look(where, plays=self._output is not None)
            if self._output is not None and self._moves_ns is None and self._outputs.wants_another():
                self._moves_ns = now_ns + int((_DISMISSED_S + self._output.latency_s) * NS_PER_S)
            host_gone = now_ns - self._link.host_beat_ns > _HOST_GONE_NS
            if self._link.superseded:
                self.leave(now_ns)
            elif where.finished and host_gone:
                self._cues.leave(now_ns, _LAST_S)
        if self._link.dismissed:
            self.leave(now_ns)
        if self._over_ns is None and (leaves or where.ended):
            latency_s = 0.0 if self._output is None else self._output.latency_s
            self._over_ns = now_ns + int((_DISMISSED_S + AHEAD / RATE_HZ + latency_s) * NS_PER_S)
        self.over = self._over_ns is not None and now_ns >= self._over_ns

    def _fill(self, now_ns: int, output: Output) -> None:
        ring = self._ring
        silent_yet = self._link.origin_ns is None
        while ring.filled < AHEAD:
            at_ns = now_ns + int((ring.filled / RATE_HZ + output.latency_s) * NS_PER_S)
            self._heard_ns = max(self._heard_ns, at_ns)
            head = self._link.head
            session_ns = self._session_ns(self._heard_ns)
            cues = self._cues.cues_at(session_ns, self._heard_ns, head, HOP_S, speaks=not silent_yet)
            if silent_yet:
                cues = Cues(bed=cues.bed, sound=0.0, volume_db=cues.volume_db)
            self._asked = cues
            ring.put(self._mixer.render(HOP, cues))

    # --- where it goes

    def _tend_output(self, now_ns: int) -> None:
        if self._output is not None and self._is_lost(now_ns, self._output):
            self._output.close()
            self._output = None
            self._outputs.lost(now_ns)
            self._cues.break_off()
        if self._output is not None and self._moves_ns is not None and now_ns >= self._moves_ns:
            self._output.close()
            self._output = None
            self._outputs.move()
        if self._output is None:
            self._moves_ns = None
            self._ring.forget()
            self._output = self._outputs.opened(now_ns)
            if self._output is not None:
                self._reopened += 1
                self._played, self._played_ns = self._ring.played, now_ns

    def _is_lost(self, now_ns: int, output: Output) -> bool:
        if self._ring.played != self._played:
            self._played, self._played_ns = self._ring.played, now_ns
        return not output.alive or now_ns - self._played_ns > _STALLED_NS

    # --- how it is

    def _listen(self, now_ns: int) -> None:
        due = self._asked.sound > 0.5 and self._output is not None
        minute = self._ear.hear(self._ring.heard(), asked_lufs(self._asked), due)
        if minute is not None:
            self._link.put_loudness(Heard(self._session_ns(now_ns), *minute))

    def _say(self) -> None:
        playing = self._output is not None
        self._link.say(
            SpeakerStatus(
                pid=os.getpid(),
                playing=playing,
                elsewhere=playing and self._outputs.elsewhere,
                silent=playing and self._ear.silent_s >= SILENT_S,
                gaps=self._ring.gaps,
                reopened=max(0, self._reopened),
                lufs=self._ear.lufs,
                asked_lufs=asked_lufs(self._asked),
                device=self._output.name if self._output is not None else "",
                notice=_noticed(self._cues.lost_lines, self._faults()) if playing else self._outputs.notice,
            )
        )


def _noticed(unheard: frozenset[str], faults: Sequence[str]) -> str:
    """What staff should know: lines that were to be heard, then files that cannot be played."""
    told = [f"Not heard, or not whole: {', '.join(sorted(unheard))}. Staff can say it."] if unheard else []
    more = f" ({len(faults) - 1} more of the clinic's files as well.)" if len(faults) > 1 else ""
    return " ".join([*told, *(f"{fault}{more}" for fault in faults[:1])])


def _before_others() -> None:
    """A picture that comes late is shown again; sound that comes late is a gap. Where the system lets us go first."""
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(_NICE)


def speak(path: Path) -> ExitCode:
    """Play the sound of the session whose link lies at `path`, to its end. Raises OSError or Problem(LINK_UNUSABLE)."""
    link, now_ns = SpeakerEnd(path), time.perf_counter_ns
    session, ring = link.session, Ring()
    spoken, beds = spoken_in(session.voice), FileBeds()
    for fault in spoken.faults:
        print(f"vr-runtime: {fault}", file=sys.stderr)
    cues = SessionCues(session, spoken.lines, spoken.recordings, link, beds)
    outputs = OutputChoice(session.sound, ring, link)
    mixer = Mixer(session.seed, spoken.recordings, recorded_beds=beds.ready)
    speaker = Speaker(link, cues, mixer, ring, outputs, now_ns(), lambda: (*beds.faults, *spoken.faults))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: speaker.leave(now_ns()))
    _before_others()
    gc.collect()
    gc.freeze()  # the mixer leaves no cycles; what is alive by now need not be looked at again
    try:
        while not speaker.over:
            speaker.turn(now_ns())
            time.sleep(_TURN_S)
    finally:
        with suppress(Exception):
            speaker.close()
        beds.close()
        link.close()
    return ExitCode.OK
