"""The player on the simulated headset."""
