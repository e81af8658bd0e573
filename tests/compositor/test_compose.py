"""Layers and transitions: what must come out byte for byte, and what must never break."""

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.errors import FaultError, InputError
from studio.ports.compositor import Crossing, Layer, Picture, Placement, Row
from studio.project.timeline.clip import TRANSITIONS, TransitionKind
from studio.project.timeline.look import Crop, Grade
from tests.compositor.pictures import SIZE, compositor, layer, noise, plain

WIPES: tuple[TransitionKind, ...] = ("wipe_left", "wipe_right", "wipe_up", "wipe_down")
BLACK = plain((0, 0, 0))


def shown(*rows: Row, size: tuple[int, int] = SIZE) -> Picture:
    return compositor().compose(rows, size)


def apart(one: Picture, other: Picture) -> int:
    """The largest difference of any byte."""
    return int(np.abs(one.astype(np.int16) - other.astype(np.int16)).max())


def crossing(kind: TransitionKind, part: float, leaving: Layer | None, coming: Layer | None) -> Crossing:
    return Crossing(kind=kind, part=part, leaving=leaving, coming=coming, color="#204060")


def test_a_full_screen_picture_comes_out_as_it_went_in() -> None:
    picture = noise()
    made = shown(Layer(picture=picture))
    assert np.array_equal(made, picture)
    assert made is not picture and made.flags.writeable


def test_nothing_is_black() -> None:
    assert np.array_equal(shown(), BLACK)


def test_what_is_hidden_does_not_matter() -> None:
    assert np.array_equal(shown(Layer(picture=noise(1, (7, 5))), layer(2)), noise(2))


def test_a_picture_may_be_read_only_or_in_pieces() -> None:
    picture = noise(3, (320, 90))[:, ::2]
    picture.flags.writeable = False
    assert np.array_equal(shown(Layer(picture=picture)), picture)


def test_what_is_laid_is_left_alone() -> None:
    picture, clear = noise(1), noise(2, opacity=None)
    copies = picture.copy(), clear.copy()
    shown(Layer(picture=picture), Layer(picture=clear, placement=Placement(scale=0.5), grade=Grade(exposure=1.0)))
    assert np.array_equal(picture, copies[0]) and np.array_equal(clear, copies[1])


@pytest.mark.parametrize("placement", [Placement(), Placement(scale=0.6, x=0.1), Placement(rotation=30.0)])
def test_opacity_0_is_nothing(placement: Placement) -> None:
    assert np.array_equal(shown(layer(1), Layer(picture=noise(2), placement=replace(placement, opacity=0.0))), noise(1))


def test_straight_alpha_over() -> None:
    below, above = noise(1), noise(2, opacity=None)
    alpha = above[..., 3:].astype(np.float64) / 255.0
    wanted = np.floor(above[..., :3] * alpha + below[..., :3] * (1.0 - alpha) + 0.5)
    made = shown(Layer(picture=below), Layer(picture=above))
    assert np.abs(made[..., :3] - wanted).max() <= 1
    assert (made[..., 3] == 255).all()


def test_half_opacity_is_the_mean() -> None:
    made = shown(
        Layer(picture=plain((10, 20, 200))), Layer(picture=plain((30, 40, 100)), placement=Placement(opacity=0.5))
    )
    assert np.array_equal(made, plain((20, 30, 150)))


@pytest.mark.parametrize("kind", [kind for kind in TRANSITIONS if kind != "dip"])
def test_a_transition_begins_and_ends_with_its_pictures(kind: TransitionKind) -> None:
    assert np.array_equal(shown(crossing(kind, 0.0, layer(1), layer(2))), noise(1))
    assert np.array_equal(shown(crossing(kind, 1.0, layer(1), layer(2))), noise(2))


def test_a_dip_goes_through_its_colour() -> None:
    assert np.array_equal(shown(crossing("dip", 0.0, layer(1), layer(2))), noise(1))
    assert np.array_equal(shown(crossing("dip", 0.5, layer(1), layer(2))), plain((0x60, 0x40, 0x20)))
    assert np.array_equal(shown(crossing("dip", 1.0, layer(1), layer(2))), noise(2))


