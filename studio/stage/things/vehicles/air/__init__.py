"""What flies, a file each."""
