"""The Milky Way as a picture of the northern sky: real landmarks in galactic coordinates, drawn with warped noise.

The map is Lambert's equal-area projection about the celestial north pole. It has one singular point, the south pole,
which never rises at the latitudes this scene is made for: so no seam and no pole is ever in sight.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating]

SIZE_PX = 1536
MILKY_WAY_LEVELS = 4
MAP_RADIUS = 1.93  # of the projection's 2.0: down to about 59 degrees south

# Rows: galactic x (towards the centre), y, z (north galactic pole) in J2000 equatorial coordinates.
GALACTIC = np.array(
    [
        [-0.0548755604, -0.8734370902, -0.4838350155],
        [0.4941094279, -0.4448296300, 0.7469822445],
        [-0.8676661490, -0.1980763734, 0.4559837762],
    ],
    np.float32,
)

# Bright clouds: longitude, latitude, half-widths along and across the plane (degrees), strength, warmth 0..1.
CLOUDS = (
    (1.0, -3.6, 9.0, 4.6, 0.95, 0.90),  # the bulge
    (3.0, 5.5, 8.0, 2.6, 0.30, 0.90),
    (13.0, -1.6, 3.0, 1.7, 0.75, 0.75),  # small Sagittarius cloud
    (27.0, -2.6, 4.6, 3.0, 0.95, 0.80),  # Scutum cloud
    (40.0, -3.5, 9.0, 2.8, 0.40, 0.65),
    (56.0, -2.2, 9.0, 3.2, 0.35, 0.50),
    (70.0, 2.2, 9.0, 3.4, 0.95, 0.40),  # Cygnus cloud
    (84.0, -3.2, 6.0, 2.6, 0.45, 0.35),
    (100.0, 1.5, 9.0, 3.4, 0.34, 0.35),  # Cepheus
    (118.0, -1.5, 10.0, 3.2, 0.30, 0.30),  # Cassiopeia
    (135.0, -3.0, 6.0, 2.5, 0.28, 0.30),  # Perseus double cluster's neighbourhood
    (173.0, 0.0, 14.0, 4.0, 0.12, 0.40),
    (205.0, -1.0, 14.0, 4.0, 0.16, 0.35),
)

# The Great Rift and its side lanes: points (longitude, latitude), half-width in degrees, optical depth.
LANES = (
    (((92, 3.5), (84, 1.0), (76, 0.6), (66, 0.6), (56, 1.2), (47, 1.8), (38, 3.0), (29, 3.6)), 2.1, 2.1),
    (((44, 1.4), (36, 0.4), (27, 0.2), (18, 0.5), (9, 0.4), (0, 0.6), (-12, 0.6), (-24, 0.2)), 1.6, 1.25),
    (((34, 3.2), (26, 5.2), (19, 7.2), (11, 8.5), (4, 9.8), (-3, 12.5), (-7, 16.0)), 1.6, 1.0),
    (((10, 3.2), (4, 3.8), (0, 5.2), (-4, 8.8), (-6, 13.0)), 1.1, 1.1),
    (((86, 0.0), (90, -3.0), (96, -5.0)), 0.9, 0.8),
    (((104, 4.0), (112, 2.6), (122, 2.0), (133, 1.2), (146, 2.0), (160, -2.0), (172, -6.0)), 1.5, 0.8),
)


def milky_way() -> Array:
    """(size, size, 2) float32: square root of the brightness, and warmth; both 0..1."""
    direction, inside = _sky()
    galactic = direction @ GALACTIC.T
    picture = np.zeros((SIZE_PX * SIZE_PX, 2), np.float32)
    near = inside & (np.abs(galactic[:, 2]) < np.sin(np.radians(42.0)))
    picture[near] = _brightness(galactic[near])
    return picture.reshape(SIZE_PX, SIZE_PX, 2)


def _sky() -> tuple[Array, NDArray[np.bool_]]:
    """Equatorial unit vectors of every texel, and which texels lie on the map."""
    axis = ((np.arange(SIZE_PX, dtype=np.float32) + 0.5) / SIZE_PX * 2.0 - 1.0) * MAP_RADIUS
    x, y = (a.ravel() for a in np.meshgrid(axis, axis))
    quarter = np.minimum((x * x + y * y) * 0.25, 1.0)
    scale = np.sqrt(1.0 - quarter)
    return np.stack([x * scale, y * scale, 1.0 - 2.0 * quarter], axis=1), quarter < 0.94


def _brightness(galactic: Array) -> Array:
    noise = Noise(7)
    warp = np.stack([noise.fractal(galactic * 4.0 + offset, 4) for offset in (0.0, 17.3, 41.9)], axis=1)
    ragged = galactic + warp * 0.038
    ragged /= np.linalg.norm(ragged, axis=1, keepdims=True)
    longitude, latitude = _degrees(ragged)
    smooth_longitude, smooth_latitude = _degrees(galactic)

    centre = np.cos(np.radians(smooth_longitude) * 0.5) ** 2
    bow = smooth_latitude + 0.8 * np.sin(np.radians(smooth_longitude - 60.0))
    wide = 0.20 * (0.40 + 0.60 * centre**2) * np.exp(-np.sqrt(bow**2 + 9.0) / (7.0 + 1.5 * centre**4))
    narrow = (0.13 + 0.28 * centre**2) / np.cosh(latitude / (4.2 + 1.6 * centre**3)) ** 2
    light = wide + narrow
    warm_light = light * (0.30 + 0.50 * centre**2)
    for cloud_l, cloud_b, along, across, strength, warmth in CLOUDS:
        apart = (_wrap(longitude - cloud_l) / along) ** 2 + ((latitude - cloud_b) / across) ** 2
        cloud = 0.62 * strength * np.exp(-0.75 * apart) * 0.85
        light += cloud
        warm_light += cloud * warmth

    warmth_share = warm_light / np.maximum(light, 1e-4)
    clumps = noise.fractal(ragged * 9.0 + 5.0, 4)
    fine = noise.fractal(ragged * 34.0 + 9.0, 2)
    light *= np.exp(0.50 * clumps + 0.20 * fine)

    # Clouds of stars too faint to part are not smooth as smoke; towards the map's rim its texels are too long for them.
    fits = np.clip((np.sqrt(0.5 + 0.5 * galactic @ GALACTIC[:, 2]) - 0.50) / 0.30, 0.0, 1.0)
    light *= np.exp(0.30 * fits * noise.fractal(galactic * 95.0 + 13.0, 2))

    depth = _dust(noise, galactic, ragged, longitude, latitude)
    light *= np.exp(-depth)
    # Dust reddens what shines through it.
    warmth_share = np.clip(warmth_share * 0.9 + 0.22 * np.minimum(depth, 1.4), 0.0, 1.0)
    # A knee keeps the bulge from burning out; the window lets the glow end in nothing well off the plane.
    light = np.clip(light - 0.004, 0.0, None) * np.clip((40.0 - np.abs(smooth_latitude)) / 15.0, 0.0, 1.0) ** 2
    light = light / (1.0 + 0.45 * light)
    return np.stack([np.sqrt(np.clip(light, 0.0, 1.0)), warmth_share], axis=1).astype(np.float32)


def _dust(noise: Noise, galactic: Array, ragged: Array, longitude: Array, latitude: Array) -> Array:
    """Optical depth: the named lanes, frayed, and a web of thinner ones that hugs the plane."""
    fray = 1.0 + 0.75 * noise.fractal(ragged * 11.0 + 23.0, 5)
    depth = np.zeros(len(galactic), np.float32)
    for points, half_width, strength in LANES:
        distance = _distance_to(np.array(points, np.float32), longitude, latitude)
        reach = half_width * np.clip(fray, 0.25, 2.2)
        depth = np.maximum(depth, strength * np.exp(-((distance / reach) ** 2)))
    ridges = 1.0 - np.abs(noise.fractal(ragged * 8.0 + 3.0, 5)) * 2.2
    web = np.clip(ridges - 0.35, 0.0, 1.0) * np.exp(-((latitude / 5.0) ** 2))
    wisps = np.clip(noise.fractal(ragged * np.array([22.0, 22.0, 40.0], np.float32) + 31.0, 4), 0.0, 1.0)
    total: Array = depth * (0.8 + 0.5 * wisps) + 0.85 * web + 0.8 * wisps * np.exp(-((latitude / 8.0) ** 2))
    return total


def _degrees(galactic: Array) -> tuple[Array, Array]:
    longitude = np.degrees(np.arctan2(galactic[:, 1], galactic[:, 0]))
    return longitude, np.degrees(np.arcsin(np.clip(galactic[:, 2], -1.0, 1.0)))


def _wrap(degrees: Array) -> Array:
    return (degrees + 180.0) % 360.0 - 180.0


def _distance_to(points: Array, longitude: Array, latitude: Array) -> Array:
    """Degrees to a polyline near the plane, where longitude and latitude are as good as flat."""
    nearest = np.full(len(longitude), 1e9, np.float32)
    for (l0, b0), (l1, b1) in pairwise(points):
        along = _wrap(longitude - l0)
        run, rise = l1 - l0, b1 - b0
        t = np.clip((along * run + (latitude - b0) * rise) / (run * run + rise * rise), 0.0, 1.0)
        nearest = np.minimum(nearest, np.hypot(along - t * run, latitude - b0 - t * rise))
    return nearest


class Noise:
    """Gradient noise on a 3D lattice; evaluated on the sphere it has neither seam nor pole."""

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self._order = rng.permutation(256)
        gradients = rng.normal(size=(256, 3))
        self._gradients = (gradients / np.linalg.norm(gradients, axis=1, keepdims=True)).astype(np.float32)

    def fractal(self, points: Array, octaves: int) -> Array:
        """About -1..1, (n,) for points (n, 3); each octave half as strong and turned, so no lattice shows."""
        turn = np.array([[0.36, 0.48, -0.80], [-0.80, 0.60, 0.0], [0.48, 0.64, 0.60]], np.float32)
        total = np.zeros(len(points), np.float32)
        strength = 1.0
        for _ in range(octaves):
            total += strength * self._single(points)
            points = (points * 2.03) @ turn
            strength *= 0.52
        return total

    def _single(self, points: Array) -> Array:
        cell = np.floor(points).astype(np.int64)
        inside = (points - cell).astype(np.float32)
        fade = inside**3 * (inside * (inside * 6.0 - 15.0) + 10.0)
        total = np.zeros(len(points), np.float32)
        for corner in np.ndindex(2, 2, 2):
            offset = np.array(corner)
            key = self._order[(cell[:, 0] + offset[0]) & 255]
            key = self._order[(key + cell[:, 1] + offset[1]) & 255]
            key = self._order[(key + cell[:, 2] + offset[2]) & 255]
            slope = np.einsum("ij,ij->i", self._gradients[key], inside - offset.astype(np.float32))
            weight = np.prod(np.where(offset == 1, fade, 1.0 - fade), axis=1)
            total += weight * slope
        return total * 1.6
