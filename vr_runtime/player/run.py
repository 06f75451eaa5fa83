"""One session from settings to report: `vr-runtime run`."""

from __future__ import annotations

import logging
import sys
import time
import traceback
from contextlib import ExitStack
from typing import TYPE_CHECKING

from vr_runtime.clock import NS_PER_S, Clock
from vr_runtime.content import DEFAULT_SCENE
from vr_runtime.player.ending import ExitReason
from vr_runtime.player.operators import KeyboardOperator, Operator, PlannedOperator, SignalOperator
from vr_runtime.player.player import Player
from vr_runtime.player.progress import ProgressLine
from vr_runtime.player.scene_choice import scene_to_play
from vr_runtime.player.settings import Settings
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.memory import peak_resident_mib, resident_mib
from vr_runtime.render.scene_library import load_scene
from vr_runtime.timing.garbage import GarbagePolicy

if TYPE_CHECKING:
    from vr_runtime.player.timeline import Timeline
    from vr_runtime.record.journal import Journal
    from vr_runtime.record.report import SessionReport
    from vr_runtime.timing.trace import PhaseSpan

_TRACEBACK_FILE = "traceback.txt"


def run(settings: Settings, clock: Clock) -> ExitCode:
    """Play the session and write its report. Raises `Problem` for what a person must act on, after the report."""
    scene, refused = scene_to_play(settings.scene)
    if settings.report is not None:
        from vr_runtime.record.report import check_writable

        check_writable(settings.report)
    garbage = GarbagePolicy()
    rss_start_mib = resident_mib()
    with ExitStack() as stack:
        signals = stack.enter_context(SignalOperator())
        keys = stack.enter_context(KeyboardOperator())
        operators: list[Operator] = [signals, keys]
        if settings.auto:
            operators.append(PlannedOperator(settings.plan))
        player = Player(settings, scene, clock, operators, garbage)
        player.status.scene_refused, player.status.stands_in = refused, bool(refused)
        stack.enter_context(ProgressLine(player.status, keys=not settings.auto))
        journal = _open_journal(player)
        problem = play(player, settings)
    reason = ExitReason.PROBLEM if player.reason is None else player.reason
    if reason is ExitReason.OPERATOR and signals.interrupted:
        reason = ExitReason.INTERRUPTED
    if reason is ExitReason.HEADSET_LOST:
        problem = headset_lost(player)
    if journal is not None:
        _close_journal(player, journal, reason)
    if settings.report is not None:
        write_session_report(player, reason, problem, rss_start_mib)
    tell_of_refusal(player)
    if player.scene_fault is not None:
        print(f"vr-runtime: part of the scene stopped: {player.scene_fault}. The rest played on.", file=sys.stderr)
    if problem is not None:
        raise problem
    return ExitCode.OK


def tell_of_refusal(player: Player) -> None:
    """A person reads why another scene was played, on standard error."""
    if player.status.scene_refused:
        print(f"vr-runtime: {player.status.scene_refused}.", file=sys.stderr)


def play(player: Player, settings: Settings) -> Problem | None:
    """Play; return what a person must hear of, so that the report is written first."""
    try:
        player.play()
    except Problem as problem:
        return problem
    except Exception as fault:  # noqa: BLE001  # whatever a scene or a driver comes up with: one line, and a report
        return _own_fault(fault, settings)
    return None


def _open_journal(player: Player) -> Journal | None:
    """The session begins in the journal, if it is to be in one."""
    settings, clock = player.settings, player.clock
    if settings.keep_days is None:
        return None
    from vr_runtime.player.diary import Diary
    from vr_runtime.record.header import new_header
    from vr_runtime.record.journal import Journal
    from vr_runtime.record.state_folder import state_folder

    journal = Journal(state_folder(), clock, keep_days=settings.keep_days)
    header = new_header(
        wall_ns=time.time_ns(),
        scene=player.scene.name,
        plan=settings.plan,
        headset="simulated" if settings.headset == "simulated" else "openxr",
        clock="virtual" if clock.is_virtual else "real",
        time_lapse=settings.time_lapse,
    )
    journal.begin(header)
    player.diary = Diary(journal, player.timeline, player.recorder)
    return journal


def _close_journal(player: Player, journal: Journal, reason: ExitReason) -> None:
    """The session ends in the journal; a person hears of it only where that did not work."""
    from vr_runtime.player.diary import Diary

    if isinstance(player.diary, Diary):
        player.diary.finish(player.status, player.recoveries)
    if not journal.close(reason.value):
        print(f"vr-runtime: the journal lacks a part of this session ({journal.alarm}).", file=sys.stderr)
    for notice in journal.notices:
        print(f"vr-runtime: {notice}", file=sys.stderr)


