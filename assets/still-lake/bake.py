"""Bakes this folder's assets: `python bake.py`. Formulas and fixed seeds only, so a second bake gives the same files.

shore.npz holds `land`, (HEIGHT_PX, WIDTH_PX, 3) bytes: all azimuths once (ahead in the middle, right is right), row 0
lowest at LOWEST_DEG. Channels, made to be averaged in any way: how much land covers the sky; that times the share of
the land's own light that comes through the air; and that times how light the land is.
bank.npz holds `bank`, (BANK_HEIGHT_PX, BANK_WIDTH_PX, 2): stones and sedge near by; bake_bank.py says what it spans.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from bake_bank import bank
from bake_firs import firs
from bake_terrain import SHORE_M, panorama
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent
WIDTH_PX = 8192
HEIGHT_PX = 288
LOWEST_DEG = -0.6
EYE_M = 2.2  # above the lake
FINER = 2
TREE_FINER = 4
BANK_WIDTH_PX = 2880
BANK_HEIGHT_PX = 150


def main() -> None:
    shore_deg = -float(np.degrees(np.arctan(EYE_M / SHORE_M)))
    wide = WIDTH_PX * FINER
    altitudes = LOWEST_DEG + (np.arange(HEIGHT_PX * FINER) + 0.5) * 360.0 / wide
    land, clear, lightness = panorama(wide, np.radians(np.maximum(altitudes - shore_deg, 0.0)))
    land = land * (altitudes > shore_deg)[:, None]
    parts = np.stack([land, land * clear, land * clear * lightness], axis=2)
    parts = parts.reshape(HEIGHT_PX, FINER, WIDTH_PX, FINER, 3).mean(axis=(1, 3))
    cover = _averaged(firs(WIDTH_PX * TREE_FINER, HEIGHT_PX * TREE_FINER, LOWEST_DEG, shore_deg), TREE_FINER)
    above = LOWEST_DEG + (np.arange(HEIGHT_PX) + 0.5) * 360.0 / WIDTH_PX - shore_deg
    through = 0.93 - 0.35 * np.exp(-np.maximum(above, 0.0) / 0.35)
    trees = np.stack([np.ones(HEIGHT_PX), through, through * 0.07], axis=1)[:, None, :]
    parts = parts * (1.0 - cover[:, :, None]) + trees * cover[:, :, None]
    grain = np.random.default_rng(3).random(parts.shape) * (parts > 0.0)
    codes = np.clip(np.floor(parts * 255.0 + grain), 0, 255).astype(np.uint8)
    np.savez_compressed(HERE / "shore.npz", allow_pickle=False, land=codes)
    near = np.rint(bank(BANK_WIDTH_PX, BANK_HEIGHT_PX) * 255.0).astype(np.uint8)
    np.savez_compressed(HERE / "bank.npz", allow_pickle=False, bank=near)


def _averaged(fine: NDArray[np.floating], finer: int) -> NDArray[np.floating]:
    height, width = fine.shape
    coarse: NDArray[np.floating] = fine.reshape(height // finer, finer, width // finer, finer).mean(axis=(1, 3))
    return coarse


if __name__ == "__main__":
    main()
