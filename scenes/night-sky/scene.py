"""The night sky: a catalogue of real stars, a baked Milky Way and horizon, and a slowly painted aurora."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import moderngl
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from vr_runtime.render.drawing import Moment, SceneKit

Picture = NDArray[np.uint8]

STAR_MAP_RADIUS = 1.93  # as baked and as in celestial.glsl
STAR_MAP_GAIN = 0.46  # as in celestial.glsl
FAINT_STAR_LIGHT = 1.60 * 2.0 * math.pi * 0.66**2  # of a magnitude 0 star, summed over pixels, as in star.vert.glsl
COMPRESSION = 0.52  # as in star.vert.glsl
COARSER = 4  # the grid for faint stars, against the map's
MERGED_PX_PER_RAD = 500.0  # they shine as points did on a display this fine
FIELD_OF_VIEW_DEG = 100.0  # of one eye, about: only for choosing how fine the maps need to be
FINE_DISPLAY_PX = 1000
HALO_FAINTEST = 3.6  # as in star.vert.glsl
RING_SEGMENTS = 120
TWO_TRIANGLES = np.array([0, 1, 2, 2, 1, 3], np.uint32)
VEIL_REFRESH_S = 1.0
QUALITY_MAGNITUDES = 1.1  # at the least quality about a third of the stars is left
FAINTEST_RATE_PER_S = 0.25  # of a magnitude: a star fades over 0.7 of one, so in about three seconds
VEIL_GAP_S = 10.0  # after a longer pause than this the whole map is stale


class NightSky:
    """Stars and horizon over the background shader; one row band of the veil's map is painted anew every frame."""

    def __init__(self, kit: SceneKit, prepared: Prepared) -> None:
        self._ctx = ctx = kit.ctx
        fine = kit.max_width_px >= FINE_DISPLAY_PX
        self._magnitudes = prepared.magnitudes
        self._faintest = prepared.faintest
        self._seen = False

        self._star_map = _map(ctx, prepared.milky_way, mipmaps=fine)
        self._ring_map = _map(ctx, prepared.ring, mipmaps=fine)
        self._ring_map.repeat_x = True

        self._veil_px = 384 if fine else 160
        self._veil_map = ctx.texture((self._veil_px, self._veil_px), 4, dtype="f2")
        self._veil_map.repeat_x = self._veil_map.repeat_y = False
        self._veil_target = ctx.framebuffer([self._veil_map])
        self._veil_row = 0
        self._veil_painted = False
        self._veil_program = kit.program("veil.vert.glsl", "veil.frag.glsl")
        self._veil = ctx.vertex_array(self._veil_program, [])

        self._star_program = kit.program("star.vert.glsl", "star.frag.glsl")
        self._catalogue = ctx.buffer(prepared.catalogue)
        self._star_corners = ctx.buffer(prepared.corners)
        self._stars = ctx.vertex_array(self._star_program, [], index_buffer=self._star_corners, index_element_size=4)
        self._halo_corners = 6 * bisect_left(self._magnitudes, HALO_FAINTEST)

        self._ring_program = kit.program("ring.vert.glsl", "ring.frag.glsl")
        self._ring_program["ring_map"] = 0
        self._ring = ctx.vertex_array(self._ring_program, [])
        self.textures = {"star_map": self._star_map, "veil_map": self._veil_map}

    def advance(self, moment: Moment) -> None:
        """Paints the next rows of the veil's map: a whole map a second, all of it the first time."""
        self._follow_size(moment)
        size_px = self._veil_px
        if not self._veil_painted or moment.dt_s > VEIL_GAP_S:
            row, rows = 0, size_px
        else:
            row = self._veil_row
            rows = min(rows_due(size_px, moment.dt_s), size_px - row)
        self._veil_painted = True
        target = self._veil_target
        target.use()
        target.scissor = (0, row, size_px, rows)
        self._veil.render(moderngl.TRIANGLES, vertices=3)
        self._veil_row = (row + rows) % size_px

    def draw(self, moment: Moment) -> None:  # noqa: ARG002 - the stage's block tells the shaders all they need
        ctx = self._ctx
        ctx.enable_only(moderngl.BLEND)
        ctx.blend_func = moderngl.ONE, moderngl.ONE
        self._catalogue.bind_to_storage_buffer(1)
        self._star_program["halo"] = 0.0
        self._star_program["faintest"] = self._faintest
        drawn = bisect_left(self._magnitudes, self._faintest)
        self._stars.render(moderngl.TRIANGLES, vertices=6 * drawn, instances=2)
        self._star_program["halo"] = 1.0
        self._stars.render(moderngl.TRIANGLES, vertices=self._halo_corners, instances=2)
        ctx.blend_func = moderngl.ONE, moderngl.ONE_MINUS_SRC_ALPHA
        self._ring_map.use(0)
        self._ring.render(moderngl.TRIANGLE_STRIP, vertices=2 * (RING_SEGMENTS + 1), instances=2)

    def _follow_size(self, moment: Moment) -> None:
        """As many stars as the picture has grain for, and the machine time: the faintest fade before they go."""
        wanted = faintest_magnitude(moment.width_px / FIELD_OF_VIEW_DEG, moment.quality)
        most = FAINTEST_RATE_PER_S * moment.dt_s if self._seen else math.inf
        self._faintest += min(max(wanted - self._faintest, -most), most)
        self._seen = True

    def release(self) -> None:
        for owned in (
            self._stars,
            self._ring,
            self._veil,
            self._star_program,
            self._ring_program,
            self._veil_program,
            self._catalogue,
            self._star_corners,
            self._veil_target,
            self._veil_map,
            self._star_map,
            self._ring_map,
        ):
            owned.release()


