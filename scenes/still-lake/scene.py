"""Still lake at dawn: a baked far shore, and the noise that clouds, mist and water are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import moderngl
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from vr_runtime.render.drawing import Moment, SceneKit

Array = NDArray[np.float32]
Picture = NDArray[np.uint8]

FINE_DISPLAY_PX = 1000
CLOUD_PX = 512
MIST_PX = 256
RIPPLE_PX = 256
SHORE_ROW = 6  # of the mirrored picture: the lowest that is all land
STAR_CELLS = 28  # as in lake.glsl
STARS = 130
WEATHER = 0  # the sky that was chosen; a session begins somewhere in it


class StillLake:
    """Only textures: all that moves is moved by the stage's phases in the shader."""

    def __init__(self, kit: SceneKit) -> None:
        fine = kit.max_width_px >= FINE_DISPLAY_PX
        rng = np.random.default_rng(kit.seed)
        with np.load(kit.asset("still-lake/shore.npz"), allow_pickle=False) as shore:
            land: Picture = shore["land"]
        with np.load(kit.asset("still-lake/bank.npz"), allow_pickle=False) as near:
            bank: Picture = near["bank"]
        self.textures = {
            "shore_map": _map(kit.ctx, land if fine else averaged(land, 2, 2), mipmaps=fine),
            "shore_blur": _map(kit.ctx, as_rough_water_has_it(land), mipmaps=False),
            "bank_map": _map(kit.ctx, bank if fine else averaged(bank, 2, 2), mipmaps=fine),
            "cloud_map": _map(kit.ctx, clouds(np.random.default_rng(WEATHER)), mipmaps=False, repeat_y=True),
            "mist_map": _map(kit.ctx, mist(rng), mipmaps=False, repeat_y=True),
            "ripple_map": _map(kit.ctx, ripples(rng), mipmaps=False, repeat_y=True),
            "star_map": _star_map(kit.ctx, rng),
        }

    def advance(self, moment: Moment) -> None:
        """Nothing of its own to paint."""

    def draw(self, moment: Moment) -> None:
        """A direct scene: the stage draws it."""

    def release(self) -> None:
        for texture in self.textures.values():
            texture.release()


def build(kit: SceneKit) -> StillLake:
    return StillLake(kit)


