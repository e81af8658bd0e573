"""Places in the green, a file each."""
