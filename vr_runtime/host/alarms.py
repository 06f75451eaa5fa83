"""What staff are alarmed of, from what the host sees. Pure: it is told the signs and the time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from vr_runtime.clock import NS_PER_S
from vr_runtime.course.prompts import Prompt

Level = Literal["high", "medium", "low", "info"]
LEVELS: Final[tuple[Level, ...]] = ("high", "medium", "low", "info")

DISK_LOW_MIB: Final = 500
MISSED_BUDGET: Final = 0.01
"""Of the display slots of the last ten seconds: a headset at 90 Hz shows nine old pictures in that time."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An alarm: how grave, what staff read and are to do, and for how long its reason has to hold before it is one."""

    level: Level
    words: str
    action: str
    after_s: float = 0.0


RULES: Final[dict[str, Rule]] = {
    "player_gone": Rule(
        "high", "The picture is gone and does not come back by itself", "Take the headset off; end the session"
    ),
    "headset_lost": Rule(
        "high", "The headset or its runtime is gone; it is tried again", "Check its cable and its runtime", 2.0
    ),
    "headset_off": Rule("medium", "The headset is off", "Look after the patient; put it on again, or end", 5.0),
    "not_tracked": Rule("medium", "The headset does not know where it is", "Free its cameras; give it light", 5.0),
    "player_restarted": Rule("medium", "The player had failed and was started again", "Ask the patient; note the time"),
    "frames_missed": Rule("medium", "The picture stutters", "End other programs on this PC", 1.0),
    "stop_unconfirmed": Rule(
        "medium", "The planned end of the infusion has passed", "Confirm stopped, or extend; nothing ends by itself"
    ),
    "scene_refused": Rule(
        "medium", "The scene that was chosen is damaged; a built-in one is played", "Go on, or choose another scene"
    ),
    "scene_limited": Rule("medium", "The scene flickers and is held back", "Choose another scene; tell its makers"),
    "journal_failing": Rule(
        "medium", "The session is not being written down", "It plays on; make room on the disk of this PC", 1.0
    ),
    "no_sound": Rule(
        "medium", "There is no sound", "Check the headset's sound device; vr-runtime sound devices names them", 2.0
    ),
    "silent": Rule(
        "medium", "Nothing is heard although sound is due", "Raise the volume; if that is no help, note it and go on"
    ),
    "start_unconfirmed": Rule("low", "The infusion is not confirmed as started", "Confirm started once it runs"),
    "long_pause": Rule("low", "The infusion has been paused for long", "Resume, or confirm stopped: the return begins"),
    "sound_elsewhere": Rule(
        "low", "The sound plays on another device than at first", "Check who hears it; connect the headset's again"
    ),
    "mirror_stale": Rule(
        "low", "The mirror shows an old picture", "Look at the patient: the headset plays on by itself", 1.0
    ),
    "disk_low": Rule("low", "The disk of this PC is nearly full", "Make room before the next session", 1.0),
    "clock_stepped": Rule(
        "info", "The clock of this PC was set, or it slept", "Compare the infusion's time if it slept; else nothing"
    ),
    "sound_restarted": Rule("info", "The sound had failed and was started again", "Nothing, unless it happens again"),
    "comfort_check": Rule("info", "It is time to ask how the patient is", "Ask, and note it; silence this"),
    "break_due": Rule(
        "info", "The headset has been on for long without a break", "Offer a break without it; silence this"
    ),
    "watch_over": Rule("info", "The time of watching after the session is over", "Look after the patient"),
    "may_sleep": Rule("info", "This system cannot be kept awake by the program", "Switch off sleep and screen lock"),
}

_STANDS_S: Final = {"player_restarted": 600.0, "clock_stepped": 600.0, "sound_restarted": 600.0}
"""What happened at one instant is shown for so long."""


@dataclass(frozen=True, slots=True)
class SoundSigns:
    """How the sound is: "unwanted" where nobody asked for any; `elsewhere`: on another device than at first."""

    state: Literal["unwanted", "starting", "playing", "missing"] = "unwanted"
    silent: bool = False
    elsewhere: bool = False
    restarted_ns: int | None = None


