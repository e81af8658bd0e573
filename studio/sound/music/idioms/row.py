"""What a genre is made of: a row of data, and a part for everybody who plays.

A part is told by patterns, one for a bar, round and round; a pattern divides its bar into as many steps as it has
characters. ``.`` rests, ``-`` holds on; the rest depends on the part:

=========  ============================================================================================================
chords     ``x`` struck, ``o`` softer, ``d`` strummed down, ``u`` up
line       ``0``, ``1``, ``2`` … the chord's notes upwards from its root; ``v`` the fifth below, ``w`` the octave below;
           ``a`` … ``h`` the scale upwards from the root
drum       ``X`` hard, ``x`` struck, ``o`` soft, ``f`` with a grace stroke before it
tune       none: the melody, at a pace
=========  ============================================================================================================
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Somebody's part. ``at`` is the pitch it lies about, ``least`` how full the piece must be for it to play, ``bars``
    in which bars it does, round and round (``x`` in, ``.`` out)."""

    how: Literal["chords", "line", "drum", "tune"]
    who: str
    loud: float
    at: int = 60
    play: tuple[str, ...] = ()
    bars: str = "x"
    least: float = 0.0
    pan: float = 0.0
    ring: float = 1.0
    """How long notes are held, of the time until the next."""
    voices: int = 3
    roll: float = 0.0
    """Beats between the strings of a strum."""
    pace: str = "even"
    grace: float = 0.0
    """How many of the tune's notes have a short one before them."""
    trill: bool = False
    """Whether its long notes are shaken."""
    strokes: int = 0
    """Strokes a beat of which a tremolo is made."""
    second: int = 0
    """A second voice, as many steps of the scale below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Idiom:
    """A genre. ``scales`` are the bright and the dark one (none: the mood's own); ``chords`` progressions in degrees,
    of four bars or of as many as a round has."""

    tempo: float
    parts: tuple[Part, ...]
    beats: int = 4
    scales: tuple[str, ...] = ()
    tune: str = ""
    quality: tuple[int, ...] = ()
    chords: tuple[tuple[int, ...], ...] = ()
    home: tuple[int, int] | None = None
    """The two degrees that lead home."""
    swing: float = 0.0
    """Beats that the second half of a beat is late."""
    lilt: float = 0.0
    """Beats that the second half of half a beat is late."""
    human: float = 0.01
    struck: tuple[tuple[str, float], ...] = (("bass_drum", 0.55),)
    """Drums that meet a cut."""
    last: tuple[tuple[str, float], ...] = ()
    """Drums on the last chord."""
    lead: tuple[str, ...] = ()
    """Who plays on when all others fall silent; empty: who has the first tune."""

    @property
    def leads(self) -> frozenset[str]:
        """Instruments of a player who plays alone."""
        first = next((part.who for part in self.parts if part.how == "tune"), self.parts[0].who)
        return frozenset(self.lead or (first,))


def chords(
    who: str,
    at: int,
    loud: float,
    *play: str,
    voices: int = 3,
    roll: float = 0.0,
    ring: float = 1.0,
    pan: float = -0.15,
    bars: str = "x",
    least: float = 0.0,
) -> Part:
    """Chords in a rhythm."""
    return Part(
        how="chords",
        who=who,
        at=at,
        loud=loud,
        play=play,
        voices=voices,
        roll=roll,
        ring=ring,
        pan=pan,
        bars=bars,
        least=least,
    )


def line(
    who: str, at: int, loud: float, *play: str, ring: float = 1.0, pan: float = 0.0, bars: str = "x", least: float = 0.0
) -> Part:
    """A bass, an arpeggio, a riff."""
    return Part(how="line", who=who, at=at, loud=loud, play=play, ring=ring, pan=pan, bars=bars, least=least)


def drum(who: str, loud: float, *play: str, pan: float = 0.0, bars: str = "x", least: float = 0.0) -> Part:
    """A drum's strokes."""
    return Part(how="drum", who=who, loud=loud, play=play, pan=pan, bars=bars, least=least)


def tune(
    who: str,
    at: int,
    loud: float,
    pace: str = "even",
    *,
    grace: float = 0.0,
    trill: bool = False,
    strokes: int = 0,
    second: int = 0,
    pan: float = 0.12,
    bars: str = "x",
    least: float = 0.0,
    ring: float = 1.0,
) -> Part:
    """The melody."""
    return Part(
        how="tune",
        who=who,
        at=at,
        loud=loud,
        pace=pace,
        grace=grace,
        trill=trill,
        strokes=strokes,
        second=second,
        pan=pan,
        bars=bars,
        least=least,
        ring=ring,
    )
