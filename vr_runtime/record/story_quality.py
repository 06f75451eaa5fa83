"""The second sheet of a report: how well the session was played, its alarms, its sound, and what it ran on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from vr_runtime.record import story_words as say
from vr_runtime.record.frames_picture import frames_picture, sound_picture
from vr_runtime.record.report import Percentiles
from vr_runtime.record.story import AlarmTold, Frames, Integrity, Story

_MOST_ALARMS: Final = 11
_FEWEST_ALARMS: Final = 5
_SHARE_A_ROW: Final = 0.08
_LEVELS: Final = ("high", "medium", "low", "info")
_SIZE: Final = "{}\u00a0×\u00a0{}"


def quality_sheet(story: Story, title: str) -> str:
    """The sheet as markup."""
    alarms, made_with = "".join(_alarms(story)), "".join(_made_with(story))
    parts = [
        f'<header><h1>How it was played</h1><div class="when"><b>{escape(title)}</b></div></header>',
        *_frames(story),
        f'<div class="columns wide-left"><div>{alarms}</div><div>{made_with}</div></div>',
        *_sound(story),
    ]
    return f'<section class="sheet">{"".join(parts)}{_footer(story.integrity)}</section>'


def _frames(story: Story) -> Iterator[str]:
    frames = story.frames
    yield f"<h2>Frames<small>each column {say.length(frames.bins.width_s)} of session time</small></h2>"
    if not frames.frames:
        yield "<p>The journal holds no frames of this session.</p>"
        return
    yield f'<div class="columns even">{_frame_facts(frames)}{_time_table(frames)}</div>'
    yield f'<figure style="margin-top:2.6mm">{frames_picture(story, _taller(story))}</figure>'
    yield _key(frames)
    if story.played.clock == "virtual" and not frames.app_ms.max:
        yield (
            '<p class="note">On the virtual clock the program\'s own work takes no time: its frame times are 0 and say '
            "nothing about this machine.</p>"
        )


def _taller(story: Story) -> float:
    """The rows that alarms do not need go to the picture."""
    causes = len({one.cause for one in story.alarms})
    needed = causes if len(story.alarms) > _MOST_ALARMS else len(story.alarms)
    rows = min(_MOST_ALARMS, max(_FEWEST_ALARMS, needed))
    return 1.0 + (_MOST_ALARMS - rows) * _SHARE_A_ROW


def _frame_facts(frames: Frames) -> str:
    slots = frames.frames + frames.missed
    share = 100.0 * frames.missed / slots
    missed = frames.missed_by_cause
    causes = ", ".join(f"{name} {missed[cause]:,}" for cause, name in say.CAUSES.items() if missed[cause])
    longest = f", {frames.longest_gap} in a row at most" if frames.longest_gap else ""
    rows = [
        ("Played", f"{frames.frames:,} frames" + (f", {frames.drawn:,} drawn" if frames.drawn < frames.frames else "")),
        ("Missed", f"{frames.missed:,} ({share:.3f} %){longest}" if frames.missed else "none"),
        ("Causes", causes or "none"),
        ("Display", "" if frames.refresh_hz is None else f"{frames.refresh_hz:g} Hz"),
        ("Resolution", _resolution(frames)),
        ("Headset idle", say.length(frames.idle_s) if frames.idle_s >= 0.5 else "never"),
    ]
    if frames.blocks_unreadable:
        rows.append(("Unreadable", f"{frames.blocks_unreadable} blocks of frames"))
    return "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{escape(told)}</dd>" for name, told in rows) + "</dl>"


def _resolution(frames: Frames) -> str:
    if frames.resolution_px is None or frames.smallest_resolution_px is None:
        return "no picture"
    full = _SIZE.format(*frames.resolution_px)
    if frames.resolution_px == frames.smallest_resolution_px:
        return f"{full} an eye throughout"
    share = 100.0 * (frames.full_resolution_share or 0.0)
    return f"{full} an eye in {share:.1f} % of frames, {_SIZE.format(*frames.smallest_resolution_px)} at least"


def _time_table(frames: Frames) -> str:
    rows = [("from frame to frame", frames.interval_ms), ("the program's work", frames.app_ms)]
    if frames.gpu_ms is not None:
        rows.append(("the graphics card's work", frames.gpu_ms))
    told = "".join(f"<tr><td>{name}</td>{_cells(times)}</tr>" for name, times in rows)
    heads = "".join(f'<th class="r">{name}</th>' for name in ("median", "95 %", "99 %", "99.9 %", "longest"))
    return f"<table><tr><th>Milliseconds</th>{heads}</tr>{told}</table>"


def _cells(times: Percentiles) -> str:
    values = (times.p50, times.p95, times.p99, times.p99_9, times.max)
    return "".join(f'<td class="r">{"" if value is None else f"{value:.2f}"}</td>' for value in values)


def _key(frames: Frames) -> str:
    lines = [("line", "median"), ("line thin", "95 %"), ("line dots", "99 %"), ("line faint", "longest")]
    if frames.gpu_ms is not None:
        lines.append(("line dashes", "graphics card, 95 %"))
    told = [
        f'<span><svg viewBox="0 0 70 24"><path class="{style}" d="M0 12H70"/></svg>{name}</span>'
        for style, name in lines
    ]
    boxes = [(cause, name) for cause, name in say.CAUSES.items() if frames.missed_by_cause[cause]]
    seen = {one.why for one in frames.without_picture}
    boxes += [(why, name) for why, name in say.WITHOUT.items() if why in seen]
    told += [
        f'<span><svg viewBox="0 0 70 24"><rect class="{style}" width="70" height="24"/></svg>{name}</span>'
        for style, name in boxes
    ]
    return f'<div class="key">{"".join(told)}</div>'


@dataclass(frozen=True, slots=True)
class _Row:
    """Alarms of one cause; mostly one. `stood_s` in all; `silenced_s` after the first was raised."""

    cause: str
    level: str
    raised_s: float
    stood_s: float
    to_the_end: bool
    silenced_s: float | None
    times: int


def _alarms(story: Story) -> Iterator[str]:
    rows = [_row_of([one], story.played.length_s) for one in story.alarms]
    if len(rows) > _MOST_ALARMS:
        rows = _by_cause(story.alarms, story.played.length_s)
    shown = _gravest(rows)
    left_out = len(rows) - len(shown)
    together = len(rows) < len(story.alarms)
    told = ["those of one cause together"] if together else []
    told += [f"{left_out} more causes are in the report's JSON"] if left_out else []
    small = f"<small>{'; '.join(told)}</small>" if told else ""
    yield f"<h2>Alarms{small}</h2>"
    if not rows:
        yield "<p>The journal tells of none.</p>"
        return
    heads = ('<th class="r">given', "<th>level", "<th>cause", '<th class="r">stood for', "<th>silenced")
    yield f"<table><tr>{'</th>'.join(heads)}</th></tr>"
    yield from (_alarm_row(one) for one in shown)
    yield "</table>"


def _by_cause(alarms: Sequence[AlarmTold], length_s: float) -> list[_Row]:
    causes: dict[str, list[AlarmTold]] = {}
    for one in alarms:
        causes.setdefault(one.cause, []).append(one)
    return [_row_of(together, length_s) for together in causes.values()]


def _row_of(alarms: Sequence[AlarmTold], length_s: float) -> _Row:
    first, stood_s = alarms[0], 0.0
    for one in alarms:
        to_s = length_s if one.cleared_s is None else one.cleared_s
        stood_s += max(0.0, to_s - max(0.0, one.raised_s))
    return _Row(
        cause=first.cause,
        level=min((one.level for one in alarms), key=_LEVELS.index),
        raised_s=first.raised_s,
        stood_s=stood_s,
        to_the_end=alarms[-1].cleared_s is None,
        silenced_s=None if first.silenced_s is None else max(0.0, first.silenced_s - first.raised_s),
        times=sum(one.times for one in alarms),
    )


def _alarm_row(one: _Row) -> str:
    given = say.clock(one.raised_s) if one.raised_s >= 0 else "before"
    stood = say.length(one.stood_s) + (", to the end" if one.to_the_end else "")
    silenced = "" if one.silenced_s is None else f"after {say.length(one.silenced_s)}"
    times = f" ({one.times} times)" if one.times > 1 else ""
    grave = ' class="grave"' if one.level == "high" else ""
    cause = escape(say.plain(one.cause))
    return (
        f'<tr{grave}><td class="r">{given}</td><td>{one.level}</td><td class="words">{cause}{times}</td>'
        f'<td class="r">{stood}</td><td>{silenced}</td></tr>'
    )


def _gravest(rows: Sequence[_Row]) -> list[_Row]:
    """As many as there is room for, the gravest first to be kept; in order of time."""
    places = sorted(range(len(rows)), key=lambda place: (_LEVELS.index(rows[place].level), place))
    return [rows[place] for place in sorted(places[:_MOST_ALARMS])]


def _sound(story: Story) -> Iterator[str]:
    sound = story.sound
    if story.played.length_s <= 0:
        return
    yield "<h2>Sound</h2>"
    yield f"<figure>{sound_picture(story)}</figure>"
    yield f'<p class="note">{escape(_sound_told(story))}</p>'
    if sound.volume_db:
        set_to = ", ".join(f"{say.number(db)} dB at {say.clock(max(0.0, at_s))}" for at_s, db in sound.volume_db[:6])
        yield f'<p class="note">Volume as set by staff, not part of the target: {set_to}.</p>'


def _sound_told(story: Story) -> str:
    """Whatever the journal has to say of sound, and what it has not."""
    sound = story.sound
    if not sound.entries:
        return (
            "The line is what the course asks for. The journal of this session tells of no sound that was played: "
            "no loudness was measured, and none is recorded."
        )
    if not sound.heard:
        return f"The line is what the course asks for; {sound.entries:,} entries of the journal tell of sound played."
    off = [abs(one.lufs - one.asked_lufs) for one in sound.heard]
    within = sum(lu <= 1.0 for lu in off)
    return (
        "The line is what the course asks for, a mark the loudness of a minute as it was played, volume included; "
        f"{within:,} of {len(off):,} minutes within 1 LU of what was asked for, the worst {say.number(max(off))} off."
    )


def _made_with(story: Story) -> Iterator[str]:
    played, sound = story.played, story.sound
    settings = sound.brightness_percent[:4]
    brightness = ", ".join(f"{percent}\u00a0% at\u00a0{say.clock(max(0.0, at_s))}" for at_s, percent in settings)
    rows = [
        ("Program", f"vr-runtime {played.program_version}"),
        ("Report", f"vr-runtime {played.report_version}"),
        ("Preset", f"{played.preset}, SHA-256 {played.preset_hash[:12]}"),
        ("Headset", "simulated" if played.headset == "simulated" else "OpenXR"),
        ("Clock", f"{played.clock}, time-lapse ×{played.time_lapse:g}" if played.time_lapse != 1.0 else played.clock),
        ("Brightness", brightness or "not changed"),
    ]
    yield "<h2>Software and settings</h2>"
    yield "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{escape(told)}</dd>" for name, told in rows) + "</dl>"


def _footer(integrity: Integrity) -> str:
    rows = f"entries: {integrity.entries:,}, blocks of frames: {integrity.frame_blocks:,}"
    lost = integrity.entries_lost + integrity.frames_lost
    missing = f"; {lost:,} entries or frames could not be written at the time" if lost else ""
    if integrity.state == "intact":
        told = f"<span>Journal verified: as it was written ({rows}){missing}.</span>"
    elif integrity.state == "unchecked":
        told = f'<span class="bad">Journal not verified: its key cannot be read ({rows}).</span>'
    else:
        told = f'<span class="bad">Journal does NOT verify: {escape(integrity.fault or "")} ({rows}).</span>'
    return f"<footer>{told}<span>2 of 2</span></footer>"