def averaged(picture: Picture, down: int, across: int) -> Picture:
    """Coarser by whole factors."""
    height, width, channels = picture.shape
    tiles = picture.reshape(height // down, down, width // across, across, channels)
    coarse: Picture = (tiles.mean(axis=(1, 3), dtype=np.float32) + 0.5).astype(np.uint8)
    return coarse


def as_rough_water_has_it(land: Picture) -> Picture:
    """Four times coarser, and smeared up and down by a fifth of a degree: ripples tilt more along the view."""
    coarse = averaged(land, 2, 8).astype(np.float32)
    coarse[:SHORE_ROW] = coarse[SHORE_ROW]
    weights = np.exp(-0.5 * (np.arange(-6, 7) / 2.3) ** 2)
    weights /= weights.sum()
    padded = np.pad(coarse, ((6, 6), (0, 0), (0, 0)), mode="edge")
    smeared = sum(w * padded[i : i + len(coarse)] for i, w in enumerate(weights))
    return np.asarray(smeared + 0.5).astype(np.uint8)


def spectrum_noise(rng: np.random.Generator, size_px: int, slope: float, stretch: float, lowest: float) -> Array:
    """Tileable noise of unit spread and power k**(-2 slope); finer along x than along y by `stretch`."""
    ky = np.fft.fftfreq(size_px, 1.0 / size_px)[:, None]
    kx = np.fft.rfftfreq(size_px, 1.0 / size_px)[None, :]
    k = np.hypot(kx / stretch, ky * stretch)
    power = np.where(k >= lowest, np.maximum(k, 1e-3) ** -slope, 0.0) * np.exp(-((k / (0.36 * size_px)) ** 2))
    waves = np.fft.rfft2(rng.standard_normal((size_px, size_px), np.float32)) * power
    noise = np.fft.irfft2(waves, (size_px, size_px))
    return np.asarray(noise / noise.std(), np.float32)


def warped(field: Array, across: Array, along: Array, reach_px: float) -> Array:
    """`field` with every place looked up that far off; linear between texels, tileable if all three are."""
    size = len(field)
    rows, columns = np.indices(field.shape, np.float32)
    x, y = columns + reach_px * across, rows + reach_px * along
    left, low = np.floor(x).astype(np.int32), np.floor(y).astype(np.int32)
    fx, fy = x - left, y - low
    left, low, right, high = left % size, low % size, (left + 1) % size, (low + 1) % size
    near = field[low, left] * (1.0 - fx) + field[low, right] * fx
    far = field[high, left] * (1.0 - fx) + field[high, right] * fx
    return np.asarray(near * (1.0 - fy) + far * fy, np.float32)


def ranked(field: Array) -> Array:
    """The same picture with its values spread evenly over 0..1."""
    order = np.argsort(field, axis=None)
    spread = np.empty(field.size, np.float32)
    spread[order] = np.linspace(0.0, 1.0, field.size, dtype=np.float32)
    return spread.reshape(field.shape)


def clouds(rng: np.random.Generator) -> Picture:
    """Fibres combed along x and bent by slow winds, and the patches in which they lie."""
    wind = [spectrum_noise(rng, CLOUD_PX, 2.4, 1.0, 1.0) for _ in range(2)]
    fibres = warped(spectrum_noise(rng, CLOUD_PX, 1.45, 0.52, 2.0), wind[0], wind[1], 26.0)
    patches = warped(spectrum_noise(rng, CLOUD_PX, 1.9, 0.8, 1.0), wind[1], wind[0], 20.0)
    return _bytes(np.stack([ranked(fibres) ** 1.4, ranked(patches)], axis=2))


def mist(rng: np.random.Generator) -> Picture:
    """Wisps, drawn out along x, and the longer banks that they belong to."""
    wisps = spectrum_noise(rng, MIST_PX, 1.7, 0.7, 1.0)
    banks = spectrum_noise(rng, MIST_PX, 2.2, 0.7, 1.0)
    return _bytes(np.stack([ranked(wisps), ranked(banks)], axis=2))


def ripples(rng: np.random.Generator) -> Picture:
    """Slopes of small crossing waves, 0.5 being level, and where the water is not quite calm."""
    slopes = [0.5 + 0.16 * spectrum_noise(rng, RIPPLE_PX, 1.2, stretch, 3.0) for stretch in (1.0, 0.8)]
    paws = ranked(spectrum_noise(rng, RIPPLE_PX, 2.8, 1.0, 2.0))
    return _bytes(np.stack([*slopes, paws], axis=2))


def _star_map(ctx: moderngl.Context, rng: np.random.Generator) -> moderngl.Texture:
    cells = np.zeros((STAR_CELLS * STAR_CELLS, 4), np.float32)
    which = rng.permutation(len(cells))[:STARS]
    cells[:, :2] = 0.5
    cells[which, :2] = 0.2 + 0.6 * rng.random((STARS, 2))
    cells[which, 2] = 0.9 * (1.0 + np.arange(STARS)) ** -0.34
    cells[which, 3] = rng.random(STARS)
    texture = ctx.texture((STAR_CELLS, STAR_CELLS), 4, cells.astype(np.float16).tobytes(), dtype="f2")
    texture.filter = moderngl.NEAREST, moderngl.NEAREST
    texture.repeat_x = texture.repeat_y = False
    return texture


def _bytes(unit: Array) -> Picture:
    codes: Picture = np.clip(unit * 255.0 + 0.5, 0.0, 255.0).astype(np.uint8)
    return codes


def _map(ctx: moderngl.Context, picture: Picture, *, mipmaps: bool, repeat_y: bool = False) -> moderngl.Texture:
    height, width, channels = picture.shape
    texture = ctx.texture((width, height), channels, np.ascontiguousarray(picture), alignment=1)
    if mipmaps:
        texture.build_mipmaps()
        texture.filter = moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR
    texture.repeat_x, texture.repeat_y = True, repeat_y
    return texture
