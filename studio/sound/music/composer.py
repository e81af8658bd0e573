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
from studio.sound.music.harmony import DARK, Key, cadence, key_for, progression
from studio.sound.music.idioms import IDIOMS, Idiom
from studio.sound.music.score import BEATS, FORM, SECTION, Bar, Note, Piece

_ALSO = {
    "orchestral": "orchestra cinematic film symphonic classical",
    "ambient": "pad new_age space",
    "jazz": "lounge",
    "folk": "acoustic",
    "electronic": "edm synth dance trance",
    "japanese": "traditional",
    "lofi": "lo_fi",
    "piano": "ballad",
    "music_box": "celesta",
    "hip_hop": "hiphop rap",
    "pop": "j_pop jpop",
    "kpop": "k_pop",
    "harpsichord": "baroque",
    "strings": "quartet",
    "sitar": "indian tabla",
    "bossa_nova": "bossa",
    "salsa": "latin",
    "chiptune": "8bit 8_bit",
    "epic": "trailer",
    "taiko": "wadaiko",
    "ukulele": "uke",
    "saxophone": "sax noir",
    "flamenco": "spanish",
    "guitar": "acoustic_guitar",
    "choir": "choral",
    "organ": "church",
    "banjo": "bluegrass",
    "swing": "big_band",
    "drums": "drum percussion",
}
_GENRES = {name: name for name in ARRANGERS} | {word: name for name, words in _ALSO.items() for word in words.split()}
"""Words for genres that people write down by hand; a reading knows many more."""

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


def compose(music: Music, seed: int, *, alone: bool = False) -> Piece:
    """The piece that is asked for. An unknown genre becomes piano, an unknown mood takes the genre's way; ``alone``:
    nobody plays but who has the tune."""
    words = music.genre.lower().replace("-", "_").replace(" ", "_")
    genre = next((_GENRES[w] for w in [words, *words.split("_")] if w in _GENRES), "piano")
    mood = music.mood.lower()
    rng = dsp.seeded(seed, "piece", genre, mood)
    idiom = IDIOMS.get(genre)
    usual = idiom.tempo if idiom else _TEMPO[genre]
    tempo = float(music.tempo_bpm) if music.tempo_bpm else usual * _MOOD_TEMPO.get(mood, 1.0)
    key = _key(idiom, mood, rng) if idiom else key_for(mood, genre, rng)
    beats = idiom.beats if idiom else BEATS
    return Piece(seed, genre, mood, float(np.clip(tempo, 36.0, 220.0)), key, beats, alone)


def _key(idiom: Idiom, mood: str, rng: np.random.Generator) -> Key:
    """A key in the idiom's bright scale or its dark one."""
    key = key_for(mood, "", rng)
    if not idiom.scales:
        return key
    return Key(key.tonic, idiom.scales[-1 if mood in DARK else 0], idiom.tune, idiom.quality)


def _chords(piece: Piece, idiom: Idiom | None, rng: np.random.Generator) -> tuple[int, ...]:
    """The eight chords of a section, or a longer round."""
    if idiom is None or not idiom.chords:
        return sum((progression(piece.key, piece.genre, piece.mood, rng) for _ in range(2)), ())
    first, second = (idiom.chords[int(rng.integers(len(idiom.chords)))] for _ in range(2))
    return first if len(first) > SECTION // 2 else first + second


def bar(piece: Piece, placed: PlacedBar) -> list[Note]:
    """Everything that is played in a bar: its genre's arrangement, or the way home."""
    number, idiom = placed.number, IDIOMS.get(piece.genre)
    section = FORM[(number // SECTION) % len(FORM)]
    within = number % SECTION
    chords = _chords(piece, idiom, dsp.seeded(piece.seed, "section", section))
    if section == 0 and len(chords) == SECTION:
        chords = chords[:4] * 2
    leave, lead = idiom.home if idiom and idiom.home else cadence(piece.key, piece.genre)
    on = chords[within] if len(chords) == SECTION else chords[number % len(chords)]
    chord = {"on": on, "leave": leave, "lead": lead, "close": 0}[placed.role]
    fullness = (0.45, 0.7, 0.9, 0.8, 0.6, 1.0)[(number // SECTION) % 6]
    this = Bar(piece, number, chord, fullness, dsp.seeded(piece.seed, "bar", number))
    if placed.role == "close":
        notes = closing(this, placed.beats)
    else:
        notes = ARRANGERS[piece.genre](this)
        if placed.beats < piece.beats:
            notes = [note for note in notes if note.beat < placed.beats - 0.2]
        if placed.met:
            notes = [*notes, *struck(this)]
    if piece.alone and idiom:
        notes = [note for note in notes if note.instrument in idiom.leads]
    return notes
