"""Mouth shapes from phoneme letters."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from studio.ports.speech import VISEMES
from studio.sound.speech.visemes import visemes

LETTERS = "həlˈO ðˈɛɹ.ʣʨɯːʔɴ,?AIYW"


@given(
    st.lists(st.tuples(st.sampled_from(LETTERS), st.integers(0, 6000)), max_size=40),
    st.integers(0, 3000),
    st.integers(0, 3000),
)
def test_shapes_tile_the_line(parts: list[tuple[str, int]], lead: int, tail: int) -> None:
    letters = "".join(letter for letter, _ in parts)
    edges = [lead]
    for _, length in parts:
        edges.append(edges[-1] + length)
    count = edges[-1] + tail + 1
    shapes = visemes(letters, edges, count)
    assert shapes[0].start == 0
    assert shapes[-1].end == count
    assert all(a.end == b.start and a.text != b.text for a, b in pairwise(shapes))
    assert all(s.end > s.start and s.text in VISEMES for s in shapes)


def test_mama_closes_the_lips_twice() -> None:
    shapes = visemes("mama", [0, 4800, 9600, 14_400, 19_200], 24_000)
    assert [s.text for s in shapes] == ["M", "A", "M", "A", "rest"]


def test_a_diphthong_moves() -> None:
    assert [s.text for s in visemes("aI", [0, 100, 10_000], 10_000)] == ["A", "I"]


def test_a_comma_rests_only_when_it_lasts() -> None:
    assert "rest" not in [s.text for s in visemes("a,i", [0, 5000, 6000, 9000], 9000)]
    assert "rest" in [s.text for s in visemes("a,i", [0, 5000, 15_000, 19_000], 19_000)]
