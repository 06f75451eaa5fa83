"""Under the surface: a baked reef, and the ripples, caustics and rays of a calm lagoon."""

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
RIPPLE_PX = 256
CAUSTIC_PX = 512
RAY_PX = 128
HELD = 5  # texels of the moment map


class Lagoon:
    """Textures, and one tiny one with what is the same for every pixel of a frame."""

    def __init__(self, kit: SceneKit) -> None:
        fine = kit.max_width_px >= FINE_DISPLAY_PX
        rng = np.random.default_rng(kit.seed)
        self._moment_map = kit.ctx.texture((HELD, 1), 4, dtype="f4")
        self._moment_map.filter = moderngl.NEAREST, moderngl.NEAREST
        self._moment_target = kit.ctx.framebuffer([self._moment_map])
        self._moment_program = kit.program("moment.vert.glsl", "moment.frag.glsl")
        self._moment_program["start"] = tuple(rng.random(2).tolist())
        self._moment = kit.ctx.vertex_array(self._moment_program, [])
        with np.load(kit.asset("under-the-surface/reef.npz"), allow_pickle=False) as reef:
            rings: list[Picture] = [reef[f"ring_{number}"] for number in range(3)]
        if not fine:
            rings = [averaged(picture, 2) for picture in rings]
        near, middle, far = (_map(kit.ctx, picture, mipmaps=fine) for picture in rings)
        self.textures = {
            "moment_map": self._moment_map,
            "ripple_map": _map(kit.ctx, ripples(rng), mipmaps=False, repeat_y=True),
            "caustic_map": _map(kit.ctx, caustics(rng), mipmaps=False, repeat_y=True),
            "reef_near": near,
            "reef_middle": middle,
            "reef_far": far,
            "ray_map": _map(kit.ctx, ray_outline(RAY_PX), mipmaps=False),
        }

    def advance(self, moment: Moment) -> None:  # noqa: ARG002 - the stage's block has the phases
        """Work out once what every pixel would have to."""
        self._moment_target.use()
        self._moment.render(moderngl.TRIANGLES, vertices=3)

    def draw(self, moment: Moment) -> None:
        """A direct scene: the stage draws it."""

    def release(self) -> None:
        self._moment.release()
        self._moment_program.release()
        self._moment_target.release()
        for texture in self.textures.values():
            texture.release()


def build(kit: SceneKit) -> Lagoon:
    return Lagoon(kit)


def averaged(picture: Picture, factor: int) -> Picture:
    """Coarser by a whole factor; a last odd row goes."""
    height, width, channels = picture.shape
    rows = height // factor * factor
    tiles = picture[:rows].reshape(rows // factor, factor, width // factor, factor, channels)
    coarse: Picture = (tiles.mean(axis=(1, 3), dtype=np.float32) + 0.5).astype(np.uint8)
    return coarse


def spectrum_noise(
    rng: np.random.Generator, size_px: int, slope: float, lowest: float, highest: float, stretch: float = 1.0
) -> Array:
    """Tileable noise of unit spread, power k**(-2 slope) between two wave numbers; drawn out along x by `stretch`."""
    ky = np.fft.fftfreq(size_px, 1.0 / size_px)[:, None]
    kx = np.fft.rfftfreq(size_px, 1.0 / size_px)[None, :]
    k = np.hypot(kx * stretch, ky / stretch)
    power = np.where(k >= lowest, np.maximum(k, 1e-3) ** -slope, 0.0) * np.exp(-((k / highest) ** 2))
    waves = np.fft.rfft2(rng.standard_normal((size_px, size_px), np.float32)) * power
    noise = np.fft.irfft2(waves, (size_px, size_px))
    return np.asarray(noise / noise.std(), np.float32)


def ripples(rng: np.random.Generator) -> Picture:
    """Slopes of one rippled surface, 0.5 being level, and patches of soft light."""
    height = np.exp(0.4 * spectrum_noise(rng, RIPPLE_PX, 2.0, 3.0, 20.0, stretch=1.3))  # rounded below, sharper above
    slopes = [np.roll(height, -1, axis) - np.roll(height, 1, axis) for axis in (1, 0)]
    spread = float(np.std(slopes))
    patches = 0.5 + 0.20 * spectrum_noise(rng, RIPPLE_PX, 1.15, 4.0, 22.0)
    return _bytes(np.stack([0.5 + 0.15 * slope / spread for slope in slopes] + [patches], axis=2))


def caustics(rng: np.random.Generator) -> Picture:
    """Light that a rippled surface gathers on a floor below it; lighter and darker sand; high thin cloud."""
    size = CAUSTIC_PX
    height = spectrum_noise(rng, size, 2.1, 3.0, 15.0)
    passes = [gathered(height, (finer + 0.5) / 4.0) for finer in range(4)]  # sixteen photons to a cell
    light = np.asarray(np.mean(passes, axis=0), np.float32)
    light = _softened(light, 2.4)
    sand = 0.5 + 0.17 * spectrum_noise(rng, size, 1.5, 2.0, 40.0)
    clouds = 0.5 + 0.19 * spectrum_noise(rng, size, 1.7, 2.0, 14.0)
    return _bytes(np.stack([light / 5.0, sand, clouds], axis=2))


def gathered(height: Array, offset: float) -> Array:
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


def _softened(field: Array, sigma_px: float) -> Array:
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
    return _bytes(cover[:, :, None])


def _soft(inside: Array, edge: float) -> Array:
    """0 to 1 while `inside` rises from -edge to edge, without corners: what is far off in water has no hard outline."""
    share = np.clip(0.5 + inside / (2.0 * edge), 0.0, 1.0)
    return np.asarray(share * share * (3.0 - 2.0 * share), np.float32)


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
