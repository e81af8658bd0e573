"""Shots that a model makes: what it is given besides the scene, and what becomes of the sound that it makes.

The stage directs where it is asked to: its own staging of the shot travels in the request, and the engine takes from it
the pictures that its model can follow.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.progress import CancelToken, Progress
from studio.ports.engine import Directing, Footage, Modelled, Performance, Reference, ShotRequest
from studio.ports.sound import Samples, Sound
from studio.project.mix import STEMS, MixSettings
from studio.project.model_use import ModelUse
from studio.project.take import Recipe
from studio.workflows.recipe import own
from studio.workflows.studio import Studio

TAIL = 480
"""Samples of sound (10 ms) made beyond a shot's last frame, for crossing over into the next shot."""

Preview = Callable[[NDArray[np.uint8]], None]
"""Is told of a picture as it emerges: uint8 (height, width, 3) sRGB, small."""


def driven(
    studio: Studio,
    request: ShotRequest,
    use: ModelUse,
    progress: Progress,
    cancel: CancelToken,
    find: own.Find,
    preview: Preview | None,
    people: tuple[Reference, ...] = (),
) -> Performance:
    """Have the model make the shot, from the stage's own staging of it, a picture, a movie or a sound where the recipe
    says so. ``people`` are those in it who are cameos and were let in.

    Raises:
        InputError: the model or the picture is missing or damaged, or of no use for this.
        MachineError: this machine cannot run it.
    """
    staged = _directed(studio, request, use, progress, cancel)
    if use.guide == "pose" and isinstance(staged, Directing) and not staged.posed:
        raise InputError("Nobody in this shot has a pose that can be followed.", todo="Say --guide depth.")
    picture = _picture(studio, find(use.image)) if use.image else None
    whole = replace(
        request,
        model=use,
        staged=staged,
        picture=picture,
        footage=_footage(studio, find(use.movie), use.part) if use.movie else None,
        heard=studio.media.sound(find(use.sound)).samples if use.sound else None,
        references=people,
        preview=preview,
    )
    return studio.neural.stage(whole, progress, cancel)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shown:
    """Pictures that are there already, so many frames; ``sound`` came with them: float32 (n, 2) at 48 kHz, or None."""

    frame_count: int
    sound: Samples | None = None


def heard_again(
    studio: Studio, request: ShotRequest, use: ModelUse, shown: Shown, progress: Progress, cancel: CancelToken
) -> Performance:
    """What is to be heard of a shot that a model has made before; no model is loaded."""
    staged = _directed(studio, request, use, progress, cancel) if shown.sound is None else None
    return studio.neural.again(replace(request, model=use, staged=staged), shown.frame_count, shown.sound)


def _directed(
    studio: Studio, request: ShotRequest, use: ModelUse, progress: Progress, cancel: CancelToken
) -> Performance | None:
    """The stage's own staging of the shot, where the model is guided by it."""
    if use.guide == "none":
        return None
    progress("staging", 0, 0)
    staged = studio.engine.stage(request, progress, cancel)
    cancel.check()
    return staged


def _picture(studio: Studio, file: Path) -> NDArray[np.uint8]:
    """uint8 (height, width, 3) sRGB; the first picture of a movie."""
    reader = studio.readers.open(file)
    if reader.facts.frame_count < 1:
        raise InputError(f"{file.name} shows no picture.", todo="Give a photo, a drawing or a movie.")
    return np.ascontiguousarray(reader.picture(0)[:, :, 2::-1])


def _footage(studio: Studio, file: Path, part: tuple[float, float] | None) -> Footage:
    """A movie that somebody brought. Raises ``InputError``: it cannot be read."""
    reader = studio.readers.open(file)
    facts = reader.facts
    sound = studio.media.samples(file) if facts.sample_count else None

    def _picture(number: int) -> NDArray[np.uint8]:
        return np.ascontiguousarray(reader.picture(number)[:, :, 2::-1])

    return Footage(frame_count=facts.frame_count, rate=facts.rate, picture=_picture, sound=sound, part=part)


def as_run(recipe: Recipe, performance: Performance) -> Recipe:
    """The recipe with the model as it was run at last."""
    return replace(recipe, model=performance.model) if isinstance(performance, Modelled) else recipe


def sound_of(performance: Performance) -> Samples | None:
    """The sound that came with the pictures of a shot, if any did."""
    return performance.sound if isinstance(performance, Modelled) else None


def as_stems(sound: Samples, recipe: Recipe, frame_count: int) -> Sound:
    """A model's own sound as the stems of its shot, exactly as long as the pictures (and ``TAIL``).

    It is one sound that cannot be taken apart: it counts as effects. What is missing at its end is silent.
    """
    count = recipe.rate.sample(frame_count) + TAIL
    whole = np.zeros((count, 2), np.float32)
    whole[: len(sound)] = sound[:count] * np.float32(_gain(recipe.mix))
    nothing = np.zeros((count, 2), np.float32)
    return Sound(dialogue=nothing, effects=whole, ambience=nothing, music=nothing)


def _gain(mix: MixSettings) -> float:
    mine = mix.effects
    alone = any(mix.stem(name).solo for name in STEMS)
    return 0.0 if mine.mute or (alone and not mine.solo) else 10.0 ** (mine.gain_db / 20.0)
