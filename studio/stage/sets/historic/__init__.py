"""Places of old, a file each: castle, temple, shrine, battlefield."""
