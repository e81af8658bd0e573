"""What a take is made of, captured whole: the scene, the voices, the person's own sounds, the piece of the score."""
