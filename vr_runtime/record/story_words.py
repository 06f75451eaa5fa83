"""What the facts of a story are called on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from vr_runtime.record.story import Happening, Standing, Story

_ROUTE_WORDS: Final = {"infusion": ("Infusion", "infusion clock"), "dose": ("Dose", "clock since the dose")}

# Kind -> short label in the picture, words in the table, weight where there is no room for all.
_HAPPENINGS: Final[dict[str, tuple[str, str, int]]] = {
    "course_begun": ("", "First picture", 10),
    "infusion_started": ("started", "{route} confirmed as started", 997),
    "infusion_paused": ("paused", "{route} paused", 78),
    "infusion_resumed": ("resumed", "{route} resumed", 66),
    "extended": ("+{value} min", "Extended by {value} min", 76),
    "shortened": ("−{value} min", "Shortened by {value} min", 76),
    "infusion_stopped": ("stopped", "{route} confirmed as stopped", 997),
    "return_began": ("return", "Return began by itself", 90),
    "ease_on": ("ease", "Ease on", 70),
    "ease_off": ("ease off", "Ease off", 42),
    "eyes_closed_on": ("eyes closed", "Eyes closed", 62),
    "eyes_closed_off": ("eyes open", "Eyes open again", 40),
    "staff_approach": ("approach", "Staff approach announced", 54),
    "headset_off": ("headset off", "Headset off", 74),
    "headset_on": ("headset on", "Headset on again", 58),
    "level_view": ("levelled", "World turned to the gaze at rest", 30),
    "level_off": ("level again", "World level again", 28),
    "recentre": ("recentred", "World recentred", 28),
    "emergency": ("EMERGENCY", "Emergency", 996),
    "emergency_cleared": ("cleared", "Emergency cleared", 84),
    "session_ended": ("end", "Session ended", 998),
    "player_restarted": ("player restart", "Player failed, restarted (no. {value})", 88),
    "speaker_restarted": ("sound restart", "Sound failed, restarted (no. {value})", 52),
    "line_spoken": ("line {value}", "Recorded line {value} begun", 20),
    "line_lost": ("line {value} lost", "Recorded line {value} not heard, or not whole", 54),
    "headset_lost": ("headset lost", "Headset lost", 82),
    "headset_recovered": ("headset back", "Headset back (no. {value})", 64),
    "scene_chosen": ("{value}", "Scene {value}", 50),
    "brightness_set": ("light {value} %", "Brightness set to {value} %", 26),
    "volume_set": ("sound {value} dB", "Volume set to {value} dB", 24),
    "music_set": ("music", "Music switched", 21),
    "voice_set": ("voice", "Recorded lines switched", 21),
    "breath_cue_set": ("breath cue", "Breath cue switched", 22),
    "clock_stepped": ("clock stepped", "Clock of the PC stepped by {value} s", 20),
    "entries_lost": ("entries lost", "{value} entries or frames not written", 36),
    "session_resumed": ("host resumed", "Host taken up again after {value} s", 86),
    "session_closed": ("over", "Over: {reason}", 999),
}

_OFTEN: Final = 3

REASONS: Final = {
    "finished": "played to its end",
    "duration": "the set duration was over",
    "operator": "ended on request",
    "interrupted": "interrupted from outside",
    "runtime_exit": "the headset's runtime asked for the end",
    "headset_lost": "the headset was lost and did not come back",
    "problem": "a problem ended it",
    "abandoned": "abandoned after it had broken off",
}

STANDING: Final[dict[Standing, str]] = {
    "pause": "paused",
    "ease": "ease",
    "eyes_closed": "eyes closed",
    "approach": "approach",
    "headset_off": "headset off",
    "emergency": "emergency",
}

WITHOUT: Final = {
    "headset_idle": "headset idle",
    "player_gone": "player restarting",
    "not_recorded": "frames not recorded",
}

CAUSES: Final = {
    "app_late": "program late",
    "gpu_late": "graphics late",
    "runtime_late": "runtime late",
    "undecided": "undecided",
}


def route_of(story: Story) -> str:
    """What the route is called on the sheet."""
    return _ROUTE_WORDS[story.played.route][0]


def clock_name(story: Story) -> str:
    """What the clock is called that runs while an infusion does."""
    return _ROUTE_WORDS[story.played.route][1]


def label_of(one: Happening) -> str:
    """A few letters for the picture; empty where it is not named there."""
    short, _, _ = _HAPPENINGS.get(one.kind, (plain(one.kind), "", 0))
    return short.format(value=number(one.value), route="", reason="")


def words_of(one: Happening, story: Story) -> str:
    """A line for the table."""
    _, long, _ = _HAPPENINGS.get(one.kind, ("", plain(one.kind).capitalize(), 0))
    return long.format(value=number(one.value), route=route_of(story), reason=REASONS.get(str(one.value), "ended"))


def weights_of(happenings: Sequence[Happening]) -> list[int]:
    """How much each is worth being told; less, the more often its kind was told before."""
    seen: Counter[str] = Counter()
    weights = []
    for one in happenings:
        weights.append(_HAPPENINGS.get(one.kind, ("", "", 15))[2] - _OFTEN * seen[one.kind])
        seen[one.kind] += 1
    return weights


def ending_of(story: Story) -> str:
    """How the session ended, or that it did not."""
    played = story.played
    if played.state == "playing":
        return "still running"
    if played.state == "broken off":
        return "broke off: no end was written"
    return REASONS.get(played.reason or "", played.reason or "ended")


def number(value: float | str | None) -> str:
    """A number with at most one decimal and a true minus; words as they are, nothing for None."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    told = f"{value:.1f}".removesuffix(".0").replace("-", "−")
    return "0" if told == "−0" else told


def plain(name: str) -> str:
    """An identifier as words."""
    return name.replace("_", " ").replace("-", " ")


def clock(at_s: float) -> str:
    """Hours, minutes and seconds."""
    whole = int(at_s)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"


def minutes(of_s: float) -> str:
    """A length beside planned minutes."""
    return length(of_s) if of_s < 600 else f"{round(of_s / 60)} min"


def length(of_s: float) -> str:
    """A length for a sentence."""
    whole = round(of_s)
    if whole < 60:
        return f"{whole} s"
    if whole < 600:
        return f"{whole // 60} min {whole % 60} s" if whole % 60 else f"{whole // 60} min"
    minutes = round(of_s / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
