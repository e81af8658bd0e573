"""A sequence is handed over to another editor: its media, the file that says how they lie, and what was lost."""
