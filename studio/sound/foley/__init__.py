"""Foley: the sound of every event, made from what meets what, how fast and how heavy.

``materials`` is the table of what things sound like; ``impact``, ``steps``, ``water``, ``breakage`` and ``air`` make
short sounds whose first sample is the moment itself; ``vehicles`` and ``going`` make what goes on, listed in ``loops``;
``vocal`` with ``animals`` and ``people`` makes voices without words; ``catalogue`` picks.
"""
