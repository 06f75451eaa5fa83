"""Still lake at dawn: a baked far shore, and the noise that clouds, mist and water are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import moderngl
import numpy as np
from numpy.typing import NDArray

from vr_runtime.render.fields import Field, Picture, averaged, closed_noise, codes, power_law, rounded_off
from vr_runtime.render.maps import FINE_DISPLAY_PX, picture_map

if TYPE_CHECKING:
    from vr_runtime.render.drawing import Moment, SceneKit
    from vr_runtime.render.steps import Steps

CLOUD_PX = 512
MIST_PX = 256
RIPPLE_PX = 256
SHORE_ROW = 6  # of the mirrored picture: the lowest that is all land
STAR_CELLS = 28  # as in lake.glsl
STARS = 130
WEATHER = 0  # the sky that was chosen; a session begins somewhere in it


class Prepared(NamedTuple):
    """Everything that is shown, as arrays."""

    shore: Picture
    shore_blur: Picture
    bank: Picture
    cloud: Picture
    mist: Picture
    ripple: Picture
    stars: NDArray[np.float16]


class StillLake:
    """Only textures: all that moves is moved by the stage's phases in the shader."""

    def __init__(self, textures: dict[str, moderngl.Texture]) -> None:
        self.textures = textures

    def advance(self, moment: Moment) -> None:
        """Nothing of its own to paint."""

    def draw(self, moment: Moment) -> None:
        """A direct scene: the stage draws it."""


def prepare(kit: SceneKit) -> Prepared:
    fine = kit.max_width_px >= FINE_DISPLAY_PX
    rng = np.random.default_rng(kit.seed)
    with np.load(kit.asset("still-lake/shore.npz"), allow_pickle=False) as shore:
        land: Picture = shore["land"]
    with np.load(kit.asset("still-lake/bank.npz"), allow_pickle=False) as near:
        bank: Picture = near["bank"]
    return Prepared(
        land if fine else averaged(land, 2, 2),
        as_rough_water_has_it(land),
        bank if fine else averaged(bank, 2, 2),
        clouds(np.random.default_rng(WEATHER)),
        mist(rng),
        ripples(rng),
        stars(rng),
    )


def build(kit: SceneKit, prepared: Prepared) -> Steps[StillLake]:
    fine, round_it, tiled = kit.max_width_px >= FINE_DISPLAY_PX, (True, False), (True, True)
    textures = {
        "shore_map": (yield from picture_map(kit, prepared.shore, mipmaps=fine, repeat=round_it)),
        "shore_blur": (yield from picture_map(kit, prepared.shore_blur, repeat=round_it)),
        "bank_map": (yield from picture_map(kit, prepared.bank, mipmaps=fine, repeat=round_it)),
        "cloud_map": (yield from picture_map(kit, prepared.cloud, repeat=tiled)),
        "mist_map": (yield from picture_map(kit, prepared.mist, repeat=tiled)),
        "ripple_map": (yield from picture_map(kit, prepared.ripple, repeat=tiled)),
        "star_map": (yield from picture_map(kit, prepared.stars)),
    }
    textures["star_map"].filter = moderngl.NEAREST, moderngl.NEAREST
    return StillLake(textures)


def as_rough_water_has_it(land: Picture) -> Picture:
    """Four times coarser, and smeared up and down by a fifth of a degree: ripples tilt more along the view."""
    coarse = averaged(land, 2, 8).astype(np.float32)
    coarse[:SHORE_ROW] = coarse[SHORE_ROW]
    weights = np.exp(-0.5 * (np.arange(-6, 7) / 2.3) ** 2)
    weights /= weights.sum()
    padded = np.pad(coarse, ((6, 6), (0, 0), (0, 0)), mode="edge")
    smeared = sum(w * padded[i : i + len(coarse)] for i, w in enumerate(weights))
    return np.asarray(smeared + 0.5).astype(np.uint8)


def spectrum_noise(rng: np.random.Generator, size_px: int, slope: float, finer: float, lowest: float) -> Field:
    """Tileable noise of unit spread and power k**(-2 slope); finer along x than along y by `finer`, twice over."""
    law = rounded_off(power_law(slope, lowest=lowest), 0.36 * size_px)
    white = rng.standard_normal((size_px, size_px), np.float32)
    return closed_noise(white, law, across=1.0 / finer, along=finer)


def warped(field: Field, across: Field, along: Field, reach_px: float) -> Field:
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


def ranked(field: Field) -> Field:
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
    return codes(np.stack([ranked(fibres) ** 1.4, ranked(patches)], axis=2))


def mist(rng: np.random.Generator) -> Picture:
    """Wisps, drawn out along x, and the longer banks that they belong to."""
    wisps = spectrum_noise(rng, MIST_PX, 1.7, 0.7, 1.0)
    banks = spectrum_noise(rng, MIST_PX, 2.2, 0.7, 1.0)
    return codes(np.stack([ranked(wisps), ranked(banks)], axis=2))


def ripples(rng: np.random.Generator) -> Picture:
    """Slopes of small crossing waves, 0.5 being level, and where the water is not quite calm."""
    slopes = [0.5 + 0.16 * spectrum_noise(rng, RIPPLE_PX, 1.2, stretch, 3.0) for stretch in (1.0, 0.8)]
    paws = ranked(spectrum_noise(rng, RIPPLE_PX, 2.8, 1.0, 2.0))
    return codes(np.stack([*slopes, paws], axis=2))


def stars(rng: np.random.Generator) -> NDArray[np.float16]:
    """(cells, cells, 4): where in its cell a star stands, how bright it is (0: none), and which kind it is."""
    cells = np.zeros((STAR_CELLS * STAR_CELLS, 4), np.float32)
    which = rng.permutation(len(cells))[:STARS]
    cells[:, :2] = 0.5
    cells[which, :2] = 0.2 + 0.6 * rng.random((STARS, 2))
    cells[which, 2] = 0.9 * (1.0 + np.arange(STARS)) ** -0.34
    cells[which, 3] = rng.random(STARS)
    return cells.reshape(STAR_CELLS, STAR_CELLS, 4).astype(np.float16)
