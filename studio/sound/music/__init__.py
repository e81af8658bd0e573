"""Music: a small composer and its orchestra.

``harmony`` knows keys and chords, ``score`` what a bar is and how a tune goes, ``arrange`` who plays what in a genre,
``composer`` writes any bar of a piece; ``instruments`` and ``drums`` play, ``player`` puts a stretch together.
"""
