"""The report of a session as one HTML page: two A4 sheets that need nothing else, no network and no script."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

from vr_runtime.record import story_words as say
from vr_runtime.record.course_picture import course_height_mm, course_picture, curves_mm
from vr_runtime.record.story import Happening, Header, Story
from vr_runtime.record.story_quality import quality_sheet
from vr_runtime.record.story_scales import scale_table, scale_table_mm

_STYLE: Final = Path(__file__).with_name("report.css")
_ROOM_MM: Final = 175.0
"""What the course's picture and the rows of events may take together of the first sheet."""
_ROW_MM: Final = 5.0
_BROKEN_MM: Final = 14.0
_LEAD_LINE_MM, _LEAD_LETTERS = 6.0, 84
_FACT_LETTERS: Final = 54
"""What fits on a line at the least, in the widest of the usual fonts."""
_TALLEST: Final = 1.7
_FEWEST_ROWS: Final = 12
_FEWEST_BESIDE_SCALES: Final = 8
_DISCLAIMER: Final = "What the program played and was told. It is not a medical device, and this is no record of care."
_PATTERNS: Final = """<svg class="defs" aria-hidden="true"><defs>
<pattern id="held" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="8" height="8" fill="#fff"/><rect width="3" height="8" fill="#2f5f6b"/></pattern>
<pattern id="gpu-late" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="6" height="6" fill="#fff"/><rect width="3" height="6" fill="#2f5f6b"/></pattern>
<pattern id="idle" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="14" height="14" fill="#f3f5f5"/><rect width="2" height="14" fill="#c3cacd"/></pattern>
<pattern id="gone" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
<rect width="10" height="10" fill="#e9eced"/><rect width="3" height="10" fill="#8d979e"/></pattern>
<pattern id="unrecorded" width="12" height="12" patternUnits="userSpaceOnUse">
<rect width="12" height="12" fill="#fff"/><circle cx="6" cy="6" r="2" fill="#8d979e"/></pattern>
</defs></svg>"""


def page_of(story: Story, zone: datetime.tzinfo | None = None) -> str:
    """The page. Dates are written in `zone`, the machine's own without one."""
    title = _title(story.header)
    sheets = f"{_first_sheet(story, zone)}\n{quality_sheet(story, title)}"
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"<style>\n{_STYLE.read_text(encoding='utf-8')}</style>\n</head>\n<body>\n{_PATTERNS}\n{sheets}\n</body>\n</html>\n"
    )


def _title(header: Header | None) -> str:
    return "Session" if header is None else f"Session {header.number}"


def _first_sheet(story: Story, zone: datetime.tzinfo | None) -> str:
    parts = [
        _head(story, zone),
        *_stamps(story),
        *_broken(story),
        f'<p class="lead">{escape(_in_a_sentence(story))}</p>',
        f'<div class="columns wide-left">{_list(_rows(story))}{_phase_table(story)}</div>',
        scale_table(story.scales),
    ]
    if story.played.length_s > 0:
        parts += _course_and_events(story)
    else:
        parts.append("<h2>Course</h2><p>No picture was ever shown, so there is no course to draw.</p>")
    footer = f"<footer><span>{_DISCLAIMER}</span><span>1 of 2</span></footer>"
    return f'<section class="sheet">{"".join(parts)}{footer}</section>'


def _head(story: Story, zone: datetime.tzinfo | None) -> str:
    header = story.header
    when = ""
    if header is not None:
        when = (
            f'<div class="when"><b>{_moment(header.started_at, zone)}</b><br>'
            f"report made {_moment(header.written_at, zone)}</div>"
        )
    title = f'<div class="what">VR session report</div><h1>{escape(_title(header))}</h1>'
    return f"<header><div>{title}</div>{when}</header>"


def _stamps(story: Story) -> Iterator[str]:
    played = story.played
    stamps = []
    if played.headset == "simulated":
        stamps.append('<span class="stamp">SIMULATED HEADSET: NOBODY WORE IT</span>')
    if played.state == "playing":
        stamps.append('<span class="stamp">STILL RUNNING</span>')
    if played.state == "broken off":
        stamps.append('<span class="stamp">BROKE OFF</span>')
    if played.clock == "virtual":
        stamps.append('<span class="stamp plain">VIRTUAL CLOCK</span>')
    if played.time_lapse != 1.0:
        stamps.append(f'<span class="stamp plain">TIME-LAPSE ×{played.time_lapse:g}</span>')
    if stamps:
        yield f'<div class="stamps">{"".join(stamps)}</div>'


def _broken(story: Story) -> Iterator[str]:
    """What has to be said before anything else: that the journal is not as it was written."""
    integrity = story.integrity
    if integrity.state == "not_intact":
        left_out = f" Rows that could not be used: {integrity.unreadable}." if integrity.unreadable else ""
        yield (
            f'<p class="broken">The journal of this session does not verify: {escape(integrity.fault or "")}. '
            f"What follows may not be what happened.{left_out}</p>"
        )
    elif integrity.state == "unchecked":
        yield '<p class="broken">The journal could not be verified: the key of this installation cannot be read.</p>'


def _in_a_sentence(story: Story) -> str:
    played, infusion = story.played, story.infusion
    scene = say.plain(played.scene).capitalize()
    what = "infusion" if played.route == "infusion" else "effect after a dose"
    told = f"{scene} for {say.length(played.length_s)}, around an {what} planned for {infusion.planned_min} min"
    if infusion.clock_s is None:
        told += " that was never confirmed as started"
    elif infusion.stopped_s is None:
        told += f"; its clock stood at {say.minutes(infusion.clock_s)}, without a confirmed stop"
    else:
        told += f" that ran {say.minutes(infusion.clock_s)}"
    return f"{told}. {say.ending_of(story).capitalize()}."


