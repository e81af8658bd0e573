"""Idioms: every row can be played, and what makes a genre recognisable can be heard and measured."""

import itertools
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.progress import CancelToken
from studio.project.genres import FEELINGS, GENRES, SOLOS
from studio.project.scene import Music
from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.music.arrange import ARRANGERS
from studio.sound.music.composer import bar, compose
from studio.sound.music.drums import DRUMS
from studio.sound.music.form import Form, PlacedBar
from studio.sound.music.harmony import hertz
from studio.sound.music.idioms import IDIOMS
from studio.sound.music.instruments import INSTRUMENTS
from studio.sound.music.player import played

SPECTRUM = 8192


def play(genre: str, seconds: float, seed: int = 1, *, alone: bool = False, mood: str = "calm") -> Signal:
    music = Music(genre=genre, mood=mood)
    return played(music, dsp.samples(seconds), seed=seed, start=0, cancel=CancelToken(), alone=alone)


def note(name: str, midi: int, seconds: float = 1.2, loud: float = 0.6) -> Signal:
    return INSTRUMENTS[name](hertz(midi), seconds, loud, np.random.default_rng(0))


def spectrum(signal: Signal) -> NDArray[np.float64]:
    """Power over Hz, averaged over the sound."""
    starts = range(0, len(signal) - SPECTRUM, SPECTRUM // 2)
    frames = [np.abs(np.fft.rfft(signal[s : s + SPECTRUM] * np.hanning(SPECTRUM))) ** 2 for s in starts]
    return np.mean(frames, axis=0)


def centroid(signal: Signal) -> float:
    power = spectrum(signal)
    return float(np.sum(power * np.fft.rfftfreq(SPECTRUM, 1 / 48_000)) / np.sum(power))


def pitch(signal: Signal, near: float) -> float:
    """The fundamental of a piece of sound, looked for within a third of ``near`` Hz."""
    size = 1 << 17
    power = np.abs(np.fft.rfft(signal * np.hanning(len(signal)), size))
    hz = np.fft.rfftfreq(size, 1 / 48_000)
    return float(hz[int(np.argmax(np.where((hz > near / 1.25) & (hz < near * 1.25), power, 0.0)))])


def test_what_is_offered_is_what_is_composed() -> None:
    assert set(GENRES) == set(ARRANGERS)
    assert len(set(GENRES)) == len(GENRES)
    assert set(SOLOS) < set(GENRES)
    assert set(GENRES) > FEELINGS


@pytest.mark.parametrize("genre", sorted(IDIOMS))
def test_a_row_names_what_there_is(genre: str) -> None:
    idiom = IDIOMS[genre]
    for part in idiom.parts:
        assert part.who in (DRUMS if part.how == "drum" else INSTRUMENTS)
        legal = {"drum": "Xxof.-", "chords": "Xxodu.-", "line": "0123456789vwabcdefgh.-", "tune": ""}[part.how]
        assert all(set(pattern) <= set(legal) for pattern in part.play)
        assert bool(part.play) == (part.how != "tune")
        assert set(part.bars) <= set("x.")
    assert {drum for drum, _ in (*idiom.struck, *idiom.last)} <= set(DRUMS)
    assert idiom.leads <= {part.who for part in idiom.parts}


@pytest.mark.parametrize("genre", sorted(IDIOMS))
def test_who_plays_alone_is_heard_alone(genre: str) -> None:
    piece = compose(Music(genre=genre), 3, alone=True)
    notes = [one for n in range(8) for one in bar(piece, PlacedBar(number=n, sample=0.0, beats=float(piece.beats)))]
    assert notes
    assert {one.instrument for one in notes} <= IDIOMS[genre].leads


@pytest.mark.parametrize("genre", ["violin", "shamisen", "taiko", "cello", "sitar"])
def test_a_soloist_is_as_loud_as_a_band(genre: str) -> None:
    alone = play(genre, 5.0, alone=True)
    assert dsp.level(alone) == pytest.approx(dsp.decibels(-27.0), rel=0.6)
    assert alone.tobytes() == play(genre, 5.0, alone=True).tobytes()
    assert alone.tobytes() != play(genre, 5.0).tobytes()


@pytest.mark.parametrize("genre", ["waltz", "accordion", "lullaby"])
def test_a_waltz_has_three_beats(genre: str) -> None:
    piece = compose(Music(genre=genre), 2)
    form = Form(piece=piece)
    starts = [one.sample for one in form.bars(0.0, dsp.samples(12.0))]
    assert np.allclose(np.diff(starts), 3 * form.beat)
    beats = [one.beat for n in range(8) for one in bar(piece, PlacedBar(number=n, sample=0.0, beats=3.0))]
    assert max(beats) < 3.6


def test_the_blues_goes_round_in_twelve_bars() -> None:
    piece = compose(Music(genre="blues"), 5)
    whole = [bar(piece, PlacedBar(number=n, sample=0.0, beats=4.0)) for n in range(24)]
    roots = [min(one.midi or 0 for one in notes if one.instrument == "bass") % 12 for notes in whole]
    home, four, five = piece.key.tonic % 12, (piece.key.tonic + 5) % 12, (piece.key.tonic + 7) % 12
    assert roots[:12] == [home] * 4 + [four] * 2 + [home] * 2 + [five, four, home, five]
    assert roots[:12] == roots[12:]


def test_moods_choose_the_scale() -> None:
    assert compose(Music(genre="ukulele", mood="happy"), 1).key.scale == "major"
    assert compose(Music(genre="violin", mood="sad"), 1).key.scale == "harmonic_minor"
    assert compose(Music(genre="sitar", mood="tense"), 1).key.scale == "double_harmonic"


@pytest.mark.parametrize(
    ("name", "from_below"), [("sitar", 0.4), ("slide_guitar", 0.45), ("erhu", 0.3), ("hichiriki", 0.8)]
)
def test_some_slide_into_their_notes(name: str, from_below: float) -> None:
    tone, hz = note(name, 69), hertz(69)
    start, later = pitch(tone[1200:3600], hz), pitch(tone[24_000:36_000], hz)
    assert 12.0 * np.log2(later / hz) == pytest.approx(0.0, abs=0.4)
    assert 12.0 * np.log2(later / start) > from_below


@pytest.mark.parametrize("name", ["violin", "cello", "erhu"])
def test_bows_shake_a_long_note_later_on(name: str) -> None:
    tone, hz = note(name, 64, 2.0), hertz(64)

    def wander(start: int) -> float:
        found = [pitch(tone[s : s + 2400], hz) for s in range(start, start + 19_200, 1200)]
        return float(np.std(12.0 * np.log2(np.array(found) / hz)))

    assert wander(48_000) > 0.05
    assert wander(48_000) > wander(4800) * 0.9


def test_gamelan_bronze_beats() -> None:
    envelope = dsp.smooth(np.abs(note("saron", 69)), 480)[4800:40_800].astype(np.float64)
    swing = envelope / np.exp(
        np.polyval(np.polyfit(np.arange(len(envelope)), np.log(envelope), 1), np.arange(len(envelope)))
    )
    power = np.abs(np.fft.rfft((swing - swing.mean()) * np.hanning(len(swing)), 1 << 18))
    hz = np.fft.rfftfreq(1 << 18, 1 / 48_000)
    assert 5.0 < hz[int(np.argmax(np.where(hz > 3.0, power, 0.0)))] < 7.5


def test_a_harpsichord_hardly_knows_soft_from_loud_and_a_piano_does() -> None:
    def range_of(name: str) -> float:
        return dsp.level(note(name, 60, loud=1.0)) / dsp.level(note(name, 60, loud=0.2))

    assert range_of("harpsichord") < 0.7 * range_of("piano")


def test_what_is_bright_is_brighter() -> None:
    bright = {name: centroid(note(name, 64)) for name in ("banjo", "ukulele", "shamisen", "guitar", "chanter", "flute")}
    assert bright["banjo"] > 1.3 * bright["ukulele"]
    assert bright["shamisen"] > 1.3 * bright["guitar"]
    assert bright["chanter"] > 1.5 * bright["flute"]


def test_dread_has_no_harmony_and_a_flute_has() -> None:
    def peaked(signal: Signal) -> float:
        """How much of the sound lies in the ten strongest of its lines."""
        power = np.sort(spectrum(signal)[8:])[::-1]
        return float(power[:30].sum() / power.sum())

    assert peaked(play("flute", 6.0, alone=True).mean(axis=1)) > 1.1 * peaked(
        DRUMS["crash"](0.7, np.random.default_rng(0))
    )
    low = {genre: _share(play(genre, 8.0), 20.0, 120.0) for genre in ("horror", "drone", "ukulele", "whistle")}
    assert min(low["horror"], low["drone"]) > 3.0 * max(low["ukulele"], low["whistle"])


def _share(stereo: Signal, low: float, high: float) -> float:
    power, hz = spectrum(dsp.single(stereo.mean(axis=1))), np.fft.rfftfreq(SPECTRUM, 1 / 48_000)
    return float(power[(hz >= low) & (hz < high)].sum() / power.sum())


@cache
def features(genre: str, seed: int) -> NDArray[np.float64]:
    """What a simple ear has of six seconds: its bands, how they move, its strokes."""
    mono = dsp.single(play(genre, 6.0, seed).mean(axis=1)).astype(np.float64)
    frames = np.lib.stride_tricks.sliding_window_view(mono, 2048)[::1024] * np.hanning(2048)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2 + 1e-12
    hz = np.fft.rfftfreq(2048, 1 / 48_000)
    edges = np.geomspace(40.0, 14_000.0, 17)
    bands = [power[:, (hz >= a) & (hz < max(b, a + 24))].sum(axis=1) for a, b in itertools.pairwise(edges)]
    levels = 10.0 * np.log10(np.stack(bands, axis=1))
    flux = np.maximum(0.0, np.diff(np.log(power), axis=0)).mean(axis=1)
    mean = levels.mean(axis=0)
    return np.concatenate([mean - mean.mean(), levels.std(axis=0), [30.0 * flux.std(), 30.0 * flux.mean()]])


def test_a_simple_ear_tells_genres_apart_on_seeds_it_has_not_heard() -> None:
    genres = ("ukulele", "harpsichord", "bagpipes", "shamisen", "taiko", "gamelan", "sitar", "chiptune", "metal",
              "reggae", "salsa", "flamenco", "horror", "choir", "celtic", "techno")  # fmt: skip
    known = {genre: (features(genre, 1) + features(genre, 2)) / 2.0 for genre in genres}
    spread = np.std(np.stack(list(known.values())), axis=0) + 0.5
    heard = [
        min(genres, key=lambda other: float(np.sum(((features(genre, 3) - known[other]) / spread) ** 2)))
        for genre in genres
    ]
    assert sum(a == b for a, b in zip(heard, genres, strict=True)) >= 14
