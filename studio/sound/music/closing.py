"""How a piece comes to rest, and how it strikes a cut: the last chord of every genre, and its accents."""

from dataclasses import dataclass
from functools import cache

from studio.sound.music.harmony import close_voicing
from studio.sound.music.idioms import IDIOMS, Idiom
from studio.sound.music.score import Bar, Note

_TUNE = {
    "piano": ("piano", 74, 0.5),
    "orchestral": ("strings", 74, 0.3),
    "ambient": ("bell", 84, 0.12),
    "jazz": ("sax", 67, 0.28),
    "rock": ("lead_guitar", 69, 0.3),
    "folk": ("flute", 74, 0.22),
    "electronic": ("lead", 72, 0.2),
    "lofi": ("electric_piano", 72, 0.26),
    "japanese": ("shakuhachi", 74, 0.24),
    "music_box": ("bell", 84, 0.32),
}
"""Who has the last note of the tune: instrument, around which pitch, how loud."""

_CHORD = {
    "piano": ("piano", 58, 0.34, 3),
    "orchestral": ("strings", 60, 0.3, 3),
    "ambient": ("pad", 54, 0.36, 4),
    "jazz": ("piano", 60, 0.26, 4),
    "rock": ("power", 52, 0.28, 1),
    "folk": ("guitar", 60, 0.34, 3),
    "electronic": ("pad", 60, 0.26, 3),
    "lofi": ("electric_piano", 58, 0.3, 4),
    "japanese": ("koto", 60, 0.36, 3),
    "music_box": ("bell", 69, 0.24, 3),
}
"""Who has the last chord: instrument, around which pitch, how loud, of how many notes."""

_BASS = {
    "piano": ("piano", 41, 0.42),
    "orchestral": ("cellos", 38, 0.44),
    "ambient": ("pad", 36, 0.36),
    "jazz": ("upright", 38, 0.5),
    "rock": ("bass", 40, 0.5),
    "folk": ("guitar", 43, 0.42),
    "electronic": ("synth_bass", 36, 0.42),
    "lofi": ("bass", 38, 0.44),
    "japanese": ("koto", 48, 0.4),
    "music_box": ("bell", 57, 0.2),
}
_DRUMS: dict[str, tuple[tuple[str, float], ...]] = {
    "orchestral": (("timpani", 0.4),),
    "jazz": (("ride", 0.2), ("kick", 0.3)),
    "rock": (("kick", 0.6), ("crash", 0.34)),
    "folk": (("kick", 0.16),),
    "electronic": (("kick", 0.6), ("crash", 0.22)),
    "lofi": (("kick", 0.4),),
    "japanese": (("taiko", 0.4),),
}
_ROLLED = {"piano": 0.05, "folk": 0.07, "japanese": 0.16, "music_box": 0.12, "jazz": 0.02, "lofi": 0.03}
"""Beats between the notes of a chord that is rolled from below."""

_STRUCK: dict[str, tuple[tuple[str, float], ...]] = {
    "orchestral": (("taiko", 0.7), ("crash", 0.3)),
    "rock": (("kick", 0.7), ("crash", 0.42)),
    "electronic": (("kick", 0.75), ("crash", 0.34)),
    "jazz": (("kick", 0.45), ("crash", 0.24)),
    "lofi": (("kick", 0.6), ("crash", 0.16)),
    "japanese": (("taiko", 0.75),),
    "folk": (("kick", 0.45), ("tom", 0.3)),
    "piano": (("timpani", 0.3),),
    "ambient": (("taiko", 0.7), ("crash", 0.16)),
    "music_box": (("timpani", 0.16),),
}
_DRIVING = frozenset(("epic", "tense", "happy", "dark"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rest:
    """Who has what of the last chord."""

    bass: tuple[str, int, float]
    chord: tuple[str, int, float, int]
    tune: tuple[str, int, float]
    drums: tuple[tuple[str, float], ...]
    struck: tuple[tuple[str, float], ...]
    roll: float


@cache
def _rest(genre: str) -> _Rest:
    idiom = IDIOMS.get(genre)
    if idiom:
        return _rest_of(idiom)
    return _Rest(
        bass=_BASS[genre],
        chord=_CHORD[genre],
        tune=_TUNE[genre],
        drums=_DRUMS.get(genre, ()),
        struck=_STRUCK[genre],
        roll=_ROLLED.get(genre, 0.0),
    )


def _rest_of(idiom: Idiom) -> _Rest:
    """Everybody stays what they were: the lowest line has the bass, whoever plays chords the chord."""
    pitched = [part for part in idiom.parts if part.how != "drum"]
    tune = next((part for part in pitched if part.how == "tune"), pitched[-1])
    chord = next((part for part in pitched if part.how == "chords"), None)
    chord = chord or next((part for part in pitched if part.how == "line" and part.at > 52), tune)
    bass = min(pitched, key=lambda part: part.at)
    return _Rest(
        bass=(bass.who, min(48, bass.at), bass.loud),
        chord=(chord.who, min(64, chord.at), chord.loud, chord.voices),
        tune=(tune.who, tune.at, 0.8 * tune.loud),
        drums=idiom.last,
        struck=idiom.struck,
        roll=max(0.02, 2.0 * chord.roll) if idiom.human else 0.0,
    )


def closing(bar: Bar, beats: float) -> list[Note]:
    """The last chord, held for ``beats`` but for its ring: the tonic in bass, chord and tune, all on the first beat."""
    genre, rest = bar.piece.genre, _rest(bar.piece.genre)
    held = max(0.5, beats - 0.35 * bar.piece.tempo / 60.0)
    bass, low, loud = rest.bass
    root = close_voicing((bar.notes(1)[0],), low)[0]
    out = [Note(bass, 0.0, held, root, loud, 0.0)]
    who, centre, loud, voices = rest.chord
    roll = rest.roll
    # Thirds on a scale of five are no chord of rest; fifths are.
    chord = (bar.notes(1)[0], bar.notes(1)[0] + 7) if bar.piece.key.open else bar.notes(voices)
    # Nothing lies below the bass.
    tones = [n if n > root else n + 12 for n in close_voicing(chord, centre)]
    out += [Note(who, k * roll, held - k * roll, n, loud, (k - 1) * 0.25) for k, n in enumerate(tones)]
    if genre == "rock":
        out += [Note(who, 0.0, held, tones[0], loud, pan) for pan in (-0.7, 0.7)]
    tune, height, loud = rest.tune
    last = close_voicing((bar.notes(1)[0],), height)[0]
    out.append(Note(tune, len(tones) * roll, max(0.5, held - len(tones) * roll), last, loud, 0.1))
    out += [Note(drum, 0.0, 2.0, None, loud, 0.0) for drum, loud in rest.drums]
    if genre == "orchestral" and bar.piece.mood in _DRIVING:
        out += [Note("brass", 0.0, held, n, 0.3, 0.15) for n in tones[:2]]
        out.append(Note("crash", 0.0, 2.0, None, 0.24, 0.2))
    return out


def struck(bar: Bar) -> list[Note]:
    """The accent of a bar that begins on a cut: its genre's drums, and the root below."""
    rest = _rest(bar.piece.genre)
    bass, low, loud = rest.bass
    root = close_voicing((bar.notes(1)[0],), low)[0]
    out = [Note(bass, 0.0, 2.0, root, min(1.0, 1.4 * loud), 0.0)]
    return out + [Note(drum, 0.0, 2.0, None, loud, 0.0) for drum, loud in rest.struck]
