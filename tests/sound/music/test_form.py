"""How a piece ends, and how it meets cuts."""

import itertools

import numpy as np
import pytest

from studio.core.progress import CancelToken
from studio.project.scene import Music
from studio.sound import dsp
from studio.sound.dsp import Signal
from studio.sound.music.arrange import ARRANGERS
from studio.sound.music.composer import bar, compose
from studio.sound.music.form import LEAST_RING, Form
from studio.sound.music.player import played
from studio.sound.music.score import BEATS

GENRES = sorted(ARRANGERS)


def play(music: Music, start: float, seconds: float, end: float | None, cuts: tuple[float, ...] = ()) -> Signal:
    return played(
        music,
        dsp.samples(seconds),
        seed=3,
        start=dsp.samples(start),
        cuts=tuple(dsp.samples(cut) for cut in cuts),
        end=None if end is None else dsp.samples(end),
        cancel=CancelToken(),
    )


@pytest.mark.parametrize("genre", GENRES)
@pytest.mark.parametrize(("start", "end"), [(0.0, 12.0), (31.7, 38.2), (5.0, 60.0)])
def test_a_piece_comes_home_on_a_beat_and_has_time_to_ring(genre: str, start: float, end: float) -> None:
    piece = compose(Music(genre=genre), 3)
    form = Form(piece=piece, end=dsp.samples(end), settled=dsp.samples(start))
    bars = list(form.bars(0.0, dsp.samples(end)))
    last = bars[-1]
    assert [one.role for one in bars].count("close") == 1
    assert last.role == "close"
    beats = last.sample / form.beat
    assert beats == pytest.approx(round(beats), abs=1e-6)
    assert last.sample >= dsp.samples(start)
    ring = (dsp.samples(end) - last.sample) / 48_000
    assert LEAST_RING <= ring <= LEAST_RING + BEATS * form.beat / 48_000
    before = [one.role for one in bars if one.sample >= dsp.samples(start)][:-1]
    if len(before) >= 3:
        assert before[-1] == "lead"
    assert all(one.role == "on" for one in bars if one.sample < dsp.samples(start))
    home = {(piece.key.tonic + step) % 12 for step in (0, 2, 3, 4, 7, 9, 10, 11)}
    notes = [note for note in bar(piece, last) if note.midi is not None]
    bass = min(notes, key=lambda note: note.midi or 0)
    assert (bass.midi or 0) % 12 == piece.key.tonic % 12
    assert all((note.midi or 0) % 12 in home for note in notes)


@pytest.mark.parametrize("genre", ["piano", "orchestral", "rock", "ambient"])
def test_the_end_is_heard_as_one(genre: str) -> None:
    sound = play(Music(genre=genre), 0.0, 14.0, 13.5)
    assert dsp.peak(sound[dsp.samples(13.5) :]) == 0.0
    assert dsp.peak(sound[dsp.samples(13.4) : dsp.samples(13.5)]) < 0.02 * dsp.peak(sound)
    assert dsp.level(sound[dsp.samples(11.9) : dsp.samples(12.4)]) > 0.08 * dsp.level(sound)
    # Nothing is struck while the last chord rings.
    tail = dsp.tops(sound[dsp.samples(12.4) : dsp.samples(13.5)])
    assert dsp.peak(tail[len(tail) // 2 :]) < 1.1 * dsp.peak(tail[: len(tail) // 2])


@pytest.mark.parametrize("genre", ["folk", "orchestral", "electronic"])
def test_what_was_heard_before_the_last_shot_stays(genre: str) -> None:
    """The last shot begins at 9 s; it does not know more than the shot before did."""
    music = Music(genre=genre)
    before, after = play(music, 0.0, 9.01, None), play(music, 9.0, 6.0, 15.0)
    a, b = before[-480:].astype(np.float64), after[:480].astype(np.float64)
    assert float(np.sum(a * b) / np.sqrt(np.sum(a * a) * np.sum(b * b))) > 0.95


@pytest.mark.parametrize("end", [0.3, 0.9, 1.6, 2.4])
def test_short_pieces_are_a_chord(end: float) -> None:
    sound = play(Music(genre="piano"), 0.0, end + 0.5, end)
    assert np.isfinite(sound).all()
    assert dsp.peak(sound) > 0.005
    assert dsp.peak(sound[dsp.samples(end) :]) == 0.0


@pytest.mark.parametrize("genre", GENRES)
def test_a_bar_begins_on_every_cut_with_an_accent(genre: str) -> None:
    piece = compose(Music(genre=genre), 3)
    cuts = (dsp.samples(5.3), dsp.samples(9.1))
    form = Form(piece=piece, cuts=cuts)
    bars = list(form.bars(0.0, dsp.samples(14.0)))
    met = [one for one in bars if one.met]
    assert [round(one.sample) for one in met] == list(cuts)
    starts = [one.sample for one in bars]
    assert starts == sorted(set(starts))
    for one, following in itertools.pairwise(bars):
        assert one.sample + one.beats * form.beat == pytest.approx(following.sample)
    plain = len(bar(piece, bars[0]))
    assert len(bar(piece, met[0])) > 0.4 * plain
    music = Music(genre=genre)
    hit, without = play(music, 5.3, 0.4, None, (5.3,)), play(music, 5.3, 0.4, None)
    assert dsp.level(hit[: dsp.samples(0.25)]) > dsp.level(without[: dsp.samples(0.25)])
