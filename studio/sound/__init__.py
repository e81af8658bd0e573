"""Sound: everything a film lets you hear. Speech, foley, ambience and music, mixed to one stereo track.

::

    speech     lines of text → voices with word and phoneme times       StudioSpeaker
    foley      contacts, footsteps, water, glass, engines, animals   ┐
    ambience   the air of a place, weather and time of day           ├─ mix ─▶ a mastered track    SoundStudio
    music      a small composer and its instruments                  ┘
    room       the echo of a place
    measure    loudness
    dsp        filters, noise and envelopes that all of them use

All sound is made from numbers: no recording is in it. Nothing heavy is imported until a sound is asked for.
"""

from studio.sound.mix import SoundStudio
from studio.sound.speech import StudioSpeaker

__all__ = ["SoundStudio", "StudioSpeaker"]
