"""Sound alone, from models of sound and of music: for silent takes, or for its own sake."""

import inspect
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress
from studio.core.time import SAMPLE_RATE
from studio.diffusion import torches
from studio.diffusion.facts import BY_ID
from studio.diffusion.folders import Found, Models
from studio.diffusion.loading import load
from studio.diffusion.running import at_48k
from studio.diffusion.watch import Watch


@dataclass(slots=True)
class SoundRun:
    """One run of a model of sound."""

    pipe: Any
    prompt: str
    negative: str
    lyrics: str
    seconds: float
    steps: int
    guidance: float
    tempo: int
    seed: int
    watch: Watch

    def call(self, **given: Any) -> Any:
        """Call the pipeline, looked at."""
        accepts = inspect.signature(type(self.pipe).__call__).parameters
        told = "callback_on_step_end" in accepts
        if told:
            given["callback_on_step_end"] = self.watch.on_step
        with torch.no_grad(), self.watch.over(self.pipe, counting=not told):
            return self.pipe(**given, num_inference_steps=self.steps, generator=torches.generator(self.seed))

    def heard(self, audio: Any, rate: int) -> NDArray[np.float32]:
        """float32 (n, 2) at 48 kHz."""
        return at_48k(audio.detach().float().cpu().numpy(), rate)


def sound(
    models: Models,
    model: str | Path,
    prompt: str,
    seconds: float,
    progress: Progress,
    cancel: CancelToken,
    *,
    negative: str = "",
    lyrics: str = "",
    tempo: int = 0,
    seed: int = 0,
    steps: int = 0,
    guidance: float = 0.0,
) -> NDArray[np.float32]:
    """float32 (n, 2) at 48 kHz, exactly ``seconds`` long.

    Raises:
        InputError: there is no such model, or it makes no sound by itself.
    """
    found: Found = models.find(str(model))
    facts = BY_ID[found.family]
    if facts.pictures or not facts.sound:
        raise InputError(f"{found.id} makes no sound by itself.", todo="Choose a model of sound or of music.")
    if not 0.1 <= seconds <= 600.0:
        raise InputError(f"A sound cannot last {seconds:g} s.", todo="Give 0.1 to 600.")
    torches.settle()
    device = torches.device()
    loaded = load(found, "resident", torches.precision("bfloat16", device), device, (found.id, "resident", ""))
    schedule = found.card.schedules[0] if found.card and found.card.schedules else None
    count = steps or (schedule.steps if schedule else facts.steps)
    run = SoundRun(
        pipe=loaded.pipe,
        prompt=prompt,
        negative=negative,
        lyrics=lyrics,
        seconds=seconds,
        steps=count,
        guidance=guidance or (schedule.guidance if schedule else facts.guidance),
        tempo=tempo,
        seed=seed,
        watch=Watch(count, progress, cancel, None),
    )
    made = import_module(f"studio.diffusion.families.{found.family}").sound(run)
    whole = np.zeros((round(seconds * SAMPLE_RATE), 2), np.float32)
    whole[: len(made)] = made[: len(whole)]
    return whole