@dataclass(frozen=True, slots=True)
class Signs:
    """What the host sees at one instant; the instants are monotonic, None where a thing never happened."""

    player: Literal["starting", "playing", "gone"] = "playing"
    headset: Literal["on", "off", "lost"] = "on"
    tracked: bool = True
    session_over: bool = False
    missed_share: float = 0.0
    restarted_ns: int | None = None
    journal_fails: bool = False
    scene_refused: bool = False
    scene_limited: bool = False
    mirror_waits: bool = False
    disk_free_mib: int | None = None
    clock_stepped_ns: int | None = None
    kept_awake: bool = True
    prompts: tuple[Prompt, ...] = ()
    sound: SoundSigns = SoundSigns()


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm that stands. `count` rises when it is given anew, which ends its silence."""

    name: str
    since_ns: int
    count: int = 1
    silenced: bool = False

    @property
    def rule(self) -> Rule:
        return RULES[self.name]


class Alarms:
    """`standing`: the gravest first, then the oldest. `observe` says what is new and what is over."""

    def __init__(self) -> None:
        self.standing: tuple[Alarm, ...] = ()
        self._seen_since_ns: dict[str, int] = {}

    def observe(self, signs: Signs, now_ns: int) -> tuple[list[Alarm], list[str]]:
        """Take in what is seen now; returns the alarms raised, and the names of those whose reason has gone."""
        present = dict(_present(signs, now_ns))
        since_ns = {name: self._seen_since_ns.get(name, now_ns) for name in present}
        self._seen_since_ns = since_ns
        before = {alarm.name: alarm for alarm in self.standing}
        standing: list[Alarm] = []
        raised: list[Alarm] = []
        for name, count in present.items():
            if now_ns - since_ns[name] < RULES[name].after_s * NS_PER_S:
                continue
            known = before.get(name)
            if known is not None and known.count >= count:
                standing.append(known)
                continue
            alarm = Alarm(name, since_ns[name], count)
            standing.append(alarm)
            raised.append(alarm)
        self.standing = tuple(sorted(standing, key=lambda one: (LEVELS.index(one.rule.level), one.since_ns, one.name)))
        return raised, [name for name in before if name not in {alarm.name for alarm in standing}]

    def silence(self, name: str) -> None:
        """Nobody wants to be called again for this one; it stays on show until its reason has gone."""
        self.standing = tuple(replace(one, silenced=True) if one.name == name else one for one in self.standing)


def _present(signs: Signs, now_ns: int) -> Iterator[tuple[str, int]]:
    """Every alarm whose reason holds at this instant, and how often it was given."""
    happened = (
        ("player_restarted", signs.restarted_ns),
        ("clock_stepped", signs.clock_stepped_ns),
        ("sound_restarted", signs.sound.restarted_ns),
    )
    for name, happened_ns in happened:
        if happened_ns is not None and now_ns - happened_ns < _STANDS_S[name] * NS_PER_S:
            yield name, 1
    if signs.scene_refused:
        yield "scene_refused", 1
    if signs.scene_limited:
        yield "scene_limited", 1
    if signs.journal_fails:
        yield "journal_failing", 1
    if signs.disk_free_mib is not None and signs.disk_free_mib < DISK_LOW_MIB:
        yield "disk_low", 1
    if not signs.kept_awake:
        yield "may_sleep", 1
    yield from ((prompt.kind, prompt.count) for prompt in signs.prompts)
    if not signs.session_over:
        yield from ((name, 1) for name in _of_the_picture(signs))
        yield from ((name, 1) for name in _of_the_sound(signs.sound))


def _of_the_sound(sound: SoundSigns) -> Iterator[str]:
    if sound.state == "missing":
        yield "no_sound"
    if sound.silent:
        yield "silent"
    if sound.elsewhere:
        yield "sound_elsewhere"


def _of_the_picture(signs: Signs) -> Iterator[str]:
    if signs.player == "gone":
        yield "player_gone"
    elif signs.player == "starting":
        return
    elif signs.headset == "lost":
        yield "headset_lost"
    elif signs.headset == "off":
        yield "headset_off"
    else:
        if not signs.tracked:
            yield "not_tracked"
        elif signs.mirror_waits:
            yield "mirror_stale"
        if signs.missed_share > MISSED_BUDGET:
            yield "frames_missed"
