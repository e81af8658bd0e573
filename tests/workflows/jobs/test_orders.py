"""What a worker does with an order: the take that a film would keep, its proxy and its strip; or nothing at all."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.errors import Cancelled, DiskError, SceneError
from studio.core.progress import CancelToken
from studio.core.time import FrameRate
from studio.media.proxies import ProxyFolder
from studio.ports.worker import (
    Advanced,
    Blocking,
    BlockingOrder,
    Order,
    Readings,
    ReadOrder,
    Rendered,
    Result,
    SpeakOrder,
    Spoken,
    TakeMade,
    TakeOrder,
)
from studio.project.scene import Line, Scene, Subject
from studio.project.take import Casting, Recipe
from studio.workflows.jobs.orders import carry_out
from studio.workflows.recipe.recall import recall
from studio.workflows.small import STRIP, png, smaller
from tests.fakes.studio import FakeStudio

RECIPE = Recipe(
    scene=Scene(
        subjects=(Subject(kind="dog"), Subject(kind="unicorn")), dialogue=(Line(speaker="dog", text="one two"),)
    ),
    engine="stage",
    engine_version="",
    studio="",
    size=(640, 360),
    rate=FrameRate(Fraction(24)),
    voices=(Casting(),),
    quality="draft",
)


@pytest.fixture
def studio() -> Iterator[FakeStudio]:
    one = FakeStudio()
    yield one
    one.unfinished.discard()


def order(folder: Path, recipe: Recipe = RECIPE) -> TakeOrder:
    return TakeOrder(
        recipe=recipe,
        title="犬が「one two」と言う。" * 20,
        movie=folder / ".a.mp4",
        proxy=folder / ".a.mov",
        thumbnails=folder / ".a.png",
    )


def do(studio: FakeStudio, one: Order, said: list[Advanced | Rendered] | None = None) -> Result:
    heard: list[Advanced | Rendered] = [] if said is None else said
    return carry_out(studio, ProxyFolder(Path(), studio.unfinished).writer, one, heard.append, CancelToken())


def pixels(file: Path) -> NDArray[np.uint8]:
    """The picture of a PNG with rows filtered by the one above (ISO/IEC 15948, filter 2)."""
    data = file.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, parts, size = 8, b"", (0, 0)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + body)
        if kind == b"IHDR":
            size = struct.unpack(">II", body[:8])
        parts += body if kind == b"IDAT" else b""
        at += 12 + length
    rows = np.frombuffer(zlib.decompress(parts), np.uint8).reshape(size[1], 1 + 3 * size[0])
    assert (rows[:, 0] == 2).all()
    return np.cumsum(rows[:, 1:].reshape(size[1], size[0], 3), axis=0, dtype=np.uint8)


def test_a_take_with_its_movie_proxy_and_strip(studio: FakeStudio, tmp_path: Path) -> None:
    said: list[Advanced | Rendered] = []
    made = do(studio, order(tmp_path), said)
    assert isinstance(made, TakeMade)
    take = made.take
    assert sorted(file.name for file in tmp_path.iterdir()) == [".a.mov", ".a.mp4", ".a.png"]
    movie, proxy = studio.media.probe(tmp_path / ".a.mp4"), studio.media.probe(tmp_path / ".a.mov")
    assert movie.frame_count == proxy.frame_count == take.frame_count
    assert proxy.size == (640, 360)
    strip = pixels(tmp_path / ".a.png")
    assert strip.shape == (90, 160 * STRIP, 3)
    assert (take.id, take.shot_id, take.media) == ("", "", "")
    assert (take.recipe.studio, take.recipe.engine, take.recipe.engine_version) == ("0.0.test", "fake", "1")
    assert [note.detail for note in made.notes] == ["unicorn"]
    assert recall(studio, tmp_path / ".a.mp4").prompt == order(tmp_path).title
    steps = list(dict.fromkeys(report.step for report in said if isinstance(report, Advanced)))
    assert steps[0] == "speaking"
    assert steps[-2:] == ["filming", "closing the file"]
    shown = [report for report in said if isinstance(report, Rendered)]
    assert shown
    assert shown[0].picture.shape == (180, 320, 3)


def test_the_same_recipe_makes_the_same_take(studio: FakeStudio, tmp_path: Path) -> None:
    results: list[object] = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made = do(studio, order(tmp_path / name))
        assert isinstance(made, TakeMade)
        files = [(tmp_path / name / f".a.{kind}").read_bytes() for kind in ("mp4", "mov", "png")]
        results.append((made.take, files))
    assert results[0] == results[1]


def test_cancelling_leaves_no_file(studio: FakeStudio, tmp_path: Path) -> None:
    token = CancelToken()

    def _report(report: Advanced | Rendered) -> None:
        if isinstance(report, Advanced) and report.step == "filming" and report.done == 5:
            token.cancel()

    with pytest.raises(Cancelled):
        carry_out(studio, ProxyFolder(Path(), studio.unfinished).writer, order(tmp_path), _report, token)
    assert list(tmp_path.iterdir()) == []


def test_what_fails_leaves_no_file(studio: FakeStudio, tmp_path: Path) -> None:
    studio.engine.fails_at = "moon"
    with pytest.raises(SceneError):
        do(studio, order(tmp_path, replace(RECIPE, scene=replace(RECIPE.scene, place="moon"))))
    with pytest.raises(DiskError):
        do(studio, order(tmp_path / "missing"))
    (tmp_path / ".a.png").mkdir()  # the strip cannot be written
    with pytest.raises(DiskError):
        do(studio, order(tmp_path))
    assert [file.name for file in tmp_path.iterdir()] == [".a.png"]


def test_pictures_of_the_blocking_without_voices(studio: FakeStudio) -> None:
    small = replace(RECIPE, size=(320, 180), quality="final")
    block = do(studio, BlockingOrder(recipe=small, moments=(0.0, 0.5, 1.0)))
    assert isinstance(block, Blocking)
    assert [picture.shape for picture in block.pictures] == [(180, 320, 3)] * 3
    assert block.frame_count > 1
    assert not studio.speaker.spoken
    assert studio.engine.requests[0].quality == "draft"
    assert len(studio.engine.requests[0].speech) == 1


def test_reading_and_speaking(studio: FakeStudio) -> None:
    read = do(studio, ReadOrder(prompts=("a dog in the park", "a woman"), style="anime"))
    assert isinstance(read, Readings)
    assert [reading.scene.style for reading in read.readings] == ["anime", "anime"]
    spoken = do(studio, SpeakOrder(line=Line(speaker="A", text="one two"), voice=Casting(gender="male")))
    assert isinstance(spoken, Spoken)
    assert len(spoken.samples) == 2 * 9600


def test_small_pictures_are_means() -> None:
    picture = np.zeros((90, 160, 3), np.uint8)
    picture[:, 80:] = 200
    small = smaller(picture, 40)
    assert small.shape == (22, 40, 3)
    assert small[0, 0, 0] == 0
    assert small[0, -1, 0] == 200
    assert smaller(picture, 320) is picture
    odd = np.full((37, 53, 3), 77, np.uint8)
    assert (smaller(odd, 10) == 77).all()


def test_a_png_is_read_back_bit_for_bit(tmp_path: Path) -> None:
    picture = np.random.default_rng(1).integers(0, 256, (13, 17, 3), dtype=np.uint8)
    (tmp_path / "a.png").write_bytes(png(picture))
    assert np.array_equal(pixels(tmp_path / "a.png"), picture)
