"""Cameos: recording somebody, making sure that it is them, and letting them into a film."""
