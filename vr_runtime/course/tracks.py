"""From moments to level tracks: what each level aims for, how long it takes, and how fast light may change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from vr_runtime.course import limits, looks
from vr_runtime.course.change_times import LEVEL_VIEW_S, seconds_of
from vr_runtime.course.looks import Look, Looks, Pair
from vr_runtime.course.moments import Moment
from vr_runtime.course.preset import Ramps
from vr_runtime.course.ramps import PEAK_SLOPE, Goal, Track, steady

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

_MUSIC_OUT_S: Final = 30.0
_BORDER_FADE_S: Final = 10.0


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
    view_levels_ns: tuple[int, ...]


class _Writer:
    """Writes the tracks of one course; lives only while they are built."""

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
        self.wanted: dict[Track, Goal] = {}
        self.fade_until_ns = 0
        self.fade_rate = 0.0
        self.mean_until_ns = 0
        self.mean_rate = 0.0
        self.tones_ns: list[int] = []
        self.view_levels_ns: list[int] = []

    def write(self, moment: Moment, moment_s: float) -> None:
        """Aim every track whose goal is another one from this moment on."""
        state = moment.state
        assert state is not None
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
            self.wanted.pop(self.sound, None)  # a slower way to silence may be under way already
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
        if self.wanted.get(self.ease, steady(0.0)) == goal:
            return
        if not on:
            t_ns = max(t_ns, self.fade_until_ns)  # two ramps up at once would be too fast a change of light
        self._aim(self.ease, t_ns, ramp_s, goal)

    def _write_mean(self, t_ns: int, ramp_s: float, goal: Goal) -> None:
        if self.wanted.get(self.mean) == goal:
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
        t_ns = moment.start_ns
        fade_s = self.fade_s.get(moment.cause, self.ramp_s[moment.cause])
        uniform = _uniform_luminance(moment)
        fade_goal = steady(1.0 if uniform is None else 0.0)
        hurried = _emergency_begins(moment)
        recoloured = uniform is not None and self.wanted.get(self.grey) != steady(uniform)
        if hurried or recoloured or self.wanted.get(self.fade) != fade_goal:
            self._fade(t_ns, fade_s, fade_goal, uniform, hurried=hurried)
        if moment.cause == "headset_on":
            self.view_levels_ns.append(t_ns)
        if moment.cause == "level_view":
            self._level_view(t_ns, picture=uniform is None)

    def _level_view(self, t_ns: int, *, picture: bool) -> None:
        """Down to dark, turn the world there, up again."""
        if not picture:
            self.view_levels_ns.append(max(t_ns, self.fade_until_ns))
            return
        self._fade(t_ns, LEVEL_VIEW_S, steady(0.0), 0.0, hurried=False)
        self.view_levels_ns.append(self.fade_until_ns)
        self._fade(self.fade_until_ns + _DARK_HOLD_NS, LEVEL_VIEW_S, steady(1.0), None, hurried=False)

    def _fade(self, t_ns: int, fade_s: float, goal: Goal, uniform: float | None, *, hurried: bool) -> None:
        """Cross-fade picture and uniform field: never faster than the light may change, unless hurried."""
        self.grey.forget_after(t_ns)
        if not hurried:
            fade_s = self._unhurried_s(t_ns, fade_s, goal, uniform)
        self.fade_rate = self._light_change(t_ns, fade_s, goal, uniform) / fade_s
        self.wanted[self.fade] = goal
        self.fade.aim(t_ns, round(fade_s * NS_PER_S), goal)
        self.fade_until_ns = t_ns + round(fade_s * NS_PER_S)
        # Nobody sees the grey once the picture is whole: it goes back to where an emergency wants it.
        grey_from_ns, grey_s = (self.fade_until_ns, 5.0) if uniform is None else (t_ns, fade_s)
        grey = steady(looks.GREY_LUMINANCE if uniform is None else uniform)
        self.wanted[self.grey] = grey
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
        ceiling = max(self.mean.at(t_ns), self.mean.at(t_ns + round(fade_s * NS_PER_S)))
        contrast = max(ceiling - min(grey, grey_to), grey, grey_to)
        share = abs(goal.last - self.fade.at(t_ns))
        return PEAK_SLOPE * (contrast * share + abs(grey_to - grey))

    def _aim(self, track: Track, t_ns: int, ramp_s: float, goal: Goal) -> None:
        if self.wanted.get(track) == goal:
            return
        self.wanted[track] = goal
        track.aim(t_ns, round(ramp_s * NS_PER_S), goal)


def tracks_of(moments: list[Moment], looks_of: Looks, ramps: Ramps) -> Tracks:
    """The tracks that play `moments`, which are in order of time."""
    writer = _Writer(looks_of.settle, ramps)
    for index, moment in enumerate(moments):
        last = index + 1 == len(moments)
        moment_s = float("inf") if last else (moments[index + 1].start_ns - moment.start_ns) / NS_PER_S
        writer.write(moment, moment_s)
    return Tracks(
        mean=writer.mean,
        peak=writer.peak,
        chroma=writer.chroma,
        motion=writer.motion,
        detail=writer.detail,
        loudness=writer.loudness,
        music=writer.music,
        ease=writer.ease,
        fade=writer.fade,
        grey=writer.grey,
        sound=writer.sound,
        tones_ns=tuple(writer.tones_ns),
        view_levels_ns=tuple(writer.view_levels_ns),
    )


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