def _rows(story: Story) -> list[tuple[str, str]]:
    played, infusion = story.played, story.infusion
    scenes = [say.plain(scene) for scene in (played.scene, *played.scenes_later)]
    return [
        ("Scene", ", then ".join(scenes[:3]) + (" ..." if len(scenes) > 3 else "")),
        ("Plan", f"preset {played.preset}, {infusion.planned_min} min, {played.window_min} min in the headset"),
        (say.route_of(story), _infusion_told(story)),
        ("Pauses", f"{infusion.pauses}, {say.length(infusion.paused_s)} in all" if infusion.pauses else "none"),
        ("Changes", _changes(story)),
        ("Length", _length_told(story)),
        ("End", say.ending_of(story)),
    ]


def _infusion_told(story: Story) -> str:
    infusion = story.infusion
    if infusion.clock_s is None:
        return f"{infusion.planned_min} min planned, never confirmed as started"
    ran = say.minutes(infusion.clock_s)
    by_itself = " (return began by itself)" if infusion.stopped_by_itself else ""
    return f"{ran} of {infusion.planned_at_end_min} min planned{by_itself}"


def _changes(story: Story) -> str:
    infusion = story.infusion
    told = [
        f"extended by {infusion.extended_min} min" if infusion.extended_min else "",
        f"shortened by {infusion.shortened_min} min" if infusion.shortened_min else "",
    ]
    return ", ".join(one for one in told if one) or "none"


def _length_told(story: Story) -> str:
    played = story.played
    told = [say.length(played.length_s)]
    if played.time_lapse != 1.0:
        told[0] += f" of session time in {say.length(played.clock_s)}"
    if played.player_restarts:
        told.append(f"player restarted {_times(played.player_restarts)}")
    if played.headset_losses:
        told.append(f"headset lost {_times(played.headset_losses)}")
    if played.host_resumes:
        told.append(f"host taken up again {_times(played.host_resumes)}")
    return ", ".join(told)


def _phase_table(story: Story) -> str:
    rows = "".join(
        f'<tr><td><span class="swatch {escape(one.name)}"></span>{escape(one.name)}</td>'
        f'<td class="r">{one.planned_min}</td><td class="r">{one.played_s / 60:.1f}</td></tr>'
        for one in story.phase_times
    )
    return f'<table><tr><th>Phase</th><th class="r">planned, min</th><th class="r">played, min</th></tr>{rows}</table>'


def _course_and_events(story: Story) -> Iterator[str]:
    """The picture, as tall as the events leave room; and as many of these as there is room for, the weightiest."""
    least_mm = course_height_mm(story)
    room_mm = _ROOM_MM - least_mm - _taken_mm(story)
    rows = max(_FEWEST_BESIDE_SCALES if story.scales else _FEWEST_ROWS, int(room_mm / _ROW_MM))
    shown = _weightiest(story.happenings, 2 * rows)
    left_out = len(story.happenings) - len(shown)
    half = max(-(-len(shown) // 2), min(len(shown), _FEWEST_ROWS // 2))
    spare_mm = max(0.0, room_mm - half * _ROW_MM)
    taller = min(_TALLEST, 1.0 + spare_mm / curves_mm())
    yield f"<h2>Course</h2><figure>{course_picture(story, taller)}</figure>"
    tables = "".join(_event_table(part, story) for part in (shown[:half], shown[half:]) if part)
    more = f"; {left_out} more are in the report's JSON" if left_out else ""
    yield f"<h2>Events<small>session time, {say.clock_name(story)}{more}</small></h2>"
    yield f'<div class="columns">{tables}</div>'


def _taken_mm(story: Story) -> float:
    """What stands above the course besides one line for each fact."""
    broken_mm = _BROKEN_MM if list(_broken(story)) else 0.0
    lead_mm = _LEAD_LINE_MM * (len(_in_a_sentence(story)) // _LEAD_LETTERS)
    return (
        broken_mm
        + lead_mm
        + scale_table_mm(story.scales)
        + _ROW_MM * sum(len(told) // _FACT_LETTERS for _, told in _rows(story))
    )


def _weightiest(happenings: Sequence[Happening], most: int) -> list[Happening]:
    weights = say.weights_of(happenings)
    by_weight = sorted(range(len(happenings)), key=lambda place: (-weights[place], place))
    return [happenings[place] for place in sorted(by_weight[:most])]


def _event_table(happenings: Sequence[Happening], story: Story) -> str:
    rows = []
    for one in happenings:
        infusion = "" if one.infusion_s is None else say.clock(one.infusion_s)
        at = say.clock(one.at_s) if one.at_s >= 0 else "before"
        grave = ' class="grave"' if one.kind == "emergency" else ""
        rows.append(
            f'<tr{grave}><td class="r">{at}</td><td class="r soft">{infusion}</td>'
            f'<td class="words">{escape(say.words_of(one, story))}</td></tr>'
        )
    return f"<table>{''.join(rows)}</table>"


def _list(rows: Sequence[tuple[str, str]]) -> str:
    return "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{escape(told)}</dd>" for name, told in rows) + "</dl>"


def _moment(utc: str, zone: datetime.tzinfo | None) -> str:
    when = datetime.datetime.fromisoformat(utc).astimezone(zone)
    offset = when.strftime("%z")
    return f"{when.day} {when:%B %Y, %H:%M} (UTC{offset[:3]}:{offset[3:5]})"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
