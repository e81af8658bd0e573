"""Sounds cross over at a cut without a click, at constant power, and the lengths stay exact."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.ports.sound import Samples, Sound
from studio.workflows.film.cuts import ENDING, Splice, spoken_before
from studio.workflows.film.shot import TAIL


def music(samples: Samples) -> Sound:
    """Stems of which one sounds."""
    silence = np.zeros_like(samples)
    return Sound(dialogue=silence, effects=silence, ambience=silence, music=samples)


@given(st.lists(st.integers(1, 3000), min_size=1, max_size=5))
@settings(deadline=None)
def test_lengths_are_exact_and_nothing_is_louder_than_full(lengths: list[int]) -> None:
    splice = Splice()
    loud = np.ones((4000, 2), np.float32)
    for number, length in enumerate(lengths):
        part = splice.join(music(loud[: length + TAIL]), length, last=number == len(lengths) - 1).mix
        assert part.shape == (length, 2)
        assert np.abs(part).max() <= 1.0


def test_noise_keeps_its_power_across_a_cut() -> None:
    rng = np.random.default_rng(1)
    edges: list[float] = []
    for _ in range(40):
        splice = Splice()
        splice.join(music(rng.normal(0, 0.1, (4800 + TAIL, 2)).astype(np.float32)), 4800, last=False)
        part = splice.join(music(rng.normal(0, 0.1, (4800 + TAIL, 2)).astype(np.float32)), 4800, last=True).mix
        edges.append(float(np.mean(part[:TAIL] ** 2)))
    assert abs(float(np.mean(edges)) / 0.01 - 1) < 0.05


def test_a_tone_that_runs_on_is_left_as_it_is() -> None:
    tone = np.repeat(0.2 * np.sin(2 * np.pi * 330 * np.arange(9600 + TAIL) / 48_000)[:, None], 2, 1).astype(np.float32)
    splice = Splice()
    splice.join(music(tone[: 4800 + TAIL]), 4800, last=False)
    part = splice.join(music(tone[4800:]), 4800, last=False).mix
    assert np.abs(part - tone[4800:9600]).max() < 1e-4


def test_the_film_rises_from_silence_and_sinks_to_it() -> None:
    part = Splice().join(music(np.full((96_000 + TAIL, 2), 0.5, np.float32)), 96_000, last=True).mix
    assert abs(part[0, 0]) < 0.01
    assert abs(part[-1, 0]) < 0.01
    assert np.allclose(part[TAIL:-ENDING], 0.5)
    assert np.all(np.diff(part[-ENDING:, 0]) <= 0)


def test_who_spoke_last_is_remembered_through_silent_shots() -> None:
    silence, speech = np.zeros((4_800, 2), np.float32), np.zeros((9_600, 2), np.float32)
    speech[2_000:6_000, 1] = 0.3
    assert spoken_before(silence, None) is None
    after = spoken_before(speech, None)
    assert after == 9_600 - 5_999
    assert spoken_before(silence, after) == after + 4_800
    assert spoken_before(speech, 20) == after
    assert spoken_before(np.zeros((0, 2), np.float32), after) == after
