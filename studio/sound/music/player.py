"""Plays a stretch of a piece: from any sample on, so that music runs on over a cut."""

from collections import OrderedDict

import numpy as np

from studio.core.progress import CancelToken
from studio.project.scene import Music
from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.music.composer import bar, compose
from studio.sound.music.drums import DRUMS
from studio.sound.music.form import Form
from studio.sound.music.harmony import hertz
from studio.sound.music.instruments import INSTRUMENTS
from studio.sound.music.score import Note, Piece
from studio.sound.room import Room, reverberate

_HALL = Room(1.9, -15.0, 22.0, 4200.0)
_BEFORE = dsp.samples(7.0)
"""Notes that began this long before are still heard."""

_HALL_RINGS = dsp.samples(2.1)
_LOUD_STEPS, _LENGTH_STEPS, _TAKES = 6, 12, 2
_KEPT_BYTES = 32 << 20
_LEVEL_DB = -27.0
_DYING = dsp.samples(0.9)
_REFERENCE_BARS = 2
_FAINTEST = 4e-3
"""No first bars are so faint that the rest would have to be louder than this makes it."""


def played(
    music: Music,
    count: int,
    *,
    seed: int,
    start: int,
    cancel: CancelToken,
    cuts: tuple[int, ...] = (),
    end: int | None = None,
    orchestra: "Orchestra | None" = None,
    alone: bool = False,
) -> Signal:
    """``count`` samples (n, 2) of the piece from its sample ``start`` on; level 0.5 lies at -27 dBFS RMS.

    Bars begin on the samples ``cuts``. With ``end``, the piece comes to its last chord and has died away there.
    ``alone``: nobody plays but who has the tune.
    """
    piece = compose(music, seed, alone=alone)
    form = Form(piece=piece, cuts=cuts, end=end, settled=start)
    before = min(start, _HALL_RINGS)
    dry = np.zeros((count + before, 2), np.float32)
    orchestra = orchestra or Orchestra()
    perform(orchestra, form, dry, start - before, cancel)
    gain = dsp.decibels(_LEVEL_DB) * (music.level / 0.5) ** 1.2 / max(1e-6, orchestra.natural_level(piece))
    dry *= np.float32(gain)
    reverberate(dry, _HALL)
    out = dry[before:]
    if end is not None:
        _release(out, end - start)
    return out


def _release(out: Signal, end: int) -> None:
    """The hall falls silent by sample ``end``: over the last second, and at once after it."""
    last = min(_DYING, max(1, end))
    left = (end - np.arange(max(0, end - last), len(out))) / last
    out[max(0, end - last) :] *= dsp.single(np.sin(0.5 * np.pi * np.clip(left, 0.0, 1.0)) ** 2)[:, None]


class Orchestra:
    """Plays notes, and keeps those it has played (up to 32 MB) to play them again. One thread at a time."""

    def __init__(self) -> None:
        self._levels: dict[Piece, float] = {}
        self._kept: OrderedDict[tuple[str, int | None, float, float, int], Signal] = OrderedDict()
        self._bytes = 0

    def note(self, note: Note, take: int, seconds: float) -> Signal:
        """The note, held for ``seconds``; ``take`` 0 or 1 tells repeated notes apart."""
        # Loudness and length are rounded, so that many notes are the same; the rest of the loudness is a gain.
        loud = max(1, round(note.loud * _LOUD_STEPS)) / _LOUD_STEPS
        length = max(1, round(seconds * _LENGTH_STEPS)) / _LENGTH_STEPS
        key = (note.instrument, note.midi, loud, length, take)
        made = self._kept.get(key)
        if made is None:
            made = _made(*key)
            self._kept[key] = made
            self._bytes += made.nbytes
            while self._bytes > _KEPT_BYTES:
                self._bytes -= self._kept.popitem(last=False)[1].nbytes
        else:
            self._kept.move_to_end(key)
        return dsp.single(made * np.float32(note.loud / loud))

    def natural_level(self, piece: Piece) -> float:
        """RMS of the first bars as they come out of the instruments: every stretch of a piece is set by that figure."""
        if piece not in self._levels:
            out = np.zeros((int(_REFERENCE_BARS * piece.beats * 60.0 * 48_000.0 / piece.tempo), 2), np.float32)
            perform(self, Form(piece=piece), out, 0, CancelToken())
            self._levels[piece] = dsp.level(out)
        return max(_FAINTEST, self._levels[piece])


def perform(orchestra: Orchestra, form: Form, out: Signal, start: int, cancel: CancelToken) -> None:
    """Add samples start .. start + len(out) of the piece, dry, to ``out`` (n, 2)."""
    piece = form.piece
    for placed in form.bars(start - _BEFORE, start + len(out)):
        cancel.check()
        until = form.held_until(placed.sample)
        for index, note in enumerate(bar(piece, placed)):
            begins = placed.sample + note.beat * form.beat
            at = round(begins) - start
            if at >= len(out) or at < -_BEFORE or begins >= until:
                continue
            seconds = min(note.beats * form.beat, until - begins) / 48_000.0
            sound = orchestra.note(note, (placed.number + index) % _TAKES, seconds)
            angle = 0.25 * np.pi * (float(np.clip(note.pan, -1.0, 1.0)) * 0.8 + 1.0)
            for channel, side in ((0, float(np.cos(angle))), (1, float(np.sin(angle)))):
                dsp.add(out[:, channel], sound, at, side)


def _made(instrument: str, midi: int | None, loud: float, seconds: float, take: int) -> Signal:
    rng = dsp.seeded(take, instrument, midi or 0, round(loud * 100), round(seconds * 1000))
    if midi is None:
        return DRUMS[instrument](loud, rng)
    return INSTRUMENTS[instrument](hertz(midi), seconds, loud, rng)
