"""Whether a session runs on this PC already, and whether one broke off that could be gone on with."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from vr_runtime.clock import NS_PER_S, MonotonicClock
from vr_runtime.control.processes import start_mark
from vr_runtime.control.rendezvous import find_host
from vr_runtime.finding import Finding, Level
from vr_runtime.host.linked_process import LinkedProcess
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.session_clock import Reading, boot_name
from vr_runtime.record.unfinished import unfinished_session

RECENT_NS: Final = 2 * 3600 * NS_PER_S
"""As for the offer that `run` makes: what broke off longer ago is over for its patient."""


def session_running(runtime: Path) -> Finding | None:
    """What plays now, in the folder where hosts announce themselves; None where nothing does."""
    try:
        host = find_host(runtime)
    except Problem as problem:
        if problem.code is not ExitCode.NO_HOST:
            return _closed(problem)
    else:
        if start_mark(host.pid) == host.started:
            return _runs(host.pid)
    if LinkedProcess.find("player", runtime) is None:
        return None
    return Finding(
        "session_without_host",
        "session",
        "session",
        Level.PROBLEM,
        "a session plays on whose host has gone",
        "Take it up with vr-runtime host --resume; vr-runtime ctl end then ends it",
        exit_code=ExitCode.HOST_BUSY,
    )


def reading_now() -> Reading:
    """Both clocks, and which boot this is."""
    return Reading(MonotonicClock.now_ns(), time.time_ns(), boot_name())


def examine_sessions(state: Path, headset: Literal["openxr", "simulated"], now: Reading) -> Iterator[Finding]:
    """What broke off with that headset, in a folder of journals, where nothing runs."""
    try:
        unfinished = unfinished_session(state, now, headset)
    except Problem as problem:
        yield Finding("journal_unreadable", "session", "journal", Level.WARNING, problem.what, problem.remedy)
        return
    if unfinished is None:
        yield Finding("session_none", "session", "session", Level.OK, "none runs, and none broke off")
        return
    values = {"session": unfinished.number, "minutes_ago": unfinished.gap_ns // (60 * NS_PER_S)}
    if unfinished.gap_ns >= RECENT_NS:
        found = f"none runs; {unfinished.line()}"
        yield Finding("session_broke_off_long_ago", "session", "session", Level.OK, found, values=values)
        return
    remedy = "Go on with it (vr-runtime host --resume), or begin a new one"
    yield Finding("session_broke_off", "session", "session", Level.WARNING, unfinished.line(), remedy, values)


def _runs(pid: int) -> Finding:
    return Finding(
        "session_running",
        "session",
        "session",
        Level.PROBLEM,
        f"a session runs on this PC already (process {pid})",
        "Look at it with vr-runtime status, or end it with vr-runtime ctl end",
        {"process": pid},
        ExitCode.HOST_BUSY,
    )


def _closed(problem: Problem) -> Finding:
    return Finding(
        "control_folder_unusable",
        "session",
        "session",
        Level.PROBLEM,
        problem.what,
        problem.remedy,
        exit_code=problem.code,
    )
