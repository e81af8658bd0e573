"""Places in the green, a file each: park, garden, farmland, village."""
