"""Finishes made by hand: each is itself, the same every time, and as still as what it shows."""

from dataclasses import replace
from itertools import pairwise
from typing import get_args

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.project.scene import Style
from studio.stage import shapes
from studio.stage.light import light_for
from studio.stage.mesh import Material, Texture
from studio.stage.render import Renderer
from studio.stage.render.finish import FINISHES
from studio.stage.render.finish.finish import Frame
from studio.stage.render.finish.pixel_art import PixelArt
from studio.stage.styles import Style as Row
from studio.stage.styles import style
from studio.stage.world import CameraPose, Moment, World

Picture = NDArray[np.uint8]
SIZE = (256, 144)
HAND = ("ink_wash", "oil", "ukiyo_e", "picture_book", "pixel_art", "sketch", "comic")


def world(look: str, time: str = "afternoon") -> World:
    """A red ball and a box on grass under the sky."""
    lawn = shapes.quad([[-30, -20, 0], [30, -20, 0], [30, 60, 0], [-30, 60, 0]], "#5f8a3a", Material(Texture.GRASS))
    return World(
        scenery=(lawn, shapes.box((1.6, 1, 0.8), (1.2, 1.2, 1.6), "#a06040", Material(Texture.BRICK, 5.0))),
        actors=(shapes.ball((-0.8, 0, 0.9), 0.8, "#c02818"),),
        light=light_for(time, "clear", style=look),
        style=look,
    )


def moment(here: World, seconds: float = 0.0, aside: float = 0.0) -> Moment:
    ball = here.actors[0]
    return Moment(
        seconds=seconds,
        camera=CameraPose(eye=(0, -6, 1.7), target=(0, 0, 1.2), fov_degrees=40),
        positions=(np.asarray(ball.positions + np.array([aside, 0.0, 0.0]), np.float32),),
        normals=(ball.normals,),
        velocities=((0.0, 0.0, 0.0),),
    )


def shown(look: str, seconds: float = 0.0, aside: float = 0.0, size: tuple[int, int] = SIZE) -> Picture:
    here = world(look)
    return Renderer(here, size, "draft", meter=moment(here)).render(moment(here, seconds, aside))


def luminance(picture: Picture) -> NDArray[np.float64]:
    return picture.astype(float) @ np.array([0.3, 0.59, 0.11])


def chroma(picture: Picture) -> float:
    """Mean spread between the channels."""
    return float((picture.max(2).astype(float) - picture.min(2)).mean())


def edges(picture: Picture) -> NDArray[np.float64]:
    tone = luminance(picture)
    return np.abs(np.diff(tone, axis=0))[:, :-1] + np.abs(np.diff(tone, axis=1))[:-1]


def test_every_style_has_a_row_of_its_own() -> None:
    rows = {name: style(name) for name in get_args(Style)}
    assert len(set(rows.values())) == len(rows)
    assert {row.finish for row in rows.values()} - {""} <= set(FINISHES)
    assert style("photoreal") == Row() and not style("photoreal").finish


@pytest.mark.parametrize("look", HAND)
def test_the_same_bytes_whatever_came_before_and_on_any_threads(look: str) -> None:
    here = world(look)
    one, two = (Renderer(here, SIZE, "draft", threads=n, meter=moment(here)) for n in (1, 2))
    first = one.render(moment(here))
    two.render(moment(here, 0.7, 0.4))
    again = two.render(moment(here))
    assert np.array_equal(first, again)
    kept = first.copy()
    one.render(moment(here, 0.7, 0.4))
    assert np.array_equal(first, kept), "a picture is its own memory"


@pytest.mark.parametrize("look", HAND)
def test_nothing_flickers_where_nothing_moves(look: str) -> None:
    here = world(look)
    renderer = Renderer(here, SIZE, "draft", meter=moment(here))
    frames = [renderer.render(moment(here, n / 24, 0.02 * n)).astype(float) for n in range(4)]
    away = np.ones(SIZE[::-1], bool)
    away[10:130, 40:150] = False  # the ball and its shadow move
    for before, after in pairwise(frames):
        assert np.abs(after - before)[away].mean() < 1.0
        assert np.abs(after - before)[~away].mean() > 0


@pytest.mark.parametrize("look", HAND)
@pytest.mark.parametrize("size", [(64, 64), (66, 118), (320, 64), (960, 540)])
def test_sizes(look: str, size: tuple[int, int]) -> None:
    picture = shown(look, size=size)
    assert picture.shape == (size[1], size[0], 3) and picture.dtype == np.uint8 and picture.flags.c_contiguous
    assert luminance(picture).std() > 5


