"""Playing: movies in a row, picture and sound together. The sound leads; pictures are chosen by what is being heard.

::

    reel        what is played: clips in a row
    transport   where the playhead is, how fast, which stretch: pure
    sounds      a thread that keeps sound waiting for the device, and knows what is being heard
    pictures    a thread that keeps pictures waiting for the sound
    player      the two together, for a window's thread that never waits
    levels waveform outline     what meters, scrubbers and the timeline draw
"""

from studio.workflows.playback.levels import Levels
from studio.workflows.playback.player import Look, Player
from studio.workflows.playback.reel import Clip, Reel
from studio.workflows.playback.source import Problem
from studio.workflows.playback.transport import SPEEDS, Transport

__all__ = ["SPEEDS", "Clip", "Levels", "Look", "Player", "Problem", "Reel", "Transport"]
