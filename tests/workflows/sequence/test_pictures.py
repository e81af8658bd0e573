"""The picture of a frame."""

import time
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from studio.core.time import FrameRate
from studio.ports.compositor import Crossing, Layer
from studio.project.timeline.clip import Clip, ColorSource, Gap, SequenceSource, TitleSource, Transition
from studio.project.timeline.curve import Curve, Key, steady
from studio.project.timeline.look import Grade, Transform
from studio.project.timeline.title import Title
from studio.project.timeline.track import Track
from studio.workflows.sequence import CutReader
from tests.fakes.compositor import FakeCompositor
from tests.workflows.sequence.cutting import SIZE, Stock, clip, opened, ramp, sequence


def _video(*items: Clip | Gap, id: str = "v1") -> Track:  # noqa: A002
    return Track(id=id, kind="video", items=items)


def _stock() -> Stock:
    return Stock({"a": ramp, "b": ramp, "sound": ramp, "image": ramp})


def _values(reader: CutReader) -> list[int]:
    return [int(reader.picture(frame)[0, 0, 0]) for frame in range(reader.facts.frame_count)]


def test_one_clip_that_fills_the_screen_is_its_own_picture() -> None:
    compositor = FakeCompositor()
    reader = opened(_stock(), sequence(_video(clip("a", 10, 20))), compositor=compositor)
    assert _values(reader) == list(range(20, 30))
    assert compositor.composed == 0
    assert (reader.facts.size, reader.facts.frame_count) == (SIZE, 10)
    assert reader.picture(3).shape == (36, 64, 4)
    assert reader.picture(3, (32, 18)).shape == (18, 32, 4)


def test_speed_reverse_and_freeze() -> None:
    reader = opened(
        _stock(),
        sequence(
            _video(
                replace(clip("a", 4, 10), speed=Fraction(2)),
                replace(clip("a", 4, 30), speed=Fraction(-1)),
                replace(clip("a", 4, 7), speed=Fraction(0)),
                replace(clip("a", 4, 50), speed=Fraction(1, 2)),
            )
        ),
    )
    assert _values(reader) == [10, 12, 14, 16, 30, 29, 28, 27, 7, 7, 7, 7, 50, 50, 51, 51]


