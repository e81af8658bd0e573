"""A shot by a model, from top to bottom: plan, load, then down the ladder until it can be made."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from types import MappingProxyType
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from studio.core.errors import Cancelled, InputError, StudioError
from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate
from studio.diffusion import attention, joining, speed, torches
from studio.diffusion.folders import Found, Models
from studio.diffusion.improving import Improving, improving
from studio.diffusion.ladder import climb_down, usual
from studio.diffusion.loading import SHELF
from studio.diffusion.loras import lay
from studio.diffusion.paces import Way
from studio.diffusion.performance import Decode, ModelPerformance
from studio.diffusion.planning import Plan, plan
from studio.diffusion.running import Made, Run
from studio.diffusion.watch import Watch
from studio.ports.engine import ShotRequest
from studio.ports.models import Mode, ModelCard, Precision, Rung
from studio.project.model_use import ModelUse
from studio.project.scene import Note

_MODES: tuple[Mode, ...] = ("resident", "model_offload", "group_offload", "sequential_offload")
_PRECISIONS: tuple[Precision, ...] = ("float32", "bfloat16", "float16", "fp8", "int8", "gguf")


def make(
    request: ShotRequest,
    use: ModelUse,
    found: Found,
    models: Models,
    known: Callable[[str, str], speed.Known],
    progress: Progress,
    cancel: CancelToken,
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
    better = improving(
        str(wanted.settings.get("upscale", "")), str(wanted.settings.get("interpolate", "")),
        str(wanted.settings.get("provider", "")), models, use.settings,
    )  # fmt: skip
    notes = [*wanted.notes, *better.notes]

    def _attempt(rung: Rung) -> ModelPerformance:
        with torches.short_of_memory():
            return _one(request, use, found, models, known, wanted, rung, where, better, notes, progress, cancel)

    return climb_down(_rungs(wanted, use, found, models, where), _attempt, notes.append)


def _rungs(wanted: Plan, use: ModelUse, found: Found, models: Models, where: torch.device) -> tuple[Rung, ...]:
    """As the recipe was run, if it was; else as the catalogue advises; else as is usual."""
    rungs = models.ladder(found, wanted.size, wanted.frame_count, torches.facts(where))
    if wanted.kept is not None:  # what is a movie's is where it is in the movie: the shot can be smaller, not shorter
        rungs = tuple(one for one in rungs if one.frame_count == wanted.frame_count)
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
    known: Callable[[str, str], speed.Known],
    wanted: Plan,
    rung: Rung,
    where: torch.device,
    better: Improving,
    notes: list[Note],
    progress: Progress,
    cancel: CancelToken,
) -> ModelPerformance:
    numbers = torches.precision(rung.precision, where)
    overlapped = bool(wanted.settings.get("overlapped", True))
    loaded = SHELF.take(found, rung.mode, numbers, where, overlapped=overlapped)
    torches.forget_peak(where)
    begun = time.monotonic()  # weights are warm from one take to the next: loading them counts for nothing
    cancel.check()
    laid = lay(loaded, use.loras)
    now = wanted.at(rung.size, rung.frame_count)
    here = known(torches.machine(where), found.digest)
    asked = speed.networks(loaded)
    driver: Callable[[Run], Made] = import_module(f"studio.diffusion.families.{found.family}").make

    def _told(text: str) -> None:
        notes.append(Note(text=text, kind="substituted", detail="memory"))

    def _driven(kernel: str) -> tuple[Made, speed.Haste]:
        for network in asked:
            attention.tell(network, kernel)
        watch = Watch(now.steps, progress, cancel, request.preview)
        run = Run(now, use.guide, request, loaded, watch, cancel, tiled=rung.tiled, told=_told)
        way = Way(
            mode=loaded.moved, precision=numbers, attention=kernel, decode="tiled" if rung.tiled else "whole"
        )  # fmt: skip
        with speed.hastened(run, way, here, again=bool(use.digest)) as haste:
            return driver(run), haste

    kernel = str(now.settings.get("attention", ""))
    try:
        made, haste = _with(kernel, here, asked, where, _driven)
    except (StudioError, Cancelled, MemoryError, torch.OutOfMemoryError):
        raise
    except RuntimeError as exc:
        if "memory" in str(exc) or torches.lost(exc):
            raise
        raise _unfit(found, exc) from exc
    except (ValueError, TypeError, KeyError, AttributeError, IndexError) as exc:
        raise _unfit(found, exc) from exc
    assert made.decode is not None, "a driver of pictures gives pictures"
    denoised = time.monotonic() - begun
    share = usual_share(now, found.card)
    torches.log.info("%s: made in %.2f s, %.2f of a run by its usual schedule", found.id, denoised, share)

    needed = math.floor(Fraction(now.shot_frames) / request.rate.fps * now.rate)  # of the model's, for the shot

    def _decoded(seconds: float) -> None:
        peak = torches.peak(where)
        torches.log.info("%s: its pictures were waited for %.2f s; others were written meanwhile", found.id, seconds)
        haste.tell(seconds, peak)
        models.took(found, rung, denoised / share + seconds, peak if where.type == "cuda" else 0)

    shown = timed(joining.shown(made.decode, now), _decoded, needed)
    decode, rate = finished(shown, now, request, better)
    settings: dict[str, Any] = {
        **use.settings, **better.digests, "attention": haste.way.attention, "compile": haste.compiled,
        "tiled": rung.tiled,
    }  # fmt: skip
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
    joined = joining.heard(made.sound, request, now)
    sound = _as_long(joined, count) if joined is not None and use.heard else None
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
        notes=notes,
        over=joining.over(request),
    )


def _with(
    kernel: str,
    known: speed.Known,
    asked: Sequence[Any],
    where: torch.device,
    driven: Callable[[str], tuple[Made, speed.Haste]],
) -> tuple[Made, speed.Haste]:
    """Driven with the attention ``kernel`` that is wished for, or else with the fastest; where that one proves unable
    to do what this model asks of it, with the usual one."""
    chosen = kernel or known.attention(asked, where.type)
    try:
        return driven(chosen)
    except (RuntimeError, ValueError, TypeError) as exc:
        if kernel or chosen == attention.NATIVE or "memory" in str(exc) or torches.lost(exc):
            raise
        torches.log.warning("attention %s: not for this model (%s)", chosen, " ".join(str(exc).split())[:120])
        known.without(chosen)
        return driven(attention.NATIVE)


def usual_share(now: Plan, card: ModelCard | None) -> float:
    """How many times the network is called in this run, over how often in one by the model's usual schedule."""
    if card is None or not card.schedules:
        return 1.0
    first = card.schedules[0]
    usual_calls = len(first.sigmas) or first.steps
    calls = now.steps * (2 if now.guidance > 1.0 else 1)
    return max(1e-3, calls / max(1, usual_calls * (2 if first.guidance > 1.0 else 1)))


