"""Places by, on and under water, a file each."""
