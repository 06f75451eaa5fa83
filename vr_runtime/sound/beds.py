"""The bed of each scene, as data: what sounds there, from where, and how it lives.

Loudness of layers is relative, in LU; the rider brings the whole to the course's target. Everything is far away and
falls by 4 to 6 dB an octave, as air and water do. Nothing calls, drips, knocks or repeats.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vr_runtime.sound.cues import QUIET_BED
from vr_runtime.sound.noise import Layer, NoiseField
from vr_runtime.sound.scale import Block, gain_of, ramp
from vr_runtime.sound.tones import Pad, PadSource


@dataclass(frozen=True, slots=True)
class Bed:
    """`layers` of noise; `hum`: a pad that belongs to the place, `hum_db` above the noise; `music`: the soft pads.

    The hum gives way as the music comes in: two chords on one root would swell and sink as their phases meet.
    """

    layers: tuple[Layer, ...]
    music: Pad
    hum: Pad | None = None
    hum_db: float = 0.0


class BedSource:
    """A bed that sounds, at the mixer's reference power."""

    def __init__(self, bed: Bed, seed: int, name: str) -> None:
        self._noise = NoiseField(bed.layers, seed, name)
        self._hum = PadSource(bed.hum, seed, f"{name}/hum") if bed.hum else None
        hum_power = gain_of(bed.hum_db) ** 2 if bed.hum else 0.0
        self._noise_gain = np.float32((1.0 + hum_power) ** -0.5)
        self._hum_gain = float((hum_power / (1.0 + hum_power)) ** 0.5)
        self._given_way = 0.0

    def hop(
        self, start_frame: int, life_s: float, detail: float, right: NDArray[np.float64], music: float = 0.0
    ) -> Block:
        """The HOP frames from `start_frame` on; `music`: gain of the music at their end."""
        noise = self._noise.hop(life_s, detail, right) * self._noise_gain
        was, self._given_way = self._given_way, music
        if self._hum is None or was == music == 1.0:
            return noise
        hum = self._hum.hop(start_frame, life_s)
        return noise + hum * ramp(self._hum_gain * (1.0 - was), self._hum_gain * (1.0 - music))


def _wind(bearings: tuple[float, ...], elevation_deg: float, layer: Layer, crossing_s: float) -> tuple[Layer, ...]:
    """One layer from several bearings, over which each gust travels in `crossing_s`."""
    depth_db, turns_s, _ = layer.gust
    late_s = [crossing_s * index / (len(bearings) - 1) for index in range(len(bearings))]
    return tuple(
        Layer(
            layer.level_db, layer.tilt_db, layer.low_hz, layer.high_hz, layer.hump, (bearing, elevation_deg),
            layer.spread, layer.swell, layer.colour_db, layer.flutter, (depth_db, turns_s, late), layer.recedes_db,
        )
        for bearing, late in zip(bearings, late_s, strict=True)
    )  # fmt: skip


_OPEN_FIFTHS: Final = (1.0, 1.5, 2.0, 3.0, 4.0, 4.5, 6.0, 8.0)
_WARM: Final = (1.0, 1.5, 2.0, 2.5, 3.0, 3.75, 4.0, 5.0, 6.0)
_WIDE: Final = (1.0, 2.0, 3.0, 4.0, 4.5, 6.0, 6.75, 9.0)
_DUSK: Final = (1.0, 1.5, 2.0, 8 / 3, 3.0, 4.0, 40 / 9, 16 / 3, 6.0)

_AIR: Final = Layer(0.0, 5.5, 55.0, 800.0, swell=(2.0, 60.0))

