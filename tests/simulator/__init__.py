"""The mock OpenXR runtime, called through the real loader."""
