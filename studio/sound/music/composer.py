"""Composes: a piece is a key, a tempo and a form; every bar can be written down on its own, from its place alone.

Form: sections of eight bars, A A B A C B …, each two phrases of four chords; a melody made of a two-bar motif that is
answered, varied and closed; an arrangement by genre.
"""

import numpy as np

from studio.project.scene import Music
from studio.sound import dsp
from studio.sound.music.arrange import ARRANGERS
from studio.sound.music.closing import closing, struck
from studio.sound.music.form import PlacedBar
from studio.sound.music.harmony import cadence, key_for, progression
from studio.sound.music.score import BEATS, FORM, SECTION, Bar, Note, Piece

_GENRES = {
    "piano": "piano",
    "classical": "piano",
    "ballad": "piano",
    "orchestral": "orchestral",
    "orchestra": "orchestral",
    "cinematic": "orchestral",
    "epic": "orchestral",
    "film": "orchestral",
    "symphonic": "orchestral",
    "strings": "orchestral",
    "ambient": "ambient",
    "drone": "ambient",
    "pad": "ambient",
    "new_age": "ambient",
    "horror": "ambient",
    "space": "ambient",
    "jazz": "jazz",
    "swing": "jazz",
    "blues": "jazz",
    "bossa": "jazz",
    "lounge": "jazz",
    "rock": "rock",
    "metal": "rock",
    "punk": "rock",
    "pop": "rock",
    "folk": "folk",
    "acoustic": "folk",
    "guitar": "folk",
    "country": "folk",
    "celtic": "folk",
    "electronic": "electronic",
    "edm": "electronic",
    "techno": "electronic",
    "house": "electronic",
    "synth": "electronic",
    "synthwave": "electronic",
    "dance": "electronic",
    "trance": "electronic",
    "lofi": "lofi",
    "lo_fi": "lofi",
    "hip_hop": "lofi",
    "hiphop": "lofi",
    "japanese": "japanese",
    "koto": "japanese",
    "shakuhachi": "japanese",
    "traditional": "japanese",
    "gagaku": "japanese",
    "enka": "japanese",
    "music_box": "music_box",
    "celesta": "music_box",
    "lullaby": "music_box",
}
_TEMPO = {
    "piano": 76,
    "orchestral": 88,
    "ambient": 60,
    "jazz": 118,
    "rock": 124,
    "folk": 96,
    "electronic": 122,
    "lofi": 78,
    "japanese": 66,
    "music_box": 84,
}
_MOOD_TEMPO = {
    "sad": 0.85,
    "calm": 0.92,
    "happy": 1.15,
    "tense": 1.08,
    "epic": 1.1,
    "warm": 0.95,
    "dark": 0.88,
    "romantic": 0.9,
}


def compose(music: Music, seed: int) -> Piece:
    """The piece that is asked for. An unknown genre becomes piano, an unknown mood takes the genre's way."""
    words = music.genre.lower().replace("-", "_").replace(" ", "_")
    genre = next((_GENRES[w] for w in [words, *words.split("_")] if w in _GENRES), "piano")
    mood = music.mood.lower()
    rng = dsp.seeded(seed, "piece", genre, mood)
    tempo = float(music.tempo_bpm) if music.tempo_bpm else _TEMPO[genre] * _MOOD_TEMPO.get(mood, 1.0)
    return Piece(seed, genre, mood, float(np.clip(tempo, 36.0, 220.0)), key_for(mood, genre, rng))


def bar(piece: Piece, placed: PlacedBar) -> list[Note]:
    """Everything that is played in a bar: its genre's arrangement, or the way home."""
    number = placed.number
    section = FORM[(number // SECTION) % len(FORM)]
    within = number % SECTION
    rng = dsp.seeded(piece.seed, "section", section)
    chords = progression(piece.key, piece.genre, piece.mood, rng) + progression(piece.key, piece.genre, piece.mood, rng)
    if section == 0:
        chords = chords[:4] * 2
    leave, lead = cadence(piece.key, piece.genre)
    chord = {"on": chords[within], "leave": leave, "lead": lead, "close": 0}[placed.role]
    fullness = (0.45, 0.7, 0.9, 0.8, 0.6, 1.0)[(number // SECTION) % 6]
    this = Bar(piece, number, chord, fullness, dsp.seeded(piece.seed, "bar", number))
    if placed.role == "close":
        return closing(this, placed.beats)
    notes = ARRANGERS[piece.genre](this)
    if placed.beats < BEATS:
        notes = [note for note in notes if note.beat < placed.beats - 0.2]
    return [*notes, *struck(this)] if placed.met else notes
