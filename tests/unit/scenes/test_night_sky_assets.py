"""The night sky's baked assets are the real sky: what a person who knows it would look for."""

from __future__ import annotations

import numpy as np
import pytest

from vr_runtime.content import ASSETS

FOLDER = ASSETS / "night-sky"
MAP_RADIUS = 1.93
GALACTIC_POLE_DEG = (192.86, 27.13)
RING_PX_PER_DEG = 8192 / 360


def direction(right_ascension_deg: float, declination_deg: float) -> np.ndarray:
    a, d = np.radians([right_ascension_deg, declination_deg])
    return np.array([np.cos(d) * np.cos(a), np.cos(d) * np.sin(a), np.sin(d)])


@pytest.fixture(scope="module")
def stars() -> np.ndarray:
    return np.load(FOLDER / "stars.npy", allow_pickle=False)


@pytest.fixture(scope="module")
def milky_way() -> np.ndarray:
    """Brightness 0..1 over the northern sky."""
    with np.load(FOLDER / "milky-way.npz", allow_pickle=False) as levels:
        return (levels["level_0"][:, :, 0] / 254.0) ** 2


@pytest.fixture(scope="module")
def ring() -> np.ndarray:
    with np.load(FOLDER / "ring.npz", allow_pickle=False) as levels:
        return levels["level_0"]


def nearest(stars: np.ndarray, right_ascension_deg: float, declination_deg: float) -> np.void:
    """The brightest star within half a degree of that place (J2000)."""
    cosine = stars["direction"] / 32767.0 @ direction(right_ascension_deg, declination_deg)
    return stars[np.flatnonzero(cosine > np.cos(np.radians(0.5)))[0]]


def around(milky_way: np.ndarray, right_ascension_deg: float, declination_deg: float) -> float:
    """Mean brightness over about two degrees."""
    x, y, z = direction(right_ascension_deg, declination_deg)
    scale = 0.5 / MAP_RADIUS / np.sqrt(0.5 + 0.5 * z)
    column, row = (int((v * scale + 0.5) * len(milky_way)) for v in (x, y))
    return float(milky_way[row - 5 : row + 6, column - 5 : column + 6].mean())


class TestCatalogue:
    def test_holds_the_stars_that_an_eye_can_see(self, stars: np.ndarray) -> None:
        assert 8_500 < np.count_nonzero(stars["millimagnitude"] <= 6_500) < 9_500

    def test_comes_brightest_first(self, stars: np.ndarray) -> None:
        assert np.all(np.diff(stars["millimagnitude"].astype(int)) >= 0)

    @pytest.mark.parametrize(
        ("right_ascension_deg", "declination_deg", "magnitude"),
        [(101.29, -16.72, -1.44), (279.23, 38.78, 0.03), (37.95, 89.26, 1.97), (310.36, 45.28, 1.25)],
        ids=["Sirius", "Vega", "Polaris", "Deneb"],
    )
    def test_knows_the_bright_ones(
        self, stars: np.ndarray, right_ascension_deg: float, declination_deg: float, magnitude: float
    ) -> None:
        star = nearest(stars, right_ascension_deg, declination_deg)
        assert star["millimagnitude"] / 1000 == pytest.approx(magnitude, abs=0.1)

    def test_betelgeuse_is_red_and_rigel_is_blue(self, stars: np.ndarray) -> None:
        red, _, blue = nearest(stars, 88.79, 7.41)["colour"].astype(float)
        assert red > 2.0 * blue
        red, _, blue = nearest(stars, 78.63, -8.20)["colour"].astype(float)
        assert blue > 1.2 * red

    def test_directions_are_unit_vectors(self, stars: np.ndarray) -> None:
        lengths = np.linalg.norm(stars["direction"] / 32767.0, axis=1)
        assert np.abs(lengths - 1.0).max() < 1e-4


class TestMilkyWay:
    def test_lies_along_the_galactic_plane_and_not_at_its_pole(self, milky_way: np.ndarray) -> None:
        cygnus = around(milky_way, 305.0, 38.0)
        assert cygnus > 0.08
        assert around(milky_way, *GALACTIC_POLE_DEG) == 0.0

    def test_is_brighter_towards_the_centre_than_away_from_it(self, milky_way: np.ndarray) -> None:
        sagittarius, auriga = around(milky_way, 271.0, -28.0), around(milky_way, 86.0, 29.0)
        assert sagittarius > 2.5 * auriga > 0.0

    def test_is_parted_by_the_great_rift(self, milky_way: np.ndarray) -> None:
        rift = around(milky_way, 281.6, 1.0)
        scutum_cloud = around(milky_way, 281.3, -6.5)
        assert rift < 0.5 * scutum_cloud

    def test_ends_in_nothing_before_the_map_does(self, milky_way: np.ndarray) -> None:
        # 46 degrees off the plane nothing is left, so nothing can be cut off.
        assert around(milky_way, 210.0, 60.0) < 0.004


class TestRing:
    def test_closes_behind_the_back_without_a_seam(self, ring: np.ndarray) -> None:
        steps = np.abs(np.diff(ring.astype(int), axis=1)).mean(axis=(0, 2))
        seam = np.abs(ring[:, 0].astype(int) - ring[:, -1]).mean()
        assert seam <= steps.max()

    def test_stands_on_the_ground_and_leaves_the_sky_free(self, ring: np.ndarray) -> None:
        assert ring[0, :, 0].min() >= 250
        assert ring[-1].max() == 0

    def test_is_open_ahead_and_framed_by_trees(self, ring: np.ndarray) -> None:
        tops_deg = (ring[:, :, 0] > 127).sum(axis=0) / RING_PX_PER_DEG - 1.0
        azimuth_deg = (np.arange(8192) + 0.5) / RING_PX_PER_DEG - 180.0
        ahead = np.abs(azimuth_deg) < 10.0
        frame = (np.abs(azimuth_deg) > 28.0) & (np.abs(azimuth_deg) < 60.0)
        assert tops_deg[ahead].max() < 2.0
        assert tops_deg[frame].max() > 5.0

    def test_has_soft_edges_in_every_layer(self, ring: np.ndarray) -> None:
        for layer in range(3):
            partly = (ring[:, :, layer] > 20) & (ring[:, :, layer] < 235)
            assert np.count_nonzero(partly) > 5_000


@pytest.mark.parametrize("name", ["milky-way.npz", "ring.npz"])
def test_each_level_is_the_finer_one_halved(name: str) -> None:
    with np.load(FOLDER / name, allow_pickle=False) as levels:
        fine, coarse = levels["level_1"].astype(float), levels["level_2"].astype(float)
    halved = (fine[::2, ::2] + fine[1::2, ::2] + fine[::2, 1::2] + fine[1::2, 1::2]) / 4
    assert halved.shape == coarse.shape
    assert np.abs(halved - coarse).max() <= 2.5


def test_everything_is_small_and_its_licence_lies_beside_it() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 6e6
    licence = (FOLDER / "LICENCE.md").read_text(encoding="utf-8")
    for path in FOLDER.glob("*.np[yz]"):
        assert f"`{path.name}`" in licence
    assert "BSD-3-Clause" in licence
    assert "Olaf Frohn" in licence
