"""Host and player as real processes, on the simulated headset."""
