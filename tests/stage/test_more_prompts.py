"""Our own further prompts: what they are read as, and that whom they are about is really seen in the shot.

Seen is what the stage's own eye says: in the picture, hidden neither by what is built nor by others, for at least four
fifths of the shot.
"""

import csv
from functools import cache
from pathlib import Path

import pytest

from studio.core.progress import CancelToken, silent
from studio.ports.engine import ShotRequest
from studio.ports.reading import ReadOptions
from studio.project.scene import Reading, Scene
from studio.reading import TextReader
from studio.stage.director.watching import Watch
from studio.stage.engine import StageEngine, StagePerformance
from tests.reading.test_prompts import facts, holds

ROOT = Path(__file__).resolve().parents[2]
SIZE = (320, 180)
SEEN = 0.8
ABOARD = {"m23": {"pirate_ship"}}
"""Kinds the camera is on, and therefore does not see from outside."""


def rows() -> list[dict[str, str]]:
    with (ROOT / "tests/goldens/more_prompts.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = rows()


@cache
def reader() -> TextReader:
    return TextReader(ROOT / "resources")


@cache
def engine() -> StageEngine:
    return StageEngine(ROOT / "resources")


def read(row: dict[str, str]) -> Reading:
    return reader().read(row["prompt"], ReadOptions())


def staged(scene: Scene) -> StagePerformance:
    shot = engine().stage(ShotRequest(scene=scene, size=SIZE, quality="draft", seed=1), silent, CancelToken())
    assert isinstance(shot, StagePerformance)
    return shot


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_it_is_read_as_expected(row: dict[str, str]) -> None:
    reading = read(row)
    wrong = [f"{field}={value}" for field, value in facts(row["expect"]) if not holds(reading, field, value)]
    assert not wrong, reading.scene


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_whom_it_is_about_is_seen(row: dict[str, str]) -> None:
    scene = read(row).scene
    shot = staged(scene)
    close = scene.camera.shot_size in ("medium", "medium_close", "close_up", "extreme_close_up")
    watch = Watch(shot.place, shot.performers, SIZE[0] / SIZE[1], close)
    kinds = {kind for field, value in facts(row["expect"]) if field == "kinds" for kind in value.split("|")}
    kinds -= ABOARD.get(row["id"], set())
    seconds = shot.frame_count / 24
    seen: dict[str, float] = {}
    for performer in shot.performers:
        if performer.kind in kinds and performer.meshes:
            share = watch.share(shot.camera, performer, seconds)
            seen[performer.kind] = max(seen.get(performer.kind, 0.0), share)
    assert seen, f"none of {kinds} is in the shot"
    assert min(seen.values()) >= SEEN, seen
