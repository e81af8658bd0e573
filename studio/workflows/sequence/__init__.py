"""A sequence as something that is played and exported: every picture and every sample of it, from its media.

::

    cut         a sequence with its media found: what is shown at a frame
    resolve     a project's sequence becomes a cut; what has not changed stays the same object
    supply      the files of a cut, open: the movies themselves, or their proxies
    slate       what is shown in place of what cannot be
    pictures    the picture of a frame
    voice       the wave of one clip
    duck        how far music gives way to speech
    sounds      the mix: the same samples, however they are asked for
    outline     the waveform of the whole
    reader      both together, with the face of a movie
"""

from studio.workflows.sequence.cut import Cut
from studio.workflows.sequence.reader import CutReader, Playable
from studio.workflows.sequence.resolve import Resolver

__all__ = ["Cut", "CutReader", "Playable", "Resolver"]
