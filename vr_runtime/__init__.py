"""VR session runtime: plays calming immersive scenes that follow an infusion, on PC-tethered OpenXR headsets."""

__version__ = "0.1.0"
