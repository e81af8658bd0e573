"""Music: in tune, in time, alike with the same seed and new with another, and running on over cuts."""

import numpy as np
import pytest

from studio.core.progress import CancelToken
from studio.project.scene import Music
from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.music.arrange import ARRANGERS
from studio.sound.music.composer import bar as placed_bar
from studio.sound.music.composer import compose
from studio.sound.music.form import PlacedBar
from studio.sound.music.harmony import SCALES, hertz
from studio.sound.music.instruments import INSTRUMENTS
from studio.sound.music.player import played
from studio.sound.music.score import Note, Piece

GENRES = sorted(ARRANGERS)


def bar(piece: Piece, number: int) -> list[Note]:
    """A whole bar in the middle of things."""
    return placed_bar(piece, PlacedBar(number=number, sample=0.0, beats=4.0))


def play(music: Music, seconds: float, start: int = 0, seed: int = 1) -> Signal:
    return played(music, dsp.samples(seconds), seed=seed, start=start, cancel=CancelToken())


@pytest.mark.parametrize("genre", GENRES)
def test_a_genre_plays(genre: str) -> None:
    sound = play(Music(genre=genre), 6.0)
    assert sound.shape == (288_000, 2)
    assert np.isfinite(sound).all()
    assert dsp.level(sound) == pytest.approx(dsp.decibels(-27.0), rel=0.6)
    # It begins within its first beats, and goes on.
    assert dsp.level(sound[:96_000]) > 1e-3
    assert dsp.level(sound[-96_000:]) > 1e-3


@pytest.mark.parametrize("genre", GENRES)
def test_most_notes_belong_to_the_key(genre: str) -> None:
    piece = compose(Music(genre=genre, mood="calm"), 3)
    scale = {(piece.key.tonic + step) % 12 for step in SCALES[piece.key.scale]}
    pitches = [note.midi for number in range(16) for note in bar(piece, number) if note.midi is not None]
    assert len(pitches) > 20
    assert sum(p % 12 in scale for p in pitches) / len(pitches) > 0.9
    assert all(24 <= p <= 108 for p in pitches)


@pytest.mark.parametrize("genre", GENRES)
def test_a_bar_depends_on_its_number_alone(genre: str) -> None:
    piece = compose(Music(genre=genre), 3)
    late = bar(piece, 37)
    assert [bar(piece, n) for n in range(5)] == [bar(piece, n) for n in range(5)]
    assert bar(piece, 37) == late
    assert all(0.0 <= note.beat < 4.8 and note.beats > 0.0 and 0.0 < note.loud <= 1.0 for note in late)


def test_the_tune_moves_and_returns() -> None:
    piece = compose(Music(genre="piano", mood="sad"), 4)

    def tune(number: int) -> list[int | None]:
        return [note.midi for note in bar(piece, number) if note.pan == 0.2]

    assert len({tuple(tune(n)) for n in range(8)}) >= 3
    assert len(tune(7)) == 1
    assert tune(0) == tune(8)


def test_music_runs_on_over_a_cut() -> None:
    music = Music(genre="folk", mood="happy")
    whole = play(music, 12.0)
    cut = dsp.samples(9.123)
    assert np.allclose(whole[cut : cut + 48_000], play(music, 1.0, start=cut), atol=2e-4)


def test_seeds_and_moods_make_other_pieces() -> None:
    a, b, c = play(Music(), 3.0), play(Music(), 3.0, seed=2), play(Music(mood="sad"), 3.0)
    assert a.tobytes() == play(Music(), 3.0).tobytes()
    assert a.tobytes() != b.tobytes()
    assert a.tobytes() != c.tobytes()


def test_tempo_and_level_are_obeyed() -> None:
    assert compose(Music(tempo_bpm=133), 1).tempo == 133.0
    assert dsp.level(play(Music(level=1.0), 3.0)) > 1.8 * dsp.level(play(Music(level=0.5), 3.0))


@pytest.mark.parametrize(
    ("genre", "expected"),
    [
        ("Piano ballad", "piano"),
        ("hip-hop", "hip_hop"),
        ("J-pop", "pop"),
        ("koto", "koto"),
        ("Bossa Nova", "bossa_nova"),
        ("K-pop", "kpop"),
        ("8-bit", "chiptune"),
        ("traditional japanese", "japanese"),
        ("???", "piano"),
    ],
)
def test_genres_are_understood(genre: str, expected: str) -> None:
    assert compose(Music(genre=genre, mood="whatever"), 1).genre == expected


@pytest.mark.parametrize("name", sorted(INSTRUMENTS))
@pytest.mark.parametrize("midi", [45, 69])
def test_instruments_are_in_tune(name: str, midi: int) -> None:
    note = INSTRUMENTS[name](hertz(midi), 1.2, 0.6, np.random.default_rng(0))
    assert 0.2 <= dsp.peak(note) <= 1.3
    middle = note[4800:43_200].astype(np.float64)
    middle = middle * np.hanning(len(middle))
    size = 1 << 19
    spectrum = np.abs(np.fft.rfft(middle, size))
    hz = np.fft.rfftfreq(size, 1 / 48_000)
    # The strongest partial is a whole multiple of the pitch (an octave below for a sub), within 25 cents.
    top = float(hz[int(np.argmax(np.where((hz > 40) & (hz < 3000), spectrum, 0.0)))])
    multiple = max(0.5, round(2.0 * top / hertz(midi)) / 2.0)
    assert abs(1200.0 * np.log2(top / (multiple * hertz(midi)))) < 25.0