class Prepared(NamedTuple):
    """What takes its time and needs no graphics card. `corners`: indices of the stars' quads, faintest last."""

    magnitudes: list[float]
    faintest: float
    catalogue: bytes
    corners: bytes
    milky_way: Picture
    ring: Picture


def prepare(kit: SceneKit) -> Prepared:
    fine = kit.max_width_px >= FINE_DISPLAY_PX
    stars = np.load(kit.asset("night-sky/stars.npy"), allow_pickle=False)
    magnitude = stars["millimagnitude"] * 0.001
    faintest = faintest_magnitude(kit.max_width_px / FIELD_OF_VIEW_DEG)
    count = int(np.searchsorted(magnitude, faintest))
    milky_way = _level(kit, "night-sky/milky-way.npz", 0 if fine else _coarser(kit.max_width_px, 1400))
    blend_faint_stars(milky_way, stars[count:])
    ring = _level(kit, "night-sky/ring.npz", 0 if fine else _coarser(kit.max_width_px, 2000))
    first_corners = np.arange(0, 4 * count, 4, dtype=np.uint32)
    corners = (first_corners[:, None] + TWO_TRIANGLES).tobytes()
    return Prepared(magnitude[:count].tolist(), faintest, stars[:count].tobytes(), corners, milky_way, ring)


def build(kit: SceneKit, prepared: Prepared) -> NightSky:
    return NightSky(kit, prepared)


def rows_due(size_px: int, dt_s: float) -> int:
    """Rows of the veil's map to paint after `dt_s`: never so many that a frame would feel it."""
    return max(1, min(size_px // 4, math.ceil(size_px * dt_s / VEIL_REFRESH_S)))


def faintest_magnitude(px_per_deg: float, quality: float = 1.0) -> float:
    """Stars fainter than this are less than the grain of so coarse a picture; they go into the Milky Way's map."""
    grain = min(8.1, 5.0 + 1.4 * math.log2(px_per_deg / 2.2))
    return max(4.4, grain - QUALITY_MAGNITUDES * (1.0 - quality))


def blend_faint_stars(milky_way: Picture, stars: NDArray[np.void]) -> None:
    """Spreads the light of `stars` over the map in place, a soft degree wide; channel 0 is the root of brightness."""
    if not len(stars):
        return
    coarse = len(milky_way) // COARSER
    x, y, z = stars["direction"].T / 32767.0
    seen = z > -0.7  # what rises here at all
    scale = 0.5 / STAR_MAP_RADIUS / np.sqrt(0.5 + 0.5 * z[seen])
    column = (x[seen] * scale + 0.5) * coarse - 0.5
    row = (y[seen] * scale + 0.5) * coarse - 0.5
    cell_px = 2.0 * STAR_MAP_RADIUS / coarse * MERGED_PX_PER_RAD
    compressed = COMPRESSION * 1e-3 * stars["millimagnitude"][seen]
    light = FAINT_STAR_LIGHT / STAR_MAP_GAIN / cell_px**2 * 10.0 ** (-0.4 * compressed)
    left, low = np.floor(column), np.floor(row)
    across, up = column - left, row - low
    corner = (low * coarse + left).astype(np.int64)
    total = np.bincount(corner, light * (1 - across) * (1 - up), coarse * coarse)
    total += np.bincount(corner + 1, light * across * (1 - up), coarse * coarse)
    total += np.bincount(corner + coarse, light * (1 - across) * up, coarse * coarse)
    total += np.bincount(corner + coarse + 1, light * across * up, coarse * coarse)
    glow = _finer(_finer(total.reshape(coarse, coarse).astype(np.float32)).T).T
    root = milky_way[:, :, 0].astype(np.float32)
    np.sqrt(root * root + 64516.0 * glow, out=root)  # 254 squared
    milky_way[:, :, 0] = np.minimum(root + 0.5, 255.0)


def _finer(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """COARSER times as many rows, linear in between, as a texture's filter would have it."""
    at = (np.arange(len(rows) * COARSER, dtype=np.float32) + 0.5) / COARSER - 0.5
    low = np.clip(np.floor(at).astype(np.int64), 0, len(rows) - 2)
    share = np.clip(at - low, 0.0, 1.0).astype(np.float32)[:, None]
    finer: NDArray[np.float32] = rows[low] * (1.0 - share) + rows[low + 1] * share
    return finer


def _coarser(width_px: int, full_width_px: int) -> int:
    """The baked level whose texels are about a pixel wide: then it needs no mipmaps, which cost a slow machine dear."""
    return min(3, max(0, int(math.log2(full_width_px / width_px))))


def _level(kit: SceneKit, name: str, level: int) -> Picture:
    with np.load(kit.asset(name), allow_pickle=False) as levels:
        picture: Picture = levels[f"level_{level}"]
    return picture


def _map(ctx: moderngl.Context, picture: Picture, *, mipmaps: bool) -> moderngl.Texture:
    height, width, channels = picture.shape
    texture = ctx.texture((width, height), channels, np.ascontiguousarray(picture), alignment=1)
    if mipmaps:
        texture.build_mipmaps()
        texture.filter = moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR
    texture.repeat_x = texture.repeat_y = False
    return texture
