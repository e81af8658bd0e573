"""Wild places, a file each: mountain, snowfield, forest, desert, another world."""
