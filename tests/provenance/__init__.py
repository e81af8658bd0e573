"""Who made a file, and whether it is still theirs."""