BEDS: Final[Mapping[str, Bed]] = {
    QUIET_BED: Bed(
        layers=(
            _AIR,
            Layer(-7.0, 4.5, 220.0, 2400.0, spread=1.0, swell=(2.0, 40.0), recedes_db=3.0),
        ),
        music=Pad(65.41, _OPEN_FIFTHS),
    ),
    "forest": Bed(
        layers=(
            Layer(0.0, 5.5, 60.0, 900.0, swell=(2.0, 60.0)),
            *_wind(
                (-115.0, -50.0, 5.0, 60.0, 125.0), 50.0,
                Layer(-10.0, 4.4, 260.0, 4800.0, hump=(1500.0, 5.0, 1.5), spread=0.35, swell=(1.5, 50.0), colour_db=2.0,
                      flutter=(1.2, 0.4), gust=(13.0, 17.0, 0.0), recedes_db=5.0),
                crossing_s=9.0,
            ),
            Layer(-14.0, 4.2, 420.0, 2600.0, place=(148.0, -8.0), spread=0.25, swell=(1.5, 70.0), colour_db=1.2,
                  flutter=(1.8, 0.32), recedes_db=6.0),
        ),
        music=Pad(73.42, _WARM),
    ),
    "night": Bed(
        layers=(
            Layer(0.0, 6.0, 48.0, 520.0, swell=(2.0, 70.0)),
            Layer(-9.0, 4.5, 300.0, 2600.0, spread=1.0, swell=(2.5, 50.0), recedes_db=4.0),
            Layer(-21.0, 4.0, 2600.0, 4300.0, hump=(3700.0, 7.0, 0.3), place=(-70.0, -4.0), spread=0.6,
                  swell=(3.0, 40.0), flutter=(1.5, 0.3), recedes_db=8.0),
            Layer(-23.0, 4.0, 3000.0, 4900.0, hump=(4300.0, 7.0, 0.25), place=(95.0, -4.0), spread=0.7,
                  swell=(3.0, 53.0), flutter=(1.5, 0.27), recedes_db=8.0),
        ),
        hum=Pad(55.0, (1.0, 1.5, 2.0, 3.0, 4.0), fall_db=7.0, swell_s=38.0),
        hum_db=-5.0,
        music=Pad(55.0, _WIDE, swell_s=30.0),
    ),
    "dusk": Bed(
        layers=(
            Layer(0.0, 5.0, 60.0, 1100.0, swell=(2.0, 75.0)),
            *_wind(
                (-100.0, -35.0, 30.0, 95.0), 25.0,
                Layer(-7.5, 4.8, 180.0, 1700.0, hump=(520.0, 4.0, 1.2), spread=0.6, swell=(1.5, 60.0), colour_db=2.2,
                      gust=(12.0, 21.0, 0.0), recedes_db=3.0),
                crossing_s=14.0,
            ),
            Layer(-15.0, 4.5, 900.0, 4200.0, spread=1.0, swell=(2.5, 45.0), colour_db=2.0, recedes_db=5.0),
        ),
        music=Pad(73.42, _DUSK, swell_s=30.0),
    ),
    "lake": Bed(
        layers=(
            Layer(0.0, 5.5, 55.0, 800.0, swell=(2.0, 65.0)),
            *(
                Layer(-9.5, 4.6, 240.0, 1500.0, hump=(620.0, 3.5, 0.9), place=(bearing, -12.0), spread=0.3,
                      swell=(3.2, turn_s), colour_db=1.5, flutter=(1.4, 0.5), recedes_db=4.0)
                for bearing, turn_s in ((-62.0, 3.1), (-8.0, 4.3), (41.0, 3.7), (104.0, 5.2))
            ),
            Layer(-15.0, 4.2, 900.0, 3800.0, spread=0.9, swell=(2.5, 40.0), gust=(5.0, 24.0, 0.0), recedes_db=5.0),
        ),
        music=Pad(65.41, _OPEN_FIFTHS, swell_s=30.0),
    ),
    "underwater": Bed(
        layers=(
            Layer(0.0, 6.5, 34.0, 260.0, swell=(2.0, 55.0)),
            *_wind(
                (-85.0, 0.0, 85.0), 10.0,
                Layer(-3.5, 6.0, 90.0, 620.0, hump=(210.0, 4.0, 0.9), spread=0.7, swell=(2.0, 33.0), colour_db=2.5,
                      gust=(8.0, 13.0, 0.0), recedes_db=2.0),
                crossing_s=6.0,
            ),
            Layer(-15.0, 6.0, 500.0, 1300.0, place=(20.0, 70.0), spread=0.8, swell=(3.0, 28.0), flutter=(1.5, 0.6),
                  recedes_db=5.0),
        ),
        hum=Pad(49.0, (1.0, 2.0, 3.0, 4.0), fall_db=7.0, swell_s=34.0),
        hum_db=-8.0,
        music=Pad(49.0, _WIDE, fall_db=7.0, swell_s=34.0),
    ),
    "snow": Bed(
        layers=(
            Layer(0.0, 5.2, 60.0, 900.0, swell=(1.5, 80.0)),
            Layer(-20.0, 4.5, 2200.0, 6800.0, spread=1.0, swell=(2.0, 50.0), colour_db=1.5, flutter=(2.6, 0.11),
                  recedes_db=5.0),
            Layer(-14.0, 4.6, 260.0, 2000.0, hump=(850.0, 3.0, 1.0), place=(34.0, -2.0), spread=0.12,
                  swell=(2.0, 21.0), colour_db=1.5, flutter=(2.6, 0.16), recedes_db=3.0),
        ),
        music=Pad(69.30, _WARM, swell_s=30.0),
    ),
    "river": Bed(
        layers=(
            Layer(0.0, 5.5, 60.0, 700.0, swell=(2.0, 70.0)),
            Layer(-3.0, 4.8, 130.0, 1700.0, hump=(420.0, 3.0, 1.3), place=(-25.0, -42.0), spread=0.75,
                  swell=(1.5, 45.0), colour_db=1.8, flutter=(1.2, 0.6), recedes_db=3.0),
            Layer(-8.0, 4.4, 380.0, 2900.0, place=(38.0, -38.0), spread=0.55, swell=(2.0, 38.0), colour_db=1.8,
                  flutter=(1.6, 0.4), recedes_db=4.0),
            Layer(-17.0, 4.5, 1500.0, 4800.0, spread=1.0, swell=(2.5, 55.0), gust=(4.0, 22.0, 0.0), recedes_db=6.0),
        ),
        music=Pad(77.78, _WARM, swell_s=28.0),
    ),
    "glow": Bed(
        layers=(
            Layer(0.0, 5.8, 60.0, 700.0, swell=(2.5, 40.0)),
            Layer(-8.0, 4.6, 300.0, 2400.0, spread=1.0, swell=(3.0, 30.0), colour_db=2.5, recedes_db=4.0),
        ),
        hum=Pad(61.74, (1.0, 1.5, 2.0, 3.0, 4.0, 4.5, 6.0), fall_db=6.0, swell_s=28.0),
        hum_db=1.0,
        music=Pad(61.74, _WIDE, swell_s=24.0),
    ),
}  # fmt: skip
