"""Music: a small composer and its orchestra. ``harmony`` and ``composer`` write the notes of any bar, ``instruments`` and
``drums`` play them, ``player`` puts a stretch of the piece together."""
