"""`vr-runtime host`: one session from its beginning, or from where its last host left it, to its end."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from typing import Final, get_args

from vr_runtime.clinic.limits import ClinicLimits
from vr_runtime.clinic.settings import load
from vr_runtime.clock import MonotonicClock
from vr_runtime.control.endpoint import Endpoint
from vr_runtime.control.private_files import Places
from vr_runtime.host.lock import HostLock
from vr_runtime.host.opening import Opened, begin, resume
from vr_runtime.host.session_host import SessionHost
from vr_runtime.host.sound_name import forget_name
from vr_runtime.host.terminal import Terminal
from vr_runtime.host.wake import KeptAwake
from vr_runtime.host.watchdog import Watchdog
from vr_runtime.link.session import LinkedSession
from vr_runtime.problem import ExitCode
from vr_runtime.record.entries import CloseReason
from vr_runtime.record.state_folder import state_folder

_TURN_MS: Final = 20  # a request is answered at once all the same
_LAST_TURNS: Final = 12


def host(session: LinkedSession | None, watchdog: Watchdog | None = None) -> ExitCode:
    """Host `session`, or with None take up the one that has lost its host. Raises Problem, in words for a person."""
    places = Places.of_this_user()
    with HostLock(places.runtime):
        opened = resume(places.runtime) if session is None else begin(places.runtime, session)
        return _host(opened, places, watchdog or Watchdog())


def _host(opened: Opened, places: Places, watchdog: Watchdog) -> ExitCode:
    owner = SessionHost(
        places.runtime,
        opened.link,
        opened.journal,
        opened.chronicle,
        process=opened.process,
        now_ns=MonotonicClock.now_ns,
        state_folder=state_folder(),
        watchdog=watchdog,
        speaker=opened.speaker,
        mirror=opened.mirror,
        limits=ClinicLimits(load()),
    )
    with ExitStack() as stack:
        awake = stack.enter_context(KeptAwake())
        terminal = stack.enter_context(Terminal(keys_offered=not opened.link.session.auto))
        name = opened.link.session.name
        answered = owner.conductor.answered
        door = stack.enter_context(Endpoint(owner, places, name, answered=answered))
        while owner.over is None:
            door.poll(_TURN_MS)
            owner.kept_awake = awake.held
            owner.turn()
            terminal.turn(owner, MonotonicClock.now_ns())
        for _ in range(_LAST_TURNS):  # whoever ended the session is answered, and all consoles see that it has ended
            door.poll(_TURN_MS)
    return _close(opened, owner)


def _close(opened: Opened, owner: SessionHost) -> ExitCode:
    """Everything is put away, and a person reads what the player had to say."""
    over = owner.over
    assert over is not None
    journal = opened.journal
    if opened.chronicle is not None:
        opened.chronicle.finish()
    if journal is not None:
        if not journal.close(_reason(over.reason)):
            print(f"vr-runtime: the journal lacks a part of this session ({journal.alarm}).", file=sys.stderr)
        for notice in journal.notices:
            print(f"vr-runtime: {notice}", file=sys.stderr)
    owner.put_away()
    opened.link.close()
    opened.link.forget()
    forget_name(state_folder())
    if opened.mirror is not None:
        opened.mirror.forget()
        opened.mirror.close()
    sys.stderr.write(over.said)
    return ExitCode(over.code) if over.code in set(ExitCode) else ExitCode.UNEXPECTED


def _reason(words: str) -> CloseReason:
    known: tuple[CloseReason, ...] = get_args(CloseReason)
    return next((one for one in known if one == words), "problem")
