"""Sound alone, from models of sound and of music: for takes of silent models, or in place of the studio's own."""

import inspect
import time
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from studio.core.errors import Cancelled, InputError, MachineError, StudioError
from studio.core.progress import CancelToken, Progress
from studio.core.time import SAMPLE_RATE
from studio.diffusion import torches
from studio.diffusion.facts import BY_ID, Facts
from studio.diffusion.folders import Found
from studio.diffusion.ladder import OutOfMemory
from studio.diffusion.loading import EARS, SHELF
from studio.diffusion.prompts import negative_for, prompt_for
from studio.diffusion.running import at_48k
from studio.diffusion.watch import Watch
from studio.ports.models import Mode, Schedule
from studio.project.model_use import SoundUse
from studio.project.scene import Scene

_SHORTEST, _LONGEST = 0.1, 600.0


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
        try:
            with torch.no_grad(), self.watch.over(self.pipe, counting=not told):
                return self.pipe(**given, num_inference_steps=self.steps, generator=torches.generator(self.seed))
        finally:
            if hasattr(self.pipe, "maybe_free_model_hooks"):
                self.pipe.maybe_free_model_hooks()

    def heard(self, audio: Any, rate: int) -> NDArray[np.float32]:
        """float32 (n, 2) at 48 kHz."""
        return at_48k(audio.detach().float().cpu().numpy(), rate)


def sounded(
    use: SoundUse, scene: Scene, seconds: float, seed: int, found: Found, progress: Progress, cancel: CancelToken
) -> tuple[NDArray[np.float32], SoundUse]:
    """float32 (n, 2) at 48 kHz, ``seconds`` long or as long as the model can; and the use as it was run.

    Where memory is short, the parts of the model take turns on the card; then the weights of the model of pictures make
    room; then the processor does it.

    Raises:
        InputError: it makes no sound by itself, or cannot do what it is asked.
        MachineError: memory does not suffice in any way.
    """
    facts = BY_ID[found.family]
    if facts.pictures or not facts.sound:
        raise InputError(f"{found.id} makes no sound by itself.", todo="Choose a model of sound or of music.")
    if not _SHORTEST <= seconds <= _LONGEST:
        raise InputError(f"A sound cannot last {seconds:g} s.", todo="Give 0.1 to 600.")
    if use.digest and use.digest != found.digest:
        raise InputError(
            f"The weights of {found.id} are not those that this take was made with.",
            todo="Make a new take, or get the weights it was made with.",
        )
    if found.card is not None and found.card.longest_seconds:
        seconds = min(seconds, found.card.longest_seconds)
    torches.settle()
    ran = replace(
        use,
        prompt=use.prompt or prompt_for(facts.id, scene),
        negative=use.negative or negative_for(facts.id),
        digest=found.digest,
        family=found.family,
    )
    begun = time.monotonic()
    made = _anyhow(ran, scene, seconds, seed, found, facts, progress, cancel)
    torches.log.info("%s: %.1f s of sound in %.2f s", found.id, seconds, time.monotonic() - begun)
    whole = np.zeros((round(seconds * SAMPLE_RATE), 2), np.float32)
    whole[: len(made)] = made[: len(whole)]
    return whole, ran


def _anyhow(
    use: SoundUse,
    scene: Scene,
    seconds: float,
    seed: int,
    found: Found,
    facts: Facts,
    progress: Progress,
    cancel: CancelToken,
) -> NDArray[np.float32]:
    device, processor = torches.device(), torch.device("cpu")
    ways: list[tuple[Mode, torch.device]] = [("resident", device)]
    if device.type != "cpu":
        ways.append(("model_offload", device))
        ways.append(("resident", processor))
    for number, (mode, where) in enumerate(ways):
        if number:
            torches.log.info("%s: too little memory; now %s on %s", found.id, mode, where.type)
            SHELF.clear()
        try:
            with torches.short_of_memory():
                return _run(use, scene, seconds, seed, found, facts, mode, where, progress, cancel)
        except OutOfMemory:
            EARS.clear()
    raise MachineError(f"{found.id} does not fit into the memory of this machine in any way.")


def _run(
    use: SoundUse,
    scene: Scene,
    seconds: float,
    seed: int,
    found: Found,
    facts: Facts,
    mode: Mode,
    where: torch.device,
    progress: Progress,
    cancel: CancelToken,
) -> NDArray[np.float32]:
    loaded = EARS.take(found, mode, torches.precision("bfloat16", where), where)
    schedule = _schedule(found, use.schedule)
    settings = {**(dict(schedule.settings) if schedule else {}), **use.settings}
    steps = _number(settings.get("steps", schedule.steps if schedule else facts.steps))
    if not 1 <= steps <= 1000:
        raise InputError(f"{steps:g} steps make no sound.", todo="Give 1 to 1000.")
    run = SoundRun(
        pipe=loaded.pipe,
        prompt=use.prompt,
        negative=use.negative,
        lyrics=use.lyrics,
        seconds=seconds,
        steps=int(steps),
        guidance=_number(settings.get("guidance", schedule.guidance if schedule else facts.guidance)),
        tempo=(scene.music.tempo_bpm or 0) if scene.music is not None else 0,
        seed=seed,
        watch=Watch(int(steps), progress, cancel, None, step="making the sound"),
    )
    try:
        return import_module(f"studio.diffusion.families.{found.family}").sound(run)
    except (StudioError, Cancelled, MemoryError, torch.OutOfMemoryError):
        raise
    except (RuntimeError, ValueError, TypeError, KeyError, AttributeError, IndexError) as exc:
        if torches.lost(exc) or (isinstance(exc, RuntimeError) and "memory" in str(exc)):
            raise
        torches.log.exception("%s failed", found.id)
        why = " ".join(str(exc).split())[:160]
        raise InputError(
            f"{found.id} could not make this sound ({type(exc).__name__}: {why}).",
            todo="Its settings or its files may be wrong: verify the model, or choose others.",
        ) from exc


def _schedule(found: Found, name: str) -> Schedule | None:
    schedules = found.card.schedules if found.card else ()
    if not name:
        return schedules[0] if schedules else None
    named = next((one for one in schedules if one.name == name), None)
    if named is None:
        names = ", ".join(one.name for one in schedules) or "none"
        raise InputError(f'{found.id} has no schedule "{name}"; it has: {names}.')
    return named


def _number(value: float | int | bool | str) -> float:
    if isinstance(value, str):
        raise InputError(f'"{value}" is not a number.')
    return float(value)