def timed(decode: Decode, told: Callable[[float], None], count: int) -> Decode:
    """The same pictures; how long ``count`` of them took is told once, after the last that is asked for."""
    waiting = [told]

    def _timed(cancel: CancelToken) -> Iterator[NDArray[np.uint8]]:
        seconds, made, pictures = 0.0, 0, decode(cancel)
        try:
            while True:
                begun = time.monotonic()
                picture = next(pictures, None)
                seconds += time.monotonic() - begun
                if picture is None:
                    return
                made += 1
                yield picture
        finally:
            if waiting and made >= count:
                waiting.pop()(seconds)

    return _timed


def finished(decode: Decode, now: Plan, request: ShotRequest, better: Improving) -> tuple[Decode, Fraction]:
    """The pictures larger, and as many a second as the shot wants, where the settings name a network for it."""
    rate = now.rate
    if better.upscaler is not None:
        bare = decode
        decode = lambda cancel: better.larger(bare(cancel), cancel)  # noqa: E731
    if better.interpolator is not None and rate != request.rate.fps:
        plain = decode
        decode = lambda cancel: better.smoother(  # noqa: E731
            plain(cancel), now.rate, request.rate.fps, now.shot_frames, cancel
        )
        rate = request.rate.fps
    return decode, rate


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
