"""Bodies without a bone in them: an octopus and its eight arms, a jellyfish and what trails from its bell."""
