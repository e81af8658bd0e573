"""Places of old, a file each."""
