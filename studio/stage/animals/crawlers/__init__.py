"""Bodies on eight legs: crabs that go sideways, claws raised, and spiders."""
