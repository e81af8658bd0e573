"""Cuts at random."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import strategies as st

from studio.project.timeline.clip import Clip, Gap, Item, TakeSource, Transition
from studio.project.timeline.sequence import Sequence
from studio.project.timeline.tidy import tidy
from studio.project.timeline.track import Track
from tests.workflows.bringing_back.conftest import RATE, SIZE

TAKE = 24


@st.composite
def cuts(draw: st.DrawFn) -> Sequence:
    """Pieces of takes in any order, with gaps, speeds, dissolves, sounds of their own or none, on one or two tracks."""
    tracks: list[Track] = []
    sounds: list[Item] = []
    serial = 0
    for number in range(draw(st.integers(1, 2))):
        row: list[Item] = []
        for _ in range(draw(st.integers(1, 5))):
            serial += 1
            if draw(st.booleans()):
                row.append(Gap(draw(st.integers(1, 30))))
            speed = draw(st.sampled_from([Fraction(1), Fraction(1), Fraction(1), Fraction(2), Fraction(1, 2)]))
            offset = draw(st.integers(0, 12))
            length = draw(st.integers(1, max(1, int((TAKE - offset) / speed))))
            clip = Clip(
                id=f"q9c{serial}", source=TakeSource(f"s{draw(st.integers(1, 4))}"), length=length, offset=offset,
                speed=speed, link=f"q9l{serial}" if number == 0 else "", enabled=draw(st.integers(0, 9)) > 0,
            )  # fmt: skip
            row.append(clip)
        if not number:
            sounds = [replace(one, id=one.id.replace("c", "d")) if isinstance(one, Clip) else one for one in row]
        joined = [row[0], *(_joined(draw, before, one) for before, one in pairwise(row))]
        tracks.append(Track(id=f"q9v{number + 1}", kind="video", name=f"V{number + 1}", items=tidy(None, joined)))
    tracks.append(Track(id="q9a9", kind="audio", name="A1", items=tidy(None, sounds)))
    return Sequence(id="q9", name="Cut", size=SIZE, rate=RATE, tracks=tuple(tracks), start=86400)


def _joined(draw: st.DrawFn, before: Item, one: Item) -> Item:
    """Sometimes over a dissolve."""
    if not isinstance(before, Clip) or not isinstance(one, Clip) or not draw(st.booleans()):
        return one
    half = min(before.length, one.length, 6) // 3
    return replace(one, head=Transition(before=half, after=half)) if half else one