def test_a_dissolve_is_the_mean_half_way() -> None:
    made = shown(crossing("dissolve", 0.5, layer(1), layer(2))).astype(np.int64)
    assert np.array_equal(made, (noise(1).astype(np.int64) + noise(2) + 1) // 2)


@pytest.mark.parametrize("graded", [False, True])
def test_a_dissolve_of_laid_pictures_is_the_dissolve_of_what_they_look_like(graded: bool) -> None:
    grade = Grade(exposure=0.5) if graded else Grade()
    one = Layer(picture=noise(1), placement=Placement(scale=0.5), grade=grade)
    two = Layer(picture=noise(2, opacity=None), grade=grade)
    half = shown(layer(3), crossing("dissolve", 0.5, one, two)).astype(np.int64)
    apart_ = shown(layer(3), one).astype(np.int64), shown(layer(3), two).astype(np.int64)
    assert np.array_equal(half, (apart_[0] + apart_[1] + 1) // 2)


def test_a_fade_from_nothing_shows_what_is_below() -> None:
    assert np.array_equal(shown(layer(1), crossing("dissolve", 0.0, None, layer(2))), noise(1))
    assert np.array_equal(shown(crossing("dissolve", 0.0, None, layer(2))), BLACK)
    half = shown(layer(1), crossing("dissolve", 0.5, None, layer(2)))
    assert np.array_equal(half, shown(crossing("dissolve", 0.5, layer(1), layer(2))))


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("wipe_left", (0, 0), (0, -1)),
        ("wipe_right", (0, -1), (0, 0)),
        ("wipe_up", (0, 0), (-1, 0)),
        ("wipe_down", (-1, 0), (0, 0)),
    ],
)
def test_an_edge_moves_the_way_its_wipe_is_called(
    kind: TransitionKind, first: tuple[int, int], last: tuple[int, int]
) -> None:
    one, two = Layer(picture=plain((0, 0, 0))), Layer(picture=plain((255, 255, 255)))
    made = shown(crossing(kind, 0.3, one, two))
    assert made[first][0] == 0 and made[last][0] == 255
    assert made[..., 0].mean() == pytest.approx(0.3 * 255, abs=0.5)


@pytest.mark.parametrize("kind", WIPES)
def test_a_wipes_edge_lies_between_pixels(kind: TransitionKind) -> None:
    one, two = Layer(picture=plain((0, 0, 0))), Layer(picture=plain((255, 255, 255)))
    length = SIZE[0] if kind in ("wipe_left", "wipe_right") else SIZE[1]
    made = shown(crossing(kind, 10.25 / length, one, two))
    assert sorted(set(made[..., 0].ravel().tolist())) == [0, 64, 255]


@pytest.mark.parametrize(
    ("placement", "rows", "columns"),
    [
        (Placement(scale=0.5), slice(22, 68), slice(40, 120)),
        (Placement(x=0.5), slice(0, 90), slice(80, 160)),
        (Placement(y=-0.5), slice(0, 45), slice(0, 160)),
        (Placement(crop=Crop(left=0.25, bottom=0.5)), slice(0, 45), slice(40, 160)),
    ],
)
def test_where_a_picture_lies(placement: Placement, rows: slice, columns: slice) -> None:
    made = shown(Layer(picture=plain((255, 255, 255)), placement=placement))
    lit = made[..., 0] > 0
    assert lit[rows, columns].all() and lit.sum() == lit[rows, columns].sum()


@pytest.mark.parametrize(("size", "side"), [((40, 90), 40), ((40, 20), 160), ((320, 180), 160)])
def test_scale_1_is_the_whole_picture_in_the_screen(size: tuple[int, int], side: int) -> None:
    made = shown(Layer(picture=plain((255, 255, 255), size)))
    assert (made[45, :, 0] == 255).sum() == side


