"""How long jobs will take, learned from those that were done: the median of seconds a frame."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from studio.ports.queue import ExportWork, FilmWork, Kind, Past, SoundWork, TakeWork, Work
from studio.project.model_use import ModelUse, SoundUse
from studio.project.project import FILM_RATE, Project
from studio.project.take import Quality, Recipe

USUAL_SECONDS = 6.0
"""How long a shot is taken to be before it has been staged."""

_USUAL_SIZE = (854, 480)
_NEWEST = 25
"""Jobs of one kind that count."""

_PIXEL: dict[Quality, float] = {"draft": 1.5e-7, "standard": 2.2e-7, "final": 4.5e-7}
"""Seconds a pixel of a frame costs, drawn and encoded, before anything was measured; ``export`` as a draft."""

_BY = " by "

_SOUND = 0.02
"""Seconds of work a frame of sound costs, before anything was measured."""


@dataclass(frozen=True, slots=True)
class Size:
    """What the cost of a job hangs on. ``quality`` of takes by models, or with sound by models, names these too."""

    kind: Kind
    quality: str
    pixels: int
    frames: int


class Estimates:
    """By kind, quality and size; another size by its pixels, where none of this size was done."""

    def __init__(self, past: Iterable[Past]) -> None:
        """``past`` newest first."""
        self._past = tuple(past)

    def seconds(self, size: Size) -> float | None:
        """Of wall time, from its beginning to its end. None: of a model, and nothing like it was made here yet."""
        alike = [one for one in self._past if (one.kind, one.quality) == (size.kind, size.quality) and one.frames]
        exact = [one for one in alike if one.pixels == size.pixels][:_NEWEST]
        if exact:
            return median(one.seconds / one.frames for one in exact) * size.frames
        if alike and size.kind != "sound":
            pixel = median(one.seconds / one.frames / max(1, one.pixels) for one in alike[:_NEWEST])
            return pixel * size.pixels * size.frames
        if alike:
            return median(one.seconds / one.frames for one in alike[:_NEWEST]) * size.frames
        if _BY in size.quality:
            return None
        if size.kind == "sound":
            return 3.0 + _SOUND * size.frames
        quality = _PIXEL.get(_quality(size.quality), _PIXEL["draft"])
        return 3.0 + quality * size.pixels * size.frames


def size_of(work: Work, project: Project | None = None, recipe: Recipe | None = None) -> Size:
    """What is known of a job before it begins; ``project`` is the one it belongs to, where that is open anyway."""
    match work:
        case TakeWork():
            return _take_size(work, project, recipe or work.recipe)
        case SoundWork(take=take_id, sounds=sounds):
            take = next((one for one in (project.takes if project else ()) if one.id == take_id), None)
            frames = take.frame_count if take else FILM_RATE.frames(USUAL_SECONDS)
            return Size(
                "sound", _made("", None, sounds or ()), _pixels(take.recipe.size if take else _USUAL_SIZE), frames
            )
        case FilmWork(prompts=prompts, script=script):
            shots = len(prompts) or max(1, len([part for part in script.split("\n\n") if part.strip()]))
            frames = work.rate.frames(work.seconds or USUAL_SECONDS) * shots
            return Size("film", _made(work.quality, work.model, work.sounds), _pixels(work.size), frames)
        case ExportWork():
            if project is None or not project.shots:
                return Size("export", "", _pixels(_USUAL_SIZE), FILM_RATE.frames(USUAL_SECONDS))
            frames = sum(
                take.frame_count if (take := project.standing(shot.id)) else project.form.rate.frames(USUAL_SECONDS)
                for shot in project.shots
            )
            return Size("export", "", _pixels(project.form.size), frames)


def _take_size(work: TakeWork, project: Project | None, recipe: Recipe | None) -> Size:
    if recipe is not None:
        frames = recipe.rate.frames(recipe.seconds or USUAL_SECONDS)
        return Size("take", _made(recipe.quality, recipe.model, recipe.sounds), _pixels(recipe.size), frames)
    shot = next((one for one in (project.shots if project else ()) if one.id == work.shot), None)
    if project is None or shot is None:
        frames = FILM_RATE.frames(USUAL_SECONDS)
        label = _made(work.quality or "standard", work.model, work.sounds or ())
        return Size("take", label, _pixels(_USUAL_SIZE), frames)
    base = next((one for one in project.takes if one.id == work.base), None)
    if base is None and work.base:
        base = project.standing(shot.id)
    own = shot.settings.model if shot.settings.engine != "stage" else None
    model = work.model or (base.recipe.model if base is not None else own)
    sounds = (
        work.sounds if work.sounds is not None else base.recipe.sounds if base is not None else shot.settings.sounds
    )
    label = _made(work.quality or shot.settings.quality, model, sounds)
    last = base or project.standing(shot.id)
    frames = project.form.rate.frames(shot.settings.seconds or USUAL_SECONDS)
    if last is not None and (base is not None or shot.settings.seconds is None):
        frames = last.frame_count
    return Size("take", label, _pixels(project.form.size), frames)


def _made(quality: str, model: ModelUse | None, sounds: tuple[SoundUse, ...]) -> str:
    """The quality, and the models that make it: the cost hangs on them, and on how many steps they go."""
    makers = [] if model is None else [f"{model.model} {model.schedule} {model.settings.get('steps', '')}".strip()]
    makers += [use.model for use in sounds]
    return quality + (_BY + ", ".join(makers) if makers else "")


def _pixels(size: tuple[int, int]) -> int:
    return size[0] * size[1]


def _quality(name: str) -> Quality:
    return "final" if name == "final" else "standard" if name == "standard" else "draft"
