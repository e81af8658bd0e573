"""What is written down: notes, pieces, bars; and how a tune is made for a bar."""

from dataclasses import dataclass

import numpy as np

from studio.sound import dsp
from studio.sound.music.harmony import Key, close_voicing

BEATS = 4
"""Of a bar, where its piece says nothing else."""
SECTION = 8
"""Bars in a section."""
FORM = (0, 0, 1, 0, 2, 1)
"""Which material the sections use, round and round."""


@dataclass(frozen=True, slots=True)
class Note:
    """``beat`` from the start of the bar; ``midi`` None for a drum (then ``instrument`` names it)."""

    instrument: str
    beat: float
    beats: float
    midi: int | None
    loud: float
    pan: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """What stays the same in a piece."""

    seed: int
    genre: str
    mood: str
    tempo: float
    key: Key
    beats: int = BEATS
    """Of a bar: three in a waltz."""
    alone: bool = False
    """Whether nobody plays but who has the tune."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar as the arrangers see it."""

    piece: Piece
    number: int
    chord: int
    """Scale degree."""
    arc: float
    """0..1: how full the arrangement is here."""
    rng: np.random.Generator

    def notes(self, voices: int = 3) -> tuple[int, ...]:
        return self.piece.key.chord(self.chord, voices)


_RHYTHMS = {
    "slow": ((0.0, 2.0, 3.0), (0.0, 3.0), (0.0, 1.5, 2.0), (0.0, 1.0, 2.0)),
    "even": ((0.0, 1.0, 2.0, 3.0), (0.0, 1.5, 2.0, 3.0), (0.0, 0.5, 1.0, 2.0, 3.5), (0.0, 1.0, 1.5, 2.0)),
    "lively": ((0.0, 0.5, 1.0, 1.5, 2.0, 3.0), (0.0, 0.5, 1.5, 2.0, 2.5, 3.5), (0.5, 1.0, 1.5, 2.5, 3.0)),
    "long": ((0.0, 2.0), (0.0, 3.0), (0.0,)),
    "sparse": ((0.0,), (1.0,), (0.0, 2.5), (2.0,)),
    "running": (
        (0.0, 0.5, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5),
        (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.25, 2.5, 2.75, 3.0, 3.5),
        (0.0, 0.5, 1.0, 1.5, 2.0, 2.25, 2.5, 2.75, 3.0, 3.25, 3.5, 3.75),
    ),
    "jig": (
        tuple(k / 3.0 for k in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
        tuple(k / 3.0 for k in (0, 2, 3, 4, 5, 6, 8, 9, 10, 11)),
        tuple(k / 3.0 for k in (0, 1, 2, 3, 5, 6, 7, 8, 9, 11)),
    ),
    "shuffle": (
        tuple(k / 3.0 for k in (0, 2, 3, 5, 6)),
        tuple(k / 3.0 for k in (2, 3, 5, 6, 8)),
        tuple(k / 3.0 for k in (0, 2, 3, 6, 8, 9)),
    ),
    "dotted": ((0.0, 0.75, 1.0, 2.0, 2.75, 3.0), (0.0, 1.0, 1.75, 2.0, 3.0), (0.0, 0.75, 1.0, 1.75, 2.0, 3.0)),
    "offbeat": ((0.5, 1.5, 2.5, 3.0, 3.5), (0.0, 0.75, 1.5, 2.5, 3.0), (0.0, 0.75, 1.5, 2.0, 2.75, 3.5)),
    "three": ((0.0, 1.0, 2.0), (0.0, 2.0), (0.0, 1.0, 1.5, 2.0), (0.0, 1.5, 2.0)),
    "turning": ((0.0, 0.5, 1.0, 1.5, 2.0, 2.5), (0.0, 1.0, 1.5, 2.0, 2.5), (0.0, 0.5, 1.0, 2.0)),
}


def melody(bar_: Bar, instrument: str, centre: int, pace: str, loud: float, pan: float = 0.0) -> list[Note]:
    """One bar of the tune: the motif of its section, shaped to the chord. Bars 3 and 7 answer, bar 8 rests long."""
    piece = bar_.piece
    within = bar_.number % SECTION
    section = FORM[(bar_.number // SECTION) % len(FORM)]
    motif = dsp.seeded(piece.seed, "motif", section, within % 2, within // 2 % 2 if within >= 6 else 0)
    rhythm = _RHYTHMS[pace][int(motif.integers(len(_RHYTHMS[pace])))]
    steps = [int(s) for s in np.cumsum(motif.choice([-2, -1, -1, 1, 1, 2, 3], len(rhythm)))]
    if within == SECTION - 1:
        rhythm, steps = (0.0,), [0]
    elif within == 3:
        rhythm = rhythm[:2]
    chord = bar_.notes(3)
    start = close_voicing(chord, centre + (3 if within in (4, 5) else 0))
    anchor = start[int(motif.integers(len(start)))]
    home = next(d for d in range(-16, 48) if piece.key.sung(d) >= anchor)
    ends = [*rhythm[1:], float(piece.beats)]
    out: list[Note] = []
    for i, (beat, end) in enumerate(zip(rhythm, ends, strict=True)):
        degree = home + (0 if i == 0 else max(-4, min(5, steps[i])))
        pitch = piece.key.sung(degree)
        if beat in (0.0, 2.0) and i:
            # Strong beats sing notes of the chord.
            pitch = min((n + 12 * k for n in chord for k in (-1, 0, 1, 2)), key=lambda n: abs(n - pitch))
        touch = loud * (0.85 + 0.15 * (beat == 0.0)) * (0.92 + 0.16 * float(bar_.rng.random()))
        out.append(Note(instrument, beat, (end - beat) * 0.95, pitch, touch, pan))
    return out
