"""From moments to level tracks: what each level aims for, how long it takes, and how fast light may change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, fields, replace
from typing import Final, Literal, NamedTuple, TypeAlias

from vr_runtime.course import limits, looks
from vr_runtime.course.change_times import VIEW_DOWN_S, VIEW_UP_S, seconds_of
from vr_runtime.course.looks import Look, Pair
from vr_runtime.course.moments import Moment
from vr_runtime.course.preset import Ramps
from vr_runtime.course.ramps import PEAK_SLOPE, Goal, Track, steady
from vr_runtime.course.state import Cause

NS_PER_S: Final = 1_000_000_000
_SAFE_RATE_PER_S: Final = 0.96 * limits.MEAN_RATE_PER_S
_DRIFT_RATE_PER_S: Final = 0.03 * limits.MEAN_RATE_PER_S  # the rest is left to the slow drift of the goals themselves
_LOUDNESS_RATE_DB_PER_S: Final = 0.8 * limits.LOUDNESS_RATE_DB_PER_S
_CEILING_RATE_PER_S: Final = 0.0085  # of the mean ceiling alone, so that a fade may run beside it

EASE_DIMS: Final = 0.5
EASE_CHROMA: Final = 0.5
_EASE_BACK_RATE_PER_S: Final = 0.006  # half of the brightest mean, back within 20 s
EASE_VIGNETTE_DEG: Final = 65.0
NO_VIGNETTE_DEG: Final = 180.0
_APPROACH_DIMS: Final = 0.7
_APPROACH_MUSIC: Final = 0.5  # -6 dB
_AFTER_DARK_DIMS: Final = 0.5  # eyes adapt to the dark while the headset is off
TONE_NS: Final = NS_PER_S
_LEAST_ROOM_PER_S: Final = 0.004
_START_MEAN: Final = 0.04  # low enough for the first picture to be whole after five seconds
_DARK_HOLD_NS: Final = NS_PER_S // 2
MEASURED_NS: Final = 3 * NS_PER_S  # the median of three seconds is the gaze at rest
TurnKind: TypeAlias = Literal["recentre", "level", "gravity"]
_TURNS: Final[dict[Cause, TurnKind]] = {
    "recentre": "recentre",
    "level_view": "level",
    "level_off": "gravity",
}

_MUSIC_OUT_S: Final = 30.0
_BORDER_FADE_S: Final = 10.0


class ViewTurn(NamedTuple):
    """The world is turned in the dark at `due_ns`.

    recentre  about the vertical, and moved, to where the patient faces by then
    level     to the rest gaze that is measured in the three seconds from `asked_ns` on, and recentred
    gravity   level with gravity again, and recentred
    """

    kind: TurnKind
    asked_ns: int
    due_ns: int


@dataclass(frozen=True, slots=True)
class Tracks:
    """Every level of a course as a function of session time."""

    mean: Track
    peak: Track
    chroma: Track
    motion: Track
    detail: Track
    loudness: Track
    music: Track
    ease: Track
    fade: Track
    grey: Track
    sound: Track
    tones_ns: tuple[int, ...]
    view_turns: tuple[ViewTurn, ...]


_TRACKS: Final = tuple(one.name for one in fields(Tracks) if one.name not in ("tones_ns", "view_turns"))


class TrackWriter:
    """Writes the tracks of a course, moment by moment in order of time; a copy goes on from where it stands."""

    def __init__(self, settle: Look, ramps: Ramps) -> None:
        fade_in_s = limits.kept(ramps.fade_in_s, limits.RAMP_S_RANGE)
        self.ramp_s = seconds_of(ramps)
        self.fade_s = {"start": fade_in_s, "headset_on": fade_in_s, "border": _BORDER_FADE_S}
        self.sound_s = {"start": fade_in_s, "headset_off": 2.0, "headset_on": fade_in_s}
        self.mean = Track(steady(_START_MEAN))
        self.peak, self.chroma = Track(steady(settle.peak_luminance[0])), Track(steady(settle.chroma[0]))
        self.motion, self.detail = Track(steady(settle.motion[0])), Track(steady(settle.detail[0]))
        self.loudness, self.music = Track(steady(settle.loudness_lufs[0])), Track(steady(0.0))
        self.ease, self.fade, self.grey, self.sound = (Track(steady(0.0)) for _ in range(4))
        self.fade_until_ns = 0
        self.fade_rate = 0.0
        self.mean_until_ns = 0
        self.mean_rate = 0.0
        self.now_ns = 0
        self.tones_ns: list[int] = []
        self.view_turns: list[ViewTurn] = []

    def copied(self) -> TrackWriter:
        """Another writer that has written the same; what either writes from now on is its own."""
        other = copy(self)
        for name in _TRACKS:
            setattr(other, name, getattr(self, name).copied())
        other.tones_ns = list(self.tones_ns)
        other.view_turns = list(self.view_turns)
        return other

    def write_all(self, moments: Sequence[Moment], first: int, end: int) -> None:
        """Write `moments[first:end]`; each lasts until the one after it starts, the very last for ever."""
        for index in range(first, end):
            start_ns = moments[index].start_ns
            last = index + 1 == len(moments)
            self.write(moments[index], float("inf") if last else (moments[index + 1].start_ns - start_ns) / NS_PER_S)

    def tracks(self) -> Tracks:
        """What was written; nothing may be written after it."""
        written = {name: getattr(self, name) for name in _TRACKS}
        return Tracks(**written, tones_ns=tuple(self.tones_ns), view_turns=tuple(self.view_turns))

    def write(self, moment: Moment, moment_s: float) -> None:
        """Aim every track whose goal is another one from this moment on."""
        state = moment.state
        assert state is not None
        self.now_ns = moment.start_ns
        ramp_s = self.ramp_s[moment.cause]
        if moment.cause == "border":
            ramp_s = max(limits.BORDER_S_RANGE[0], min(ramp_s, 0.5 * moment_s))
        self._write_light(moment, ramp_s)
        for track, pair in self._plain_levels(moment):
            self._aim(track, moment.start_ns, ramp_s, _goal(moment, pair))
        loudness = _goal(moment, moment.look.loudness_lufs)
        self._aim(self.loudness, moment.start_ns, self._loudness_s(moment.start_ns, ramp_s, loudness), loudness)
        music_s = _MUSIC_OUT_S if moment.music_out else ramp_s
        music_share = 0.0 if moment.music_out else _APPROACH_MUSIC if moment.approach else 1.0
        music = _goal(moment, moment.look.music, music_share)
        self._aim(self.music, moment.start_ns, music_s, music)
        silent = state.headset_off or state.emergency_at_ns is not None or state.ended_at_ns is not None
        sound_s = self.sound_s.get(moment.cause, ramp_s)
        if _emergency_begins(moment):
            self.sound.wanted = None  # a slower way to silence may be under way already
        self._aim(self.sound, moment.start_ns, sound_s, steady(0.0 if silent else 1.0))
        sounding = bool(self.tones_ns) and moment.start_ns < self.tones_ns[-1] + TONE_NS
        if moment.cause == "approach" and not sounding:
            self.tones_ns.append(moment.start_ns)

    def _plain_levels(self, moment: Moment) -> Iterable[tuple[Track, Pair]]:
        look: Look = moment.look
        still = moment.state is not None and moment.state.headset_off
        yield self.chroma, look.chroma
        yield self.motion, (0.0, 0.0) if still else look.motion
        yield self.detail, look.detail

    def _loudness_s(self, t_ns: int, ramp_s: float, goal: Goal) -> float:
        distance_db, _ = self.loudness.gap(t_ns, goal)
        return max(ramp_s, PEAK_SLOPE * abs(distance_db) / _LOUDNESS_RATE_DB_PER_S)

    def _write_light(self, moment: Moment, ramp_s: float) -> None:
        state = moment.state
        assert state is not None
        dims = (_APPROACH_DIMS if moment.approach else 1.0) * (_AFTER_DARK_DIMS if state.headset_off else 1.0)
        self._write_ease(moment.start_ns, ramp_s, on=state.ease)
        self._write_mean(moment.start_ns, ramp_s, _slow_goal(moment, moment.look.mean_luminance, dims))
        self._aim(self.peak, moment.start_ns, max(ramp_s, 5.0), _goal(moment, moment.look.peak_luminance, dims))
        self._write_fade(moment)

    def _write_ease(self, t_ns: int, ramp_s: float, *, on: bool) -> None:
        goal = steady(1.0 if on else 0.0)
        if (self.ease.wanted or steady(0.0)) == goal:
            return
        if not on:
            t_ns = max(t_ns, self.fade_until_ns)  # two ramps up at once would be too fast a change of light
        self._aim(self.ease, t_ns, ramp_s, goal)

    def _write_mean(self, t_ns: int, ramp_s: float, goal: Goal) -> None:
        if self.mean.wanted == goal:
            return
        length_s, self.mean_rate = self._mean_ramp(t_ns, ramp_s, goal)
        back_rate = _EASE_BACK_RATE_PER_S if self.ease.settled_ns() > t_ns else 0.0
        if self.fade_until_ns > t_ns and self.fade_rate + self.mean_rate + back_rate > _SAFE_RATE_PER_S:
            t_ns = self.fade_until_ns
            length_s, self.mean_rate = self._mean_ramp(t_ns, ramp_s, goal)
        self.mean_until_ns = t_ns + round(length_s * NS_PER_S)
        self._aim(self.mean, t_ns, length_s, goal)

    def _mean_ramp(self, t_ns: int, ramp_s: float, goal: Goal) -> tuple[float, float]:
        """Seconds and peak rate of a ramp of the mean ceiling that keeps its limit."""
        distance, excess = self.mean.gap(t_ns, goal)
        room = max(_CEILING_RATE_PER_S - abs(excess) / 3.0, 0.5 * _CEILING_RATE_PER_S)
        length_s = max(ramp_s, PEAK_SLOPE * abs(distance) / room)
        return length_s, PEAK_SLOPE * abs(distance) / length_s + abs(excess) / 3.0

    def _write_fade(self, moment: Moment) -> None:
        t_ns, turn = moment.start_ns, _TURNS.get(moment.cause)
        fade_s = self.fade_s.get(moment.cause, self.ramp_s[moment.cause])
        uniform = _uniform_luminance(moment)
        fade_goal = steady(1.0 if uniform is None else 0.0)
        hurried = _emergency_begins(moment)
        recoloured = uniform is not None and self.grey.wanted != steady(uniform)
        if hurried or recoloured or self.fade.wanted != fade_goal:
            # The picture does not come back while the world is still to be turned in the dark.
            from_ns = t_ns if uniform is not None else max(t_ns, self._turns_until_ns())
            self._fade(from_ns, fade_s, fade_goal, uniform, hurried=hurried)
            if uniform is not None:
                self._put_off_turns(t_ns)
        if moment.cause == "headset_on":
            due_ns = max(t_ns, self._turns_until_ns())  # what is shown then begins dark
            self.view_turns.append(ViewTurn("recentre", t_ns, due_ns))
        elif turn is not None:
            self._turn_view(turn, t_ns, picture=uniform is None)

    def _turn_view(self, kind: TurnKind, t_ns: int, *, picture: bool) -> None:
        """Down to dark, turn the world there, up again; never before what is still to be turned."""
        if picture:
            self._fade(t_ns, VIEW_DOWN_S, steady(0.0), 0.0, hurried=False)
            self._put_off_turns(t_ns)
        measured_ns = t_ns + MEASURED_NS if kind == "level" else t_ns
        due_ns = max(self.fade_until_ns, measured_ns, self._turns_until_ns())
        self.view_turns.append(ViewTurn(kind, t_ns, due_ns))
        if picture:
            self._fade(due_ns + _DARK_HOLD_NS, VIEW_UP_S, steady(1.0), None, hurried=False)

    def _put_off_turns(self, t_ns: int) -> None:
        """What is still to be turned after `t_ns` waits for the dark that has just been written."""
        for index, turn in enumerate(self.view_turns):
            if t_ns < turn.due_ns < self.fade_until_ns:
                self.view_turns[index] = turn._replace(due_ns=self.fade_until_ns)

    def _turns_until_ns(self) -> int:
        return self.view_turns[-1].due_ns if self.view_turns else 0

    def _fade(self, t_ns: int, fade_s: float, goal: Goal, uniform: float | None, *, hurried: bool) -> None:
        """Cross-fade picture and uniform field: never faster than the light may change, unless hurried."""
        self.grey.forget_after(t_ns)
        if not hurried:
            fade_s = self._unhurried_s(t_ns, fade_s, goal, uniform)
        self.fade_rate = self._light_change(t_ns, fade_s, goal, uniform) / fade_s
        self.fade.wanted = goal
        self.fade.aim(t_ns, round(fade_s * NS_PER_S), goal)
        self.fade_until_ns = t_ns + round(fade_s * NS_PER_S)
        # Nobody sees the grey once the picture is whole: it goes back to where an emergency wants it.
        grey_from_ns, grey_s = (self.fade_until_ns, 5.0) if uniform is None else (t_ns, fade_s)
        grey = steady(looks.GREY_LUMINANCE if uniform is None else uniform)
        self.grey.wanted = grey
        self.grey.aim(grey_from_ns, round(grey_s * NS_PER_S), grey)

    def _unhurried_s(self, t_ns: int, fade_s: float, goal: Goal, uniform: float | None) -> float:
        """Seconds, `fade_s` or more, in which a fade keeps the light's rate limit."""
        room = _SAFE_RATE_PER_S
        if self.mean_until_ns > t_ns:
            room -= self.mean_rate
        if self.ease.settled_ns() > t_ns:
            room -= _EASE_BACK_RATE_PER_S
        _, excess = self.fade.gap(t_ns, goal)
        room = max(_LEAST_ROOM_PER_S, room - abs(excess) * limits.MAX_MEAN_LUMINANCE / 3.0)
        for _ in range(3):  # a longer fade may meet a brighter ceiling
            fade_s = max(fade_s, self._light_change(t_ns, fade_s, goal, uniform) / room)
        return fade_s

    def _light_change(self, t_ns: int, fade_s: float, goal: Goal, uniform: float | None) -> float:
        """An upper bound on the peak rate of change of the mean light in a fade, times the fade's seconds."""
        grey = self.grey.at(t_ns)
        grey_to = grey if uniform is None else uniform
        # An act in between may keep the mean from falling as it would until then.
        ceiling = max(self.mean.at(self.now_ns), self.mean.at(t_ns), self.mean.at(t_ns + round(fade_s * NS_PER_S)))
        contrast = max(ceiling - min(grey, grey_to), grey, grey_to)
        share = abs(goal.last - self.fade.at(t_ns))
        return PEAK_SLOPE * (contrast * share + abs(grey_to - grey))

    def _aim(self, track: Track, t_ns: int, ramp_s: float, goal: Goal) -> None:
        if track.wanted == goal:
            return
        track.wanted = goal
        track.aim(t_ns, round(ramp_s * NS_PER_S), goal)


