"""The real worker: the wired studio in a process of its own makes the very take that it makes in this one."""

import contextlib
import os
import queue
import signal
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from studio.app.wiring import WiredStudio, desk_worker, take_worker
from studio.core.progress import CancelToken
from studio.core.time import FrameRate
from studio.core.unfinished import Unfinished
from studio.media.proxies import ProxyFolder
from studio.ports.worker import (
    Advanced,
    Blocking,
    BlockingOrder,
    Broken,
    Delivered,
    Order,
    Readings,
    ReadOrder,
    Rendered,
    Report,
    Stopped,
    TakeMade,
    TakeOrder,
    Worker,
)
from studio.project.scene import Camera, Scene, Subject
from studio.project.take import Recipe
from studio.workflows.jobs.orders import carry_out

pytestmark = pytest.mark.slow

RECIPE = Recipe(
    scene=Scene(subjects=(Subject(kind="ball", action="bounce"),), place="studio", camera=Camera(move="orbit")),
    engine="stage",
    engine_version="",
    studio="",
    size=(128, 72),
    rate=FrameRate(Fraction(24)),
    seconds=1.0,
    quality="draft",
)
PATIENCE = 300.0


def order(folder: Path, recipe: Recipe = RECIPE) -> TakeOrder:
    folder.mkdir(exist_ok=True)
    movie, proxy, strip = (folder / f".a.{kind}" for kind in ("mp4", "mov", "png"))
    return TakeOrder(recipe=recipe, title="a ball bounces", movie=movie, proxy=proxy, thumbnails=strip)


def ask(worker: Worker, one: Order) -> "queue.Queue[Report]":
    said: queue.Queue[Report] = queue.Queue()
    worker.begin(one, said.put)
    return said


def end(said: "queue.Queue[Report]") -> Report:
    while isinstance(report := said.get(timeout=PATIENCE), Advanced | Rendered):
        pass
    return report


@pytest.fixture
def takes() -> Iterator[Worker]:
    with contextlib.closing(take_worker()) as worker:
        yield worker


def test_a_take_is_the_same_in_either_process(takes: Worker, tmp_path: Path) -> None:
    there = end(ask(takes, order(tmp_path / "there")))
    assert isinstance(there, Delivered)
    assert isinstance(there.result, TakeMade)
    unfinished = Unfinished()
    here = carry_out(
        WiredStudio(unfinished),
        ProxyFolder(tmp_path, unfinished).writer,
        order(tmp_path / "here"),
        lambda report: None,
        CancelToken(),
    )
    assert isinstance(here, TakeMade)
    assert there.result.take == here.take
    for name in (".a.mp4", ".a.mov", ".a.png"):
        assert (tmp_path / "there" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()


def test_stopped_or_killed_it_leaves_nothing_and_goes_on(takes: Worker, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    long = replace(RECIPE, seconds=60.0)
    said = ask(takes, order(folder, long))
    while not isinstance(said.get(timeout=PATIENCE), Rendered):
        pass
    takes.cancel()
    assert end(said) == Stopped()
    assert list(folder.iterdir()) == []
    said = ask(takes, order(folder, long))
    while not isinstance(said.get(timeout=PATIENCE), Rendered):
        pass
    os.kill(_child(), signal.SIGKILL)
    broken = end(said)
    assert isinstance(broken, Broken)
    assert broken.died
    assert list(folder.iterdir()) == []
    assert isinstance(end(ask(takes, order(folder))), Delivered)


def test_the_desk_reads_and_draws(tmp_path: Path) -> None:
    with contextlib.closing(desk_worker()) as desk:
        read = end(ask(desk, ReadOrder(prompts=("雨の夜の路地を犬が歩く。",))))
        assert isinstance(read, Delivered)
        assert isinstance(read.result, Readings)
        assert read.result.readings[0].scene.weather == "rain"
        block = end(ask(desk, BlockingOrder(recipe=RECIPE, moments=(0.0, 1.0))))
        assert isinstance(block, Delivered)
        assert isinstance(block.result, Blocking)
        assert [picture.shape for picture in block.result.pictures] == [(72, 128, 3)] * 2
        assert (block.result.pictures[0] != block.result.pictures[1]).any()


def _child() -> int:
    """The worker's process: the only child of ours that is one."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            pid, _, rest = stat.read_text("utf-8", "replace").partition(" ")
            command = stat.with_name("cmdline").read_bytes()
            if int(rest.rpartition(")")[2].split()[1]) == os.getpid() and b"studio.app.worker" in command:
                return int(pid)
    pytest.skip("this system does not tell its processes")
