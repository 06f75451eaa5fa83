"""Under the surface: a baked reef, and the ripples, caustics and rays of a calm lagoon."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import moderngl
import numpy as np

from vr_runtime.render.fields import Field, Picture, averaged, closed_noise, codes, power_law, rounded_off
from vr_runtime.render.maps import FINE_DISPLAY_PX, picture_map

if TYPE_CHECKING:
    from vr_runtime.render.drawing import Moment, SceneKit
    from vr_runtime.render.steps import Steps

RIPPLE_PX = 256
CAUSTIC_PX = 512
RAY_PX = 128
HELD = 5  # texels of the moment map


class Prepared(NamedTuple):
    """Everything that is shown, as arrays. `start`: where in the moment map's noise the session begins."""

    start: tuple[float, ...]
    ripple: Picture
    caustic: Picture
    reef: list[Picture]
    ray: Picture


class Lagoon:
    """Textures, and one tiny one with what is the same for every pixel of a frame."""

    def __init__(
        self, kit: SceneKit, program: moderngl.Program, prepared: Prepared, textures: dict[str, moderngl.Texture]
    ) -> None:
        moment_map = kit.keep(kit.ctx.texture((HELD, 1), 4, dtype="f4"))
        moment_map.filter = moderngl.NEAREST, moderngl.NEAREST
        self._moment_target = kit.keep(kit.ctx.framebuffer([moment_map]))
        program["start"] = prepared.start
        self._moment = kit.keep(kit.ctx.vertex_array(program, []))
        self.textures = {"moment_map": moment_map, **textures}

    def advance(self, moment: Moment) -> None:  # noqa: ARG002 - the stage's block has the phases
        """Work out once what every pixel would have to."""
        self._moment_target.use()
        self._moment.render(moderngl.TRIANGLES, vertices=3)

    def draw(self, moment: Moment) -> None:
        """A direct scene: the stage draws it."""


def prepare(kit: SceneKit) -> Prepared:
    rng = np.random.default_rng(kit.seed)
    start = tuple(rng.random(2).tolist())
    with np.load(kit.asset("under-the-surface/reef.npz"), allow_pickle=False) as baked:
        reef: list[Picture] = [baked[f"ring_{number}"] for number in range(3)]
    if kit.max_width_px < FINE_DISPLAY_PX:
        reef = [averaged(ring, 2, 2) for ring in reef]
    return Prepared(start, ripples(rng), caustics(rng), reef, ray_outline(RAY_PX))


def build(kit: SceneKit, prepared: Prepared) -> Steps[Lagoon]:
    fine, round_it, tiled = kit.max_width_px >= FINE_DISPLAY_PX, (True, False), (True, True)
    program = kit.program("moment.vert.glsl", "moment.frag.glsl")
    yield None
    textures = {
        "ripple_map": (yield from picture_map(kit, prepared.ripple, repeat=tiled)),
        "caustic_map": (yield from picture_map(kit, prepared.caustic, repeat=tiled)),
    }
    for name, ring in zip(("reef_near", "reef_middle", "reef_far"), prepared.reef, strict=True):
        textures[name] = yield from picture_map(kit, ring, mipmaps=fine, repeat=round_it)
    textures["ray_map"] = yield from picture_map(kit, prepared.ray, repeat=round_it)
    return Lagoon(kit, program, prepared, textures)


def spectrum_noise(
    rng: np.random.Generator, size_px: int, slope: float, lowest: float, highest: float, stretch: float = 1.0
) -> Field:
    """Tileable noise of unit spread, power k**(-2 slope) between two wave numbers; drawn out along x by `stretch`."""
    law = rounded_off(power_law(slope, lowest=lowest), highest)
    white = rng.standard_normal((size_px, size_px), np.float32)
    return closed_noise(white, law, across=stretch, along=1.0 / stretch)


