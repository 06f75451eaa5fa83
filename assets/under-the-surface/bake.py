"""Bakes this folder's asset: `python bake.py`. Formulas and fixed seeds only, so a second bake gives the same file.

reef.npz holds three rings of coral round the eye, `ring_0` the nearest: (height, WIDTH_PX, 3) bytes, all azimuths once
(ahead in the middle, right is right), row 0 at the sea floor. Channels, made to be averaged in any way: coverage;
that times lightness; that times how rosy it is. bake_reef.py says how far off and how tall the rings are.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from bake_reef import RINGS, WIDTH_PX, ring

HERE = Path(__file__).resolve().parent


def main() -> None:
    rings = {f"ring_{number}": np.rint(ring(number) * 255.0).astype(np.uint8) for number in range(len(RINGS))}
    assert all(picture.shape[1] == WIDTH_PX for picture in rings.values())
    np.savez_compressed(HERE / "reef.npz", allow_pickle=False, **rings)


if __name__ == "__main__":
    main()
