"""Wild places, a file each."""
