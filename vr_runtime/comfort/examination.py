"""A scene is held to every rule: its clips are filmed and watched, and the worst of each rule is kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

import moderngl
import numpy as np
from numpy.typing import NDArray

from vr_runtime.comfort.angular import AngularMap, Floats
from vr_runtime.comfort.clips import LONG_RATE_HZ, Passage, Programme, Steady
from vr_runtime.comfort.filming import FINE_DEG, PATCH_DEG, RATE_HZ, Eyes, Film, Light, Measures
from vr_runtime.comfort.rhythm import SwayMeter, strongest_rhythm
from vr_runtime.comfort.stills import authored_light, brightest, seen_light, stripes
from vr_runtime.comfort.verdict import Finding, Place, judged, worst_of
from vr_runtime.comfort.watch import EASE_RATE_PER_S, FlashWatch, FlowWatch, with_timelines
from vr_runtime.course.levels import Levels
from vr_runtime.course.samples import levels_by_part
from vr_runtime.problem import ExitCode, Problem
from vr_runtime.render.scene_library import LoadedScene

GRID: Final = AngularMap()
LONG_GRID: Final = AngularMap(px_per_deg=0.75)
WARM_UP_S: Final = 180.0  # until a scene is where it is a while into a session

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Examined:
    """One scene, one programme: the worst finding of each rule."""

    scene: str
    findings: tuple[Finding, ...]
    frames: int
    seconds: float

    @property
    def passed(self) -> bool:
        return all(finding.verdict.passed for finding in self.findings)


def examine(
    ctx: moderngl.Context,
    scene: LoadedScene,
    programme: Programme,
    *,
    peak_nits: float,
    progress: Progress = lambda _: None,
) -> Examined:
    """Film everything in `programme` and hold it to the rules. Problem(BAD_SCENE) where the scene's Python fails."""
    started_s = time.monotonic()
    crew = _Crew(ctx, scene, programme, peak_nits, progress)
    crew.film_handed_over()
    crew.film_stills()
    crew.film_seen()
    crew.film_passages()
    crew.film_long()
    return Examined(scene.name, tuple(worst_of(crew.findings)), crew.frames, round(time.monotonic() - started_s, 1))


