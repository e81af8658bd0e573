"""Somebody's own face on the stage's people: pictures in, a portrait out, and the portrait worn by a character."""