def ripples(rng: np.random.Generator) -> Picture:
    """Slopes of one rippled surface, 0.5 being level, and patches of soft light."""
    height = np.exp(0.4 * spectrum_noise(rng, RIPPLE_PX, 2.0, 3.0, 20.0, stretch=1.3))  # rounded below, sharper above
    slopes = [np.roll(height, -1, axis) - np.roll(height, 1, axis) for axis in (1, 0)]
    spread = float(np.std(slopes))
    patches = 0.5 + 0.20 * spectrum_noise(rng, RIPPLE_PX, 1.15, 4.0, 22.0)
    return codes(np.stack([0.5 + 0.15 * slope / spread for slope in slopes] + [patches], axis=2))


def caustics(rng: np.random.Generator) -> Picture:
    """Light that a rippled surface gathers on a floor below it; lighter and darker sand; high thin cloud."""
    size = CAUSTIC_PX
    height = spectrum_noise(rng, size, 2.1, 3.0, 15.0)
    passes = [gathered(height, (finer + 0.5) / 4.0) for finer in range(4)]  # sixteen photons to a cell
    light = np.asarray(np.mean(passes, axis=0), np.float32)
    light = _softened(light, 2.4)
    sand = 0.5 + 0.17 * spectrum_noise(rng, size, 1.5, 2.0, 40.0)
    clouds = 0.5 + 0.19 * spectrum_noise(rng, size, 1.7, 2.0, 14.0)
    return codes(np.stack([light / 5.0, sand, clouds], axis=2))


def gathered(height: Field, offset: float) -> Field:
    """Photons through every cell, bent by the slope there, counted where they land; 1 is even light."""
    size = len(height)
    along_x = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) * 0.5
    along_y = (np.roll(height, -1, 0) - np.roll(height, 1, 0)) * 0.5
    bend = 115.0 / size * 512.0
    rows, columns = np.indices(height.shape, np.float32)
    total = np.zeros(size * size)
    for step in (0.125, 0.375, 0.625, 0.875):
        x = (columns + offset - bend * along_x).astype(np.int64) % size
        y = (rows + step - bend * along_y).astype(np.int64) % size
        total += np.bincount((y * size + x).ravel(), minlength=size * size)
    return np.asarray(total.reshape(size, size) / 4.0, np.float32)


def _softened(field: Field, sigma_px: float) -> Field:
    size = len(field)
    ky, kx = np.fft.fftfreq(size)[:, None], np.fft.rfftfreq(size)[None, :]
    waves = np.fft.rfft2(field) * np.exp(-2.0 * (np.pi * sigma_px) ** 2 * (kx * kx + ky * ky))
    return np.asarray(np.fft.irfft2(waves, field.shape), np.float32)


def ray_outline(size_px: int) -> Picture:
    """A ray from below, wing tips at x = -1 and 1, snout towards +y; the picture spans -1.5 .. 1.5 both ways."""
    y, x = (np.indices((size_px, size_px), np.float32) + 0.5) / size_px * 3.0 - 1.5
    out = np.minimum(np.abs(x), 1.0)
    front = 0.34 - 0.10 * out - 0.62 * out**2.2 + 0.10 * np.exp(-(((np.abs(x) - 0.13) / 0.05) ** 2))
    rear = -0.36 + 0.36 * out - 0.40 * out**5
    body = np.minimum(np.minimum(front - y, y - rear), 1.02 - np.abs(x))
    tail = np.minimum(0.020 - np.abs(x) - 0.012 * np.maximum(-0.4 - y, 0.0), np.minimum(y + 1.25, -0.2 - y))
    cover = np.maximum(_soft(body, 0.05), 0.9 * _soft(tail, 0.025))
    return codes(cover[:, :, None])


def _soft(inside: Field, edge: float) -> Field:
    """0 to 1 while `inside` rises from -edge to edge, without corners: what is far off in water has no hard outline."""
    share = np.clip(0.5 + inside / (2.0 * edge), 0.0, 1.0)
    return np.asarray(share * share * (3.0 - 2.0 * share), np.float32)
