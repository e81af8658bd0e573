"""A film from prompts or a script, shot by shot: ``film`` is the whole path, ``shot`` one shot of it."""
