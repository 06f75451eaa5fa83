"""From the journal to the story of one session. What cannot be read is counted, and the rest is told."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import vr_runtime
from vr_runtime.clock import NS_PER_S
from vr_runtime.course.course import Course
from vr_runtime.course.events import Event
from vr_runtime.course.levels import levels_at
from vr_runtime.record import entries as en
from vr_runtime.record import header as hd
from vr_runtime.record.chain import load_key
from vr_runtime.record.entries import COURSE_KINDS, Entry, EntryRefused, decode_entry, kind_of
from vr_runtime.record.frame_blocks import BlockBad, decode_block
from vr_runtime.record.live import is_live
from vr_runtime.record.shelf import Shelf, StoredSession, damaged
from vr_runtime.record.story import Header, Integrity, Played, Story
from vr_runtime.record.story_course import curves_of, infusion_of, phase_times, phases_of, replayed, stood_in
from vr_runtime.record.story_entries import SessionAxis, Told, alarms_of, happenings_of, scales_of, sound_of
from vr_runtime.record.story_frames import FrameTally
from vr_runtime.record.verify import BadRow, Verified, verified


def story_of(shelf: Shelf, stored: StoredSession, *, with_date: bool, now: datetime.datetime) -> Story:
    """All facts of a stored session. Raises HeaderRefused where not even its plan can be read."""
    header = stored.header
    checked = _checked(shelf, stored)
    entries, blocks, unreadable = _read(shelf, stored)
    told = [one for one in entries if not isinstance(one.entry, en.ScaleAfterwards)]
    afterwards = [one for one in entries if isinstance(one.entry, en.ScaleAfterwards)]
    begun = [one.entry.at_ns for one in told if isinstance(one.entry, en.CourseBegun)]
    axis = SessionAxis(begun[0] if begun else None, header.time_lapse)
    # What the kind says about the type is beyond a type checker.
    events: list[Event] = [one.entry for one in told if kind_of(type(one.entry)) in COURSE_KINDS]  # type: ignore[misc]
    course, refused = _course(header, events)
    tally, blocks_unreadable = _tallied(shelf, stored, blocks, axis)
    end_ns = _end_ns(told, axis, events, tally.last_s)
    spans = phases_of(course, end_ns)
    return Story(
        header=_dated(stored, now) if with_date else None,
        played=_played(header, told, end_ns, is_live(shelf.folder, stored.session)),
        infusion=infusion_of(course, end_ns),
        phases=spans,
        phase_times=phase_times(header.plan, spans),
        happenings=happenings_of(told, course, axis, end_ns),
        stood=stood_in(course, end_ns),
        curves=curves_of(course, end_ns),
        frames=tally.facts(end_ns / NS_PER_S, blocks_unreadable),
        alarms=alarms_of(told, axis.seconds),
        sound=sound_of(told, course, axis, end_ns),
        scales=scales_of([*told, *afterwards], axis),
        integrity=_integrity(checked, [*told, *afterwards], unreadable + refused),
    )


def _read(shelf: Shelf, stored: StoredSession) -> tuple[list[Told], list[int], int]:
    """The entries, the numbers of those that tell of frames, and how many rows hold no entry."""
    told: list[Told] = []
    blocks: list[int] = []
    unreadable = 0
    for row in shelf.entries(stored.number):
        try:
            entry: Entry = decode_entry(row.kind, row.body)
        except EntryRefused:
            unreadable += 1
            continue
        told.append(Told(row.mono_ns, entry))
        if isinstance(entry, en.FramesPlayed):
            blocks.append(row.seq)
    return told, blocks, unreadable


def _course(header: hd.Header, events: Sequence[Event]) -> tuple[Course, int]:
    """The course, and how many events did not fit. A header that somebody wrote may plan what cannot be."""
    try:
        course, refused = replayed(header.plan, events)
        levels_at(course, 0)
    except (KeyError, ValueError, ArithmeticError, IndexError):
        raise damaged("The plan in the header of this session cannot be played") from None
    return course, refused


def _tallied(shelf: Shelf, stored: StoredSession, blocks: list[int], axis: SessionAxis) -> tuple[FrameTally, int]:
    tally, unreadable = FrameTally(axis.begun_ns or 0, axis.time_lapse), 0
    for seq in blocks:
        block = shelf.block(stored.number, seq)
        try:
            if block is None:
                raise BlockBad("it is missing")
            tally.add(decode_block(block))
        except (BlockBad, TypeError):  # not even bytes
            unreadable += 1
    return tally, unreadable


def _end_ns(told: Sequence[Told], axis: SessionAxis, events: Sequence[Event], last_frame_s: float) -> int:
    """Session time at which the session was over, or at which its journal stops."""
    if axis.begun_ns is None or not told:
        return 0
    last_event_ns = max((event.t_ns for event in events), default=0)
    if isinstance(told[-1].entry, en.SessionClosed) and last_frame_s > 0.0:
        # Writing its own report afterwards is no part of a session.
        return max(last_event_ns, round(last_frame_s * NS_PER_S))
    return max(last_event_ns, axis.ns(told[-1].mono_ns), 0)


def _dated(stored: StoredSession, now: datetime.datetime) -> Header:
    written_at = now.astimezone(datetime.UTC).isoformat(timespec="seconds")
    return Header(number=stored.number, started_at=stored.header.started_at, written_at=written_at)


def _played(header: hd.Header, told: Sequence[Told], end_ns: int, live: bool) -> Played:
    entries = [one.entry for one in told]
    closed = entries[-1] if entries else None
    reason = closed.reason if isinstance(closed, en.SessionClosed) else None
    return Played(
        scene=header.scene,
        scenes_later=[entry.scene for entry in entries if isinstance(entry, en.SceneChosen)],
        preset=header.preset,
        preset_hash=header.preset_hash,
        route="infusion" if header.plan.preset.dose is None else "dose",
        headset=header.headset,
        clock=header.clock,
        time_lapse=header.time_lapse,
        program_version=header.program_version,
        report_version=vr_runtime.__version__,
        window_min=header.plan.window_min,
        length_s=round(end_ns / NS_PER_S, 3),
        clock_s=round(end_ns / NS_PER_S / header.time_lapse, 3) if header.time_lapse > 0 else 0.0,
        state="closed" if reason is not None else "playing" if live else "broken off",
        reason=reason,
        player_restarts=sum(isinstance(entry, en.PlayerRestarted) for entry in entries),
        headset_losses=sum(isinstance(entry, en.HeadsetLost) for entry in entries),
        host_resumes=sum(isinstance(entry, en.SessionResumed) for entry in entries),
    )


def _checked(shelf: Shelf, stored: StoredSession) -> Verified | BadRow | None:
    """What `verify` says of the session; None where it cannot be asked, since the key is gone."""
    try:
        return verified(shelf, load_key(shelf.folder), stored)
    except BadRow as bad:
        return bad
    except OSError:
        return None


def _integrity(checked: Verified | BadRow | None, told: Sequence[Told], unreadable: int) -> Integrity:
    lost = [one.entry for one in told if isinstance(one.entry, en.EntriesLost)]
    fault = None
    if isinstance(checked, BadRow):
        fault = checked.what.partition(": ")[2] or checked.what
    return Integrity(
        state="unchecked" if checked is None else "not_intact" if fault is not None else "intact",
        fault=fault,
        entries=len(told),
        frame_blocks=sum(isinstance(one.entry, en.FramesPlayed) for one in told),
        entries_lost=sum(one.entries for one in lost),
        frames_lost=sum(one.frames for one in lost),
        unreadable=unreadable,
    )
