"""The picture that a shot begins with: whether a dropped file will do, and how one is made by a model of pictures."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import DiskError, FaultError, InputError
from studio.core.progress import CancelToken, Progress
from studio.core.time import FrameRate
from studio.ports.engine import FILM_RATE, Modelled, ShotRequest
from studio.ports.worker import Blocking, BlockingOrder
from studio.project.model_use import ModelUse
from studio.project.scene import Note, Scene
from studio.project.take import Recipe
from studio.workflows.film.sending import answered_beside
from studio.workflows.recipe.drafting import BY_MODELS
from studio.workflows.small import png
from studio.workflows.studio import Studio

SMALLEST = 64
"""Pixels of a side that a picture must have, for a model to see anything in it."""

_SAME_SHAPE = 0.02
"""Share of a side that may be cut off without a word."""


def looked_at(studio: Studio, file: Path, size: tuple[int, int]) -> tuple[Note, ...]:
    """What will be done to a picture for a shot of this size (width, height), where it does not fit as it is.

    Raises:
        InputError: it is missing, no picture, or too small.
    """
    if not file.is_file():
        raise InputError(f"There is no picture {file}.", todo="Give a photo, a drawing or a movie.")
    reader = studio.readers.open(file)
    try:
        facts = reader.facts
        if facts.frame_count < 1:
            raise InputError(f"{file.name} shows no picture.", todo="Give a photo, a drawing or a movie.")
        reader.picture(0)  # what cannot be decoded is said now
    finally:
        reader.close()
    wide, tall = facts.size
    if min(wide, tall) < SMALLEST:
        raise InputError(
            f"{file.name} is too small to begin with: {wide}x{tall}.",
            todo=f"Give one of at least {SMALLEST}x{SMALLEST}.",
        )
    scale = max(size[0] / wide, size[1] / tall)
    lost = 1.0 - size[0] / (wide * scale), 1.0 - size[1] / (tall * scale)
    notes: list[Note] = []
    for share, side in zip(lost, ("width", "height"), strict=True):
        if share > _SAME_SHAPE:
            text = f"{file.name} is of another shape ({wide}x{tall}): {share:.0%} of its {side} is cut off."
            notes.append(Note(text=text, kind="substituted", detail=file.name))
    if scale > 1.25:
        text = f"{file.name} is smaller than the shot ({wide}x{tall}); it is enlarged, and will look soft."
        notes.append(Note(text=text, kind="substituted", detail=file.name))
    return tuple(notes)


def imagined(
    studio: Studio,
    scene: Scene,
    use: ModelUse,
    output: Path,
    progress: Progress,
    cancel: CancelToken,
    *,
    size: tuple[int, int] = (854, 480),
    seed: int = 0,
) -> tuple[ModelUse, tuple[Note, ...]]:
    """Have a model make one picture of a scene, as the PNG ``output``; gives the model as it was run. The same order
    gives the same bytes.

    Raises:
        InputError: there is no such model, or it cannot make single pictures; ``output`` is no .png.
        MachineError: this machine cannot run it.
        DiskError: it cannot be written.
    """
    if output.suffix.lower() != ".png":
        raise InputError(f"{output.name} is no name for a picture.", todo="Give one that ends in .png.")
    recipe = Recipe(
        scene=scene, engine=BY_MODELS, engine_version="", studio="", size=size, rate=FILM_RATE, seed=seed, model=use
    )
    if studio.workers is None:
        made = pictured(studio, recipe, use, progress, cancel)
    else:
        answer = answered_beside(studio.workers, BlockingOrder(recipe=recipe, moments=(0.0,)), progress, cancel)
        if not isinstance(answer, Blocking):
            raise FaultError("The worker made something else.")
        made = answer
    part = output.with_name(f".{output.name}.part")
    try:
        part.write_bytes(png(np.asarray(made.pictures[0], np.uint8)))
        part.replace(output)
    except OSError as exc:
        part.unlink(missing_ok=True)
        raise DiskError(f"{output} cannot be written: {exc.strerror or exc}.", todo="Choose another folder.") from exc
    return made.model or use, made.notes


def pictured(studio: Studio, recipe: Recipe, use: ModelUse, progress: Progress, cancel: CancelToken) -> Blocking:
    """The one picture that a model makes: a shot of a single frame. Raises ``InputError`` or ``MachineError``."""
    if _shortest(studio, use) > 1:
        raise _many(use)
    rate = FrameRate(recipe.rate.fps)
    request = ShotRequest(
        scene=replace(recipe.scene, dialogue=()), size=recipe.size, rate=rate, seconds=float(1 / rate.fps),
        seed=recipe.seed, quality=recipe.quality, model=replace(use, guide="none", image="", frame_count=0),
    )  # fmt: skip
    performance = studio.neural.stage(request, progress, cancel)
    model = performance.model if isinstance(performance, Modelled) else use
    if model.frame_count > 1:
        raise _many(use)
    first: NDArray[np.uint8] = next(performance.pictures((0,), cancel))
    return Blocking(pictures=(first,), frame_count=1, notes=performance.notes, model=model)


def _shortest(studio: Studio, use: ModelUse) -> int:
    """How many frames it makes at least; 1 where nobody knows, as of a folder."""
    try:
        return studio.models.card(use.model).shortest_frames
    except InputError:
        return 1


def _many(use: ModelUse) -> InputError:
    return InputError(f"{use.model} makes no single pictures.", todo="Choose one that does: ekonte models list.")
