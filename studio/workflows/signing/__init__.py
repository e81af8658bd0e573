"""What is said of a file that leaves, the key that says it, and what a file that comes says of itself."""
