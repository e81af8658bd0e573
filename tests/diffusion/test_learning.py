"""How long takes last is learned from takes: by how often the network is called, decoding and all."""

import pytest

pytest.importorskip("torch", reason="models are not installed (the extra neural)")

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.catalog import fitting, manifest
from studio.catalog.learned import Runs
from studio.core.progress import CancelToken
from studio.diffusion.folders import Found
from studio.diffusion.making import timed, usual_share
from studio.diffusion.planning import plan
from studio.ports.engine import ShotRequest
from studio.ports.models import Rung
from studio.project.model_use import ModelUse
from tests.diffusion.shots import SCENE

CARD = manifest.read(Path(__file__).parents[2] / "models" / "catalogue" / "wan" / "wan-2.2-ti2v-5b.toml")


SMALL, LARGE, TALL = (832, 480), (1280, 704), (704, 1280)

RUNG = Rung(
    size=(1280, 704), frame_count=49, mode="resident", precision="bfloat16", tiled=False, peak_bytes=1, ram_bytes=1,
    seconds=None, words={},
)  # fmt: skip


def _share(**settings: float) -> float:
    use = ModelUse(model=CARD.id, settings=settings)
    found = Found(id=CARD.id, family="wan", folder=Path(), digest="", card=CARD)
    return usual_share(plan(ShotRequest(scene=SCENE, size=(1280, 704), seconds=2.0, model=use), use, found), CARD)


def test_half_the_steps_are_half_a_run_and_no_guidance_half_of_that() -> None:
    steps = CARD.schedules[0].steps
    assert CARD.schedules[0].guidance > 1.0
    assert _share() == pytest.approx(1.0)
    assert _share(steps=steps // 2) == pytest.approx(0.5, abs=0.03)
    assert _share(steps=steps // 2, guidance=1.0) == pytest.approx(0.25, abs=0.02)


def test_a_machine_is_known_after_runs_of_other_lengths_and_schedules(tmp_path: Path) -> None:
    """A machine that takes 0.2 s a call at 49 frames, within a tenth of that up and down: what a run of 97 frames takes
    is told within a fifth."""
    runs, rng = Runs(tmp_path), np.random.default_rng(1)
    usual = CARD.schedules[0].steps * 2
    for steps in (10, 25, usual // 2, 4, 50):
        calls = steps * 2
        took = 0.2 * calls * float(rng.uniform(0.9, 1.1))
        runs.add(CARD, RUNG, took / (calls / usual) + 1.5, 0)
    told = runs.seconds(CARD, RUNG)
    assert told is not None
    assert told == pytest.approx(0.2 * usual + 1.5, rel=0.1)
    longer = runs.seconds(CARD, replace(RUNG, frame_count=97))
    assert longer is not None
    assert longer / told >= 97 / 49 * 0.95, "attention grows faster than its tokens"


@pytest.mark.parametrize("seed", range(5))
def test_after_three_runs_of_any_kind_the_next_is_told_within_a_quarter(seed: int, tmp_path: Path) -> None:
    """A machine that is up to a tenth off its pace, and that decodes a sixth as long as it denoises the middle one."""
    rng = np.random.default_rng(seed)
    kinds: list[tuple[tuple[int, int], int]] = [
        ((832, 480), 49),
        ((832, 480), 81),
        ((1280, 704), 49),
        ((1280, 704), 25),
        ((704, 1280), 81),
    ]
    pixels, look = 1280 * 704 * 49, fitting.work(CARD, (1280, 704), 49)

    def _takes(size: tuple[int, int], frames: int) -> float:
        denoised = 60.0 * fitting.work(CARD, size, frames) / look
        decoded = 10.0 * size[0] * size[1] * frames / pixels
        return (denoised + decoded) * float(rng.uniform(0.9, 1.1))

    runs = Runs(tmp_path)
    for number in rng.integers(0, len(kinds), 3):
        size, frames = kinds[int(number)]
        runs.add(CARD, replace(RUNG, size=size, frame_count=frames), _takes(size, frames), 0)
    for size, frames in kinds:
        told = runs.seconds(CARD, replace(RUNG, size=size, frame_count=frames))
        assert told is not None
        assert told == pytest.approx(_takes(size, frames), rel=0.25)


def test_decoding_counts_once_and_only_where_the_shot_was_seen() -> None:
    told: list[float] = []

    def _five(cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        for _ in range(5):
            cancel.check()
            yield np.zeros((2, 2, 3), np.uint8)

    decode = timed(_five, told.append, 4)
    list(decode(CancelToken()))
    list(decode(CancelToken()))
    assert len(told) == 1
    early: list[float] = []
    pictures = timed(_five, early.append, 4)(CancelToken())
    next(pictures)
    del pictures
    assert early == []
