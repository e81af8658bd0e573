"""Projects as folders: whether one is whole, mended, copied, with only what it uses, cut down to what it uses."""
