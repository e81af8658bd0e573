"""Places of the town, a file each."""
