"""The timeline panel: one painted surface of tracks, its tools, and the same clips as a list."""
