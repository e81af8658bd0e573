"""A shot while it is written: how its words are read, what is set by hand and holds, what would make it clearer."""
