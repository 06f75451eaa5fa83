"""Bakes this folder's assets: `python bake.py stars.8.json` (see LICENCE.md for where that file comes from).

Everything but the star catalogue is drawn from formulas and a fixed seed, so a second bake gives the same files.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from bake_milky_way import MILKY_WAY_LEVELS, milky_way
from bake_ring import RING_LEVELS, ring
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
UNKNOWN_BV = 0.6  # a sun-like white for the few stars whose colour index was never measured

STAR = np.dtype([("direction", "<i2", (3,)), ("millimagnitude", "<i2"), ("colour", "u1", (3,)), ("phase", "u1")])


def black_body_rgb(kelvin: NDArray[np.float64]) -> NDArray[np.float64]:
    """Linear Rec. 709 colour of a black body, shape (n, 3), luminance 1; Planck's law through the CIE 1931 observer."""
    nm = np.arange(380.0, 781.0, 5.0)
    x = _lobe(nm, 1.056, 599.8, 37.9, 31.0) + _lobe(nm, 0.362, 442.0, 16.0, 26.7) + _lobe(nm, -0.065, 501.1, 20.4, 26.2)
    y = _lobe(nm, 0.821, 568.8, 46.9, 40.5) + _lobe(nm, 0.286, 530.9, 16.3, 31.1)
    z = _lobe(nm, 1.217, 437.0, 11.8, 36.0) + _lobe(nm, 0.681, 459.0, 26.0, 13.8)
    metres = nm * 1e-9
    planck = metres**-5 / np.expm1(1.438777e-2 / (metres * kelvin[:, None]))
    xyz = planck @ np.stack([x, y, z], axis=1)
    to_rgb = np.array([[3.2406, -1.5372, -0.4986], [-0.9689, 1.8758, 0.0415], [0.0557, -0.2040, 1.0570]])
    rgb = np.clip((xyz / xyz[:, 1:2]) @ to_rgb.T, 0.0, None)
    unit: NDArray[np.float64] = rgb / (rgb @ np.array([0.2126, 0.7152, 0.0722]))[:, None]
    return unit


def _lobe(nm: NDArray[np.float64], height: float, centre: float, left: float, right: float) -> NDArray[np.float64]:
    """One piecewise Gaussian of the analytic fit to the CIE 1931 observer (Wyman, Sloan and Shirley, 2013)."""
    width = np.where(nm < centre, left, right)
    lobe: NDArray[np.float64] = height * np.exp(-0.5 * ((nm - centre) / width) ** 2)
    return lobe


def temperature_of(bv: NDArray[np.float64]) -> NDArray[np.float64]:
    """Kelvin from the B-V colour index (Ballesteros, 2012)."""
    bv = np.clip(bv, -0.4, 2.0)
    kelvin: NDArray[np.float64] = 4600.0 * (1.0 / (0.92 * bv + 1.7) + 1.0 / (0.92 * bv + 0.62))
    return kelvin


def stars(source: Path) -> NDArray[np.void]:
    """Brightest first; J2000 equatorial unit vectors as 16-bit fixed point; colour 128 = the luminance itself."""
    features = json.loads(source.read_text())["features"]
    right_ascension, declination = np.radians(np.array([f["geometry"]["coordinates"] for f in features])).T
    magnitude = np.array([float(f["properties"]["mag"]) for f in features])
    bv = np.array([float(f["properties"]["bv"] or UNKNOWN_BV) for f in features])
    direction = np.stack(
        [
            np.cos(declination) * np.cos(right_ascension),
            np.cos(declination) * np.sin(right_ascension),
            np.sin(declination),
        ],
        axis=1,
    )
    table = np.zeros(len(features), STAR)
    table["direction"] = np.rint(direction * 32767.0)
    table["millimagnitude"] = np.rint(magnitude * 1000.0)
    table["colour"] = np.clip(np.rint(black_body_rgb(temperature_of(bv)) * 100.0), 0, 255)
    table["phase"] = np.random.default_rng(1).integers(0, 256, len(features))
    return table[np.argsort(magnitude, kind="stable")]


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: python bake.py STARS_8_JSON", file=sys.stderr)
        return 2
    np.save(HERE / "stars.npy", stars(Path(sys.argv[1])), allow_pickle=False)
    np.savez_compressed(HERE / "milky-way.npz", allow_pickle=False, **_levels(milky_way(), MILKY_WAY_LEVELS))
    np.savez_compressed(HERE / "ring.npz", allow_pickle=False, **_levels(ring(), RING_LEVELS))
    for path in sorted(HERE.glob("*.np[yz]")):
        print(f"{path.name:16} {path.stat().st_size / 1e6:5.2f} MB")
    return 0


def _levels(image: NDArray[np.float32], count: int) -> dict[str, NDArray[np.uint8]]:
    """A mip chain of `image` (height, width, channels; 0..1), dithered to 8 bits so that no step can show as a band."""
    rng = np.random.default_rng(2)
    levels = {}
    for level in range(count):
        noise = rng.random(image.shape, np.float32)
        steps = np.where(image > 0.0, np.floor(image * 254.0 + noise), 0.0)
        levels[f"level_{level}"] = steps.astype(np.uint8)
        image = 0.25 * (image[::2, ::2] + image[1::2, ::2] + image[::2, 1::2] + image[1::2, 1::2])
    return levels


if __name__ == "__main__":
    sys.exit(main())
