"""The files of every kind of order go out and come back, whole or not at all."""

from fractions import Fraction
from pathlib import Path

import pytest

from studio.core.errors import DiskError
from studio.core.time import FrameRate
from studio.farm.ray.travel import landed, moved, packed, read_by, travels, unpacked, withdrawn, written_by
from studio.ports.worker import (
    BlockingOrder,
    Order,
    ReadOrder,
    SequenceOrder,
    ShotOrder,
    SoundOrder,
    SpeakOrder,
    StoryOrder,
    TakeOrder,
)
from studio.project.scene import Line, Scene
from studio.project.take import Casting, Recipe, Take

RATE = FrameRate(Fraction(24))
RECIPE = Recipe(scene=Scene(), engine="", engine_version="", studio="", size=(64, 36), rate=RATE)
TAKE = Take(id="s1t1", shot_id="s1", recipe=RECIPE, media="", frame_count=1, frames_hash="", samples_hash="")


def _orders(here: Path) -> list[Order]:
    sounds = (here / "song.wav", here / "bell.wav")
    movie = here / "made.mp4"
    return [
        TakeOrder(recipe=RECIPE, title="", movie=movie, proxy=here / "p.mov", thumbnails=here / "t.png", sounds=sounds),
        ShotOrder(recipe=RECIPE, title="", movie=movie, sounds=sounds),
        SoundOrder(take=TAKE, recipe=RECIPE, title="", picture=here / "old.mp4", movie=movie, sounds=sounds),
        StoryOrder(movie=movie, takes=here / "takes", size=(64, 36), rate=RATE),
        ReadOrder(script=here / "story.fountain"),
        BlockingOrder(recipe=RECIPE),
        SpeakOrder(line=Line(speaker="", text="", subject=0), voice=Casting(gender="female", age="adult", variant=0)),
    ]


@pytest.mark.parametrize("number", range(7))
def test_there_and_back(tmp_path: Path, number: int) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    order = _orders(here)[number]
    for path in read_by(order):
        path.write_bytes(path.name.encode())
    away = unpacked(order, {str(path): path.read_bytes() for path in read_by(order)}, there)
    assert [path.read_bytes() for path in read_by(away)] == [path.name.encode() for path in read_by(order)]
    assert all(path.parent == there for path in (*read_by(away), *written_by(away)))
    assert [path.suffix for path in written_by(away)] == [path.suffix for path in written_by(order)]
    for path, wanted in zip(written_by(away), written_by(order), strict=True):
        if wanted.name == "takes":
            path.mkdir()
            (path / "a.mp4").write_bytes(b"take a")
            (path / "b.png").write_bytes(b"strip b")
        else:
            path.write_bytes(b"made " + wanted.name.encode())
    landed(order, packed(away))
    for path in written_by(order):
        if path.is_dir():
            assert {one.name: one.read_bytes() for one in path.iterdir()} == {"a.mp4": b"take a", "b.png": b"strip b"}
        else:
            assert path.read_bytes() == b"made " + path.name.encode()
    assert not [path for path in here.iterdir() if path.name.startswith(".")]
    withdrawn(order)
    assert not [path for path in written_by(order) if path.exists()]
    assert moved(order, lambda path: path) == order


def test_what_was_not_made_does_not_appear(tmp_path: Path) -> None:
    order = _orders(tmp_path)[0]
    landed(order, {"0": b"the movie alone"})
    assert [path.exists() for path in written_by(order)] == [True, False, False]


def test_where_it_cannot_land_nothing_is_left(tmp_path: Path) -> None:
    order = TakeOrder(
        recipe=RECIPE,
        title="",
        movie=tmp_path / "made.mp4",
        proxy=tmp_path / "nowhere" / "p.mov",
        thumbnails=tmp_path / "t.png",
    )
    with pytest.raises(DiskError):
        landed(order, {"0": b"movie", "1": b"proxy", "2": b"strip"})
    assert list(tmp_path.iterdir()) == []


def test_a_folder_name_cannot_lead_elsewhere(tmp_path: Path) -> None:
    (order,) = [one for one in _orders(tmp_path) if isinstance(one, StoryOrder)]
    landed(order, {"0": b"movie", "1/../../evil.mp4": b"x"})
    assert [path.name for path in (tmp_path / "takes").iterdir()] == ["evil.mp4"]


def test_a_sequence_stays_here(tmp_path: Path) -> None:
    assert not travels(SequenceOrder(project=tmp_path, movie=tmp_path / "made.mp4"))
    assert all(travels(order) for order in _orders(tmp_path))