class _Crew:
    """Films one programme of one scene; lives only as long as that takes."""

    def __init__(
        self, ctx: moderngl.Context, scene: LoadedScene, programme: Programme, peak_nits: float, progress: Progress
    ) -> None:
        self._ctx, self._scene, self._programme = ctx, scene, programme
        self._peak_nits, self._progress = peak_nits, progress
        self._settle = levels_by_part()["settle"]
        self.findings: list[Finding] = []
        self.frames = 0

    def film_handed_over(self) -> None:
        """Light as the scene hands it over: nothing that the comfort output would hold back is forgiven."""
        for eyes, clips in _by_eyes(self._programme.handed_over):
            with self._film("scene-light", eyes) as film:
                for clip in clips:
                    self._progress(f"handed over: {clip}")
                    film.look(clip.gaze)
                    film.settle(clip.levels)
                    self._watch_steady(film, clip)

    def film_stills(self) -> None:
        """The scene in full light over the hours that it may be played: brightness, colour, stripes."""
        programme = self._programme
        with self._film("scene-light", programme.handed_over[0].eyes) as film:
            minute = WARM_UP_S / 60.0
            for next_minute in programme.stills_min:
                film.pass_time(self._settle, 60.0 * max(next_minute - minute, 0.0))
                minute = max(next_minute, minute)
                for gaze in programme.stills:
                    name = f"handed over, {gaze}, minute {minute:g}"
                    self._progress(name)
                    film.look(gaze)
                    rgb = self._instant(film, self._settle)
                    self._keep(film, authored_light(film.grid, film.eyes, rgb, name))
                    patches, fine = self._patches(film, PATCH_DEG), self._patches(film, FINE_DEG)
                    self._keep(film, [
                        brightest(patches, film.px_per_deg(), name),
                        stripes(patches, film.px_per_deg(), self._peak_nits, name),
                        stripes(fine, film.px_per_deg(FINE_DEG), self._peak_nits, name),
                    ])  # fmt: skip

    def film_seen(self) -> None:
        """What reaches the eye in each part, against the part's own ceilings."""
        for eyes, clips in _by_eyes(self._programme.seen):
            with self._film("linear", eyes) as film:
                for clip in clips:
                    self._progress(f"seen: {clip}")
                    film.look(clip.gaze)
                    name = f"seen, {clip}"
                    colourful = self._instant(film, replace(clip.levels, chroma=1.0))
                    seen = self._instant(film, clip.levels)
                    self._keep(film, seen_light(film.grid, seen, film.brightest(), clip.levels, colourful, name))
                    if clip.seconds:
                        self._watch(film, name, round(clip.seconds * RATE_HZ), partial(_held, clip.levels))

    def film_passages(self) -> None:
        """Every act and border, as it reaches the eye."""
        if not self._programme.passages:
            return
        with self._film("linear", self._programme.passages_eyes) as film:
            film.look(self._programme.passages_gaze)
            for passage in self._programme.passages:
                self._progress(f"passage: {passage}")
                self._watch_passage(film, passage)

    def film_long(self) -> None:
        """Minutes at four frames a second, for rhythms."""
        for clip in self._programme.long:
            self._progress(f"long: {clip}")
            film = Film(
                self._ctx, self._scene, LONG_GRID, light="scene-light", seed=self._programme.seed, eyes=clip.eyes
            )
            try:
                film.look(clip.gaze)
                film.pass_time(clip.levels, WARM_UP_S)
                film.settle(clip.levels)
                self.findings += self._rhythms(film, clip)
                self._check(film)
            finally:
                film.release()

    def _patches(self, film: Film, field_deg: float) -> list[tuple[Place, Floats]]:
        drawn = film.patches(self._settle, self._programme.stills_reach_deg, field_deg)
        return [(Place(film.eyes[0], -at.yaw_deg, at.pitch_deg), light) for at, light in drawn]

    def _watch_steady(self, film: Film, clip: Steady) -> None:
        name = f"handed over, {clip}"
        flow = FlowWatch(film.grid, film.eyes, name)
        self._watch(film, name, round(clip.seconds * RATE_HZ), partial(_held, clip.levels), also=flow.step)
        self._keep(film, with_timelines(flow.findings()))

    def _watch_passage(self, film: Film, passage: Passage) -> None:
        before = passage.levels(0.0)
        if passage.from_s > 0.0:
            film.settle(before)
        else:
            film.begin_dark()
        # An emergency goes through no limit on the mean's movement; that it is one movement, the flashes say.
        self._watch(
            film,
            f"passage, {passage}",
            round(passage.seconds * RATE_HZ),
            lambda frame: passage.levels(frame / RATE_HZ),
            rate_allowed=EASE_RATE_PER_S if passage.haste == "ease" else None,
            judge_mean=passage.haste != "emergency",
        )

    def _watch(
        self,
        film: Film,
        name: str,
        frames: int,
        levels_of: Callable[[int], Levels],
        *,
        also: Callable[[Measures], None] = lambda _: None,
        rate_allowed: float | None = None,
        judge_mean: bool = True,
    ) -> None:
        watch = FlashWatch(film.grid, film.eyes, name, self._peak_nits)
        for frame in range(frames):
            measures = film.frame(levels_of(frame))
            watch.step(measures)
            also(measures)
        self.frames += frames
        self._keep(film, watch.findings(rate_allowed=rate_allowed, judge_mean=judge_mean))

    def _rhythms(self, film: Film, clip: Steady) -> Iterator[Finding]:
        meter = SwayMeter(film.grid, LONG_RATE_HZ)
        means = []
        for _ in range(round(clip.seconds * LONG_RATE_HZ)):
            light = film.frame(clip.levels, 1.0 / LONG_RATE_HZ).luminance
            meter.step(light[0])
            means.append(film.grid.mean(light))
        self.frames += len(means)
        name = f"long, {clip}"
        height_deg = np.cumsum(meter.horizon) / LONG_RATE_HZ
        series = (("light_rhythm", np.array(means)), ("horizon_rhythm", height_deg))
        sway: NDArray[Any] = max((np.array(axis) for axis in zip(*meter.view, strict=True)), key=_rhythm)
        for rule, values in (*series, ("sway_rhythm", sway)):
            rhythm = strongest_rhythm(values, LONG_RATE_HZ)
            at = np.arange(len(values)) / LONG_RATE_HZ
            line = np.stack([at, values], -1).astype(np.float32)
            heard = f"{name}, {rhythm.frequency_hz:.2f} Hz" if rhythm.amplitude else name
            yield judged(rule, rhythm.amplitude, heard, timeline=line)

    def _keep(self, film: Film, found: list[Finding]) -> None:
        """The worst of each rule so far; what has a map is kept with the view it belongs to."""
        kept = worst_of([*self.findings, *found])
        new = [one for one in kept if one.heat is not None and any(one is other for other in found)]
        still = film.colours()[0] if new else None
        self.findings = [replace(one, still=still) if any(one is other for other in new) else one for one in kept]

    def _instant(self, film: Film, levels: Levels) -> Floats:
        """The picture at these levels, (eyes, size, size, 3), without a moment passing."""
        film.settle(levels)
        film.frame(levels, 0.0)
        return film.colours()

    @contextmanager
    def _film(self, light: Light, eyes: Eyes) -> Iterator[Film]:
        film = Film(self._ctx, self._scene, GRID, light=light, seed=self._programme.seed, eyes=eyes)
        try:
            film.pass_time(self._settle, WARM_UP_S)
            yield film
            self._check(film)
        finally:
            film.release()

    def _check(self, film: Film) -> None:
        if film.fault is not None:
            raise Problem(ExitCode.BAD_SCENE, film.fault, "Mend the scene's Python")


def _held(levels: Levels, _frame: int) -> Levels:
    return levels


def _rhythm(series: NDArray[Any]) -> float:
    return strongest_rhythm(series, LONG_RATE_HZ).amplitude


def _by_eyes(clips: tuple[Steady, ...]) -> Iterator[tuple[Eyes, list[Steady]]]:
    """The clips of each choice of eyes together: a film is made for one."""
    for eyes in dict.fromkeys(clip.eyes for clip in clips):
        yield eyes, [clip for clip in clips if clip.eyes == eyes]


def together(parts: list[Examined]) -> Examined:
    """What several programmes found of one scene."""
    findings = worst_of([finding for part in parts for finding in part.findings])
    frames, seconds = sum(part.frames for part in parts), sum(part.seconds for part in parts)
    return replace(parts[0], findings=tuple(findings), frames=frames, seconds=round(seconds, 1))