def test_media_at_another_rate_are_shown_at_their_moment() -> None:
    stock = _stock()
    stock.rates["b"] = FrameRate(Fraction(30))
    assert _values(opened(stock, sequence(_video(clip("b", 8, 4))))) == [frame * 30 // 24 for frame in range(4, 12)]


def test_a_medium_that_ends_holds_its_last_picture_and_says_so() -> None:
    stock = _stock()
    film = sequence(_video(clip("a", 10, 236)))
    reader = opened(stock, film)
    assert _values(reader)[-1] == 239
    assert reader.problems == ()
    liar = Stock({"a": ramp}, counts={"a": 240})
    reader = opened(liar, film)
    liar.counts["a"] = 238
    assert _values(reader)[-1] == 237
    assert reader.problems == ("a ends after 238 of its 240 pictures.",)


def test_gaps_are_black() -> None:
    assert _values(opened(_stock(), sequence(_video(Gap(2), clip("a", 1, 9))))) == [0, 0, 9]


def test_a_dissolve_shows_both_sides_beyond_the_cut() -> None:
    compositor = FakeCompositor()
    over = Transition(before=2, after=2)
    film = sequence(_video(clip("a", 10, 100), replace(clip("b", 10, 20), head=over)))
    reader = opened(_stock(), film, compositor=compositor)
    parts: list[float] = []
    for frame, leaving, coming in ((8, 108, 18), (9, 109, 19), (10, 110, 20), (11, 111, 21)):
        reader.picture(frame)
        (row,) = compositor.rows
        assert isinstance(row, Crossing)
        assert row.leaving is not None
        assert row.coming is not None
        assert (row.leaving.picture[0, 0, 0], row.coming.picture[0, 0, 0]) == (leaving, coming)
        parts.append(row.part)
    assert parts == [0.125, 0.375, 0.625, 0.875]
    assert int(reader.picture(7)[0, 0, 0]) == 107
    assert int(reader.picture(12)[0, 0, 0]) == 22


def test_transforms_are_asked_at_the_mediums_frame() -> None:
    compositor = FakeCompositor()
    moving = Transform(x=Curve((Key(40, 0.0, "linear"), Key(50, 1.0))), opacity=steady(0.5))
    graded = replace(clip("a", 10, 40), transform=moving, grade=Grade(saturation=0.0))
    reader = opened(_stock(), sequence(_video(graded)), compositor=compositor)
    reader.picture(5)
    (row,) = compositor.rows
    assert isinstance(row, Layer)
    assert (row.placement.x, row.placement.opacity, row.grade.saturation) == (0.5, 0.5, 0.0)


def test_tracks_lie_over_each_other_and_muted_ones_do_not() -> None:
    compositor = FakeCompositor()
    title = Clip(id="t", source=TitleSource(Title(text="はじまり")), length=5)
    below, above = _video(clip("a", 5, 30)), _video(title, id="v2")
    words = Track(id="s1", kind="subtitle", items=(replace(title, id="s"),))
    reader = opened(_stock(), sequence(below, above, replace(words, muted=True)), compositor=compositor)
    picture = reader.picture(2)
    assert (int(picture[0, 0, 0]), int(picture[18, 0, 0])) == (32, 104)
    assert len(compositor.rows) == 2
    opened(_stock(), sequence(below, above, words), compositor=compositor).picture(2)
    assert len(compositor.rows) == 3


def test_other_sizes_are_read_in_the_size_they_are_shown_in() -> None:
    compositor = FakeCompositor()
    stock = _stock()
    stock.sizes["b"] = (640, 480)
    reader = opened(stock, sequence(_video(clip("b", 5))), compositor=compositor)
    reader.picture(1)
    (row,) = compositor.rows
    assert isinstance(row, Layer)
    assert row.picture.shape == (36, 48, 4)
    half = replace(clip("b", 5), transform=Transform(scale=steady(0.5)))
    opened(stock, sequence(_video(half)), compositor=compositor).picture(1)
    (row,) = compositor.rows
    assert isinstance(row, Layer)
    assert row.picture.shape == (18, 24, 4)


def test_colours_and_images() -> None:
    stock = _stock()
    red = Clip(id="c", source=ColorSource("#ff8000"), length=2)
    reader = opened(stock, sequence(_video(red, clip("image", 3, 5), clip("image", 3, 90))))
    assert reader.picture(0)[0, 0].tolist() == [0, 128, 255, 255]
    assert reader.picture(4).shape == (36, 64, 4)
    reader.picture(6)
    assert [path.stem for path, _ in stock.opened] == ["image"]


def test_a_nested_sequence() -> None:
    inner = sequence(_video(clip("a", 10, 60), id="i1"), id="q2")
    outer = sequence(_video(clip("b", 2), Clip(id="n", source=SequenceSource("q2"), length=6, offset=3)))
    reader = opened(_stock(), outer, inner)
    assert _values(reader) == [0, 1, 63, 64, 65, 66, 67, 68]
    assert reader.reach(4, 100)
    assert reader.distance(4) == 0


def test_what_is_missing_is_a_slate_and_the_rest_goes_on() -> None:
    stock = _stock()
    title = Clip(id="t", source=TitleSource(Title(text="words")), length=4)
    film = sequence(_video(clip("gone", 3), clip("a", 3, 50)), _video(title, id="v2"))
    reader = opened(stock, film)
    slate = reader.picture(0)
    assert len(np.unique(slate[..., 0])) > 2, "hatched, with words over it"
    assert int(reader.picture(3)[0, 0, 0]) == 50
    assert reader.problems == ('There is no file "gone" in test.',)
    known = _stock()
    missing = opened(known, sequence(_video(clip("b", 3))))
    del known.waves["b"]
    missing.picture(0)
    assert missing.problems == ("b.mp4 is missing.",), "the fake names its files so"
    problem = missing.problem(0)
    assert problem is not None
    assert problem.path.name == "b.mp4"
    assert not missing.samples(0, 100).any()


def test_damaged_pictures_become_a_slate() -> None:
    stock = replace(_stock(), holes=frozenset({4}))
    reader = opened(stock, sequence(_video(clip("a", 8))))
    assert reader.picture(3)[0, 0, 0] == 3
    assert reader.reach(4, 5)
    reader.picture(4)
    assert reader.problems == ("damaged at picture 5.",)


def test_words_that_cannot_be_set_and_sound_where_pictures_should_be() -> None:
    long = Clip(id="t", source=TitleSource(Title(text="x" * 10_001)), length=4)
    reader = opened(_stock(), sequence(_video(long), _video(clip("sound", 4), id="v2")))
    reader.picture(0)
    assert reader.problems == ("The title is too long.",)


def test_what_comes_next_is_decoded_ahead() -> None:
    stock = replace(_stock(), gop=100)
    reader = opened(stock, sequence(_video(clip("a", 90), clip("a", 30, 190))))
    assert reader.reach(0, 10)
    assert reader.prepare(0, 10), "too far away"
    steps = 0
    while not reader.prepare(40, 2):
        steps += 1
    assert steps > 30
    assert reader.distance(90) == 0
    assert reader.distance(1) == 1, "what is shown was not disturbed"


def test_what_will_be_asked_of_the_compositor_is_tried_out_before() -> None:
    compositor = FakeCompositor()
    over = Transition(before=2, after=2)
    half = replace(clip("a", 9, 50), transform=Transform(scale=steady(0.5)))
    film = sequence(_video(clip("a", 200), replace(clip("b", 9, 9), head=over), half, replace(half, id="h")))
    reader = opened(_stock(), film, compositor=compositor)
    assert reader.prepare(0, 2)
    end = time.monotonic() + 10
    while compositor.composed < 2:
        assert time.monotonic() < end
        time.sleep(0.001)
    assert reader.prepare(0, 2)
    time.sleep(0.01)
    assert compositor.composed == 2, "a dissolve, and a smaller picture, each once"
    reader.close()


@pytest.mark.parametrize("frame", [-5, 400])
def test_frames_outside_are_black(frame: int) -> None:
    reader = opened(_stock(), sequence(_video(clip("a", 8, 10))))
    assert int(reader.picture(frame)[0, 0, 0]) == 0
