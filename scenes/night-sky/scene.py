"""The night sky: a catalogue of real stars, a baked Milky Way and horizon, and a slowly painted aurora."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import moderngl
import numpy as np
from numpy.typing import NDArray

from vr_runtime.render.fields import Picture
from vr_runtime.render.maps import FINE_DISPLAY_PX, RowBands, picture_map, quads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vr_runtime.render.drawing import Moment, SceneKit
    from vr_runtime.render.steps import Rest, Steps

STAR_MAP_RADIUS = 1.93  # as baked and as in celestial.glsl
STAR_MAP_GAIN = 0.46  # as in celestial.glsl
FAINT_STAR_LIGHT = 1.60 * 2.0 * math.pi * 0.66**2  # of a magnitude 0 star, summed over pixels, as in star.vert.glsl
COMPRESSION = 0.52  # as in star.vert.glsl
COARSER = 4  # the grid for faint stars, against the map's
MERGED_PX_PER_RAD = 500.0  # they shine as points did on a display this fine
FIELD_OF_VIEW_DEG = 100.0  # of one eye, about: only for choosing how fine the maps need to be
HALO_FAINTEST = 3.6  # as in star.vert.glsl
RING_SEGMENTS = 120
VEIL_REFRESH_S = 1.0
QUALITY_MAGNITUDES = 1.1  # at the least quality about a third of the stars is left
FAINTEST_RATE_PER_S = 0.25  # of a magnitude: a star fades over 0.7 of one, so in about three seconds


class NightSky:
    """Stars and horizon over the background shader; one row band of the veil's map is painted anew every frame."""

    def __init__(
        self,
        kit: SceneKit,
        prepared: Prepared,
        star_map: moderngl.Texture,
        ring_map: moderngl.Texture,
        programs: dict[str, moderngl.Program],
    ) -> None:
        self._ctx = ctx = kit.ctx
        self._magnitudes = prepared.magnitudes
        self._faintest = prepared.faintest
        self._seen = False

        veil_px = 384 if kit.max_width_px >= FINE_DISPLAY_PX else 160
        self._veil_rows = RowBands(kit, veil_px, VEIL_REFRESH_S)
        self._veil = kit.keep(ctx.vertex_array(programs["veil"], []))

        self._star_program = programs["star"]
        self._catalogue = kit.keep(ctx.buffer(prepared.catalogue))
        corners = kit.keep(ctx.buffer(prepared.corners))
        self._stars = kit.keep(ctx.vertex_array(programs["star"], [], index_buffer=corners, index_element_size=4))
        self._halo_corners = 6 * bisect_left(self._magnitudes, HALO_FAINTEST)

        self._ring_map = ring_map
        programs["ring"]["ring_map"] = 0
        self._ring = kit.keep(ctx.vertex_array(programs["ring"], []))
        self.textures = {"star_map": star_map, "veil_map": self._veil_rows.texture}

    def first(self, moment: Moment) -> Iterator[Rest]:  # noqa: ARG002 - the stage's block tells the shaders all they need
        """The whole veil."""
        for rest in self._veil_rows.first():
            self._veil.render(moderngl.TRIANGLES, vertices=3)
            yield rest

    def advance(self, moment: Moment) -> None:
        """Paints the next rows of the veil's map: a whole map a second."""
        self._follow_size(moment)
        self._veil_rows.use(moment.dt_s)
        self._veil.render(moderngl.TRIANGLES, vertices=3)

    def draw(self, moment: Moment) -> None:  # noqa: ARG002 - as above
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
    return Prepared(magnitude[:count].tolist(), faintest, stars[:count].tobytes(), quads(count), milky_way, ring)


def build(kit: SceneKit, prepared: Prepared) -> Steps[NightSky]:
    fine = kit.max_width_px >= FINE_DISPLAY_PX
    star_map = yield from picture_map(kit, prepared.milky_way, mipmaps=fine)
    ring_map = yield from picture_map(kit, prepared.ring, mipmaps=fine, repeat=(True, False))
    programs = yield from kit.programs(
        veil=("veil.vert.glsl", "veil.frag.glsl"),
        star=("star.vert.glsl", "star.frag.glsl"),
        ring=("ring.vert.glsl", "ring.frag.glsl"),
    )
    return NightSky(kit, prepared, star_map, ring_map, programs)


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
