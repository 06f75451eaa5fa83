"""The analysers that hold a scene to the limits, and what draws it for them."""