@pytest.mark.parametrize("scale", [0.11, 0.37, 0.5, 0.77, 1.0, 1.3, 4.0])
@pytest.mark.parametrize("turn", [0.0, 17.0])
def test_one_colour_stays_that_colour(scale: float, turn: float) -> None:
    placement = Placement(scale=scale, rotation=turn, x=0.013)
    made = shown(Layer(picture=plain((11, 97, 203))), Layer(picture=plain((11, 97, 203)), placement=placement))
    assert apart(made, plain((11, 97, 203))) <= 1


@pytest.mark.parametrize("turn", [0.0, 10.0])
def test_what_is_clear_tints_nothing(turn: float) -> None:
    """White that cannot be seen lies around a red square; nowhere may it shine through."""
    picture = plain((255, 255, 255), opacity=0)
    picture[30:60, 50:110] = (0, 0, 255, 255)
    placement = Placement(scale=0.83, x=0.03, rotation=turn)
    made = shown(Layer(picture=plain((0, 0, 255))), Layer(picture=picture, placement=placement))
    assert apart(made, plain((0, 0, 255))) <= 1


@pytest.mark.parametrize(
    "placement",
    [
        Placement(scale=0.83, x=0.03),
        Placement(scale=0.14),
        Placement(rotation=20.0),
        Placement(rotation=20.0, scale=0.3),
        Placement(scale=1.7, y=0.2),
        Placement(x=0.9),
    ],
)
def test_leaving_out_what_is_clear_changes_nothing(placement: Placement) -> None:
    small = plain((0, 0, 0), opacity=0)
    small[30:60, 50:110] = noise(2, (60, 30), opacity=None)
    full = small.copy()
    full[[0, 0, -1, -1], [0, -1, 0, -1]] = (0, 0, 0, 1)  # too little to be seen, yet not clear
    made = [shown(layer(1), Layer(picture=picture, placement=placement)) for picture in (small, full)]
    assert apart(*made) <= 1


def test_a_picture_that_is_all_clear() -> None:
    made = shown(layer(1), Layer(picture=plain((255, 255, 255), opacity=0), placement=Placement(scale=0.83, x=0.03)))
    assert np.array_equal(made, noise(1))


def test_a_picture_anywhere_in_memory() -> None:
    picture = np.frombuffer(b"\0" + noise(1).tobytes(), np.uint8, offset=1).reshape(noise(1).shape)
    assert np.array_equal(shown(Layer(picture=picture)), noise(1))


def test_what_is_cropped_away_tints_nothing() -> None:
    picture = plain((255, 255, 255))
    picture[:, 40:120] = (0, 0, 255, 255)
    placement = Placement(crop=Crop(left=0.25, right=0.25), scale=1.7, x=0.011)
    made = shown(Layer(picture=plain((0, 0, 255))), Layer(picture=picture, placement=placement))
    assert apart(made, plain((0, 0, 255))) <= 1


@pytest.mark.parametrize("turn", [0.0, 7.0])
def test_shrinking_keeps_the_mean_and_does_not_shimmer(turn: float) -> None:
    """Stripes of one pixel become grey, wherever they are moved to."""
    picture = plain((0, 0, 0), (640, 360))
    picture[:, ::2, :3] = 255
    for x in (0.0, 0.0007, 0.0023):
        made = shown(Layer(picture=picture, placement=Placement(scale=0.7, x=x, rotation=turn)))
        middle = made[30:60, 60:100, 0].astype(np.float64)
        assert abs(middle.mean() - 127.5) < 3 and middle.std() < 8


def test_zooming_never_jumps() -> None:
    picture = np.kron(noise(5, (40, 23)), np.ones((8, 8, 1), np.uint8))[:180, :320]
    before, steps = None, list[float]()
    for scale in np.linspace(0.4, 1.6, 61):
        made = shown(Layer(picture=np.ascontiguousarray(picture), placement=Placement(scale=float(scale)))).astype(
            float
        )
        if before is not None:
            steps.append(float(np.abs(made - before).mean()))
        before = made
    assert max(now / last for last, now in pairwise(steps)) < 1.25


