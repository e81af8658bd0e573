"""Shots for tiny models, and the whole way that a take goes: stage, then every frame."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.progress import CancelToken, silent
from studio.core.time import FrameRate
from studio.diffusion import DiffusionEngine
from studio.diffusion.folders import FolderModels
from studio.ports.engine import Footage, Modelled, Performance, Reference, ShotRequest
from studio.project.model_use import Guide, LoraUse, ModelUse
from studio.project.scene import Scene, Subject
from tests.fakes.engine import FakeEngine

SIZE = (96, 64)
SCENE = Scene(subjects=(Subject(kind="dog", action="run"),), place="beach")


@dataclass(slots=True, eq=False)
class Shot:
    """What came of a run."""

    performance: Performance
    frames: NDArray[np.uint8]
    said: list[tuple[str, int, int]]
    previews: list[NDArray[np.uint8]] = field(default_factory=list[NDArray[np.uint8]])

    @property
    def model(self) -> ModelUse:
        """As it was run at last."""
        assert isinstance(self.performance, Modelled)
        return self.performance.model

    @property
    def sound(self) -> NDArray[np.float32] | None:
        """What came with the pictures."""
        assert isinstance(self.performance, Modelled)
        return self.performance.sound


@cache
def engine() -> DiffusionEngine:
    """As a worker has it: one for all, which measures its kernels once for each model."""
    return DiffusionEngine(FolderModels(), may_load=True)


def use(folder: Path, *, guide: Guide = "none", loras: tuple[LoraUse, ...] = (), **settings: Any) -> ModelUse:
    """Two steps, unless they are told."""
    mode, precision = (str(settings.pop(name, "")) for name in ("mode", "precision"))
    given = MappingProxyType({"steps": 2, **settings})
    return ModelUse(model=str(folder), guide=guide, loras=loras, settings=given, mode=mode, precision=precision)


@cache
def usual(folder: Path) -> Shot:
    """What the model makes when nothing is asked of it: made once, to be looked at beside others."""
    return shoot(use(folder))


def shoot(
    model: ModelUse,
    *,
    seed: int = 0,
    seconds: float | None = 0.5,
    picture: bool = False,
    footage: Footage | None = None,
    heard: NDArray[np.float32] | None = None,
    references: tuple[Reference, ...] = (),
    cancel: CancelToken | None = None,
    told: Callable[[str, int, int], None] = silent,
    made_by: DiffusionEngine | None = None,
) -> Shot:
    """Stage it and take every frame; ``picture`` gives it one to begin with."""
    token = cancel or CancelToken()
    said: list[tuple[str, int, int]] = []
    previews: list[NDArray[np.uint8]] = []

    def _said(step: str, done: int, total: int) -> None:
        said.append((step, done, total))
        told(step, done, total)

    bare = ShotRequest(scene=SCENE, size=SIZE, seconds=seconds, seed=seed)
    staged = None if model.guide == "none" else FakeEngine().stage(bare, silent, token)
    given = np.full((64, 96, 3), 90, np.uint8) if picture else None
    request = ShotRequest(
        scene=SCENE, size=SIZE, seconds=seconds, seed=seed, model=model, picture=given, staged=staged,
        preview=previews.append, footage=footage, heard=heard, references=references,
    )  # fmt: skip
    performance = (made_by or engine()).stage(request, _said, token)
    frames = np.stack(list(performance.frames(silent, token)))
    return Shot(performance, frames, said, previews)


def movie(frames: int, part: tuple[float, float] | None = None, *, sound: bool = True) -> Footage:
    """A grey that becomes lighter, at 24 pictures a second and at a size of its own; a tone with it."""
    tone = np.sin(np.arange(frames * 2000, dtype=np.float32) * 0.05) * np.float32(0.2)

    def _picture(number: int) -> NDArray[np.uint8]:
        return np.full((72, 128, 3), 10 + 5 * number, np.uint8)

    return Footage(
        frame_count=frames, rate=FrameRate(Fraction(24)), picture=_picture, part=part,
        sound=np.stack([tone, tone], 1) if sound else None,
    )  # fmt: skip


def person(seed: int) -> Reference:
    """A cameo of one picture; other seeds are others."""
    picture = np.random.default_rng(seed).integers(0, 256, (80, 60, 3), np.uint8)
    return Reference(cameo="mina", pictures=(picture,))
