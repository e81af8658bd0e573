"""Places under a roof, a file each."""
