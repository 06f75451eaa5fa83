"""How a host begins: with a new session, or with one whose host has died."""

from __future__ import annotations

import secrets
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from vr_runtime.clinic.settings import load
from vr_runtime.clock import MonotonicClock
from vr_runtime.control.private_files import private_folder
from vr_runtime.course.events import Event
from vr_runtime.host.after_power_cut import lines_said, session_of, told_in
from vr_runtime.host.chronicle import Chronicle
from vr_runtime.host.linked_process import LinkedProcess
from vr_runtime.host.sound_keeper import end_left_speaker
from vr_runtime.host.sound_name import FILE_PREFIX, keep_name
from vr_runtime.link.entries import EVENTS
from vr_runtime.link.host_end import HostEnd
from vr_runtime.link.mirror_file import MirrorFile, make_mirror, open_mirror
from vr_runtime.link.session import LinkedSession
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.entries import PhaseEntered, PlayerRestarted, decode_entry, kind_of
from vr_runtime.record.header import SoundWanted, new_header
from vr_runtime.record.journal import Journal
from vr_runtime.record.session_clock import Reading, boot_name
from vr_runtime.record.state_folder import state_folder
from vr_runtime.record.unfinished import Unfinished, unfinished_session

_LINK: Final = "session.link"
_NAMED_WITHIN_S: Final = 2.0


@dataclass(frozen=True, slots=True)
class Opened:
    """What a host needs of its session. `process`, `speaker`: those that play on, if they do; `mirror`: where the
    player leaves pictures for whoever looks, if that can be had."""

    link: HostEnd
    journal: Journal | None
    chronicle: Chronicle | None
    process: LinkedProcess | None
    speaker: LinkedProcess | None
    mirror: MirrorFile | None


def begin(folder: Path, session: LinkedSession) -> Opened:
    """A new session. Raises Problem: HOST_BUSY where one plays on without its host, LINK_UNUSABLE, DOOR_UNUSABLE."""
    private_folder(folder)
    if LinkedProcess.find("player", folder) is not None:
        raise Problem(
            ExitCode.HOST_BUSY,
            "A session plays on whose host has gone",
            "Take it up with vr-runtime host --resume; vr-runtime ctl end then ends it",
        )
    _tell_of(_broken_off(session.headset))
    end_left_speaker(folder, folder / _LINK)
    journal = None
    if session.keep_days is not None:
        journal = Journal(state_folder(), MonotonicClock(), keep_days=session.keep_days)
        _begin_journal(journal, session)
    session = msgspec.structs.replace(session, name=_name_from(journal), boot=boot_name())
    if journal is not None:
        keep_name(state_folder(), session.name, session.sound)
    try:
        link = HostEnd.begin(folder / _LINK, session)
    except BaseException:
        if journal is not None:
            journal.close("problem")
        raise
    return Opened(link, journal, _chronicle(journal, link, None), None, None, make_mirror(folder))


def resume(folder: Path) -> Opened:
    """The session that has lost its host, with its player or without. Raises Problem: NO_SESSION, LINK_UNUSABLE."""
    private_folder(folder)
    link = _link_left(folder)
    if link is not None:
        return _with_link(folder, link)
    unfinished = _broken_off("openxr") or _broken_off("simulated")
    if unfinished is None:
        raise Problem(
            ExitCode.NO_SESSION, "No session has broken off that could be taken up", "Begin one with vr-runtime run"
        )
    return _from_journal(folder, unfinished)


def _with_link(folder: Path, link: HostEnd) -> Opened:
    """The link is still there: what the player was told counts, and the journal is made to say the same."""
    session = link.session
    journal, unfinished = None, None
    if session.keep_days is not None:
        journal = Journal(state_folder(), MonotonicClock(), keep_days=session.keep_days)
        unfinished = _broken_off(session.headset)
        if unfinished is not None and unfinished.session == session.name:
            journal.resume(unfinished)
        else:
            unfinished = None
            _begin_journal(journal, session)
        written = () if unfinished is None else unfinished.events
        for event in _events_of(link)[len(written) :]:
            journal.post(event)
    player, speaker = LinkedProcess.find("player", folder), LinkedProcess.find("speaker", folder)
    mirror = open_mirror(folder) or make_mirror(folder)
    return Opened(link, journal, _chronicle(journal, link, unfinished), player, speaker, mirror)


