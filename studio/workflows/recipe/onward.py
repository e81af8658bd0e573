"""Takes that a model goes on from, or of which it makes a part again."""

from collections.abc import Callable
from dataclasses import replace

from studio.core.errors import InputError
from studio.project import edits
from studio.project.mix import MixSettings
from studio.project.model_use import ModelUse
from studio.project.project import Project
from studio.project.scene import Reading
from studio.project.shot import ShotSettings
from studio.project.take import Recipe, Take
from studio.workflows.recipe.drafting import BY_MODELS


def said_to(model: str, settings: ShotSettings, recipe: Recipe) -> ModelUse:
    """A model as it was told to run for the shot, or for the take; else as it usually is. Nothing is given to it."""
    told = next((use for use in (settings.model, recipe.model) if use is not None and use.model == model), None)
    use = ModelUse(model=model) if told is None else told
    return replace(
        use, guide="none", image="", movie="", part=None, sound="", digest="", family="", size=None, frame_count=0,
        mode="", precision="",
    )  # fmt: skip


def again_in_part(take: Take, use: ModelUse, part: tuple[float, float]) -> Recipe:
    """The recipe of a take of which a model makes a part again, ``part`` seconds from and to; all else stays as it is.

    Its sound comes with the take's pictures, mixed as it is.

    Raises:
        InputError: the take has no such part.
    """
    start, end = part
    length = float(take.recipe.rate.seconds(take.frame_count))
    if not 0.0 <= start < end <= length + 0.05:
        raise InputError(
            f"The take lasts {length:.1f} s; it has no part from {start:g} to {end:g} s.",
            todo="Choose where the part begins and where it ends.",
        )
    return replace(
        take.recipe,
        engine=BY_MODELS,
        engine_version="",
        model=replace(use, movie=take.media, part=(start, end)),
        seconds=None,
        timed_seconds=None,
        mix=MixSettings(loudness=take.recipe.mix.loudness),
        master=None,
        own=(),
        dubs=(),
        sounds=(),
        angle="",
    )


def going_on(take_id: str, use: ModelUse, seconds: float, reading: Reading) -> Callable[[Project], Project]:
    """A new shot behind that of a take, which a model makes from where the take ends, so many seconds long.

    ::

        s1 s2        ->  s1 s3 s2        s3 goes on from a take of s1
    """

    def _edit(project: Project) -> Project:
        take = project.take(take_id)
        shot = project.shot(take.shot_id)
        settings = replace(
            shot.settings, engine=BY_MODELS, model=replace(use, movie=take.media), seconds=seconds, angle=""
        )
        return edits.insert_shots(project, project.number(shot.id), (reading,), settings)

    return _edit
