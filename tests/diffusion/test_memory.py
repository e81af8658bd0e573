"""A card that runs out of memory, wherever it may: the job goes down the ladder, says each step, and lives."""

import pytest

pytest.importorskip("torch", reason="models are not installed (the extra neural)")
pytest.importorskip("diffusers")

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch

from studio.catalog import fitting, manifest
from studio.core.errors import DeviceLostError, MachineError
from studio.diffusion import DiffusionEngine, torches
from studio.diffusion.folders import FolderModels, Found
from studio.ports.models import Device, Rung
from tests.diffusion.shots import SIZE, shoot, use, usual

Tiny = Callable[[str], Path]
CARD = manifest.read(Path(__file__).parents[2] / "models" / "catalogue" / "wan" / "wan-2.2-ti2v-5b.toml")
GB = 1 << 30


class Laddered(FolderModels):
    """Has the whole ladder of a graphics card for any folder."""

    def ladder(self, found: Found, size: tuple[int, int], frame_count: int, device: Device) -> tuple[Rung, ...]:
        """As for a card with plenty of memory, which it then proves not to have."""
        card = Device(kind="cuda", name="as if", memory=80 * GB, free=80 * GB, ram=200 * GB, disk=200 * GB)
        return fitting.fit(fitting.as_kept(CARD, None), size, frame_count, card).ladder


class Card:
    """As if on a card: networks of a kind run out of memory, as often as it is told; then there is enough."""

    def __init__(self, kind: str, times: int, problem: Exception | None = None) -> None:
        """``problem`` is what they end with."""
        self._kind, self.left, self.failed = kind, times, 0
        self._problem = problem or torch.OutOfMemoryError("CUDA out of memory (as if)")

    @contextmanager
    def here(self) -> Generator[None]:
        """While it lasts."""
        add: Any = torch.nn.modules.module.register_module_forward_pre_hook
        hook = add(self._asked)
        try:
            yield
        finally:
            hook.remove()

    def _asked(self, module: torch.nn.Module, given: Any) -> None:
        if type(module).__name__ == self._kind and self.left:
            self.left -= 1
            self.failed += 1
            raise self._problem


def _laddered() -> DiffusionEngine:
    return DiffusionEngine(Laddered(), may_load=True)


def _rungs(folder: Path) -> tuple[Rung, ...]:
    models = Laddered()
    cpu = Device(kind="cpu", name="", memory=0, free=0, ram=0, disk=0)
    return models.ladder(models.find(str(folder)), SIZE, 9, cpu)


def test_at_every_rung_memory_runs_out_and_the_job_lives(tiny: Tiny) -> None:
    rungs = _rungs(tiny("wan"))
    assert {one.mode for one in rungs} >= {"resident", "model_offload", "group_offload", "sequential_offload"}
    assert {one.precision for one in rungs} >= {"bfloat16", "fp8"}
    card = Card("WanTransformerBlock", len(rungs) - 1)
    with card.here():
        made = shoot(use(tiny("wan")), made_by=_laddered())
    assert card.failed == len(rungs) - 1
    said = [note.text for note in made.performance.notes if note.detail == "memory"]
    assert said == [f"Not enough memory: it was tried again in another way. {one.words['en']}" for one in rungs[1:]]
    last = rungs[-1]
    assert (made.model.size, made.model.frame_count, made.model.mode) == (last.size, last.frame_count, last.mode)
    assert made.frames.shape == (12, 64, 96, 3), "the shot is as long and as large as it was to be"


@pytest.mark.slow
@pytest.mark.parametrize("times", [1, 3])
def test_at_a_rung_in_the_middle_there_is_enough(times: int, tiny: Tiny) -> None:
    rungs = _rungs(tiny("wan"))
    with Card("WanTransformerBlock", times).here():
        made = shoot(use(tiny("wan")), made_by=_laddered())
    assert len([note for note in made.performance.notes if note.detail == "memory"]) == times
    assert (made.model.mode, made.model.size) == (rungs[times].mode, rungs[times].size)


@pytest.mark.slow
def test_memory_that_suffices_for_nothing_is_told(tiny: Tiny) -> None:
    with Card("WanTransformerBlock", 99).here(), pytest.raises(MachineError, match="does not suffice for this model"):
        shoot(use(tiny("wan")))


@pytest.mark.parametrize(("part", "when"), [("WanTransformerBlock", "denoising"), ("WanDecoder3d", "decoding")])
def test_a_card_that_goes_away_is_told_and_nothing_else_is_tried(part: str, when: str, tiny: Tiny) -> None:
    plain = usual(tiny("wan"))
    card = Card(part, 1, torch.AcceleratorError("CUDA error: unspecified launch failure"))
    with card.here(), pytest.raises(DeviceLostError, match="failed or is gone"):
        shoot(use(tiny("wan")))
    assert card.failed == 1, when
    assert shoot(use(tiny("wan"))).frames.tobytes() == plain.frames.tobytes()


def test_what_is_a_lost_card_and_what_is_not() -> None:
    for said in (
        "CUDA error: device-side assert triggered",
        "No CUDA GPUs are available",
        "cuDNN error: CUDNN_STATUS_INTERNAL_ERROR",
        "HIP error: the operation cannot be performed",
        "CUBLAS error: CUBLAS_STATUS_EXECUTION_FAILED",
    ):
        assert torches.lost(RuntimeError(said)), said
    for said in ("CUDA error: out of memory", "mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)", "error"):
        assert not torches.lost(RuntimeError(said)), said
    assert not torches.lost(ValueError("CUDA error"))


def test_decoding_steps_down_to_tiles_and_says_so(tiny: Tiny) -> None:
    plain = usual(tiny("wan"))
    card = Card("WanDecoder3d", 1)
    with card.here():
        made = shoot(use(tiny("wan")))
    assert card.failed == 1
    assert [note.text for note in made.performance.notes] == [
        "Not enough memory to decode: pictures are decoded in tiles."
    ]
    assert made.frames.shape == plain.frames.shape
    with Card("WanDecoder3d", 99).here(), pytest.raises(MachineError, match="does not suffice for decoding"):
        shoot(use(tiny("wan")))
    assert shoot(use(tiny("wan"))).frames.tobytes() == plain.frames.tobytes(), "nothing of it stays behind"