def test_each_is_unlike_a_photograph_and_unlike_the_others() -> None:
    pictures = {look: shown(look) for look in ("photoreal", *HAND)}
    names = sorted(pictures)
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            assert np.abs(pictures[one].astype(float) - pictures[other]).mean() > 8, (one, other)


def test_ink_is_of_one_colour_on_pale_paper() -> None:
    photo, ink = shown("photoreal"), shown("ink_wash")
    assert chroma(ink) < 0.6 * chroma(photo)
    sky = ink[4:30, 4:250]
    assert luminance(sky).mean() > 190 and luminance(ink).min() < 70
    ball = ink[60:90, 70:100].reshape(-1, 3).mean(0)
    assert ball[0] - ball[1] > 25, "red is kept"


def test_pencil_has_no_colour_and_bare_paper() -> None:
    pencil = shown("sketch")
    assert chroma(pencil) < 12
    assert np.percentile(luminance(pencil), 75) > 215
    assert luminance(pencil).min() < 120


def test_pixel_art_is_of_squares_and_few_colours() -> None:
    picture = shown("pixel_art", size=(320, 180))
    squares = picture[:180, :320].reshape(90, 2, 160, 2, 3)
    assert (squares == squares[:, :1, :, :1]).all()
    colors = np.unique(picture.reshape(-1, 3), axis=0)
    assert 8 <= len(colors) <= 60
    assert len(np.unique(shown("photoreal", size=(320, 180)).reshape(-1, 3), axis=0)) > 20 * len(colors)


def test_a_pixel_is_of_one_object() -> None:
    owner = np.full((64, 64), -1, np.int32)
    owner[:, 33:] = 3
    picture = np.full((64, 64, 3), 250, np.uint8)
    picture[:, 33:] = (10, 10, 60)
    frame = Frame(picture=picture, distance=np.full((64, 64), 50.0, np.float32), owner=owner, seconds=0.0)
    drawn = PixelArt(64, 64, 0).paint(frame)
    row = luminance(drawn)[32]
    assert np.all((row < 32) | (row > 224)), "no blend where one thing ends and another begins"


def test_a_print_has_a_margin_a_wiped_sky_and_few_pigments() -> None:
    picture = shown("ukiyo_e").astype(float)
    assert np.abs(picture[:3].mean((0, 1)) - picture[-3:].mean((0, 1))).max() < 8
    upper, lower = picture[8:14, 20:120].mean((0, 1)), picture[34:42, 20:120].mean((0, 1))
    assert upper[2] - upper[0] > lower[2] - lower[0] + 40, "blue above, paper below"

    def blocks(look: str) -> int:
        tones = (shown(look)[80:130, 8:60].astype(int) // 24).reshape(-1, 3)
        return len(np.unique(tones, axis=0))

    assert blocks("ukiyo_e") <= blocks("photoreal")


def test_strokes_and_dots_are_of_their_own_kind() -> None:
    photo, oil, comic = edges(shown("photoreal")), edges(shown("oil")), edges(shown("comic"))
    sky = (slice(4, 30), slice(4, 240))
    assert oil[sky].mean() > photo[sky].mean() + 1, "paint lies in relief where the sky is smooth"
    assert (luminance(shown("comic")) < 30).mean() > 0.01 and np.percentile(comic, 99) > np.percentile(photo, 99)


def test_a_page_leaves_paper_around_and_is_lighter() -> None:
    photo, page = shown("photoreal"), shown("picture_book")
    assert luminance(page)[:2].mean() > 225 and luminance(page)[:, :2].mean() > 225
    assert luminance(page).mean() > luminance(photo).mean()


def test_what_is_drawn_by_hand_is_as_wide_on_a_large_picture() -> None:
    for look in ("comic", "ink_wash", "oil"):
        small, large = shown(look, size=(640, 360)), shown(look, size=(1280, 720))
        folded = large.reshape(360, 2, 640, 2, 3).astype(float).mean((1, 3))
        assert np.abs(folded - small).mean() < 16, look


def test_night_stays_darker_than_day() -> None:
    for look in HAND:
        if look in ("sketch", "ink_wash"):
            continue  # both leave the paper bare
        tones: list[float] = []
        for time in ("noon", "night"):
            here = world(look, time)
            tones.append(
                float(luminance(Renderer(here, SIZE, "draft", meter=moment(here)).render(moment(here))).mean())
            )
        assert tones[1] < tones[0] - 15, look


def test_a_photograph_is_finished_by_nothing() -> None:
    here = world("photoreal")
    assert np.array_equal(
        shown("photoreal"),
        Renderer(replace(here, style="unheard-of"), SIZE, "draft", meter=moment(here)).render(moment(here)),
    )