@settings(max_examples=30, deadline=None)
@given(
    st.floats(-0.4, 0.4), st.floats(-0.4, 0.4), st.floats(0.2, 2.0), st.sampled_from([0.0, 0.0, 12.0, 45.0, 90.0]),
)  # fmt: skip
def test_flips_are_symmetrical(x: float, y: float, scale: float, turn: float) -> None:
    picture = np.repeat(np.repeat(noise(4, (20, 12)), 8, axis=0), 8, axis=1)[:90, :160]
    one = shown(Layer(picture=picture, placement=Placement(x=x, y=y, scale=scale, rotation=turn)))
    turned = Placement(x=-x, y=y, scale=scale, rotation=-turn)
    other = shown(Layer(picture=np.ascontiguousarray(picture[:, ::-1]), placement=turned))[:, ::-1]
    assert apart(one, other) <= (2 if turn == 0.0 else 6)


@settings(max_examples=60, deadline=None)
@given(
    st.floats(), st.floats(), st.floats(), st.floats(), st.floats(), st.floats(), st.floats(),
    st.integers(1, 40), st.integers(1, 40),
)  # fmt: skip
def test_no_number_breaks_it(
    x: float, y: float, scale: float, turn: float, opacity: float, crop: float, part: float, width: int, height: int
) -> None:
    placement = Placement(x=x, y=y, scale=scale, rotation=turn, opacity=opacity, crop=Crop(left=crop, bottom=crop))
    row = Layer(picture=noise(1, (width, height), opacity=None), placement=placement)
    made = shown(layer(2), row, crossing("dissolve", part, row, layer(3)), size=SIZE)
    assert (made[..., 3] == 255).all()
    assert np.array_equal(made, shown(layer(2), row, crossing("dissolve", part, row, layer(3)), size=SIZE))


def test_what_is_no_number_is_no_change() -> None:
    odd = Placement(x=math.nan, y=math.nan, scale=math.nan, rotation=math.nan, opacity=math.nan)
    assert np.array_equal(shown(Layer(picture=noise(1), placement=odd)), noise(1))


def test_a_picture_of_one_pixel() -> None:
    assert np.array_equal(shown(Layer(picture=plain((1, 2, 3), (1, 1))), size=(1, 1)), plain((1, 2, 3), (1, 1)))
    made = shown(Layer(picture=plain((1, 2, 3), (1, 1)), placement=Placement(rotation=45.0)))
    assert tuple(made[45, 80]) == (1, 2, 3, 255)
    assert tuple(shown(layer(1), size=(1, 1))[0, 0])[3] == 255


def test_an_8k_picture() -> None:
    made = shown(Layer(picture=plain((10, 200, 30), (7680, 4320))))
    assert np.array_equal(made, plain((10, 200, 30)))


@pytest.mark.parametrize("picture", [np.zeros((2, 2, 3), np.uint8), np.zeros((2, 2, 4)), np.zeros((0, 2, 4), np.uint8)])
def test_what_is_no_picture(picture: Picture) -> None:
    with pytest.raises(FaultError, match="is not a picture"):
        shown(Layer(picture=picture))


@pytest.mark.parametrize("size", [(0, 10), (-1, 1), (100_000, 100_000)])
def test_what_is_no_size(size: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="cannot be made"):
        shown(size=size)


def test_what_is_no_colour() -> None:
    with pytest.raises(InputError, match="is not a colour"):
        shown(Crossing(kind="dip", part=0.5, leaving=None, coming=None, color="red"))


def test_threads_make_the_same_bytes() -> None:
    lut = np.random.default_rng(1).random((9, 9, 9, 3), np.float32)
    grade = Grade(exposure=0.3, saturation=1.2)

    def _one(k: int) -> bytes:
        turned = Layer(picture=noise(k, opacity=None), placement=Placement(rotation=k * 10.0, scale=0.8))
        return shown(Layer(picture=noise(k), grade=grade, lut=lut), turned).tobytes()

    alone = [_one(k) for k in range(12)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(_one, [*range(12)] * 3)) == alone * 3
