"""Endless shaped noise: wind, leaves, water, air. Never a loop, never an edge.

Every hop draws fresh random phases for each layer, gives them the layer's magnitudes of the moment, adds the layers as
each ear hears them, and goes back to time once an ear. Neighbouring blocks overlap by half under a sine window, whose
squares add up to one, so that power is even; whatever changes (a gust, a turn of the head) crossfades with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vr_runtime.sound.loudness import k_weight
from vr_runtime.sound.places import coherence, direction, ear_table
from vr_runtime.sound.scale import HOP, RATE_HZ, Block
from vr_runtime.sound.wander import Wander, stream_of

LENGTH: Final = 4096
STRIDE: Final = LENGTH // 2
_BINS: Final = 1024  # up to 12 kHz; nothing here has more to say above
_HZ: Final[NDArray[np.float64]] = np.arange(_BINS, dtype=np.float64) * (RATE_HZ / LENGTH)
_WINDOW: Final = np.sin(np.pi * (np.arange(LENGTH) + 0.5) / LENGTH).astype(np.float32)[:, None]
_PHASES: Final = np.exp(2j * np.pi * np.arange(4096) / 4096).astype(np.complex64)
_DB: Final = log(10.0) / 20.0
_BANDS_HZ: Final = np.geomspace(80.0, 9000.0, 7)
_COLOUR_S: Final = 38.0
_LOWEST_HZ: Final = 30.0


@dataclass(frozen=True, slots=True)
class Layer:
    """One noise. Levels in dB of loudness beside its neighbours; seconds at full motion.

    tilt_db    fall per octave, 4 to 6 in most of nature; low_hz, high_hz: where it thins out on either side
    hump       Hz, dB, octaves: where it has its voice
    place      bearing and elevation in degrees, or None for all around; spread 0 a point .. 1 wide
    swell      dB and seconds of the whole layer's breathing; colour_db: of seven bands, each for itself
    flutter    dB and seconds of small quick life, each band for itself
    gust       dB, seconds, and how many seconds later than elsewhere it arrives: gusts travel
    recedes_db how much it steps back where a course asks for the least detail
    """

    level_db: float
    tilt_db: float
    low_hz: float
    high_hz: float
    hump: tuple[float, float, float] | None = None
    place: tuple[float, float] | None = None
    spread: float = 1.0
    swell: tuple[float, float] = (2.0, 45.0)
    colour_db: float = 1.5
    flutter: tuple[float, float] = (0.0, 1.0)
    gust: tuple[float, float, float] = (0.0, 20.0, 0.0)
    recedes_db: float = 0.0


class NoiseField:
    """The layers of a bed as both ears hear them, at the mixer's reference power."""

    def __init__(self, layers: Sequence[Layer], seed: int, name: str) -> None:
        count = len(layers)
        self._magnitude = np.stack([_magnitude(layer) for layer in layers])
        loudness = (10.0 ** (0.1 * np.array([layer.level_db for layer in layers]))).sum()
        self._magnitude *= np.float32(1.0 / np.sqrt(loudness))
        together = np.stack([coherence(_HZ, layer.spread) for layer in layers])
        self._alike = np.sqrt(0.5 * (1.0 + together)).astype(np.float32)
        self._unlike = np.sqrt(0.5 * (1.0 - together)).astype(np.float32)
        self._placed = np.array([layer.place is not None for layer in layers])
        self._towards = np.stack([direction(*(layer.place or (0.0, 0.0))) for layer in layers])
        self._ears, self._heard = ear_table(_HZ), np.ones((2, count, _BINS), dtype=np.complex64)
        self._degrees = np.full((2, count), -1)
        self._layers = tuple(layers)
        self._bits = np.random.Philox(key=np.array([seed, stream_of(f"{name}/phases")], dtype=np.uint64))
        bands = (count, len(_BANDS_HZ))
        self._swell = [Wander(seed, f"{name}/swell/{at}", 1, layer.swell[1]) for at, layer in enumerate(layers)]
        self._colour = Wander(seed, f"{name}/colour", count * bands[1], _COLOUR_S)
        self._flutter = [
            Wander(seed, f"{name}/flutter/{at}", bands[1], one.flutter[1]) for at, one in enumerate(layers)
        ]
        self._gust = [Wander(seed, f"{name}/gust", 1, layer.gust[1]) for layer in layers]
        self._tail = np.zeros((STRIDE, 2), dtype=np.float32)
        self._ready = np.zeros((0, 2), dtype=np.float32)
        self._begun = False

    def hop(self, life_s: float, detail: float, right: NDArray[np.float64]) -> Block:
        """The next HOP frames. `life_s`: how long the bed has lived, in its own time; `right`: see places.right_of."""
        if not self._begun:
            self._block(life_s, detail, right)  # its second half is the overlap of the first block that is heard
            self._begun = True
        if not len(self._ready):
            self._ready = self._block(life_s, detail, right)
        hop, self._ready = self._ready[:HOP], self._ready[HOP:]
        return hop

    def _block(self, life_s: float, detail: float, right: NDArray[np.float64]) -> Block:
        """The next STRIDE frames."""
        magnitude = self._magnitude * np.exp(_DB * self._moves_db(life_s, detail)).astype(np.float32)
        self._turn(right)
        shape = (2, len(self._layers), _BINS)
        draws = self._bits.random_raw(2 * len(self._layers) * _BINS // 4)
        phases = _PHASES[(np.asarray(draws).view(np.uint16) & 4095).reshape(shape)]
        alike, unlike = phases[0] * (magnitude * self._alike), phases[1] * (magnitude * self._unlike)
        ears = np.zeros((LENGTH // 2 + 1, 2), dtype=np.complex64)
        ears[:_BINS, 0] = (self._heard[0] * (alike + unlike)).sum(axis=0)
        ears[:_BINS, 1] = (self._heard[1] * (alike - unlike)).sum(axis=0)
        block = np.fft.irfft(ears, LENGTH, axis=0).astype(np.float32, copy=False) * _WINDOW
        ready = self._tail + block[:STRIDE]
        self._tail = block[STRIDE:]
        return np.asarray(ready)

    def _moves_db(self, life_s: float, detail: float) -> NDArray[np.float64]:
        """What every layer's bins gain at this moment, (layers, bins)."""
        bands = self._colour.at(life_s).reshape(len(self._layers), -1)
        bands = bands * np.array([[layer.colour_db] for layer in self._layers])
        for index, layer in enumerate(self._layers):
            whole = layer.swell[0] * self._swell[index].at(life_s)[0] - layer.recedes_db * (1.0 - detail)
            if layer.gust[0]:
                breath = self._gust[index].at(life_s - layer.gust[2])[0]
                whole += layer.gust[0] * (1.0 / (1.0 + exp(-1.8 * breath)) - 0.5)
            bands[index] += whole
            if layer.flutter[0]:
                bands[index] += layer.flutter[0] * self._flutter[index].at(life_s)
        return np.asarray(bands @ _BASIS)

    def _turn(self, right: NDArray[np.float64]) -> None:
        """Look up what each ear receives of the layers whose angle has changed."""
        towards = np.clip(self._towards @ right, -1.0, 1.0)
        for ear, toward in enumerate((-towards, towards)):
            degrees = np.rint(np.degrees(np.arccos(toward))).astype(int)
            turned = self._placed & (degrees != self._degrees[ear])
            self._heard[ear][turned] = self._ears[degrees[turned]]
            self._degrees[ear] = degrees


def _magnitude(layer: Layer) -> Block:
    """Magnitudes (bins,) of a layer, its loudness at the reference times its level."""
    hz = np.maximum(_HZ, 1.0)
    octaves = np.log2(hz / 250.0)
    db = -layer.tilt_db * octaves
    db -= 10.0 * np.log10(1.0 + (layer.low_hz / hz) ** 4) + 10.0 * np.log10(1.0 + (hz / layer.high_hz) ** 4)
    if layer.hump is not None:
        at_hz, more_db, wide = layer.hump
        db += more_db * np.exp(-((np.log2(hz / at_hz) / wide) ** 2))
    magnitude = np.where(_HZ < _LOWEST_HZ, 0.0, 10.0 ** (0.05 * db))
    # Random phases in LENGTH bins: 2 / LENGTH^2 times the squares' sum is the mean square of a channel; there are two.
    power = 2.0 * 2.0 / LENGTH**2 * float((magnitude**2 * k_weight(_HZ)).sum())
    return np.asarray(magnitude * 10.0 ** (0.05 * layer.level_db) / np.sqrt(power), dtype=np.float32)


def _basis() -> NDArray[np.float64]:
    """How each bin follows the bands, (bands, bins): straight lines between them over the octaves."""
    octave = np.log2(np.maximum(_HZ, 1.0))
    centres = np.log2(_BANDS_HZ)
    return np.stack([np.interp(octave, centres, unit) for unit in np.eye(len(centres))])


_BASIS: Final = _basis()
