"""The player as a process of its own, which a host has started: `vr-runtime player --link FILE`."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from vr_runtime.clock import NS_PER_S, Clock
from vr_runtime.link.mirror_writer import MirrorWriter
from vr_runtime.link.player_end import PlayerEnd
from vr_runtime.player.ending import ExitReason
from vr_runtime.player.link_operator import LinkOperator
from vr_runtime.player.link_reporter import LinkReporter
from vr_runtime.player.operators import SignalOperator
from vr_runtime.player.player import Player
from vr_runtime.player.run import headset_lost, play, tell_of_refusal, write_session_report
from vr_runtime.player.scene_choice import scene_to_play
from vr_runtime.player.settings import Settings
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.record.memory import resident_mib
from vr_runtime.timing.garbage import GarbagePolicy

_REPORT_WITHIN_NS: Final = 60 * NS_PER_S


def settings_of(link: PlayerEnd, operator: LinkOperator) -> Settings:
    """The session that the host asks for, as it stands by now."""
    session = link.session
    return Settings(
        plan=session.plan,
        scene=operator.scene_for_the_dark(0) or session.scene,
        headset=session.headset,
        time_lapse=session.time_lapse,
        draw_every=session.draw_every,
        duration_s=session.duration_s,
        report=None if session.report is None else Path(session.report),
        brightness=operator.brightness,
        breath_cue=operator.breath,
        seed=session.seed,
        recover_for_s=session.recover_for_s,
    )


def play_linked(link: PlayerEnd, clock: Clock) -> ExitCode:
    """Play what the host tells of, to the end, with a host or without. Raises `Problem`, having told the host of it."""
    operator = LinkOperator(link)
    settings = settings_of(link, operator)
    scene, refused = scene_to_play(settings.scene, begun=link.origin_ns is not None)
    if settings.report is not None:
        from vr_runtime.record.report import check_writable

        check_writable(settings.report)
    rss_start_mib = resident_mib()
    with ExitStack() as stack:
        signals = stack.enter_context(SignalOperator())
        mirror = MirrorWriter.open(link.folder)
        player = Player(settings, scene, clock, [operator, signals], GarbagePolicy(), operator, mirror)
        player.status.scene_refused, player.status.stands_in = refused, bool(refused)
        headset = player.headset
        reporter = LinkReporter(
            link,
            player.timeline,
            player.recorder,
            model=lambda: "" if headset.system is None else headset.system.name,
            audio_device=lambda: headset.audio_device,
        )
        player.diary = reporter
        problem = play(player, settings)
    operator.is_busy(clock.now_ns(), _REPORT_WITHIN_NS)
    reason = ExitReason.PROBLEM if player.reason is None else player.reason
    if reason is ExitReason.OPERATOR and (signals.interrupted or operator.interrupted):
        reason = ExitReason.INTERRUPTED
    if reason is ExitReason.HEADSET_LOST:
        problem = headset_lost(player)
    try:
        if settings.report is not None:
            write_session_report(player, reason, problem, rss_start_mib)
    except Problem as unwritten:
        problem = problem or unwritten
    tell_of_refusal(player)
    if player.scene_fault is not None:
        print(f"vr-runtime: part of the scene stopped: {player.scene_fault}. The rest played on.", file=sys.stderr)
    reporter.leave(reason.value, int(ExitCode.OK if problem is None else problem.code))
    if problem is not None:
        raise problem
    return ExitCode.OK
