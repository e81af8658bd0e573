"""What floats, a file each."""