def _own_fault(fault: Exception, settings: Settings) -> Problem:
    """For what should not happen: one line for the technician, the traceback for whoever mends it."""
    logging.getLogger(__name__).debug("the player stopped", exc_info=fault)
    what = f"The player stopped on a fault of its own ({type(fault).__name__}: {_one_line(fault)})"
    if settings.report is None:
        return Problem(ExitCode.UNEXPECTED, what, "Run it again with --report DIR to keep the details")
    path = settings.report / _TRACEBACK_FILE
    try:
        path.write_text("".join(traceback.format_exception(fault)), encoding="utf-8")
    except OSError:
        return Problem(ExitCode.UNEXPECTED, what, "Its details could not be written to the report folder")
    return Problem(ExitCode.UNEXPECTED, what, f"The details for its developers are in {path}")


def _one_line(fault: Exception) -> str:
    return " ".join(str(fault).split())[:200] or "no more is known"


def headset_lost(player: Player) -> Problem:
    """What a person reads once the headset was tried again for as long as was asked for."""
    remedy = "Check its cable and the OpenXR runtime"
    if player.settings.report is not None:
        remedy += "; what was played so far is in the report"
    because = player.lost_because.rstrip(".") or "it goes again as soon as it is back"
    return Problem(ExitCode.DISPLAY_LOST, f"The headset was lost and did not come back ({because})", remedy)


def write_session_report(player: Player, reason: ExitReason, problem: Problem | None, rss_start_mib: float) -> None:
    """Write the report that `player.settings` ask for; what could not be written of it is a line on standard error.

    Raises Problem(REPORT_UNWRITABLE) where not even session.json can be.
    """
    from vr_runtime.record.contact_sheet import SheetText
    from vr_runtime.record.writing import write_report

    settings, runtime = player.settings, player.headset.runtime
    scene = load_scene(DEFAULT_SCENE) if player.status.scene_refused else player.scene
    assert settings.report is not None
    report = _session_report(player, reason, problem, rss_start_mib, scene.name)
    footer = f"{report.frames} frames, {report.missed_frames} missed"
    if runtime is not None:
        footer = f"{runtime.name} {runtime.version}  ·  {footer}"
    plan = settings.plan
    written = write_report(
        settings.report,
        report,
        recorder=player.recorder,
        phases=_traced_phases(player.timeline, player.ended_at_session_ns),
        snapshots=player.pictures.snapshots if player.pictures is not None else (),
        sheet=SheetText(scene.file.title.en, f"{plan.infusion_min} min infusion, {plan.window_min} min", footer),
    )
    for line in written.left_out:
        print(line, file=sys.stderr)


def _session_report(
    player: Player, reason: ExitReason, problem: Problem | None, rss_start_mib: float, scene: str
) -> SessionReport:
    from vr_runtime.record import report as session_report

    settings, measures, runtime = player.settings, player.measures, player.headset.runtime
    return session_report.build_report(
        player.recorder.summary() if player.recorder.next_frame_number else None,
        exit_reason=str(reason),
        headset=settings.headset,
        clock="virtual" if player.clock.is_virtual else "real",
        time_lapse=settings.time_lapse,
        rss_mib=session_report.ResidentMemory(
            rss_start_mib, measures.rss_end_mib, peak_resident_mib(), measures.rss_first_minute_mib
        ),
        scene=scene,
        plan=session_report.Plan(settings.plan.infusion_min, settings.plan.window_min),
        phases=[session_report.PhaseSpan(*span) for span in player.timeline.spans(player.ended_at_session_ns)],
        cpu_ns=measures.cpu_ns,
        runtime=None if runtime is None else session_report.Runtime(runtime.name, runtime.version),
        gl=None if measures.gl_info is None else session_report.Gl(*measures.gl_info),
        recoveries=player.recoveries,
        garbage=measures.garbage_report,
        problem=(player.status.scene_refused or player.scene_fault) if problem is None else str(problem),
    )


def _traced_phases(timeline: Timeline, ended_ns: int) -> list[PhaseSpan]:
    """The phases on the clock of the frames; none where no picture was ever shown."""
    from vr_runtime.timing.trace import PhaseSpan

    if timeline.origin_ns is None:
        return []
    return [
        PhaseSpan(
            name,
            timeline.display_ns(int(entered_s * NS_PER_S)),
            timeline.display_ns(int((entered_s + duration_s) * NS_PER_S)),
        )
        for name, entered_s, duration_s in timeline.spans(ended_ns)
    ]