def _from_journal(folder: Path, unfinished: Unfinished) -> Opened:
    """The machine was switched off: a new link says what the journal knows."""
    end_left_speaker(folder, folder / _LINK)
    keep_days = load().keep_days
    session = session_of(unfinished, state_folder())
    link = HostEnd.begin(folder / _LINK, msgspec.structs.replace(session, keep_days=keep_days))
    if unfinished.course_origin_ns is not None:
        link.start_at(unfinished.course_origin_ns)
    for told in told_in(unfinished.rows):
        link.tell(told, last=True)
    link.keep_lines(lines_said(unfinished.rows))
    restarts = [row for row in unfinished.rows if row.kind == kind_of(PlayerRestarted)]
    if restarts:
        link.keep_restart(len(restarts), unfinished.origin_ns + restarts[-1].mono_ns)
    journal = Journal(state_folder(), MonotonicClock(), keep_days=keep_days)
    journal.resume(unfinished)
    return Opened(link, journal, _chronicle(journal, link, unfinished), None, None, make_mirror(folder))


def _link_left(folder: Path) -> HostEnd | None:
    """The link that a host has left behind, unless this boot's clock means nothing to it."""
    try:
        link = HostEnd.take_up(folder / _LINK)
    except FileNotFoundError:
        return None
    if link.session.boot == boot_name():
        return link
    link.close()
    link.forget()
    return None


def _events_of(link: HostEnd) -> list[Event]:
    told = (entry.told for entry in link.told())
    return [one for one in told if isinstance(one, EVENTS)]


def _begin_journal(journal: Journal, session: LinkedSession) -> None:
    journal.begin(
        new_header(
            wall_ns=time.time_ns(),
            scene=session.scene,
            plan=session.plan,
            headset=session.headset,
            clock="real",
            time_lapse=session.time_lapse,
            brightness_percent=session.brightness_percent,
            sound=_sound_wanted(session),
        )
    )


def _sound_wanted(session: LinkedSession) -> SoundWanted:
    words = {"auto", "default", "none"}
    output = session.sound if session.sound in words else "file" if session.sound.startswith(FILE_PREFIX) else "named"
    settings = {"output": output, "volume_db": session.volume_db, "cap_db": session.cap_db}
    return msgspec.convert(settings | {"music": session.music, "voice": session.voice}, SoundWanted)


def _name_from(journal: Journal | None) -> str:
    """The journal's name for the session; a name of our own where it has none, or cannot be written."""
    if journal is not None and journal.flush(_NAMED_WITHIN_S) and journal.session:
        return journal.session
    return secrets.token_hex(16)


def _chronicle(journal: Journal | None, link: HostEnd, unfinished: Unfinished | None) -> Chronicle | None:
    if journal is None:
        return None
    if unfinished is None:
        return Chronicle(journal, link, begun=False, phase=None)
    phases = _phases_in(unfinished)
    begun = unfinished.course_origin_ns is not None
    return Chronicle(journal, link, begun=begun, phase=phases[-1] if phases else None)


def _phases_in(unfinished: Unfinished) -> list[str]:
    kind = kind_of(PhaseEntered)
    entries: Iterable[object] = (decode_entry(row.kind, row.body) for row in unfinished.rows if row.kind == kind)
    return [entry.phase for entry in entries if isinstance(entry, PhaseEntered)]


def _broken_off(headset: str) -> Unfinished | None:
    now = Reading(MonotonicClock.now_ns(), time.time_ns(), boot_name())
    return unfinished_session(state_folder(), now, "simulated" if headset == "simulated" else "openxr")


def _tell_of(unfinished: Unfinished | None) -> None:
    """Offer to go on with what broke off lately, to a person who can read it."""
    recent_ns = 2 * 3600 * 1_000_000_000
    if unfinished is not None and unfinished.gap_ns < recent_ns and sys.stderr.isatty():
        print(f"vr-runtime: {unfinished.line()}; vr-runtime host --resume goes on with it.", file=sys.stderr)
