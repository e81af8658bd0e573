"""Delivery: finished cuts in the files that people ask for. Implements ``studio.ports.delivery``.

Frames become pieces of some seconds, each from an encoder of its own and each a sealed file (``pieces``); at the end
they are joined with sound, captions, chapters and timecode without being encoded again (``joining``, ``gif``, ``webp``,
``numbered``). So interrupted work goes on at the last whole piece and comes out with the same bytes, and nothing grows
with length. A file appears at its path in one step (``placing``). Which files there are: ``forms``; with which
encoders and settings: ``coding``.
"""

from studio.media.delivery.deliveries import Deliveries

__all__ = ["Deliveries"]