def _goal(moment: Moment, pair: Pair, factor: float = 1.0) -> Goal:
    first, last = pair[0] * factor, pair[1] * factor
    if first == last:
        return steady(last)
    return Goal(first, last, moment.look_from_ns, moment.look_to_ns)


def _slow_goal(moment: Moment, pair: Pair, factor: float) -> Goal:
    """A goal for the mean light: its drift takes longer than the part where it would be too fast."""
    goal = _goal(moment, (_mean(pair[0]), _mean(pair[1])), factor)
    least_ns = round(PEAK_SLOPE * abs(goal.last - goal.first) / _DRIFT_RATE_PER_S * NS_PER_S)
    if goal.to_ns - goal.from_ns >= least_ns:
        return goal
    return replace(goal, to_ns=goal.from_ns + least_ns)


def _mean(luminance: float) -> float:
    return limits.kept(luminance, (0.0, limits.MAX_MEAN_LUMINANCE))


def _emergency_begins(moment: Moment) -> bool:
    return moment.state is not None and moment.state.emergency_at_ns == moment.start_ns


def _uniform_luminance(moment: Moment) -> float | None:
    """Luminance of the uniform field that is due instead of a picture; None where a picture is."""
    state = moment.state
    assert state is not None
    if state.emergency_at_ns is not None or state.ended_at_ns is not None:
        return looks.GREY_LUMINANCE
    if state.headset_off:
        return 0.0
    if state.eyes_closed:
        return looks.EYES_CLOSED_LUMINANCE
    if moment.finished:
        return looks.GREY_LUMINANCE
    return None if moment.look.picture else looks.EYES_CLOSED_LUMINANCE
