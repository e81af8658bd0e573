"""A shot by a model, from top to bottom: plan, load, then down the ladder until it can be made."""

import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

import torch

from studio.core.errors import Cancelled, InputError, StudioError
from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate
from studio.diffusion import attention, speed, torches
from studio.diffusion.families.interpolate import retimed
from studio.diffusion.families.upscale import upscaled
from studio.diffusion.folders import Found, Models
from studio.diffusion.ladder import climb_down, usual
from studio.diffusion.loading import SHELF
from studio.diffusion.loras import lay
from studio.diffusion.performance import Decode, ModelPerformance
from studio.diffusion.planning import Plan, plan
from studio.diffusion.running import Made, Run
from studio.diffusion.single import network_file
from studio.diffusion.watch import Watch
from studio.ports.engine import ShotRequest
from studio.ports.models import Mode, Precision, Rung
from studio.project.model_use import ModelUse
from studio.project.scene import Note

_MODES: tuple[Mode, ...] = ("resident", "model_offload", "group_offload", "sequential_offload")
_PRECISIONS: tuple[Precision, ...] = ("float32", "bfloat16", "float16", "fp8", "int8", "gguf")


def make(
    request: ShotRequest, use: ModelUse, found: Found, models: Models, progress: Progress, cancel: CancelToken
) -> ModelPerformance:
    """Raises ``InputError`` or ``MachineError``."""
    torches.settle()
    wanted = plan(request, use, found)
    if use.digest and use.digest != found.digest:
        raise InputError(
            f"The weights of {found.id} are not those that this take was made with.",
            todo="Make a new take, or get the weights it was made with.",
        )
    where = torches.device()
    notes = list(wanted.notes)

    def _attempt(rung: Rung) -> ModelPerformance:
        with torches.short_of_memory():
            return _one(request, use, found, models, wanted, rung, where, notes, progress, cancel)

    return climb_down(_rungs(wanted, use, found, models, where), _attempt, notes.append)


def _rungs(wanted: Plan, use: ModelUse, found: Found, models: Models, where: torch.device) -> tuple[Rung, ...]:
    """As the recipe was run, if it was; else as the catalogue advises; else as is usual."""
    rungs = models.ladder(found, wanted.size, wanted.frame_count, torches.facts(where))
    rungs = rungs or usual(wanted, where.type, use.precision)
    mode = next((one for one in _MODES if one == use.mode), None)
    kept = next((one for one in _PRECISIONS if one == use.precision), None)
    if use.mode and mode is None:
        raise InputError(f'There is no mode "{use.mode}"; there are: {", ".join(_MODES)}.')
    if use.precision and kept is None:
        raise InputError(f'There are no numbers "{use.precision}"; there are: {", ".join(_PRECISIONS)}.')
    if mode is None and kept is None:
        return rungs
    first = replace(
        rungs[0],
        mode=mode or rungs[0].mode,
        precision=kept or rungs[0].precision,
        tiled=bool(use.settings.get("tiled", rungs[0].tiled)),
    )
    return (first, *(one for one in rungs[1:] if one.mode != first.mode or one.size != first.size))


def _one(
    request: ShotRequest,
    use: ModelUse,
    found: Found,
    models: Models,
    wanted: Plan,
    rung: Rung,
    where: torch.device,
    notes: list[Note],
    progress: Progress,
    cancel: CancelToken,
) -> ModelPerformance:
    begun = time.monotonic()
    numbers = torches.precision(rung.precision, where)
    loaded = SHELF.take(found, rung.mode, numbers, where)
    cancel.check()
    laid = lay(loaded, use.loras)
    now = wanted.at(rung.size, rung.frame_count)
    backend = str(now.settings.get("attention", "")) or attention.fastest(where.type)
    watch = Watch(now.steps, progress, cancel, request.preview)
    run = Run(now, use.guide, request, loaded, watch, cancel, backend, tiled=rung.tiled)
    driver: Callable[[Run], Made] = import_module(f"studio.diffusion.families.{found.family}").make
    try:
        with speed.hastened(run, where):
            made = driver(run)
    except (StudioError, Cancelled, MemoryError, torch.OutOfMemoryError):
        raise
    except RuntimeError as exc:
        if "memory" in str(exc):
            raise
        raise _unfit(found, exc) from exc
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as exc:
        raise _unfit(found, exc) from exc
    assert made.decode is not None, "a driver of pictures gives pictures"
    decode, rate = finished(made.decode, now, request, models)
    peak = int(torch.cuda.max_memory_allocated()) if where.type == "cuda" else 0
    models.took(found, rung, time.monotonic() - begun, peak)
    settings: dict[str, Any] = {**use.settings, "attention": backend, "tiled": rung.tiled}
    ran = replace(
        use,
        prompt=now.prompt,
        negative=now.negative,
        loras=laid,
        settings=MappingProxyType(settings),
        digest=found.digest,
        family=found.family,
        size=now.size,
        frame_count=now.frame_count,
        mode=rung.mode,
        precision=numbers,
    )
    count = request.rate.sample(now_frames(now))
    sound = None if made.sound is None else _as_long(made.sound, count)
    return ModelPerformance(
        decode=decode,
        size=request.size,
        rate=FrameRate(request.rate.fps),
        model_rate=rate,
        frame_count=now_frames(now),
        model=ran,
        sound=sound,
        events=request.staged.events if request.staged is not None and sound is None else (),
        lines=now.lines,
        notes=tuple(notes),
    )


def finished(decode: Decode, now: Plan, request: ShotRequest, models: Models) -> tuple[Decode, Fraction]:
    """The pictures larger, and as many a second as the shot wants, where the settings name a network for it."""
    larger, between = str(now.settings.get("upscale", "")), str(now.settings.get("interpolate", ""))
    rate = now.rate
    if larger:
        bare, place = decode, _network(larger, models)
        decode = lambda cancel: upscaled(place, bare(cancel), cancel)  # noqa: E731
    if between and rate != request.rate.fps:
        plain, where = decode, _network(between, models)
        decode = lambda cancel: retimed(  # noqa: E731
            where, plain(cancel), now.rate, request.rate.fps, now.shot_frames, cancel
        )
        rate = request.rate.fps
    return decode, rate


def _network(name: str, models: Models) -> Path:
    place = Path(name).expanduser()
    return network_file(place if place.exists() else models.find(name).folder)


def now_frames(now: Plan) -> int:
    """Frames of the shot."""
    return now.shot_frames


def _as_long(sound: Any, count: int) -> Any:
    """Exactly ``count`` samples: a model's sound ends a little before its pictures, or after."""
    import numpy as np

    whole = np.zeros((count, 2), np.float32)
    whole[: min(count, len(sound))] = sound[:count]
    return whole


def _unfit(found: Found, exc: Exception) -> InputError:
    torches.log.exception("%s failed", found.id)
    why = " ".join(str(exc).split())[:160]
    return InputError(
        f"{found.id} could not make this shot ({type(exc).__name__}: {why}).",
        todo="Its settings or its files may be wrong: verify the model, or choose others.",
    )
